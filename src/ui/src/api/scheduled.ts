import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export type RunStateName = "queued" | "running" | "retrying" | "failed" | "succeeded" | "deleted";

/** A run of any job. Its id is negative while it waits for its first start. */
export type ScheduledRun = Answer<"/api/jobs/runs">["runs"][number];

export type LogLine = Answer<"/api/jobs/runs/{runId}">["log"][number];

/** A recurring job: its schedule and how it went. */
export type ScheduledJob = Answer<"/api/jobs">["jobs"][number];

export type StateTotals = Record<RunStateName, number>;

type ScheduledRunPage = Answer<"/api/jobs/runs">;

export interface RunsFilter {
  state?: RunStateName;
  job?: string;
  kind?: string;
  q?: string;
  from?: string;
}

/** The stream tells what happens; this is for the time when it cannot be followed. */
const poll = 10_000;

export const scheduledJobsQuery = queryOptions({
  queryKey: ["scheduled-jobs"],
  queryFn: async ({ signal }): Promise<ScheduledJob[]> => (await get("/api/jobs", {}, signal)).jobs,
  refetchInterval: poll,
});

export const scheduledRunsQuery = (filter: RunsFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ["scheduled-runs", filter, limit],
    queryFn: ({ signal, pageParam }): Promise<ScheduledRunPage> => get("/api/jobs/runs", { ...filter, limit, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: poll,
  });

export const runsOfJobQuery = (job: string) =>
  queryOptions({
    queryKey: ["scheduled-runs", "of", job],
    queryFn: async ({ signal }) => (await get("/api/jobs/runs", { job, limit: 50 }, signal)).runs,
    refetchInterval: poll,
  });

export const scheduledRunQuery = (runId: number) =>
  queryOptions({
    queryKey: ["scheduled-run", runId],
    queryFn: ({ signal }) => get("/api/jobs/runs/{runId}", {}, signal, { runId: String(runId) }),
    refetchInterval: poll,
  });

export type Instance = Answer<"/api/instances">["instances"][number];

export const instancesQuery = queryOptions({
  queryKey: ["instances"],
  queryFn: async ({ signal }) => (await get("/api/instances", {}, signal)).instances,
  refetchInterval: poll,
});

export const jobStatsQuery = (from: string, buckets: number) =>
  queryOptions({
    queryKey: ["job-stats", from, buckets],
    queryFn: async ({ signal }) => (await get("/api/jobs/stats", { from, buckets }, signal)).buckets,
    placeholderData: keepPreviousData,
  });

const jobAddress = (job: string) => `/api/jobs/${encodeURIComponent(job)}`;

export const runNow = (job: string) => send("POST", `${jobAddress(job)}/run`);
export const pause = (job: string, reason: string) => send("POST", `${jobAddress(job)}/pause`, { body: { reason } });
export const resume = (job: string) => send("POST", `${jobAddress(job)}/resume`);
export const reschedule = (job: string, schedule: string) => send("PUT", `${jobAddress(job)}/schedule`, { body: { schedule } });
export const deleteSchedule = (job: string) => send("DELETE", jobAddress(job));

export type RunAction = "cancel" | "retry" | "delete";

export const actOnRun = (runId: number, action: RunAction, reason?: string) =>
  send("POST", `/api/jobs/runs/${runId}/${action}`, { body: { reason } });

/** The same for all runs that a filter matches; with dryRun it counts only. */
export const actOnRuns = (action: RunAction, filter: RunsFilter, dryRun: boolean, reason?: string) =>
  send<{ matched: number; done: number }>("POST", `/api/jobs/runs/${action}`, { body: { ...filter, dryRun, reason } });

const drainAddress = (instance: string) => `/api/instances/${encodeURIComponent(instance)}/drain`;

export const drain = (instance: string) => send("POST", drainAddress(instance));
export const endDrain = (instance: string) => send("DELETE", drainAddress(instance));
