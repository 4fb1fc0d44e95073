import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Audit as AuditAnswer, type AuditGroup, auditQuery } from "../api/insight";
import { Card } from "../parts/Card";
import { Csv } from "../parts/Csv";
import { count, counted, shownOf } from "../parts/counts";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty } from "../parts/State";
import styles from "./audit/Audit.module.css";
import { ClaimPanel } from "./audit/ClaimPanel";
import { ContradictedTable, claimKey } from "./audit/ContradictedTable";

const route = getRouteApi("/audit");

/** Which producer claims what wrongly, with the SQL that says so. */
export function Audit() {
  const { producer, job, why } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<string>();
  const audit = useQuery(auditQuery({ producer, job, why }));
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <PageHead
        title="Lineage audit"
        description="Claims of lineage are checked against the SQL that ran. What the SQL contradicts is hidden from every answer and listed here."
      />
      <Answer of={audit} what="the audit" rows={10}>
        {(answer) => {
          const groups = answer.groups.filter((group) => !producer || group.producer === producer);
          const claims = answer.contradicted;
          const chosen = claims.find((claim) => claimKey(claim) === open);
          return (
            <div className={chosen ? "page-body with-side" : "page-body"}>
              <div className="stack">
                <Producers answer={answer} chosen={producer} />
                {groups.length > 0 && (
                  <Reasons groups={groups} chosen={why} onChoose={(next) => set({ why: next === why ? undefined : next })} />
                )}
                <Card
                  title="Contradicted claims"
                  count={shownOf(claims.length, answer.total, "claim")}
                  actions={<Csv path="/api/lineage/audit" query={{ producer, job, part: "contradicted", limit: 10_000 }} />}
                >
                  {claims.length === 0 ? (
                    <Empty title="No claim is contradicted." icon="succeeded">
                      {answer.producers.length === 0
                        ? "No producer has claimed lineage yet."
                        : "Claims whose SQL was not understood, or that have none, count as not checked."}
                    </Empty>
                  ) : (
                    <ContradictedTable claims={claims} selected={open} onOpen={(claim) => setOpen(claimKey(claim))} />
                  )}
                  {answer.truncated && (
                    <p className="note">{`The first ${count(answer.contradicted.length)} are listed; the CSV has all.`}</p>
                  )}
                </Card>
              </div>
              {chosen && <ClaimPanel claim={chosen} onClose={() => setOpen(undefined)} />}
            </div>
          );
        }}
      </Answer>
    </>
  );
}

function Producers({ answer, chosen }: { answer: AuditAnswer; chosen: string | undefined }) {
  return (
    <section className="card" aria-label="Producers">
      {answer.producers.map((one) => {
        const share = (number: number) => `${(number / Math.max(1, one.claims)) * 100}%`;
        const checkedColumns = one.confirmedColumns + one.contradictedColumns;
        return (
          <Link
            key={one.producer ?? ""}
            to="/audit"
            search={{ producer: chosen === one.producer ? undefined : (one.producer ?? undefined) }}
            className={chosen === one.producer ? `${styles.producer} ${styles.chosen}` : styles.producer}
            aria-current={chosen === one.producer ? "true" : undefined}
          >
            <b>{one.producer ?? <span className="t3">not told by what</span>}</b>
            <span className="t2 num">{counted(one.claims, "claim")}</span>
            <span className={styles.bar} aria-hidden="true">
              <i className={styles.confirmed} style={{ width: share(one.confirmed) }} />
              <i className={styles.contradicted} style={{ width: share(one.contradicted) }} />
              <i className={styles.unchecked} style={{ width: share(one.unchecked) }} />
            </span>
            <span className="num">
              <span className="ok">{`${count(one.confirmed)} confirmed`}</span> ·{" "}
              <span className={one.contradicted ? "fail" : "t2"}>{`${count(one.contradicted)} contradicted`}</span> ·{" "}
              <span className="t2">{`${count(one.unchecked)} not checked`}</span>
            </span>
            <span className="t2 num">
              {one.columnClaims === 0
                ? "no column claims"
                : checkedColumns < one.columnClaims
                  ? `columns ${count(one.confirmedColumns)} true, ${count(one.contradictedColumns)} false of ${count(one.columnClaims)}`
                  : `columns ${count(one.confirmedColumns)} of ${count(one.columnClaims)} true`}
            </span>
          </Link>
        );
      })}
    </section>
  );
}

function Reasons({ groups, chosen, onChoose }: { groups: AuditGroup[]; chosen: string | undefined; onChoose: (why: string) => void }) {
  return (
    <Card title="Why" count={counted(groups.length, "reason")}>
      <ul className={styles.reasons}>
        {groups.map((group) => (
          <li key={`${group.producer}\n${group.why}`}>
            <button type="button" aria-pressed={chosen === group.why} onClick={() => onChoose(group.why)}>
              <span>{group.why}</span>
              <span className="t3">{group.producer}</span>
              <b className="num">{count(group.count)}</b>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
