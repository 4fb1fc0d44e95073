import type { History } from "../../api/assets";
import { counted } from "../../parts/counts";

/** One line of a dataset's history, in words. */
export interface HistoryLine {
  at: string;
  subject: string;
  what: string;
}

/** What happened to a dataset, newest first: edges that began or ended, schema changes, its first write. */
export function historyLines(history: History): HistoryLine[] {
  const id = history.dataset?.id;
  const lines: HistoryLine[] = [];
  for (const edge of history.edges) {
    const isReader = edge.source.id === id;
    const other = isReader ? edge.target : edge.source;
    const subject = lastPart(other.name);
    lines.push({ at: edge.from, subject, what: isReader ? "starts to read it" : "starts to feed it" });
    if (edge.to) lines.push({ at: edge.to, subject, what: isReader ? "no longer reads it" : "no longer feeds it" });
  }
  for (const schema of history.schemas) {
    const words = schemaWords(schema.changes);
    if (words) lines.push({ at: schema.from, ...words });
  }
  const first = history.runs.at(-1);
  if (first && !history.truncated) lines.push({ at: first.at, subject: "first write", what: `by ${lastPart(first.job?.name ?? "a job")}` });
  return lines.sort((a, b) => b.at.localeCompare(a.at));
}

function schemaWords(changes: readonly { change: string; column: string }[]): { subject: string; what: string } | undefined {
  if (changes.length === 0) return undefined;
  const of = (change: string) => changes.filter((one) => one.change === change).length;
  const parts = (["added", "removed", "retyped", "renamed"] as const)
    .map((change) => ({ change, count: of(change) }))
    .filter((part) => part.count > 0);
  const [first, ...rest] = parts;
  if (!first) return undefined;
  const tail = rest.map((part) => `, ${part.count} ${part.change}`).join("");
  return { subject: counted(first.count, "column"), what: first.change + tail };
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1);
}
