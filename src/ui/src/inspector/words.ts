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

export function verdictWord(verdict: string): string {
  return verdict === "unchecked" ? "not checked" : verdict;
}
