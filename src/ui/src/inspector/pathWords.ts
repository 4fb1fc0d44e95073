import type { ColumnPath, ColumnStep } from "../graph/path";
import type { Direction } from "../graph/view";

/** "comes from 4 columns over at most 3 steps; none is masked on the way" */
export function pathSentence(path: ColumnPath, direction: Direction): string {
  if (path.steps.length === 0) return direction === "down" ? "goes nowhere that is known" : "has no source that is known";
  const ends = new Set(path.ends.map((end) => `${end.dataset}\n${end.column}`)).size;
  const columns = `${ends} ${ends === 1 ? "column" : "columns"}`;
  const masked = path.steps.filter((step) => step.masked).length;
  const tail = masked === 0 ? "none is masked on the way" : `${masked} ${masked === 1 ? "step masks" : "steps mask"} it`;
  const depth = longest(path.steps);
  const verb = direction === "up" ? "comes from" : direction === "down" ? "goes into" : "is on a way with";
  return `${verb} ${columns} over at most ${depth} ${depth === 1 ? "step" : "steps"}; ${tail}`;
}

function longest(steps: readonly ColumnStep[]): number {
  const depth = new Map<string, number>();
  const key = (at: { dataset: string; column: string }) => `${at.dataset}\n${at.column}`;
  for (const step of steps) {
    const before = Math.max(0, ...step.from.map((from) => depth.get(key(from)) ?? 0));
    depth.set(key(step), Math.max(depth.get(key(step)) ?? 0, before + 1));
  }
  return Math.max(0, ...depth.values());
}

/** "rows by order_id, customer_id, grouped by region" */
export function rowsSentence(step: ColumnStep): string {
  const by = (subtypes: string[]) => [...new Set(step.rows.filter((row) => subtypes.includes(row.subtype)).map((row) => row.column))];
  const deciding = by(["JOIN", "FILTER", "WINDOW", "CONDITIONAL"]);
  const grouping = by(["GROUP_BY"]);
  const sorting = by(["SORT"]);
  const parts = [
    deciding.length > 0 && `rows by ${deciding.join(", ")}`,
    grouping.length > 0 && `grouped by ${grouping.join(", ")}`,
    sorting.length > 0 && `sorted by ${sorting.join(", ")}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "every row";
}

/** The same as Markdown, for a ticket or a chat. */
export function pathMarkdown(path: ColumnPath, column: string, direction: Direction, name: (id: string) => string): string {
  const steps = path.steps.map((step, i) => {
    const from = step.from.map((one) => `\`${name(one.dataset)}.${one.column}\``).join(", ");
    const expression = step.expression ? `\n   \`${step.expression.replace(/\s+/g, " ")}\`` : "";
    return `${i + 1}. \`${name(step.dataset)}.${step.column}\` ${step.word} from ${from} by ${step.job.name} (${step.verdict}); ${rowsSentence(step)}${expression}`;
  });
  return [`### Path of \`${column}\``, "", `It ${pathSentence(path, direction)}.`, "", ...steps].join("\n");
}
