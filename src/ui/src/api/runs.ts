import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Ref } from "./assets";
import { type Answer, get, send } from "./client";

export type CriticalPath = Answer<"/api/lineage/runs/{runId}/critical-path">;
export type CriticalTask = CriticalPath["tasks"][number];
export type RunDetail = Answer<"/api/lineage/runs/{runId}">[number];

/** A run of a job without a parent: a DAG run, a Spark application, a dbt invocation. */
export interface RootRun {
  runId: string;
  job: Ref;
  integration: string | null;
  state: string;
  startedAt: string | null;
  endedAt: string | null;
  durationSeconds: number | null;
  nominalStartAt: string | null;
  taskCount: number;
  failedTasks: { job: Ref; label: string; runId: string }[];
  firstError: string | null;
}

interface RunPage {
  runs: RootRun[];
  total: number;
  next: string | null;
}

export interface RunFilter {
  state?: string;
  dag?: string;
  from?: string;
  to?: string;
  /** Without runs that are only named by others. */
  own?: boolean;
}

export const rootRunsQuery = (filter: RunFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ["root-runs", filter, limit],
    queryFn: ({ signal, pageParam }) =>
      send<RunPage>("GET", "/api/lineage/runs", { query: { root: true, limit, ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });

export const runQuery = (runId: string) =>
  queryOptions({ queryKey: ["run", runId], queryFn: ({ signal }) => get("/api/lineage/runs/{runId}", {}, signal, { runId }) });

export const runFacetsQuery = (runId: string) =>
  queryOptions({
    queryKey: ["run-facets", runId],
    queryFn: ({ signal }) => get("/api/lineage/runs/{runId}/facets", {}, signal, { runId }),
  });

export const criticalPathQuery = (runId: string) =>
  queryOptions({
    queryKey: ["critical-path", runId],
    queryFn: ({ signal }) => get("/api/lineage/runs/{runId}/critical-path", {}, signal, { runId }),
  });
