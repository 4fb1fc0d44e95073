import { useState } from "react";
import type { SqlAnalysis, TableName, TableUse } from "../../api/sql";
import { Chip } from "../../parts/Chip";
import { Copy } from "../../parts/Copy";
import { count } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import { JsonView } from "../../parts/JsonView";
import { Segmented } from "../../parts/Segmented";
import { Empty } from "../../parts/State";
import type { ColumnKey } from "../../sql/marks";
import styles from "./Sql.module.css";
import { SqlGraph } from "./SqlGraph";

interface Props {
  analysis: SqlAnalysis;
  chosen: ColumnKey | undefined;
  onChoose: (key: ColumnKey | undefined) => void;
}

type View = "columns" | "tables" | "graph" | "json";

/** What the SQL does: columns with their sources, tables, both as a drawing, and the whole answer. */
export function ResultPane({ analysis, chosen, onChoose }: Props) {
  const [view, setView] = useState<View>("columns");
  const columns = analysis.statements.reduce((sum, statement) => sum + statement.columns.length, 0);
  const tables = new Set(analysis.statements.flatMap((statement) => [...statement.reads, ...statement.writes].map((use) => use.table.name)))
    .size;
  return (
    <section className="card">
      <div className="card-head">
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: "columns", label: `Columns ${count(columns)}` },
            { value: "tables", label: `Tables ${count(tables)}` },
            { value: "graph", label: "Graph" },
            { value: "json", label: "JSON" },
          ]}
        />
        <span className="grow" />
        {view === "json" && (
          <Copy size="small" text={() => JSON.stringify(analysis, null, 2)}>
            Copy
          </Copy>
        )}
      </div>
      <div className={styles.result}>
        {view === "columns" && <ColumnList analysis={analysis} chosen={chosen} onChoose={onChoose} />}
        {view === "tables" && <TableList analysis={analysis} />}
        {view === "graph" && <SqlGraph analysis={analysis} />}
        {view === "json" && (
          <div className="card-body">
            <JsonView value={analysis} open={2} />
          </div>
        )}
      </div>
    </section>
  );
}

function ColumnList({ analysis, chosen, onChoose }: Props) {
  const statements = analysis.statements.filter((statement) => statement.columns.length > 0);
  if (statements.length === 0) return <Empty title="No statement writes a column that is known." icon="columns" />;
  return statements.map((statement) => (
    <div key={statement.index}>
      <h3 className={styles.statement}>
        {statement.kind} {statement.writes.map((use) => tableWords(use.table)).join(", ")}
      </h3>
      <ul className={styles.columns}>
        {statement.columns.map((column) => {
          const isChosen = chosen?.statement === statement.index && chosen.column === column.target.column;
          return (
            <li key={column.target.column}>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => onChoose(isChosen ? undefined : { statement: statement.index, column: column.target.column })}
              >
                <b className="m">{column.target.column}</b>
                <span className={styles.sources}>
                  {column.sources.length === 0 ? (
                    <span className="t3">no column gives its value</span>
                  ) : (
                    column.sources.map((source) => `${tableWords(source.table)}.${source.column}`).join(", ")
                  )}
                </span>
                {column.masking && (
                  <Chip tone="mask" icon="shield">
                    masked
                  </Chip>
                )}
                {column.certainty !== "certain" && <Chip tone="warn">inferred</Chip>}
                <Chip>{column.word}</Chip>
              </button>
            </li>
          );
        })}
      </ul>
      {statement.influences.length > 0 && (
        <p className={styles.influences}>
          Rows decided by{" "}
          {[
            ...new Set(
              statement.influences.flatMap((influence) =>
                influence.columns.map((column) => `${tableWords(column.table)}.${column.column}`),
              ),
            ),
          ].join(", ")}
        </p>
      )}
    </div>
  ));
}

function TableList({ analysis }: { analysis: SqlAnalysis }) {
  return (
    <table aria-label="Tables of the SQL">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">Use</th>
          <th scope="col">Columns</th>
          <th scope="col">In the store</th>
        </tr>
      </thead>
      <tbody>
        {analysis.statements.flatMap((statement) => [
          ...statement.writes.map((use) => (
            <TableLine key={`w${statement.index}${use.table.name}`} use={use} word="writes" statement={statement.index} />
          )),
          ...statement.reads.map((use) => (
            <TableLine key={`r${statement.index}${use.table.name}${use.role}`} use={use} word="reads" statement={statement.index} />
          )),
        ])}
      </tbody>
    </table>
  );
}

function TableLine({ use, word, statement }: { use: TableUse; word: string; statement: number }) {
  return (
    <tr>
      <td className="m">{tableWords(use.table)}</td>
      <td className="t2">
        {word}
        {use.role !== "table" && `, ${use.role === "cte" ? "CTE" : use.role}`}
        <span className="t3">{` in statement ${statement + 1}`}</span>
      </td>
      <td className="t2">{use.columns ? count(use.columns.length) : "not known"}</td>
      <td>{use.table.id ? <Icon name="check" size={14} className="ok" label="known" /> : <span className="t3">no</span>}</td>
    </tr>
  );
}

export function tableWords(table: TableName | null): string {
  return table?.name ?? "the result";
}
