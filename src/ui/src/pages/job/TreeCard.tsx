import { Link } from "@tanstack/react-router";
import { Card } from "../../parts/Card";
import { counted } from "../../parts/counts";
import { RunStateIcon } from "../../parts/RunState";
import { Empty, Failure, Skeleton } from "../../parts/State";
import styles from "./Job.module.css";
import { jobParts } from "./jobParts";
import type { JobData } from "./useJob";

/** The tasks of the DAG, the shown one marked. */
export function TreeCard({ name, data }: { name: string; data: JobData }) {
  const tree = jobParts(data.tree.data, data.path);
  const waits = data.tree.isPending || (data.tree.isError && data.pathIsLoading && !data.path);
  return (
    <Card title={tree?.root ?? "Tasks"} count={tree && `${counted(tree.parts.length, "task")}, seconds`} className={styles.tree}>
      {waits ? (
        <Skeleton rows={6} height={30} />
      ) : tree?.parts.length ? (
        <nav aria-label="Tasks of the DAG">
          {tree.parts.map((part, i) => (
            <span key={part.id}>
              {part.group && part.group !== tree.parts[i - 1]?.group && <span className={styles.group}>{part.group}</span>}
              <Link
                to="/job"
                search={{ ns: part.namespace, name: part.name }}
                className={part.name === name ? styles.current : undefined}
                aria-current={part.name === name ? "page" : undefined}
                title={part.name}
              >
                <RunStateIcon state={part.state} />
                <span className={styles.label}>{part.label}</span>
                <span className="num t2">{part.seconds === null ? "" : part.seconds.toFixed(2)}</span>
              </Link>
            </span>
          ))}
        </nav>
      ) : data.tree.isError ? (
        <Failure error={data.tree.error} retry={() => void data.tree.refetch()} what="the tasks of the DAG" />
      ) : (
        <Empty title="It has no tasks that we know." icon="runs" />
      )}
    </Card>
  );
}
