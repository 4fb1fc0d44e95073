import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteSchedule, pause, reschedule, resume, runNow, runsOfJobQuery, type ScheduledJob } from "../../api/scheduled";
import { Button, IconButton, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Confirm, Dialog } from "../../parts/Dialog";
import { JobTitle } from "../../parts/JobTitle";
import { RunStateIcon } from "../../parts/RunState";
import { Answer, Empty } from "../../parts/State";
import { age, momentText } from "../../parts/times";
import { RunLog } from "./RunLog";
import { RunRows } from "./RunRows";
import { everyWords } from "./scheduleWords";

interface Props {
  job: ScheduledJob;
  /** The run whose log is shown; the newest by default. */
  run?: number;
  onRun: (runId: number) => void;
  onClose: () => void;
}

/** One schedule: what it does next, why its last run failed, its runs and their logs. */
export function SchedulePanel({ job, run, onRun, onClose }: Props) {
  const runs = useQuery(runsOfJobQuery(job.name));
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"pause" | "delete" | "edit">();
  const shown = runs.data?.find((one) => one.runId === run) ?? runs.data?.[0];
  const error = job.lastRun?.outcome === "failed" ? job.lastRun.error : undefined;
  const refresh = () => queries.invalidateQueries();
  const { paused } = job;
  return (
    <aside className="stack" aria-label={`Schedule ${job.name}`}>
      <Card
        title={
          <span className="row">
            <RunStateIcon state={job.lastRun?.outcome} size={16} />
            <JobTitle name={job.name} />
          </span>
        }
        actions={<IconButton icon="x" label="Close" onClick={onClose} />}
      >
        <div className="card-body stack">
          <div className="wrap-row">
            <Button kind="primary" icon="play" onClick={() => void runNow(job.name).then(refresh)}>
              Run now
            </Button>
            {job.paused ? (
              <Button icon="loop" onClick={() => void resume(job.name).then(refresh)}>
                Resume
              </Button>
            ) : (
              <Button icon="pause" onClick={() => setAsks("pause")}>
                Pause…
              </Button>
            )}
            <Button icon="edit" onClick={() => setAsks("edit")}>
              Schedule…
            </Button>
            {job.kind === "crawl" && (
              <LinkButton icon="plug" to="/connections/$name" params={{ name: job.subject || job.name.replace(/^crawl:/, "") }}>
                Open connection
              </LinkButton>
            )}
          </div>
          {error && (
            <div className="callout">
              <h3>{`The last run failed, attempt ${job.lastRun?.attempt}`}</h3>
              <p className="mono wrap-text">{error}</p>
            </div>
          )}
          {paused && (
            <div className="callout warn">
              <h3>{`Paused${paused.by === "hand" ? "" : ` by ${paused.by}`}, ${momentText(paused.at)}`}</h3>
              <p>{paused.reason}</p>
            </div>
          )}
          <dl className="facts">
            <dt>Every</dt>
            <dd>{`${everyWords(job.schedule)}${job.nextRunAt && !job.paused ? `, next ${age(job.nextRunAt)}` : ""}`}</dd>
            <dt>Last success</dt>
            <dd>
              {job.lastSuccessAt
                ? momentText(job.lastSuccessAt)
                : job.history.length > 0
                  ? `not among the last ${job.history.length} runs`
                  : "never"}
            </dd>
          </dl>
        </div>
      </Card>
      <Card title="Runs" count={runs.data && count(runs.data.length)}>
        <Answer of={runs} what="its runs" rows={4}>
          {(list) =>
            list.length === 0 ? (
              <Empty title="It has not run yet." icon="clock" />
            ) : (
              <RunRows runs={list.slice(0, 12)} selected={shown?.runId} onSelect={onRun} isNarrow />
            )
          }
        </Answer>
      </Card>
      {shown && <RunLog run={shown} />}
      <Confirm
        title={`Pause ${job.name}?`}
        description="Nothing is run by schedule until it is resumed."
        action="Pause"
        needsReason
        open={asks === "pause"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async (reason) => {
          await pause(job.name, reason);
          await refresh();
        }}
      />
      {asks === "edit" && <EditSchedule job={job} onClose={() => setAsks(undefined)} onDelete={() => setAsks("delete")} />}
      <Confirm
        title={`Delete the schedule ${job.name}?`}
        action="Delete"
        danger
        open={asks === "delete"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await deleteSchedule(job.name);
          await refresh();
          onClose();
        }}
      />
    </aside>
  );
}

function EditSchedule({ job, onClose, onDelete }: { job: ScheduledJob; onClose: () => void; onDelete: () => void }) {
  const [text, setText] = useState(job.schedule ?? "none");
  const [problem, setProblem] = useState<string>();
  const queries = useQueryClient();
  async function save() {
    setProblem(undefined);
    try {
      await reschedule(job.name, text.trim());
      await queries.invalidateQueries();
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <Dialog
      title={`Schedule of ${job.name}`}
      description="An interval such as 15m, a cron text in UTC, or none."
      open
      onOpenChange={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="field">
          <span>Schedule</span>
          <input className="input mono" value={text} onChange={(event) => setText(event.target.value)} />
          <small className="t3">{everyWords(text.trim())}</small>
        </label>
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          {!job.builtIn && job.kind !== "crawl" && (
            <Button kind="danger" onClick={onDelete}>
              Delete…
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
