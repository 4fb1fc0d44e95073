import type { SchemaCheck } from "../../api/schemas";
import { counted } from "../../parts/counts";

/** What a rule asks for, and what breaks it. */
export const compatibilities = [
  {
    value: "backward",
    means: "who reads by the new version can read the rows there are",
    broken: "a type that may not hold its old values",
  },
  {
    value: "forward",
    means: "who reads by the version before can read new rows",
    broken: "a column that is gone; a type whose values the old one may not hold",
  },
  { value: "full", means: "both", broken: "either" },
  { value: "none", means: "nothing is asked for", broken: "nothing" },
] as const;

export function meaningOf(compatibility: string): (typeof compatibilities)[number] | undefined {
  return compatibilities.find((one) => one.value === compatibility);
}

/** Which compatibility one version keeps with another. */
export function compatibilityWords(compatibility: string): string {
  return compatibility === "none"
    ? "compatible neither way"
    : compatibility === "full"
      ? "compatible both ways"
      : `${compatibility} compatible`;
}

/** As many datasets are counted downstream. */
const mostCounted = 10_000;

/** "12 datasets lie downstream" */
export function downstreamWords(downstream: number): string {
  if (downstream === 0) return "Nothing that we know lies downstream";
  const many = downstream >= mostCounted ? "At least " : "";
  return `${many}${counted(downstream, "dataset")} ${downstream === 1 ? "lies" : "lie"} downstream`;
}

/** What comes of a planned schema, in one sentence. */
export function verdictOf({ compatible, rule, asked, changes, violations }: SchemaCheck): string {
  if (changes.length === 0) return "It is the newest schema: nothing changes";
  if (asked === "none") return `The rule ${rule} asks for nothing`;
  const asks = rule ? `the rule ${rule} (${asked})` : undefined;
  if (compatible) return asks ? `It keeps ${asks}` : "It loses nothing";
  const breaking = counted(violations.length, "change");
  return asks
    ? `${breaking} ${violations.length === 1 ? "breaks" : "break"} ${asks}`
    : `${breaking} ${violations.length === 1 ? "loses" : "lose"} something`;
}

/** Whether a change is among those that break; the service tells each as a sentence that begins with its column. */
export function breaks(column: string, violations: readonly string[]): boolean {
  return violations.some((words) => words.startsWith(`column ${column} `) || words.startsWith(`column ${column}: `));
}

/** ", which may not hold its values": what the service says of a breaking change behind the types. */
export function whyOf(change: SchemaCheck["changes"][number], violations: readonly string[]): string {
  const words = violations.find((one) => breaks(change.column, [one])) ?? "";
  const comma = words.indexOf(`became ${change.to}, `);
  return comma < 0 ? "" : words.slice(comma + `became ${change.to}`.length);
}
