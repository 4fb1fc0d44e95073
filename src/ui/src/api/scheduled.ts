import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export type RunStateName = "queued" | "running" | "retrying" | "failed" | "succeeded" | "deleted";

type KnownRun = Answer<"/api/jobs/{job}/runs">["runs"][number];

export interface LogLine {
  at: string;
  level: string;
  text: string;
}

/** One run of scheduled work; what older servers do not tell is missing. */
export type ScheduledRun = Omit<KnownRun, "log" | "progress"> & {
  state?: RunStateName;
  trigger?: "schedule" | "hand" | "retry";
  by?: string | null;
  dueAt?: string | null;
  instance?: string | null;
  log?: (string | LogLine)[];
  progress?: string | { done: number; total: number | null; words: string } | null;
};

/** A recurring job: its schedule and how it went. */
export type ScheduledJob = Omit<Answer<"/api/jobs">["jobs"][number], "paused" | "lastRun"> & {
  lastRun: ScheduledRun | null;
  paused: boolean | { reason: string; by: string | null; at: string } | null;
  medianSeconds?: number | null;
  lastSuccessAt?: string | null;
  history?: { runId: number; outcome: string; seconds: number; at: string }[];
  running?: boolean;
  description?: string | null;
};

export type StateTotals = Record<RunStateName, number>;

interface ScheduledRunPage {
  runs: ScheduledRun[];
  total: number;
  next: string | null;
  totals: StateTotals;
}

export interface RunsFilter {
  state?: RunStateName;
  job?: string;
  kind?: string;
  q?: string;
  from?: string;
}

const poll = 2000;

export const scheduledJobsQuery = queryOptions({
  queryKey: ["scheduled-jobs"],
  queryFn: async ({ signal }): Promise<ScheduledJob[]> => (await get("/api/jobs", {}, signal)).jobs as ScheduledJob[],
  refetchInterval: poll,
});

export const scheduledRunsQuery = (filter: RunsFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ["scheduled-runs", filter, limit],
    queryFn: ({ signal, pageParam }) =>
      send<ScheduledRunPage>("GET", "/api/jobs/runs", { query: { ...filter, limit, cursor: pageParam }, signal, isNew: true }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: poll,
  });

export const runsOfJobQuery = (job: string) =>
  queryOptions({
    queryKey: ["runs-of-job", job],
    queryFn: async ({ signal }): Promise<ScheduledRun[]> =>
      (await get("/api/jobs/{job}/runs", { limit: 50 }, signal, { job })).runs as ScheduledRun[],
    refetchInterval: poll,
  });

export const scheduledRunQuery = (runId: number) =>
  queryOptions({
    queryKey: ["scheduled-run", runId],
    queryFn: ({ signal }) => send<ScheduledRun>("GET", `/api/jobs/runs/${runId}`, { signal }),
    refetchInterval: poll,
  });

export interface Instance {
  name: string;
  startedAt: string;
  heartbeatAt: string;
  version: string;
  stages: { name: string; state: string; position: number | null }[];
  running: { runId: number; job: string }[];
  draining: boolean;
}

export const instancesQuery = queryOptions({
  queryKey: ["instances"],
  queryFn: async ({ signal }) => (await send<{ instances: Instance[] }>("GET", "/api/instances", { signal })).instances,
  refetchInterval: poll,
});

export const jobStatsQuery = (from: string, buckets: number) =>
  queryOptions({
    queryKey: ["job-stats", from, buckets],
    queryFn: async ({ signal }) =>
      (
        await send<{ buckets: { at: string; succeeded: number; failed: number }[] }>("GET", "/api/jobs/stats", {
          query: { from, buckets },
          signal,
          isNew: true,
        })
      ).buckets,
  });

const jobAddress = (job: string) => `/api/jobs/${encodeURIComponent(job)}`;

export const runNow = (job: string) => send("POST", `${jobAddress(job)}/run`);
export const pause = (job: string, reason: string) => send("POST", `${jobAddress(job)}/pause`, { body: { reason } });
export const resume = (job: string) => send("POST", `${jobAddress(job)}/resume`);
export const reschedule = (job: string, schedule: string) => send("PUT", `${jobAddress(job)}/schedule`, { body: { schedule } });
export const deleteSchedule = (job: string) => send("DELETE", jobAddress(job));

export type RunAction = "cancel" | "retry" | "delete";

export const actOnRun = (runId: number, action: RunAction) => send("POST", `/api/jobs/runs/${runId}/${action}`, { body: {} });

/** The same for all runs that a filter matches; with dryRun it counts only. */
export const actOnRuns = (action: RunAction, filter: RunsFilter, dryRun: boolean) =>
  send<{ matched: number; done: number }>("POST", `/api/jobs/runs/${action}`, { body: { ...filter, dryRun } });

export const drain = (instance: string) => send("POST", `/api/instances/${encodeURIComponent(instance)}/drain`);
