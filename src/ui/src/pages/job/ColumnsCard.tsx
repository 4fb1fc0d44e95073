import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Contradicted } from "../../api/insight";
import type { JobLineage } from "../../api/jobs";
import type { SqlAnalysis } from "../../api/sql";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import { nameParts } from "../../parts/names";
import { Source } from "../../parts/Source";
import { Empty, Failure, Skeleton } from "../../parts/State";
import { transformationWord } from "../../parts/transformations";
import type { ColumnKey } from "../../sql/marks";
import styles from "./Job.module.css";
import type { JobData } from "./useJob";

/** A written column with what gives its value. */
interface WrittenColumn {
  key: ColumnKey;
  table: string;
  word: string;
  isConfirmed: boolean;
  sources: { namespace: string; table: string; column: string }[];
}

interface Props {
  data: JobData;
  chosen: ColumnKey | undefined;
  onChoose: (key: ColumnKey) => void;
}

/** What each written column comes from; below it what was claimed and is contradicted by the SQL. */
export function ColumnsCard({ data, chosen, onChoose }: Props) {
  const columns = data.sql.data ? ofAnalysis(data.sql.data) : data.job.data ? ofLineage(data.job.data) : undefined;
  const table = columns?.[0]?.table;
  const list = useRef<HTMLUListElement>(null);
  const isThere = columns !== undefined && chosen !== undefined;
  const seen = useRef(false);
  useEffect(() => {
    // Only what an address names is brought into sight: who chooses in the SQL looks there.
    if (isThere && !seen.current) list.current?.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest" });
    if (columns) seen.current = true;
  }, [isThere, columns]);
  return (
    <Card
      title={table ? `Columns of ${nameParts(table).last}` : "Columns"}
      count={columns && count(columns.length)}
      className={styles.columns}
    >
      {!columns && data.job.isError ? (
        <Failure error={data.job.error} retry={() => void data.job.refetch()} what="the columns" />
      ) : !columns ? (
        <Skeleton rows={6} height={44} />
      ) : columns.length === 0 ? (
        <Empty title="No column that it writes is known." icon="columns" />
      ) : (
        <ul ref={list}>
          {columns.map((column) => {
            const isChosen = chosen?.column === column.key.column && chosen.statement === column.key.statement;
            return (
              <li key={`${column.key.statement} ${column.table} ${column.key.column}`}>
                <button type="button" aria-pressed={isChosen} onClick={() => onChoose(column.key)}>
                  <span className="row">
                    <b className="m">{column.key.column}</b>
                    <span className="grow" />
                    <span className="t3">{column.word}</span>
                    {column.isConfirmed && <Icon name="check" size={14} className="ok" label="confirmed by its SQL" />}
                  </span>
                  {column.sources.map((source) => (
                    <span key={source.table + source.column} className={styles.source}>
                      <Source namespace={source.namespace} size={16} />
                      <span className="name">
                        <span className="rest">{shortTable(source.table)}.</span>
                        <span className="last">{source.column}</span>
                      </span>
                    </span>
                  ))}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {data.audit.data?.contradicted.map((claim) => (
        <FalseClaim key={`${claim.item}${claim.from?.name}${claim.from?.field}${claim.to?.name}${claim.to?.field}`} claim={claim} />
      ))}
    </Card>
  );
}

export function FalseClaim({ claim }: { claim: Contradicted }) {
  const at = claim.span ? `line ${claim.span.line}, column ${claim.span.column}` : undefined;
  return (
    <div className={`callout ${styles.false}`}>
      <h3>
        <Icon name="x" size={14} />
        {`Claimed by ${claim.producer === "AIRFLOW" ? "Airflow" : claim.producer}, contradicted`}
      </h3>
      <p>
        <b className="m">{claim.to?.field ?? nameParts(claim.to?.name ?? "").last}</b> from {claim.from?.name}
        {claim.from?.field ? `.${claim.from.field}` : ""}
      </p>
      <p className="t2">
        {claim.why}
        {at && (
          <>
            {" "}
            <Link to="/job" search={{ ns: claim.jobNamespace, name: claim.jobName, at: `${claim.span?.start}-${claim.span?.length}` }}>
              {at}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

function ofAnalysis(analysis: SqlAnalysis): WrittenColumn[] {
  return analysis.statements.flatMap((statement) =>
    statement.columns
      .filter((column) => column.target.table !== null)
      .map((column) => ({
        key: { statement: statement.index, column: column.target.column },
        table: column.target.table?.name ?? "",
        word: column.word,
        isConfirmed: column.certainty === "certain",
        sources: column.sources.map((source) => ({
          namespace: source.table.namespace ?? "",
          table: source.table.name,
          column: source.column,
        })),
      })),
  );
}

function ofLineage(job: JobLineage): WrittenColumn[] {
  const written = new Map<string, WrittenColumn>();
  for (const edge of job.columns) {
    if (edge.type !== "DIRECT" || !edge.to?.field || !edge.from?.field) continue;
    const key = `${edge.to.name}\n${edge.to.field}`;
    const column = written.get(key) ?? {
      key: { statement: 0, column: edge.to.field },
      table: edge.to.name,
      word: transformationWord(edge.subtype, edge.masking),
      isConfirmed: true,
      sources: [],
    };
    column.isConfirmed &&= edge.verdict === "confirmed";
    column.sources.push({ namespace: edge.from.namespace, table: edge.from.name, column: edge.from.field });
    written.set(key, column);
  }
  return [...written.values()];
}

/** "retail3.staging.orders" → "staging.orders": the database is the same for most and is left out. */
function shortTable(name: string): string {
  const parts = name.split(".");
  return parts.length > 2 ? parts.slice(-2).join(".") : name;
}
