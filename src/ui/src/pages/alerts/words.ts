import type { Alert, AlertRule } from "../../api/alerts";
import type { Tone } from "../../parts/Chip";
import { count, counted } from "../../parts/counts";
import type { IconName } from "../../parts/icons";

/** What can be alerted; threshold is what its number counts, where it has one. */
export const alertKinds: { kind: string; word: string; threshold?: string; usual?: string }[] = [
  { kind: "schema_breaking", word: "Breaking change of a schema" },
  { kind: "schema_changed", word: "Any change of a schema" },
  { kind: "edge_new", word: "New edge" },
  { kind: "edge_lost", word: "Lost edge" },
  { kind: "claim_contradicted", word: "Claim that the SQL contradicts" },
  { kind: "run_failed", word: "Failed run" },
  { kind: "run_late", word: "Late run", threshold: "Hours without a run", usual: "26" },
  { kind: "freshness", word: "Dataset not written", threshold: "Hours without a write", usual: "26" },
  { kind: "volume", word: "Unusual number of rows", threshold: "Spreads from the median", usual: "3" },
  { kind: "check_failed", word: "Failed check" },
  { kind: "pii_exposed", word: "Personal data outside of its places" },
  { kind: "impact", word: "Change that hits many datasets", threshold: "Datasets downstream", usual: "50" },
];

export function kindOf(kind: string): (typeof alertKinds)[number] {
  return alertKinds.find((one) => one.kind === kind) ?? { kind, word: kind };
}

export type AlertState = "open" | "acknowledged" | "resolved" | "muted";

export const stateLooks: Record<string, { tone: Tone; icon: IconName }> = {
  open: { tone: "fail", icon: "warning" },
  acknowledged: { tone: "run", icon: "eye" },
  resolved: { tone: "ok", icon: "succeeded" },
  muted: { tone: "idle", icon: "pause" },
};

export const deliveryLooks: Record<string, { tone: Tone; icon: IconName }> = {
  waiting: { tone: "warn", icon: "waiting" },
  sending: { tone: "run", icon: "running" },
  sent: { tone: "ok", icon: "succeeded" },
  failed: { tone: "fail", icon: "failed" },
};

/** An alert that has no message of its own is told with the one that is its cause. */
export function isToldWithAnother(alert: Alert): boolean {
  return alert.group !== alert.id;
}

/** What narrows a rule: "datasets named shop.public.*". */
export function aboutWords({ pattern, owner, tag, dataset }: AlertRule["rule"], datasetName?: string): string {
  if (pattern) return `datasets named ${pattern}`;
  if (owner) return `datasets of ${owner}`;
  if (tag) return `datasets tagged ${tag}`;
  return dataset ? (datasetName ?? "one dataset") : "everything";
}

/** "26 hours without a run" */
export function thresholdWords(kind: string, threshold: number | null): string {
  const { threshold: counts, usual } = kindOf(kind);
  if (!counts) return "";
  const number = threshold ?? Number(usual);
  return `${count(number)} ${counts.charAt(0).toLowerCase()}${counts.slice(1)}`;
}

export function isMuted(rule: AlertRule, now: number = Date.now()): boolean {
  return rule.mutedUntil !== null && Date.parse(rule.mutedUntil) > now;
}

/** Where a rule stands: trouble first, since a rule that fails tells nothing. */
export function ruleState(rule: AlertRule, now: number = Date.now()): { word: string; tone: Tone; icon: IconName } {
  if (!rule.rule.enabled) return { word: "off", tone: "idle", icon: "stop" };
  if (rule.trouble) return { word: "in trouble", tone: "fail", icon: "failed" };
  if (isMuted(rule, now)) return { word: "muted", tone: "warn", icon: "pause" };
  return { word: "on", tone: "ok", icon: "succeeded" };
}

/** What a preview found, in one sentence. */
export function previewWords(found: number, messages: number, truncated: boolean, days: number): string {
  const span = days === 1 ? "day" : `${count(days)} days`;
  if (found === 0) return `In the last ${span} it would have found nothing.`;
  const alerts = truncated ? `more than ${counted(found, "alert")}` : counted(found, "alert");
  return `In the last ${span} it would have found ${alerts}: ${counted(messages, "message")} to each recipient of its channels.`;
}
