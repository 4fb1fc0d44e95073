/** Kinds of change, as the API names them, in the word that ends the question "… is dropped". */
export const changeWords: Record<string, string> = {
  "drop-table": "dropped",
  "drop-column": "dropped",
  "rename-column": "renamed",
  "retype-column": "given another type",
  "stop-job": "stopped",
};

/** The changes that can be asked about a table, a column or a job. */
export function changesFor(kind: "dataset" | "job", column: string | undefined): string[] {
  if (kind === "job") return ["stop-job"];
  return column ? ["drop-column", "rename-column", "retype-column"] : ["drop-table"];
}

/** The change to ask about when the column was chosen or taken away. */
export function changeFor(kind: "dataset" | "job", column: string | undefined, wanted: string | undefined): string {
  const possible = changesFor(kind, column);
  return wanted && possible.includes(wanted) ? wanted : (possible[0] as string);
}

export const effectWords: Record<string, string> = {
  breaks: "breaks",
  stale: "goes stale",
  possibly: "possibly",
  "possibly-breaks": "possibly",
};

export const riskWords: Record<string, string> = {
  reach: "Reach",
  breaking: "Breaking",
  ends: "Ends",
  activity: "Activity",
  people: "People",
  sensitive: "Sensitive",
  evidence: "Evidence",
};

/** What the risk asks of the reader. */
export function riskVerdict(score: number): { tone: "ok" | "warn" | "fail"; words: string } {
  if (score < 34) return { tone: "ok", words: "a small change" };
  return score < 67 ? { tone: "warn", words: "look before you change" } : { tone: "fail", words: "plan it with the others" };
}
