import type { PiiItem } from "../../api/pii";

/** How somebody knows that a column holds personal data: "tag pii=email", "from crm.users.mail". */
export function originWords({ origin, declared }: PiiItem): string {
  if (origin === "derived") return `from ${declared.column.dataset}.${declared.column.field ?? ""}`;
  return origin === "hand" ? `by hand: ${declared.detail}` : `${origin} ${declared.detail}`;
}

/** The way from the declared column, a line for each step. */
export function pathWords({ declared, path }: PiiItem): string {
  const begin = `${declared.column.dataset}.${declared.column.field ?? ""} (${declared.by}: ${declared.detail})`;
  return [begin, ...path.map((step) => `→ ${step.target.dataset}.${step.target.field ?? ""}: ${stepWords(step)}`)].join("\n");
}

/** What a step does: "computed, lower(u.mail)". */
export function stepWords({ why, expression }: PiiItem["path"][number]): string {
  return expression ? `${why}, ${expression}` : why;
}

/** The patterns in a line, parted by spaces or commas. */
export function patternsOf(line: string): string[] {
  return line.split(/[\s,]+/).filter((pattern) => pattern !== "");
}
