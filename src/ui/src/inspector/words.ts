import { age, momentText } from "../parts/times";

const kinds: Record<string, string> = {
  openlineage: "OpenLineage",
  "openlineage-explicit": "OpenLineage, explicit",
  sql: "SQL",
  "airflow-assets": "Airflow assets",
  "airflow-inlets": "Airflow inlets",
  operator: "operator",
  dbt: "dbt",
  capture: "capture",
  view: "view",
  "query-history": "query history",
  manual: "by hand",
};

/** Who says it, in words: "OpenLineage, SQL". */
export function saidBy(evidence: readonly string[]): string {
  return evidence.map((kind) => kinds[kind] ?? kind).join(", ");
}

/** Why an edge counts as stale, in words. */
export function staleWords(lastSeenAt: string): string {
  return `Stale: last seen ${age(lastSeenAt)} ago, on ${momentText(lastSeenAt)}. Nothing ended it, but that is longer than a week and than three usual intervals of its job.`;
}

export function verdictWord(verdict: string): string {
  return verdict === "unchecked" ? "not checked" : verdict;
}
