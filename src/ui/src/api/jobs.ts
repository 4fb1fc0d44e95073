import { queryOptions } from "@tanstack/react-query";
import type { Ref, RunSummary } from "./assets";
import { type Answer, get, send } from "./client";

export type JobLineage = Answer<"/api/lineage/job/{name}">;
export type JobRun = Answer<"/api/lineage/jobs/{id}/runs">["runs"][number];

/** What is known of a job, without its lineage. */
export interface JobSummary extends Ref {
  assetId: string;
  integration: string | null;
  kind: string | null;
  parent: Ref | null;
  description: string | null;
  owners: string[];
  tags: string[];
  sourceUrl: string | null;
  lastRun: RunSummary | null;
  runCount: number;
  inputCount: number;
  outputCount: number;
  hasSql: boolean;
  contradicted: number;
}

/** A task of a DAG, in the order in which the DAG runs. */
export interface TreePart {
  job: Ref;
  parent: Ref | null;
  label: string;
  kind: string | null;
  taskGroup: string | null;
  upstream: string[];
  state: string | null;
  durationSeconds: number | null;
  lastRunId: string | null;
  order: number;
  hasSql: boolean;
}

export interface JobTree {
  root: Ref;
  parts: TreePart[];
  truncated: boolean;
}

export const jobQuery = (namespace: string, name: string) =>
  queryOptions({
    queryKey: ["job", namespace, name],
    queryFn: ({ signal }) => get("/api/lineage/job/{name}", { namespace, columns: true }, signal, { name }),
  });

export const jobSummaryQuery = (id: string) =>
  queryOptions({
    queryKey: ["job-summary", id],
    queryFn: async ({ signal }) =>
      (await send<{ jobs: JobSummary[] }>("GET", "/api/lineage/jobs", { query: { id: [id] }, signal })).jobs[0] ?? null,
  });

export const jobTreeQuery = (id: string) =>
  queryOptions({
    queryKey: ["job-tree", id],
    queryFn: ({ signal }) => send<JobTree>("GET", `/api/lineage/jobs/${encodeURIComponent(id)}/tree`, { signal }),
  });

export const jobRunsQuery = (id: string, state?: string) =>
  queryOptions({
    queryKey: ["job-runs", id, state],
    queryFn: ({ signal }) => get("/api/lineage/jobs/{id}/runs", { limit: 100, state }, signal, { id }),
  });
