import { useQueries, useQuery } from "@tanstack/react-query";
import { facetsQuery } from "../../api/assets";
import { auditQuery } from "../../api/insight";
import { type JobRun, jobQuery, jobRunsQuery, jobSummaryQuery, jobTreeQuery } from "../../api/jobs";
import { type CriticalPath, criticalPathQuery } from "../../api/runs";
import { jobSqlQuery } from "../../api/sql";
import { nodeId } from "../../parts/names";

/** Everything that the tabs of a job's page are made of; each part loads and fails by itself. */
export function useJob(namespace: string, name: string, chosenRun?: string) {
  const id = nodeId("job", namespace, name);
  const enabled = name !== "";
  const job = useQuery({ ...jobQuery(namespace, name), enabled });
  const summary = useQuery({ ...jobSummaryQuery(id), enabled });
  const tree = useQuery({ ...jobTreeQuery(id), enabled });
  const runs = useQuery({ ...jobRunsQuery(id), enabled });
  const facets = useQuery({ ...facetsQuery(id), enabled });
  const sql = useQuery({ ...jobSqlQuery(id, chosenRun), enabled });
  const audit = useQuery({ ...auditQuery({ job: id }), enabled });
  const paths = useQueries({ queries: dagRuns(runs.data?.runs, job.data?.job.jobType === "DAG").map((runId) => criticalPathQuery(runId)) });
  const path = fullest(paths.map((one) => one.data));
  return { id, job, summary, tree, runs, facets, sql, audit, path, pathIsLoading: runs.isPending || paths.some((one) => one.isPending) };
}

/** The newest DAG runs in which the job ran; a DAG is a job too, and its runs are its own. */
function dagRuns(runs: readonly JobRun[] | undefined, isDag: boolean): string[] {
  const ids = (runs ?? []).flatMap((run) => run.parentRunId ?? (isDag ? run.runId : []));
  return [...new Set(ids)].slice(0, looked);
}

/** The run with the most tasks, the newest of them: a repeated run of one task shows little of its DAG. */
function fullest(paths: readonly (CriticalPath | undefined)[]): CriticalPath | undefined {
  return paths.reduce((best, one) => (one && one.tasks.length > (best?.tasks.length ?? 0) ? one : best), undefined);
}

const looked = 3;

export type JobData = ReturnType<typeof useJob>;
