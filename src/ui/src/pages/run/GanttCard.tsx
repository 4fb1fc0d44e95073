import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type CriticalPath, criticalPathQuery } from "../../api/runs";
import { LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Gantt } from "../../parts/Gantt";
import { ganttTasks } from "../../parts/ganttTasks";
import { stateLook } from "../../parts/runStates";
import { Answer, Empty } from "../../parts/State";
import { durationText, momentText, secondsBetween } from "../../parts/times";
import styles from "../job/Job.module.css";

interface Props {
  runId: string;
  /** Words before the figures: "DAG run of 6 Jan". */
  title: string;
  selected?: string;
  onSelect?: (runId: string) => void;
  /** Another run of the same DAG to compare with. */
  compareWith?: string;
  /** A button that leads to the run's own page. */
  leads?: boolean;
}

/** The tasks of a run over time, with the critical path in one sentence. */
export function GanttCard({ runId, title, selected, onSelect, compareWith, leads }: Props) {
  const path = useQuery({
    ...criticalPathQuery(runId),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 3000 : false),
  });
  const other = useQuery({ ...criticalPathQuery(compareWith ?? ""), enabled: compareWith !== undefined });
  return (
    <Card
      title={title}
      count={path.data && pathSentence(path.data)}
      actions={
        <>
          <span className={styles.legend}>
            <i /> critical path
          </span>
          <span className={styles.legend}>
            <i className={styles.slack} /> has slack
          </span>
          {leads && (
            <LinkButton icon="arrow" size="small" to="/run" search={{ id: runId }}>
              Open run
            </LinkButton>
          )}
        </>
      }
    >
      <Answer of={path} what="the tasks of the run" rows={6}>
        {(answer) => <Drawn answer={answer} other={compareWith ? other.data : undefined} selected={selected} onSelect={onSelect} />}
      </Answer>
    </Card>
  );
}

interface DrawnProps {
  answer: CriticalPath;
  other?: CriticalPath;
  selected?: string;
  onSelect?: (runId: string) => void;
}

function Drawn({ answer, other, selected, onSelect }: DrawnProps) {
  const drawn = useMemo(() => placed(answer), [answer]);
  const compared = useMemo(() => (other ? placed(other) : undefined), [other]);
  const never = answer.tasks.filter((task) => task.startedAt === null);
  if (drawn.tasks.length === 0) return <Empty title="None of its tasks has a run." icon="runs" />;
  return (
    <div className="card-body">
      <Gantt tasks={drawn.tasks} start={drawn.start} end={drawn.end} selected={selected} onSelect={onSelect} other={compared} />
      {never.length > 0 && <p className="t2 small">{`Never started: ${never.map((task) => task.job.name).join(", ")}`}</p>}
      {answer.truncated && <p className="t2 small">Not all tasks are drawn.</p>}
    </div>
  );
}

function placed(answer: CriticalPath) {
  const tasks = ganttTasks(answer.tasks, Date.now());
  const start = Math.min(
    answer.startedAt ? new Date(answer.startedAt).getTime() : Number.POSITIVE_INFINITY,
    ...tasks.map((task) => task.start),
  );
  const end = Math.max(answer.endedAt ? new Date(answer.endedAt).getTime() : 0, ...tasks.map((task) => task.end), start + 1);
  return { tasks, start, end };
}

/** "21 Nov 09:21:23, 9.15 s: 5.79 s running and 2.55 s waiting on the critical path" */
export function pathSentence(path: CriticalPath): string {
  const took = secondsBetween(path.startedAt, path.endedAt);
  const total = took !== null ? durationText(took) : isRunning(path) ? "still running" : undefined;
  const times = [path.startedAt && momentText(path.startedAt), total].filter(Boolean).join(", ");
  if (path.path.length === 0) return times || "no event told when it ran";
  const parts = `${durationText(path.runningSeconds)} running and ${durationText(path.waitingSeconds)} waiting on the critical path`;
  return times ? `${times}: ${parts}` : parts;
}

function isRunning(path: CriticalPath): boolean {
  return path.endedAt === null && stateLook(path.state).icon === "running";
}
