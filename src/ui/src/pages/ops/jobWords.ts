import type { ScheduledJob } from "../../api/scheduled";
import { clockText } from "../../parts/times";

export type ScheduleFilter = "all" | "failed" | "paused" | "running";

/** What a kind of scheduled job does. */
export function kindWords(kind: string): string {
  const words: Record<string, string> = {
    crawl: "Reads Airflow",
    "re-resolution": "Reads SQL again after an upgrade",
    erasure: "Erases what was asked for, and proves it",
    retention: "Removes what is old",
    profiling: "Profiles tables",
    alerts: "Sends alerts",
  };
  return words[kind] ?? kind;
}

export function matchesFilter(job: ScheduledJob, filter: ScheduleFilter): boolean {
  switch (filter) {
    case "failed":
      return job.lastRun?.outcome === "failed";
    case "paused":
      return Boolean(job.paused);
    case "running":
      return job.running;
    default:
      return true;
  }
}

/** "Failed 22:42, attempt 1", "Done 22:42", "Running since 22:42" */
export function lastRunWords(run: ScheduledJob["lastRun"]): string {
  if (!run) return "never";
  const at = clockText(run.endedAt ?? run.startedAt).slice(0, 5);
  if (run.endedAt === null) return `Running since ${at}`;
  return run.outcome === "failed" ? `Failed ${at}, attempt ${run.attempt}` : `Done ${at}`;
}
