import type { Check } from "../../api/checks";
import type { Answer } from "../../api/client";

type Measure = Answer<"/api/lineage/measures">[number];

/** As many results a strip shows. */
const STRIP = 20;

/** The newest results in order of time: checks have theirs newest first. */
export const stripOf = (check: Check): Check["history"] => check.history.slice(0, STRIP).reverse();

/** What the newest figure is and should be: "500, expected 970 to 1030"; null where a tool sent only whether it passed. */
export function boundsText(check: Check): string | null {
  const newest = check.history[0];
  if (newest?.value == null) return null;
  const value = figure(newest.value);
  const bounds = newest.bounds;
  if (!bounds) return `${value}; too few profiles yet to expect anything`;
  const { lower, upper } = bounds;
  if (lower !== null && upper !== null) return `${value}, expected ${figure(lower)} to ${figure(upper)}`;
  if (lower !== null) return `${value}, expected at least ${figure(lower)}`;
  return upper === null ? value : `${value}, expected at most ${figure(upper)}`;
}

/** From what the bounds follow: "median 1000, MAD 0, k 3, of 3 profiles". */
export function basisText(check: Check): string | undefined {
  const bounds = check.history[0]?.bounds;
  return bounds ? `median ${figure(bounds.median)}, MAD ${figure(bounds.mad)}, k ${bounds.k}, of ${bounds.profiles} profiles` : undefined;
}

const figure = (value: number): string => String(Number(value.toFixed(4)));

/** Values of a metric over time, oldest first: rowCount or size of outputStatistics, rowCount or bytes of dataQualityMetrics. */
export function pointsOf(measures: readonly Measure[], metric: "rowCount" | "size"): { at: string; value: number; runId: string | null }[] {
  return measures
    .filter((measure) => measure.kind === "outputStatistics")
    .map((measure) => ({ at: measure.measuredAt, value: (measure.body as Record<string, unknown>)?.[metric], runId: measure.runId }))
    .filter((point): point is { at: string; value: number; runId: string | null } => typeof point.value === "number")
    .sort((a, b) => a.at.localeCompare(b.at));
}
