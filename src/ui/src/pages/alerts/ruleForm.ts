import type { AlertRule, AlertRuleRequest } from "../../api/alerts";
import { kindOf } from "./words";

export const scopes = ["everything", "dataset", "pattern", "owner", "tag"] as const;
export type Scope = (typeof scopes)[number];

export const scopeWords: Record<Scope, string> = {
  everything: "Everything",
  dataset: "One dataset",
  pattern: "Names like a pattern",
  owner: "Datasets of an owner",
  tag: "Datasets with a tag",
};

/** What the form of a rule holds, as text. */
export interface RuleForm {
  name: string;
  kind: string;
  scope: Scope;
  /** What narrows it: an id, a pattern, an owner or a tag. */
  subject: string;
  threshold: string;
  channels: string[];
  enabled: boolean;
}

export function formOfRule(stored: AlertRule | undefined): RuleForm {
  if (!stored) {
    return { name: "", kind: "schema_breaking", scope: "everything", subject: "", threshold: "", channels: [], enabled: true };
  }
  const { rule } = stored;
  const scope = scopes.find((one) => one !== "everything" && rule[one]) ?? "everything";
  return {
    name: rule.name,
    kind: rule.kind,
    scope,
    subject: scope === "everything" ? "" : (rule[scope] ?? ""),
    threshold: rule.threshold === null ? "" : String(rule.threshold),
    channels: rule.channels,
    enabled: rule.enabled,
  };
}

/** The form with another kind; a number that counted something else goes. */
export function withKind(form: RuleForm, kind: string): RuleForm {
  return { ...form, kind, threshold: kindOf(kind).usual ?? "" };
}

/** The first thing that keeps the form from being tried, in words. */
export function problemOfRule(form: RuleForm): string | undefined {
  if (form.scope !== "everything" && !form.subject.trim()) return `Say which ${form.scope}.`;
  const { threshold, word } = kindOf(form.kind);
  if (threshold && !(Number(form.threshold) > 0)) return `“${word}” needs a number above 0: ${threshold.toLowerCase()}.`;
  return undefined;
}

/** The first thing that keeps the form from being saved: saving under a name that is taken would replace that rule. */
export function problemOfSaving(form: RuleForm, taken: readonly string[]): string | undefined {
  return problemOfName(form.name, taken) ?? problemOfRule(form);
}

export function problemOfName(name: string, taken: readonly string[]): string | undefined {
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(name)) return "The name is made of letters, digits, dots, dashes and underscores.";
  return taken.includes(name) ? `There is one of the name ${name} already.` : undefined;
}

export function requestOfRule(form: RuleForm): AlertRuleRequest {
  return {
    kind: form.kind,
    ...(form.scope === "everything" ? {} : { [form.scope]: form.subject.trim() }),
    threshold: kindOf(form.kind).threshold ? Number(form.threshold) : undefined,
    channels: form.channels,
    enabled: form.enabled,
  };
}

/** "ops, mail ops" → ["ops", "mail"] */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}
