import type { Check } from "../../api/checks";
import type { Answer } from "../../api/client";

type Measure = Answer<"/api/lineage/measures">[number];

interface Assertion {
  assertion?: string;
  column?: string | null;
  success?: boolean;
  severity?: string | null;
}

/** The checks of a dataset from its facets dataQualityAssertions: one per assertion and column, with its results, oldest first. */
export function checksOf(measures: readonly Measure[]): Check[] {
  const checks = new Map<string, Check>();
  const oldestFirst = [...measures].sort((a, b) => a.measuredAt.localeCompare(b.measuredAt));
  for (const measure of oldestFirst) {
    for (const assertion of assertionsOf(measure.body)) {
      const name = assertion.assertion ?? "assertion";
      const column = assertion.column || null;
      const key = `${name}\n${column ?? ""}`;
      const state = assertion.success ? "passed" : "failed";
      const check = checks.get(key) ?? {
        name,
        column,
        state,
        severity: null,
        message: null,
        job: null,
        lastAt: measure.measuredAt,
        history: [],
      };
      check.state = state;
      check.severity = assertion.severity ?? check.severity;
      check.lastAt = measure.measuredAt;
      check.history.push({ at: measure.measuredAt, state, runId: measure.runId });
      checks.set(key, check);
    }
  }
  return [...checks.values()];
}

function assertionsOf(body: unknown): Assertion[] {
  const list = (body as { assertions?: unknown } | null)?.assertions;
  return Array.isArray(list) ? (list as Assertion[]) : [];
}

/** Values of a metric over time, oldest first: rowCount or size of outputStatistics, rowCount or bytes of dataQualityMetrics. */
export function pointsOf(measures: readonly Measure[], metric: "rowCount" | "size"): { at: string; value: number; runId: string | null }[] {
  return measures
    .filter((measure) => measure.kind === "outputStatistics")
    .map((measure) => ({ at: measure.measuredAt, value: (measure.body as Record<string, unknown>)?.[metric], runId: measure.runId }))
    .filter((point): point is { at: string; value: number; runId: string | null } => typeof point.value === "number")
    .sort((a, b) => a.at.localeCompare(b.at));
}
