import { useQuery } from "@tanstack/react-query";
import { type CriticalTask, runFacetsQuery, runQuery } from "../../api/runs";
import { IconButton, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { JsonView } from "../../parts/JsonView";
import { RunStateChip, RunStateIcon } from "../../parts/RunState";
import { stateLook } from "../../parts/runStates";
import { Answer } from "../../parts/State";
import { durationText, momentText } from "../../parts/times";

interface Props {
  task: CriticalTask;
  onClose: () => void;
}

/** What is known of one task's run: states, times, error, facets. */
export function TaskPanel({ task, onClose }: Props) {
  const details = useQuery(runQuery(task.runId));
  const facets = useQuery(runFacetsQuery(task.runId));
  const detail = details.data?.find((one) => one.jobName === task.job.name) ?? details.data?.[0];
  const error = facets.data?.find((facet) => facet.name === "errorMessage")?.body as { message?: string; stackTrace?: string } | undefined;
  const log = logAddress(facets.data);
  return (
    <aside className="stack" aria-label={`Task ${task.job.name}`}>
      <Card title={task.job.name} actions={<IconButton icon="x" label="Close" onClick={onClose} />}>
        <div className="card-body stack">
          <div className="wrap-row">
            <RunStateChip state={task.state} suffix={`in ${durationText(task.durationSeconds)}`} />
            <LinkButton size="small" icon="job" to="/job" search={{ ns: task.job.namespace, name: task.job.name }}>
              Open job
            </LinkButton>
            <LinkButton size="small" icon="clock" to="/cause" search={{ run: task.runId }}>
              Why?
            </LinkButton>
            {log && (
              <a className="btn sm" href={log} rel="noreferrer">
                Log in Airflow
              </a>
            )}
          </div>
          <dl className="facts">
            <dt>Critical path</dt>
            <dd>{task.critical ? "on it" : `${durationText(task.slackSeconds)} to spare`}</dd>
            <dt>Waited</dt>
            <dd>{durationText(task.waitSeconds)}</dd>
            {task.rowCount != null && (
              <>
                <dt>Rows</dt>
                <dd>{`${count(task.rowCount)} written`}</dd>
              </>
            )}
            {task.taskGroup && (
              <>
                <dt>Group</dt>
                <dd>{task.taskGroup}</dd>
              </>
            )}
            {task.mapped && (
              <>
                <dt>Mapped</dt>
                <dd>
                  {task.mapped.count} siblings:{" "}
                  {Object.entries(task.mapped.states)
                    .map(([state, count]) => `${count} ${stateLook(state).word}`)
                    .join(", ")}
                </dd>
              </>
            )}
            <dt>Attempt</dt>
            <dd>
              {task.attempt}
              {task.attempts.length > 1 && (
                <ol>
                  {task.attempts.map((attempt) => (
                    <li key={attempt.runId}>
                      <RunStateIcon state={attempt.state} /> {stateLook(attempt.state).word}{" "}
                      {momentText(attempt.endedAt ?? attempt.startedAt)}
                    </li>
                  ))}
                </ol>
              )}
            </dd>
            {detail?.states.map((state) => (
              <Pair key={state.state} term={state.state} text={momentText(state.firstAt)} />
            ))}
          </dl>
          {error?.message && (
            <div className="callout">
              <h3>{error.message.split("\n")[0]}</h3>
              {error.stackTrace && (
                <details>
                  <summary>Stack trace</summary>
                  <pre className="mono wrap-text">{error.stackTrace}</pre>
                </details>
              )}
            </div>
          )}
        </div>
      </Card>
      <Card title="Facets of this run">
        <Answer of={facets} what="facets" rows={3}>
          {(list) => (
            <div className="card-body">
              <JsonView value={Object.fromEntries(list.map((facet) => [facet.name, facet.body]))} open={1} />
            </div>
          )}
        </Answer>
      </Card>
    </aside>
  );
}

function Pair({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term.toLowerCase()}</dt>
      <dd className="num">{text}</dd>
    </>
  );
}

/** The address of the task's log, where Airflow's facet names one that a browser can open. */
function logAddress(facets: { name: string; body: unknown }[] | undefined): string | undefined {
  const airflow = facets?.find((facet) => facet.name === "airflow")?.body as { taskInstance?: { log_url?: unknown } } | undefined;
  const address = airflow?.taskInstance?.log_url;
  return typeof address === "string" && /^https?:\/\//.test(address) ? address : undefined;
}
