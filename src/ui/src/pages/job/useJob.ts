import { useQuery } from "@tanstack/react-query";
import { facetsQuery } from "../../api/assets";
import { auditQuery } from "../../api/insight";
import { jobQuery, jobRunsQuery, jobSummaryQuery, jobTreeQuery } from "../../api/jobs";
import { criticalPathQuery } from "../../api/runs";
import { jobSqlQuery } from "../../api/sql";
import { nodeId } from "../../parts/names";

/** Everything that the tabs of a job's page are made of; each part loads and fails by itself. */
export function useJob(namespace: string, name: string, chosenRun?: string) {
  const id = nodeId("job", namespace, name);
  const job = useQuery(jobQuery(namespace, name));
  const summary = useQuery(jobSummaryQuery(id));
  const tree = useQuery(jobTreeQuery(id));
  const runs = useQuery(jobRunsQuery(id));
  const facets = useQuery(facetsQuery(id));
  const sql = useQuery(jobSqlQuery(id, chosenRun));
  const audit = useQuery(auditQuery({ job: id }));
  const newest = runs.data?.runs[0];
  const dagRun = newest?.parentRunId ?? (job.data?.job.jobType === "DAG" ? newest?.runId : undefined);
  const path = useQuery({ ...criticalPathQuery(dagRun ?? ""), enabled: dagRun !== undefined && dagRun !== null });
  return { id, job, summary, tree, runs, facets, sql, audit, path, dagRun };
}

export type JobData = ReturnType<typeof useJob>;
