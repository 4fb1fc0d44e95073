import type { JobTree } from "../../api/jobs";
import type { CriticalPath } from "../../api/runs";
import { withoutPrefix } from "../../parts/ganttTasks";

/** A task in the list beside the SQL. */
export interface JobPart {
  id: string;
  namespace: string;
  name: string;
  label: string;
  state: string | null;
  seconds: number | null;
  group: string | null;
}

/** The tasks of the DAG in the order in which they run: as told, else as its last run shows them. */
export function jobParts(tree: JobTree | undefined, path: CriticalPath | undefined): { root: string; parts: JobPart[] } | undefined {
  if (tree) {
    const parts = [...tree.parts].sort((a, b) => a.order - b.order);
    return {
      root: tree.root.name,
      parts: parts.map((part) => ({
        ...part.job,
        label: part.label,
        state: part.state,
        seconds: part.durationSeconds,
        group: part.taskGroup,
      })),
    };
  }
  if (!path?.job) return undefined;
  const root = path.job.name;
  const tasks = [...path.tasks].sort((a, b) => (a.startedAt ?? "~").localeCompare(b.startedAt ?? "~"));
  return {
    root,
    parts: tasks.map((task) => ({
      id: task.job.id,
      namespace: task.job.namespace,
      name: task.job.name,
      label: withoutPrefix(task.job.name, root),
      state: task.state,
      seconds: task.durationSeconds,
      group: null,
    })),
  };
}
