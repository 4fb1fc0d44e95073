import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { columnPage } from "../address/columns";
import { lastPart } from "../graph/names";
import type { ColumnPath, ColumnStep } from "../graph/path";
import { influenceWord } from "../graph/path";
import { iconOf } from "../graph/StationNode";
import { useGraph } from "../graph/store";
import { useEngine } from "../graph/useEngine";
import { Button } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Icon } from "../parts/Icon";
import { momentText } from "../parts/times";
import styles from "./inspector.module.css";
import { pathMarkdown, pathSentence, rowsSentence } from "./pathWords";
import { SqlExcerpt } from "./SqlExcerpt";
import { Verdict } from "./Verdict";

/** The way of a column's value in words, step by step. */
export function PathPanel({ path, tools }: { path: ColumnPath; tools: ReactNode }) {
  const engine = useEngine();
  const known = useGraph((state) => state.known);
  const column = useGraph((state) => state.view.column);
  const direction = useGraph((state) => state.view.direction);
  const withRows = useGraph((state) => state.view.rows);
  const to = useGraph((state) => state.view.to);
  if (!column) return null;
  const name = (id: string) => lastPart(known.datasets.get(id)?.name ?? id);
  const other = direction === "up" ? "down" : "up";
  return (
    <>
      <header className={styles.top}>
        <Icon name="pin" className="acc" />
        <PinnedColumn dataset={known.datasets.get(column.dataset)} column={column.name} />
        <span className="t2">{to === undefined ? pathSentence(path, direction) : "only on its ways to"}</span>
        <End path={path} name={name} />
        <span className="grow" />
        <Button size="small" icon="arrow" onClick={() => void engine.change((view) => ({ ...view, direction: other, to: undefined }))}>
          Show {other === "down" ? "downstream" : "upstream"}
        </Button>
        {direction !== "both" && (
          <Button size="small" onClick={() => void engine.change((view) => ({ ...view, direction: "both", to: undefined }))}>
            Both ways
          </Button>
        )}
        <Copy size="small" text={() => pathMarkdown(path, column.name, direction, name)}>
          Copy as text
        </Copy>
        {tools}
      </header>
      {path.steps.length === 0 && to !== undefined ? (
        <p className={styles.line}>No way is known between this column and that end.</p>
      ) : path.steps.length === 0 ? (
        <p className={styles.line}>
          Nothing is known of where this column's values {direction === "up" ? "come from" : "go"}. Columns without a path are those of
          sources, or of jobs whose SQL is not known.
        </p>
      ) : (
        <ol className={styles.steps}>
          {path.steps.map((step, i) => (
            <Step key={`${step.dataset}${step.column}${step.job.id}`} step={step} index={i} name={name} withRows={withRows} />
          ))}
        </ol>
      )}
    </>
  );
}

/** The column that is pinned, by the page of its dataset. */
function PinnedColumn({ dataset, column }: { dataset: { namespace: string; name: string } | undefined; column: string }) {
  if (!dataset) return <b>{column}</b>;
  return (
    <Link {...columnPage(dataset.namespace, dataset.name, column)} className="m" title={`${dataset.name}.${column}`}>
      {column}
    </Link>
  );
}

/** Narrows the path to one of its ends. */
function End({ path, name }: { path: ColumnPath; name: (id: string) => string }) {
  const engine = useEngine();
  const to = useGraph((state) => state.view.to);
  const ends = [...new Map(path.ends.map((end) => [`${end.dataset}:${end.column}`, `${name(end.dataset)}.${end.column}`]))];
  if (ends.length < 2 && to === undefined) return null;
  // An address may name a column in the middle of the path.
  if (to !== undefined && !ends.some(([key]) => key === to)) ends.push([to, `${name(to.split(":")[0])}.${to.slice(to.indexOf(":") + 1)}`]);
  return (
    <select
      className="control-select"
      aria-label="End of the path"
      value={to ?? ""}
      onChange={(event) => {
        const { value } = event.target;
        void engine.change((view) => ({ ...view, to: value || undefined }));
      }}
    >
      <option value="">All ends</option>
      {ends.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  );
}

function Step({ step, index, name, withRows }: { step: ColumnStep; index: number; name: (id: string) => string; withRows: boolean }) {
  const known = useGraph((state) => state.known);
  const job = known.job(step.job.id);
  const info = known.datasets.get(step.dataset);
  const sources = new Map<string, string[]>();
  for (const { dataset, column } of step.from) sources.set(dataset, [...(sources.get(dataset) ?? []), column]);
  const from = [...sources]
    .map(([dataset, columns]) =>
      sources.size === 1 ? columns.join(", ") : columns.map((column) => `${name(dataset)}.${column}`).join(", "),
    )
    .join(", ");
  return (
    <li>
      <h2>
        <span className={styles.stepNumber}>{index + 1}</span>
        <b>
          {name(step.dataset)}.<wbr />
          {step.column}
        </b>
        <span className="grow" />
        {step.verdict === "confirmed" ? <Verdict verdict="confirmed" suffix=" by its SQL" /> : <Verdict verdict={step.verdict} />}
      </h2>
      <div className={styles.stepBody}>
        <p className="t2">
          {step.word} from <span className={styles.strong}>{from}</span>
          {step.masked && <Icon name="shield" size={12} className="mask" label="masked" />}
        </p>
        {step.expression && <SqlExcerpt sql={step.expression} marks={[]} numbered={false} />}
        <p className="t3">
          <Icon name={iconOf(job)} size={12} /> {step.job.name}
          {step.line !== undefined && `, line ${step.line} of its SQL`}
          {info?.lastWrittenAt && ` · ${momentText(info.lastWrittenAt)}`}
        </p>
        {withRows && (
          <p className="t3" title={step.rows.map((row) => `${name(row.dataset)}.${row.column} ${influenceWord(row.subtype)}`).join("\n")}>
            <i className={styles.dotted} /> {rowsSentence(step)}
          </p>
        )}
      </div>
    </li>
  );
}
