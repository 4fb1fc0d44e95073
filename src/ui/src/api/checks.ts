import { queryOptions } from "@tanstack/react-query";
import type { Ref } from "./assets";
import { send } from "./client";

/** Learning: too few profiles yet to expect anything. */
export type CheckState = "passed" | "failed" | "learning";

/** What a figure of a profile is expected to be, and from what that follows. */
export interface Bounds {
  lower: number | null;
  upper: number | null;
  median: number;
  mad: number;
  k: number;
  profiles: number;
}

/** One check on a dataset or one of its columns, with its results over time, newest first. */
export interface Check {
  name: string;
  column: string | null;
  state: CheckState;
  severity: string | null;
  message: string | null;
  job: Ref | null;
  lastAt: string;
  history: { at: string; state: CheckState; runId: string | null; value: number | null; bounds: Bounds | null }[];
}

export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ["checks", id],
    queryFn: async ({ signal }) => (await send<{ checks: Check[] }>("GET", "/api/lineage/checks", { query: { id }, signal })).checks,
  });
