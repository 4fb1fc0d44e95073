import { useMemo, useState } from "react";
import { Problem } from "../../api/problem";
import type { SqlAnalysis } from "../../api/sql";
import { LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { Copy } from "../../parts/Copy";
import { Icon } from "../../parts/Icon";
import { Empty, Failure, Skeleton } from "../../parts/State";
import { momentText } from "../../parts/times";
import { dialectName } from "../../sql/dialectNames";
import { keepSql } from "../../sql/draft";
import { type ColumnKey, columnAt, marksOf } from "../../sql/marks";
import { SqlView } from "../../sql/SqlView";
import styles from "./Job.module.css";
import { completenessWords } from "./sqlWords";
import type { JobData } from "./useJob";

interface Props {
  data: JobData;
  column: ColumnKey | undefined;
  onColumn: (key: ColumnKey | undefined) => void;
  /** An offset to bring into view, with its length: where a claim is contradicted. */
  wrong?: { start: number; length: number };
}

/** The SQL as it ran. A column under the pointer, or the chosen one, has its sources marked and what decides the rows underlined. */
export function SqlCard({ data, column, onColumn, wrong }: Props) {
  const { sql, facets, job } = data;
  if (sql.data) return <Analysed analysis={sql.data} column={column} onColumn={onColumn} wrong={wrong} />;
  if (sql.isPending || facets.isPending) {
    return (
      <Card title="SQL">
        <Skeleton rows={9} height={20} />
      </Card>
    );
  }
  const told = sqlFacet(facets.data);
  if (told) return <Plain sql={told} integration={job.data?.job.integration} />;
  const hasNone = sql.error instanceof Problem && sql.error.status === 404;
  return (
    <Card title="SQL">
      {hasNone ? (
        <Empty title="This operator hands over no SQL." icon="sql">
          {sql.error instanceof Problem && sql.error.detail && !sql.error.isNotOffered
            ? sql.error.detail
            : "Its reads and writes come from what it told beside."}
        </Empty>
      ) : (
        <Failure error={sql.error} retry={() => sql.refetch()} what="the SQL" />
      )}
    </Card>
  );
}

function Analysed({ analysis, column, onColumn, wrong }: { analysis: SqlAnalysis } & Omit<Props, "data">) {
  const [pointed, setPointed] = useState<ColumnKey>();
  const shown = pointed ?? column;
  const marks = useMemo(() => {
    const base = marksOf(analysis, shown);
    return wrong ? [...base, { from: wrong.start, to: wrong.start + wrong.length, kind: "wrong" as const }] : base;
  }, [analysis, shown, wrong]);
  const state = completenessWords(analysis);
  return (
    <Card
      title="SQL"
      count={[analysis.at && `as it ran ${momentText(analysis.at)}`, dialectName(analysis.dialect)].filter(Boolean).join(", ")}
      actions={
        <>
          {column && (
            <button type="button" className="chip accent" onClick={() => onColumn(undefined)} title="Let go of the column">
              <Icon name="pin" size={12} />
              {column.column}
              <Icon name="x" size={12} />
            </button>
          )}
          <LinkButton icon="sql" size="small" to="/sql" search={{ dialect: analysis.dialect }} onClick={() => keepSql(analysis.sql)}>
            Open in SQL
          </LinkButton>
          <Copy size="small" text={analysis.sql}>
            Copy
          </Copy>
        </>
      }
    >
      <div className={styles.sql}>
        <SqlView
          label="SQL of the job"
          text={analysis.sql}
          dialect={analysis.dialect}
          marks={marks}
          reveal={wrong?.start}
          onPoint={(offset) => {
            const key = offset === undefined ? undefined : columnAt(analysis, offset);
            if (key?.column !== pointed?.column || key?.statement !== pointed?.statement) setPointed(key);
          }}
          onPick={(offset) => {
            const key = columnAt(analysis, offset);
            if (key) onColumn(key);
          }}
        />
      </div>
      {analysis.diagnostics.length > 0 && (
        <ul className={styles.doubts}>
          {analysis.diagnostics.map((one) => (
            <li key={`${one.code}${one.span.start}`}>
              <Icon
                name={one.severity === "error" ? "failed" : "warning"}
                size={14}
                className={one.severity === "error" ? "fail" : "warn"}
              />
              <span>{one.message}</span>
              <span className="t3">{`line ${one.span.line}, column ${one.span.column}`}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="sql-key">
        <span>
          <span className="sample sql-target">{shown?.column ?? "column"}</span> the column
        </span>
        <span>
          <span className="sample sql-source">source</span> gives its value
        </span>
        <span>
          <span className="sample sql-influence">condition</span> decides which rows
        </span>
        <span className="grow" />
        <span className={state.tone}>
          <Icon name={state.icon} size={14} />
          {state.words}
        </span>
      </div>
    </Card>
  );
}

/** The text alone, where the service tells no analysis of it. */
function Plain({ sql, integration }: { sql: string; integration: string | null | undefined }) {
  return (
    <Card
      title="SQL"
      count={integration ? `as ${integration} handed it over` : undefined}
      actions={
        <>
          <Chip icon="help">columns not told by this server</Chip>
          <LinkButton icon="sql" size="small" to="/sql" onClick={() => keepSql(sql)}>
            Open in SQL
          </LinkButton>
          <Copy size="small" text={sql}>
            Copy
          </Copy>
        </>
      }
    >
      <div className={styles.sql}>
        <SqlView label="SQL of the job" text={sql} dialect="ansi" marks={none} />
      </div>
    </Card>
  );
}

const none: never[] = [];

export function sqlFacet(facets: { name: string; body: unknown }[] | undefined): string | undefined {
  const body = facets?.find((facet) => facet.name === "sql")?.body as { query?: unknown } | undefined;
  return typeof body?.query === "string" ? body.query : undefined;
}
