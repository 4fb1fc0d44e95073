import type { CriticalTask } from "../api/runs";
import type { GanttTask } from "./ganttLayout";

/** The tasks of an answer as the Gantt draws them; `now` ends what still runs, tasks that never started are left out. */
export function ganttTasks(tasks: readonly CriticalTask[], now: number): GanttTask[] {
  return tasks
    .filter((task) => task.startedAt !== null)
    .map((task) => ({
      id: task.runId,
      label: task.label,
      state: task.state,
      start: instant(task.startedAt, now),
      end: instant(task.endedAt, now),
      isCritical: task.critical,
      slackSeconds: task.slackSeconds,
      waitSeconds: task.waitSeconds,
      dependsOn: task.dependsOn.map(String),
      attempts: task.attempts.map((attempt) => ({
        start: instant(attempt.startedAt, now),
        end: instant(attempt.endedAt, now),
        state: attempt.state,
      })),
      mapped: task.mapped,
      group: task.taskGroup,
      rows: task.rowCount,
    }));
}

/** "retail_pg_etl.mart.fct_sales" in the DAG retail_pg_etl → "mart.fct_sales" */
export function withoutPrefix(name: string, dag: string): string {
  return name.startsWith(`${dag}.`) ? name.slice(dag.length + 1) : name;
}

function instant(at: string | null | undefined, now: number): number {
  return at ? new Date(at).getTime() : now;
}
