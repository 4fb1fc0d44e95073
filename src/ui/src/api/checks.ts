import { queryOptions } from "@tanstack/react-query";
import type { Ref } from "./assets";
import { send } from "./client";

/** One assertion on a dataset or one of its columns, with its results over time. */
export interface Check {
  name: string;
  column: string | null;
  state: "passed" | "failed";
  severity: string | null;
  message: string | null;
  job: Ref | null;
  lastAt: string;
  history: { at: string; state: "passed" | "failed"; runId: string | null }[];
}

export interface Series {
  metrics: string[];
  metric: string;
  points: { at: string; value: number; runId: string | null; state: string | null }[];
}

export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ["checks", id],
    queryFn: async ({ signal }) => (await send<{ checks: Check[] }>("GET", "/api/lineage/checks", { query: { id }, signal })).checks,
  });

export const seriesQuery = (id: string, metric: string) =>
  queryOptions({
    queryKey: ["series", id, metric],
    queryFn: ({ signal }) => send<Series>("GET", "/api/lineage/measures/series", { query: { id, metric }, signal }),
  });
