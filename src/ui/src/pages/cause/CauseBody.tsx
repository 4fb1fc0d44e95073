import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type Cause, type CauseQuestion, causeQuery, type RootCause } from "../../api/insight";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { Copy } from "../../parts/Copy";
import { count } from "../../parts/counts";
import { DatasetLink, JobLink } from "../../parts/DatasetLink";
import { Icon } from "../../parts/Icon";
import { Answer, Empty } from "../../parts/State";
import { clockText, momentText } from "../../parts/times";
import styles from "./Cause.module.css";
import { causeMarkdown, scoreWords, subjectOf, symptomWords } from "./causeWords";

interface Props {
  question: CauseQuestion;
  /** Index of the candidate that the address names. */
  pick?: number;
  onPick?: (pick: number) => void;
}

/** From the cause above to the symptom below, with the way between and the other candidates. */
export function CauseBody({ question, pick, onPick }: Props) {
  const answer = useQuery(causeQuery(question));
  return (
    <Answer of={answer} what="the root cause" rows={8}>
      {(cause) => (
        <div className="page-body with-side" aria-busy={answer.isPlaceholderData}>
          <div className="stack">
            {cause.causes.length === 0 ? <Nothing answer={cause} /> : <Found answer={cause} pick={pick ?? firstPick(cause)} />}
          </div>
          <aside className="stack" aria-label="Other candidates">
            <Candidates answer={cause} pick={pick ?? firstPick(cause)} onPick={onPick} />
            <Looked answer={cause} />
          </aside>
        </div>
      )}
    </Answer>
  );
}

/** The candidate that the service calls the root cause, else the first. */
function firstPick(answer: RootCause): number {
  const root = answer.rootCause;
  const at = answer.causes.findIndex((cause) => cause.issue.job?.id === root?.job?.id && cause.issue.kind === root?.issues[0]?.kind);
  return Math.max(0, at);
}

function Found({ answer, pick }: { answer: RootCause; pick: number }) {
  const cause = answer.causes[Math.min(pick, answer.causes.length - 1)] as Cause;
  const { issue } = cause;
  const navigate = useNavigate();
  return (
    <Card
      title="From the cause to the symptom"
      count={`${clockText(issue.at)} to ${clockText(answer.symptom.at)}`}
      actions={
        <Copy size="small" text={() => causeMarkdown(answer, cause)}>
          Copy as Markdown
        </Copy>
      }
    >
      <ol className={styles.line}>
        <li className={styles.cause}>
          <time className="num t3" dateTime={issue.at} title={issue.at}>
            {momentText(issue.at)}
          </time>
          <div>
            <h3>
              <Chip tone="fail" icon="failed">
                cause
              </Chip>
              <Subject job={issue.job} dataset={issue.dataset} />
              <span className={styles.score}>{`${Math.round(cause.score)} of 100`}</span>
            </h3>
            <p>{issue.detail}</p>
            {issue.error && <pre className={`mono ${styles.error}`}>{issue.error}</pre>}
            {issue.recoveredAt && <p className="t2">{`Well again at ${momentText(issue.recoveredAt)}.`}</p>}
            <ul className={styles.parts}>
              {cause.scoreParts.map((part) => (
                <li key={part.part} title={part.why}>
                  {scoreWords[part.part] ?? part.part} <b className="num">{part.points}</b>
                  <span className="t3">{part.why}</span>
                </li>
              ))}
            </ul>
            {issue.runId && (
              <Link to="/run" search={{ id: issue.runId }}>
                Open the run
              </Link>
            )}
          </div>
        </li>
        {cause.path.map((step) => (
          <li key={`${step.from?.id}${step.to?.id}`} className={styles.step}>
            <span />
            <div className="wrap-row">
              {step.from && <DatasetLink namespace={step.from.namespace} name={step.from.name} />}
              {step.job && (
                <>
                  <Icon name="arrow" size={12} className="t3" />
                  <JobLink namespace={step.job.namespace} name={step.job.name} max={44} />
                </>
              )}
              {step.to && (
                <>
                  <Icon name="arrow" size={12} className="t3" />
                  <DatasetLink namespace={step.to.namespace} name={step.to.name} />
                </>
              )}
            </div>
          </li>
        ))}
        <li className={styles.symptom}>
          <time className="num t3" dateTime={answer.symptom.at} title={answer.symptom.at}>
            {momentText(answer.symptom.at)}
          </time>
          <div>
            <h3>
              <Chip tone="warn" icon="warning">
                symptom
              </Chip>
              <Subject job={answer.symptom.job} dataset={answer.symptom.dataset} />
              <span className="t2">{symptomWords(answer)}</span>
            </h3>
            {answer.symptom.error && <pre className={`mono ${styles.error}`}>{answer.symptom.error}</pre>}
            <button
              type="button"
              className="link"
              onClick={() => void navigate({ to: "/graph", search: { root: [rootOf(answer)], asof: answer.symptom.at } })}
            >
              Open in lineage as of then
            </button>
          </div>
        </li>
      </ol>
    </Card>
  );
}

