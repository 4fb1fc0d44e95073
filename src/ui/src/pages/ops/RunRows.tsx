import type { ScheduledRun } from "../../api/scheduled";
import { JobTitle } from "../../parts/JobTitle";
import { RunStateIcon } from "../../parts/RunState";
import { clockText, dateText, durationText, momentText } from "../../parts/times";

interface Props {
  runs: ScheduledRun[];
  selected?: number;
  onSelect?: (runId: number) => void;
  /** Also name the job, where runs of several are listed. */
  withJob?: boolean;
  /** Leaves out what a run says; its title has it. */
  isNarrow?: boolean;
}

/** Runs of scheduled work, newest first, in few words each. */
export function RunRows({ runs, selected, onSelect, withJob, isNarrow }: Props) {
  return (
    <div className="card-scroll">
      <table aria-label="Runs">
        <tbody>
          {runs.map((run) => (
            <tr key={run.runId} aria-selected={run.runId === selected} title={run.error ?? run.summary ?? undefined}>
              <td>
                <span className="row">
                  <RunStateIcon state={run.state} />
                  {onSelect ? (
                    <button type="button" className="link num" onClick={() => onSelect(run.runId)} title={momentText(atOf(run))}>
                      {shortMoment(atOf(run))}
                    </button>
                  ) : (
                    <span className="num">{momentText(atOf(run))}</span>
                  )}
                </span>
              </td>
              {withJob && (
                <td>
                  <JobTitle name={run.job} />
                </td>
              )}
              <td className="t2">{`attempt ${run.attempt}`}</td>
              <td className="t2">{triggerWords(run)}</td>
              {!isNarrow && <td className="t2 wraps">{run.error ?? run.summary ?? progressWords(run)}</td>}
              <td className="r num t2">{durationText(run.duration)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** When it began; before that, when it was queued. */
export function atOf(run: ScheduledRun): string {
  return run.startedAt ?? run.queuedAt ?? "";
}

export function triggerWords(run: ScheduledRun): string {
  const words: Record<string, string> = { schedule: "by schedule", hand: "by hand", retry: "retry" };
  return (words[run.trigger] ?? run.trigger) + (run.by ? `, ${run.by}` : "");
}

export function progressWords(run: ScheduledRun): string {
  if (!run.progress) return "";
  const { done, total, words } = run.progress;
  return done !== null && total !== null ? `${done} of ${total}: ${words}` : words;
}

function shortMoment(at: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? clockText(at) : `${dateText(at)} ${clockText(at)}`;
}
