import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type ScheduledRun, scheduledRunQuery } from "../../api/scheduled";
import { Card } from "../../parts/Card";
import { Segmented } from "../../parts/Segmented";
import { Empty } from "../../parts/State";
import { clockText } from "../../parts/times";
import styles from "./Ops.module.css";
import { progressWords } from "./RunRows";

const tail = 40;

/** The log of a run: it grows while the run goes on. */
export function RunLog({ run }: { run: ScheduledRun }) {
  const [view, setView] = useState<"tail" | "all">("tail");
  // A run that waits has said nothing, and its id changes as it begins.
  const told = useQuery({ ...scheduledRunQuery(run.runId), enabled: run.runId > 0 });
  const isRunning = run.state === "running";
  const lines = told.data?.log ?? [];
  const shown = view === "tail" ? lines.slice(-tail) : lines;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (box.current && isRunning) box.current.scrollTop = box.current.scrollHeight;
  }, [lines.length, isRunning]);

  return (
    <Card
      title={run.runId < 0 ? "Waits to begin" : `Log of run ${run.runId}`}
      count={isRunning ? progressWords(run) : undefined}
      actions={
        <Segmented
          label="Lines"
          value={view}
          onChange={setView}
          options={[
            { value: "tail", label: "Tail" },
            { value: "all", label: "All" },
          ]}
        />
      }
    >
      {shown.length === 0 ? (
        <Empty title="It has said nothing." icon="events">
          {run.error ?? run.summary}
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <div ref={box} className={styles.log} tabIndex={0} role="log" aria-label={`Log of run ${run.runId}`}>
          {shown.map((line, i) => (
            <div key={i} className={line.level === "error" ? "fail" : line.level === "warning" ? "warn" : undefined}>
              <time dateTime={line.at}>{clockText(line.at)}</time>
              {line.text}
            </div>
          ))}
        </div>
      )}
    </Card>
  );
}
