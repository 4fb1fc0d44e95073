import { useQuery } from "@tanstack/react-query";
import { type Impact, type ImpactQuestion, impactQuery } from "../../api/insight";
import { Problem } from "../../api/problem";
import { initialsOf } from "../../parts/Account";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count, counted } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { UnknownAsset } from "../../parts/UnknownAsset";
import styles from "./Impact.module.css";
import { ImpactTables } from "./ImpactTables";
import { riskVerdict, riskWords } from "./words";

/** What a planned change hits: totals, lists, the risk with its parts, whom to tell, what to do. */
export function ImpactBody({ question }: { question: ImpactQuestion }) {
  const impact = useQuery(impactQuery(question));
  if (impact.error instanceof Problem && impact.error.isNotFound && impact.data === undefined) {
    return (
      <div className="page-body">
        <section className="card">
          <UnknownAsset id={question.id} />
        </section>
      </div>
    );
  }
  return (
    <Answer of={impact} what="the impact" rows={12}>
      {(answer) => (
        <div className="page-body with-side" aria-busy={impact.isPlaceholderData}>
          <div className="stack">
            <Totals impact={answer} />
            {answer.totalImpactedAssets + answer.affectedWorkflows.length === 0 ? (
              <section className="card">
                <Empty title="Nothing that we know reads it." icon="succeeded">
                  What reads it without sending events, and without being crawled, is not known here.
                </Empty>
              </section>
            ) : (
              <ImpactTables impact={answer} question={question} />
            )}
          </div>
          <aside className="stack" aria-label="Risk, people, what to do">
            <Risk impact={answer} />
            <People impact={answer} />
            <ToDo impact={answer} />
          </aside>
        </div>
      )}
    </Answer>
  );
}

function Totals({ impact }: { impact: Impact }) {
  const { breaks, stale, changes, possibly, jobs, jobsBroken, dags, owners, dashboards } = impact.totals;
  return (
    <dl className={styles.totals}>
      <Total number={breaks} words={breaks === 1 ? "dataset breaks" : "datasets break"} tone={breaks ? "fail" : ""} />
      <Total number={stale} words={stale === 1 ? "dataset goes stale" : "datasets go stale"} tone={stale ? "warn" : ""} />
      {changes > 0 && <Total number={changes} words={changes === 1 ? "dataset changes" : "datasets change"} tone="warn" />}
      {possibly > 0 && <Total number={possibly} words="possibly" tone="warn" />}
      <Total
        number={jobs}
        words={`${jobs === 1 ? "job" : "jobs"} in ${counted(dags, "DAG")}${jobsBroken > 0 ? `, ${count(jobsBroken)} broken` : ""}`}
      />
      <Total number={owners} words={`${owners === 1 ? "owner" : "owners"} to tell`} />
      <Total number={dashboards} words={dashboards === 1 ? "dashboard" : "dashboards"} />
    </dl>
  );
}

function Total({ number, words, tone = "" }: { number: number; words: string; tone?: string }) {
  return (
    <div>
      <dd className={tone}>{count(number)}</dd>
      <dt>{words}</dt>
    </div>
  );
}

function Risk({ impact }: { impact: Impact }) {
  const verdict = riskVerdict(impact.riskScore);
  return (
    <Card title="Risk">
      <div className={styles.risk}>
        <div className="row">
          <span className={styles.score}>{impact.riskScore}</span>
          <span className="t3">of 100</span>
          <span className="grow" />
          <Chip tone={verdict.tone} icon={verdict.tone === "ok" ? "succeeded" : "warning"}>
            {verdict.words}
          </Chip>
        </div>
        <div className={styles.scale}>
          <i style={{ left: `calc(${impact.riskScore}% - 2px)` }} />
        </div>
      </div>
      <ul className={styles.parts}>
        {impact.riskParts.map((part) => (
          <li key={part.part}>
            <span>{riskWords[part.part] ?? part.part}</span>
            <span className="meter" aria-hidden="true">
              <i style={{ width: `${(part.points / part.weight) * 100}%` }} />
            </span>
            <span className="num r">{`${part.points} of ${part.weight}`}</span>
            <span className={styles.why}>{part.why}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function People({ impact }: { impact: Impact }) {
  return (
    <Card title="Tell these people">
      {impact.owners.length === 0 ? (
        <Empty title="Nothing of it has an owner." icon="user" />
      ) : (
        <table aria-label="Owners to tell">
          <tbody>
            {impact.owners.map((owner) => (
              <tr key={owner.name}>
                <td>
                  <span className="row">
                    <span className="avatar small" aria-hidden="true">
                      {initialsOf(owner.name)}
                    </span>
                    <b className="m">{owner.name}</b>
                  </span>
                </td>
                <td className="r t2">
                  {[owner.assets > 0 && counted(owner.assets, "dataset"), owner.jobs > 0 && counted(owner.jobs, "job")]
                    .filter(Boolean)
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function ToDo({ impact }: { impact: Impact }) {
  if (impact.recommendations.length === 0) return null;
  return (
    <Card title="Do this">
      <ol className={styles.todo}>
        {impact.recommendations.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </Card>
  );
}
