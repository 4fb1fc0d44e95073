import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { actOnRuns, pause, resume, runNow, type ScheduledJob } from "../../api/scheduled";
import { announce } from "../../parts/announce";
import { Bars } from "../../parts/Bars";
import { Button, IconButton } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { counted } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Filter } from "../../parts/Filter";
import { JobTitle } from "../../parts/JobTitle";
import { RunStateIcon } from "../../parts/RunState";
import { Segmented } from "../../parts/Segmented";
import { Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { age, durationText, momentText } from "../../parts/times";
import { kindWords, lastRunWords, matchesFilter, type ScheduleFilter } from "./jobWords";
import styles from "./Ops.module.css";
import { everyWords } from "./scheduleWords";

interface Props {
  jobs: ScheduledJob[];
  words: string;
  filter: ScheduleFilter;
  selected?: string;
  onWords: (words: string) => void;
  onFilter: (filter: ScheduleFilter) => void;
  onSelect: (name: string | undefined) => void;
}

/** Recurring jobs with their history; ticked ones can be run, paused and retried together. */
export function Schedules({ jobs, words, filter, selected, onWords, onFilter, onSelect }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState<"pause" | "run" | "retry">();
  const queries = useQueryClient();
  const shown = jobs.filter(
    (job) =>
      matchesFilter(job, filter) && `${job.name} ${job.kind} ${job.lastRun?.error ?? ""}`.toLowerCase().includes(words.toLowerCase()),
  );
  const chosen = jobs.filter((job) => ticked.has(job.name));
  const count = (one: ScheduleFilter) => jobs.filter((job) => matchesFilter(job, one)).length;

  async function act(sentence: string, action: (job: ScheduledJob) => Promise<unknown>) {
    for (const job of chosen) await action(job);
    announce(`${counted(chosen.length, "job")} ${sentence}`);
    setTicked(new Set());
    await queries.invalidateQueries();
  }

  function tick(name: string) {
    const next = new Set(ticked);
    if (!next.delete(name)) next.add(name);
    setTicked(next);
  }

  const columns: Column<ScheduledJob>[] = [
    {
      id: "tick",
      head: <span className="visually-hidden">Chosen</span>,
      width: "32px",
      cell: (job) => (
        <input type="checkbox" aria-label={`Choose ${job.name}`} checked={ticked.has(job.name)} onChange={() => tick(job.name)} />
      ),
    },
    {
      id: "name",
      head: "Schedule",
      sort: (job) => job.name,
      cell: (job) => (
        <span className="row">
          <RunStateIcon state={job.running ? "running" : job.lastRun?.outcome} size={16} />
          <span className={styles.two}>
            <b className="m">
              <JobTitle name={job.name} />
            </b>
            <span className="t3" title={job.description ?? undefined}>
              {job.description ?? kindWords(job.kind)}
            </span>
          </span>
          {job.paused ? (
            <Chip tone="warn" icon="pause" title={job.paused.reason}>
              paused
            </Chip>
          ) : null}
        </span>
      ),
    },
    { id: "when", head: "When", sort: (job) => job.schedule, cell: (job) => <span className="t2">{everyWords(job.schedule)}</span> },
    {
      id: "next",
      head: "Next",
      sort: (job) => job.nextRunAt,
      cell: (job) => (job.paused || !job.nextRunAt ? <span className="t3">not planned</span> : age(job.nextRunAt)),
    },
    {
      id: "last",
      head: "Last run",
      sort: (job) => job.lastRun?.startedAt,
      cell: (job) => <span className={job.lastRun?.outcome === "failed" ? "fail" : "t2"}>{lastRunWords(job.lastRun)}</span>,
    },
    { id: "history", head: "History, newest right", cell: (job) => <HistoryStrip job={job} /> },
    {
      id: "median",
      head: "Median",
      align: "right",
      sort: (job) => job.medianSeconds,
      cell: (job) => durationText(job.medianSeconds),
    },
    {
      id: "do",
      head: <span className="visually-hidden">Do</span>,
      cell: (job) => (
        <span className="row">
          <IconButton
            icon="play"
            label={`Run ${job.name} now`}
            onClick={() => void runNow(job.name).then(() => queries.invalidateQueries())}
          />
          <IconButton
            icon={job.paused ? "loop" : "pause"}
            label={job.paused ? `Resume ${job.name}` : `Pause ${job.name}`}
            onClick={() => {
              if (job.paused) void resume(job.name).then(() => queries.invalidateQueries());
              else {
                setTicked(new Set([job.name]));
                setAsks("pause");
              }
            }}
          />
        </span>
      ),
    },
  ];

  return (
    <section className="card" aria-label="Schedules">
      <div className={styles.tools}>
        <Filter label="Name, kind, error" value={words} onChange={onWords} />
        <Segmented
          label="Show"
          value={filter}
          onChange={onFilter}
          options={(["all", "failed", "paused", "running"] as const).map((one) => ({
            value: one,
            label: (
              <>
                {one.charAt(0).toUpperCase() + one.slice(1)} <span className="t3 num">{count(one)}</span>
              </>
            ),
          }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={jobs.length === 0 ? "Nothing is scheduled." : "No schedule is like that."} icon="clock" />
      ) : (
        <Table
          label="Schedules"
          columns={columns}
          rows={shown}
          rowKey={(job) => job.name}
          selected={selected}
          onOpen={(job) => onSelect(job.name === selected ? undefined : job.name)}
          rowHeight={48}
        />
      )}
      <div className={styles.bulk}>
        <b className="m">{`${chosen.length} selected`}</b>
        {count("failed") > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => setTicked(new Set(jobs.filter((job) => matchesFilter(job, "failed")).map((job) => job.name)))}
          >
            {`Select all ${count("failed")} that failed`}
          </button>
        )}
        <span className="grow" />
        <Button size="small" icon="play" disabled={chosen.length === 0} onClick={() => setAsks("run")}>
          Run now
        </Button>
        <Button size="small" icon="pause" disabled={chosen.length === 0} onClick={() => setAsks("pause")}>
          Pause…
        </Button>
        <Button size="small" icon="redo" disabled={chosen.length === 0} onClick={() => setAsks("retry")}>
          Retry failed
        </Button>
      </div>
      <Confirm
        title={`Pause ${chosen.length === 1 ? chosen[0]?.name : counted(chosen.length, "job")}?`}
        description="Nothing is run by schedule until it is resumed."
        action="Pause"
        needsReason
        open={asks === "pause"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={(reason) => act("paused", (job) => pause(job.name, reason))}
      />
      <Confirm
        title={`Run ${counted(chosen.length, "job")} now?`}
        action="Run now"
        open={asks === "run"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={() => act("started", (job) => runNow(job.name))}
      />
      <Confirm
        title={`Retry the failed runs of ${counted(chosen.length, "job")}?`}
        action="Retry failed"
        open={asks === "retry"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={() => act("retried", (job) => actOnRuns("retry", { state: "failed", job: job.name }, false))}
      />
    </section>
  );
}

function HistoryStrip({ job }: { job: ScheduledJob }) {
  const { history } = job;
  const longest = Math.max(0.001, ...history.map((run) => run.seconds));
  const failed = history.filter((run) => run.outcome === "failed").length;
  return (
    <Bars
      label={`${counted(history.length, "run")}, ${failed} failed`}
      bars={history.slice(-12).map((run) => ({
        key: String(run.runId),
        share: run.seconds / longest,
        tone: run.outcome === "failed" ? "fail" : run.outcome === "succeeded" ? "ok" : "idle",
        title: `${momentText(run.at)}: ${run.outcome}, ${durationText(run.seconds)}`,
      }))}
    />
  );
}
