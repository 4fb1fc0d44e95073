import type { RuleRequest } from "../../api/settings";

export const ruleKinds = ["namespace", "case", "rewrite", "symlink"] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const ruleKindWords: Record<RuleKind, string> = {
  namespace: "Namespaces that are one",
  case: "Namespaces where case does not count",
  rewrite: "Names that a pattern rewrites",
  symlink: "Datasets that are one",
};

interface RuleLike {
  kind: string;
  namespaces?: readonly string[] | null;
  namespacePattern?: string | null;
  namespaceReplacement?: string | null;
  namePattern?: string | null;
  nameReplacement?: string | null;
  datasets?: readonly { namespace: string; name: string }[] | null;
}

/** A rule in one sentence. */
export function ruleWords(rule: RuleLike): string {
  switch (rule.kind) {
    case "namespace":
      return `${(rule.namespaces ?? []).join(" and ")} are one namespace`;
    case "case":
      return `in ${rule.namespacePattern} case does not count`;
    case "symlink":
      return `${(rule.datasets ?? []).map((dataset) => dataset.name).join(" and ")} are one dataset`;
    default: {
      const part = (what: string, from?: string | null, to?: string | null) => (from ? `${what} ${from} becomes ${to}` : "");
      return [part("namespace", rule.namespacePattern, rule.namespaceReplacement), part("name", rule.namePattern, rule.nameReplacement)]
        .filter(Boolean)
        .join(", ");
    }
  }
}

/** What the form of a rule holds, as text; lists are one a line. */
export interface RuleForm {
  kind: RuleKind;
  namespaces: string;
  namespacePattern: string;
  namespaceReplacement: string;
  namePattern: string;
  nameReplacement: string;
  datasets: string;
  reason: string;
}

export const emptyRule: RuleForm = {
  kind: "namespace",
  namespaces: "",
  namespacePattern: "",
  namespaceReplacement: "",
  namePattern: "",
  nameReplacement: "",
  datasets: "",
  reason: "",
};

/** The request of a form; a dataset's line is its namespace, a space, its name. */
export function ruleRequest(form: RuleForm): RuleRequest {
  const reason = form.reason.trim();
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  switch (form.kind) {
    case "namespace":
      return { kind: form.kind, namespaces: lines(form.namespaces), reason };
    case "case":
      return { kind: form.kind, namespacePattern: form.namespacePattern.trim(), reason };
    case "symlink":
      return {
        kind: form.kind,
        datasets: lines(form.datasets).map((line) => {
          const at = line.indexOf(" ");
          return at < 0 ? { namespace: "", name: line } : { namespace: line.slice(0, at), name: line.slice(at + 1).trim() };
        }),
        reason,
      };
    default:
      return {
        kind: form.kind,
        namespacePattern: form.namespacePattern || undefined,
        namespaceReplacement: form.namespacePattern ? form.namespaceReplacement : undefined,
        namePattern: form.namePattern || undefined,
        nameReplacement: form.namePattern ? form.nameReplacement : undefined,
        reason,
      };
  }
}