function Subject({ job, dataset }: { job: RootCause["symptom"]["job"]; dataset: RootCause["symptom"]["dataset"] }) {
  if (job) return <JobLink namespace={job.namespace} name={job.name} />;
  return dataset ? <DatasetLink namespace={dataset.namespace} name={dataset.name} /> : null;
}

function rootOf(answer: RootCause): string {
  const { dataset, job } = answer.symptom;
  return dataset ? `dataset:${dataset.namespace}:${dataset.name}` : `job:${job?.namespace}:${job?.name}`;
}

function Candidates({ answer, pick, onPick }: { answer: RootCause; pick: number; onPick?: (pick: number) => void }) {
  return (
    <Card title="Candidates" count={answer.totalCauses}>
      {answer.causes.length === 0 ? (
        <Empty title="There is no candidate." icon="succeeded" />
      ) : (
        <ol className={styles.candidates}>
          {answer.causes.map((cause, index) => (
            <li key={`${cause.issue.kind}${cause.issue.at}${cause.issue.job?.id}${cause.issue.dataset?.id}`}>
              <button type="button" aria-pressed={index === pick} onClick={() => onPick?.(index)} disabled={!onPick}>
                <span className="num">{Math.round(cause.score)}</span>
                <span>
                  <b className="m">{subjectOf(cause.issue)}</b>
                  <span className="t2">{`${cause.issue.kind.replaceAll("-", " ")}, ${momentText(cause.issue.at)}`}</span>
                  {cause.explainedBy !== null && <span className="t3">follows from another one</span>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Looked({ answer }: { answer: RootCause }) {
  return (
    <Card title="What was looked at">
      <div className="card-body t2">
        <p>{`${lookedAt(answer.datasetsLookedAt, "dataset")} and ${lookedAt(answer.jobsLookedAt, "job")}, from ${momentText(answer.from)} to ${momentText(answer.to)}.`}</p>
        {answer.atChosen === "newest problem" && <p>The moment is that of the newest problem.</p>}
        {answer.columnNarrowed === false && <p>Column lineage is not complete here, so whole tables were followed.</p>}
        {answer.truncated && <p className="warn">Not everything could be looked at within the bound.</p>}
      </div>
    </Card>
  );
}

function Nothing({ answer }: { answer: RootCause }) {
  return (
    <section className="card">
      <Empty title="No problem was found upstream." icon="succeeded">
        {`${lookedAt(answer.datasetsLookedAt, "dataset")} and ${lookedAt(answer.jobsLookedAt, "job")} were looked at between ${momentText(answer.from)} and ${momentText(answer.to)}. A problem outside that time, or in something that sends no events, is not seen.`}
      </Empty>
    </section>
  );
}

/** "0 datasets", "1 job" */
function lookedAt(number: number, what: string): string {
  return `${count(number)} ${number === 1 ? what : `${what}s`}`;
}
