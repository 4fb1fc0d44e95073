import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { actOnRun, actOnRuns, type RunAction, type RunStateName, type ScheduledRun, scheduledRunsQuery } from "../../api/scheduled";
import { announce } from "../../parts/announce";
import { Button, IconButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count, counted } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Filter } from "../../parts/Filter";
import { JobTitle } from "../../parts/JobTitle";
import { More } from "../../parts/More";
import { RunStateIcon } from "../../parts/RunState";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { age, durationText, momentText } from "../../parts/times";
import { When } from "../../parts/When";
import styles from "./Ops.module.css";
import { atOf, progressWords, triggerWords } from "./RunRows";

interface Props {
  state: RunStateName;
  words: string;
  onWords: (words: string) => void;
  selected?: number;
  onSelect: (run: ScheduledRun | undefined) => void;
}

/** What can be done with runs of a state: one by one, and with all that match. */
const actions: Record<RunStateName, { action: RunAction; word: string }[]> = {
  running: [{ action: "cancel", word: "Cancel" }],
  queued: [{ action: "delete", word: "Delete" }],
  retrying: [
    { action: "retry", word: "Run now" },
    { action: "delete", word: "Delete" },
  ],
  failed: [
    { action: "retry", word: "Retry" },
    { action: "delete", word: "Delete" },
  ],
  succeeded: [{ action: "delete", word: "Delete" }],
  deleted: [{ action: "retry", word: "Retry" }],
};

const emptyWords: Record<RunStateName, string> = {
  running: "Nothing runs now.",
  queued: "The queue is empty: nothing waits.",
  retrying: "Nothing waits for another attempt.",
  failed: "No run has failed.",
  succeeded: "No run has succeeded yet.",
  deleted: "Nothing was deleted.",
};

export function RunTab({ state, words, onWords, selected, onSelect }: Props) {
  const runs = useInfiniteQuery(scheduledRunsQuery({ state, q: words || undefined }));
  const queries = useQueryClient();
  const [asks, setAsks] = useState<{ action: RunAction; word: string; matched: number }>();
  const [problem, setProblem] = useState<string>();
  const list = runs.data?.pages.flatMap((page) => page.runs);
  const total = runs.data?.pages[0]?.total ?? 0;
  const filter = { state, q: words || undefined };

  async function ask(action: RunAction, word: string) {
    setProblem(undefined);
    try {
      const { matched } = await actOnRuns(action, filter, true);
      setAsks({ action, word, matched });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  async function actOne(run: ScheduledRun, action: RunAction) {
    setProblem(undefined);
    try {
      await actOnRun(run.runId, action);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Answer of={{ ...runs, data: list }} what={`${state} runs`} rows={8}>
      {(rows) => (
        <Card
          title={`${state.charAt(0).toUpperCase() + state.slice(1)} runs`}
          count={count(total)}
          actions={
            <>
              <Filter label="Job, error" value={words} onChange={onWords} />
              {actions[state].map(({ action, word }) => (
                <Button
                  key={action}
                  size="small"
                  disabled={rows.length === 0}
                  kind={action === "delete" ? "danger" : "plain"}
                  onClick={() => void ask(action, word)}
                >
                  {`${word} all that match…`}
                </Button>
              ))}
            </>
          }
        >
          {problem && (
            <div className="callout" role="alert">
              {problem}
            </div>
          )}
          {rows.length === 0 ? (
            <Empty
              title={words ? "No run is like that." : emptyWords[state]}
              icon={state === "failed" || state === "queued" ? "succeeded" : "clock"}
            />
          ) : (
            <>
              <Table
                label={`${state} runs`}
                columns={columnsFor(state, (run, action) => void actOne(run, action))}
                rows={rows}
                rowKey={(run) => String(run.runId)}
                selected={selected === undefined ? undefined : String(selected)}
                onOpen={(run) => onSelect(run.runId === selected ? undefined : run)}
                onEnd={() => runs.hasNextPage && !runs.isFetchingNextPage && void runs.fetchNextPage()}
              />
              <More shown={rows.length} total={total} what="run" query={runs} />
            </>
          )}
          <Confirm
            title={`${asks?.word ?? ""} ${counted(asks?.matched ?? 0, `${state} run`)}${words ? ` that ${asks?.matched === 1 ? "matches" : "match"} “${words}”` : ""}?`}
            action={asks?.word ?? ""}
            description={asks?.action === "retry" && state !== "retrying" ? "Ended runs of one job are retried by one run." : undefined}
            danger={asks?.action === "delete"}
            needsReason={asks?.action !== "retry"}
            open={asks !== undefined}
            onOpenChange={() => setAsks(undefined)}
            onConfirm={async (reason) => {
              if (!asks) return;
              const { done } = await actOnRuns(asks.action, filter, false, reason || undefined);
              announce(`${counted(done, "run")}: done`);
              await queries.invalidateQueries();
            }}
          />
        </Card>
      )}
    </Answer>
  );
}

/** A bar where the run counts how far it is. */
function Progress({ run }: { run: ScheduledRun }) {
  const { done = null, total = null } = run.progress ?? {};
  return done !== null && total ? (
    <progress className={styles.progress} value={done} max={total} aria-label={`Progress of ${run.job}`} />
  ) : null;
}

function removedWords({ at, by, reason }: NonNullable<ScheduledRun["removed"]>): string {
  return `${by ?? "by hand"}, ${momentText(at)}${reason ? `: ${reason}` : ""}`;
}

function columnsFor(state: RunStateName, act: (run: ScheduledRun, action: RunAction) => void): Column<ScheduledRun>[] {
  const isWaiting = state === "queued" || state === "retrying";
  return [
    {
      id: "job",
      head: "Job",
      sort: (run) => run.job,
      cell: (run) => (
        <span className="row">
          <RunStateIcon state={run.state} />
          <b className="m">
            <JobTitle name={run.job} />
          </b>
        </span>
      ),
    },
    {
      id: "at",
      head: isWaiting ? "Due" : "Started",
      sort: (run) => run.dueAt ?? atOf(run),
      cell: (run) => (isWaiting ? age(run.dueAt ?? atOf(run)) : <When at={atOf(run)} as="moment" />),
    },
    { id: "attempt", head: "Attempt", align: "right", sort: (run) => run.attempt, cell: (run) => run.attempt },
    { id: "trigger", head: "Started by", cell: (run) => <span className="t2">{triggerWords(run)}</span> },
    {
      id: "said",
      head: state === "failed" ? "Error" : "What it says",
      wraps: true,
      cell: (run) => (
        <span className={run.error ? "fail" : "t2"}>
          <Progress run={run} />
          {run.error ?? (progressWords(run) || run.summary)}
          {run.removed && <span className="t3">{` ${removedWords(run.removed)}`}</span>}
        </span>
      ),
    },
    { id: "took", head: "Took", align: "right", sort: (run) => run.duration, cell: (run) => durationText(run.duration) },
    {
      id: "do",
      head: <span className="visually-hidden">Do</span>,
      cell: (run) => (
        <span className="row">
          {actions[state].map(({ action, word }) => (
            <IconButton
              key={action}
              icon={action === "retry" ? "redo" : action === "cancel" ? "stop" : "trash"}
              label={`${word} run ${run.runId}`}
              onClick={() => act(run, action)}
            />
          ))}
        </span>
      ),
    },
  ];
}
