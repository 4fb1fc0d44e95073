import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { columnPage } from "../address/columns";
import { addRoot, hide, pin, toggleColumns } from "../graph/actions";
import type { EdgeAnswer } from "../graph/answer";
import { writeWords } from "../graph/nodeWords";
import { useGraph } from "../graph/store";
import { useEngine } from "../graph/useEngine";
import { shortId } from "../graph/view";
import { Button, LinkButton } from "../parts/Button";
import { Chip } from "../parts/Chip";
import { Copy } from "../parts/Copy";
import { Name } from "../parts/Name";
import { RunStateChip } from "../parts/RunState";
import { Source } from "../parts/Source";
import { durationText, momentText, secondsBetween } from "../parts/times";
import styles from "./inspector.module.css";
import { staleSince } from "./stationRows";
import { Stale, Verdict } from "./Verdict";

/** What is known of a selected dataset, what writes it and what reads it, and the three questions. */
export function NodePanel({ id, tools }: { id: string; tools: ReactNode }) {
  const engine = useEngine();
  const known = useGraph((state) => state.known);
  useGraph((state) => state.revision);
  const view = useGraph((state) => state.view);
  const info = known.datasets.get(id);
  if (!info) return null;
  const run = info.lastRun;
  const columns = known.columns.get(id) ?? [];
  const columnCount = Math.max(columns.length, info.columnCount ?? 0); // they are asked for when somebody opens them
  return (
    <>
      <header className={styles.top}>
        <Source namespace={info.namespace} />
        <b>{info.name}</b>
        <Copy text={info.name} label="Copy the name" />
        <Chip>{info.type}</Chip>
        {run && (
          <RunStateChip
            state={run.state}
            suffix={run.endedAt ? `in ${durationText(secondsBetween(run.startedAt, run.endedAt))}` : undefined}
          />
        )}
        <span className="t3 small">
          {[info.lastWrittenAt && momentText(info.lastWrittenAt), ...info.owners].filter(Boolean).join(" · ")}
        </span>
        <span className="grow" />
        <LinkButton
          size="small"
          {...(view.column?.dataset === id
            ? columnPage(info.namespace, info.name, view.column.name)
            : { to: "/dataset", search: { ns: info.namespace, name: info.name } })}
        >
          Open
        </LinkButton>
        <LinkButton size="small" to="/impact" search={{ id }}>
          What breaks if…
        </LinkButton>
        <LinkButton size="small" to="/cause" search={{ id }}>
          Why is it wrong?
        </LinkButton>
        {!view.root.includes(id) && (
          <>
            <Button size="small" onClick={() => engine.focus(id)}>
              Start here
            </Button>
            <Button size="small" onClick={() => void engine.change((before) => addRoot(before, id))}>
              Add as start
            </Button>
            <Button size="small" onClick={() => void engine.change((before) => hide(before, id))}>
              Hide
            </Button>
          </>
        )}
        {tools}
      </header>
      <div className={styles.thirds}>
        <div className={styles.scroll}>
          <dl className={styles.facts}>
            <dt>Namespace</dt>
            <dd>{info.namespace}</dd>
            <dt>Last write</dt>
            <dd>{writeWords(info)}</dd>
            {info.aliases.length > 0 && (
              <>
                <dt>Also called</dt>
                <dd>{info.aliases.map((alias) => `${alias.namespace}/${alias.name}`).join(", ")}</dd>
              </>
            )}
            {(info.tags ?? []).length > 0 && (
              <>
                <dt>Tags</dt>
                <dd>{info.tags?.join(", ")}</dd>
              </>
            )}
            {info.quality && (
              <>
                <dt>Checks</dt>
                <dd className={info.quality.failed > 0 ? "warn" : "ok"}>
                  {info.quality.failed > 0 ? `${info.quality.failed} failed, ` : ""}
                  {info.quality.assertions - info.quality.failed} passed
                </dd>
              </>
            )}
            <dt>Columns</dt>
            <dd>
              {columnCount === 0 ? (
                "none known"
              ) : (
                <>
                  {columnCount}{" "}
                  <button
                    type="button"
                    className="link"
                    onClick={() => void engine.change((before) => toggleColumns(before, id), { anchor: `d:${id}` })}
                  >
                    {view.columns.includes(shortId(id)) ? "close" : "open"} in the graph
                  </button>
                </>
              )}
            </dd>
          </dl>
        </div>
        <Side title="Written by" id={id} side="up" />
        <Side title="Read by" id={id} side="down" />
      </div>
      {columns.length > 0 && (
        <div className={styles.columnLine}>
          <span className="t3">Path of</span>
          {columns.map((column) => (
            <button
              key={column.name}
              type="button"
              className="link"
              onClick={() => void engine.change((before) => pin(before, id, column.name), { anchor: `d:${id}` })}
            >
              {column.name}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Side({ title, id, side }: { title: string; id: string; side: "up" | "down" }) {
  const known = useGraph((state) => state.known);
  const jobs = new Map<string, { name: string; namespace: string; verdict: string; others: string[]; edges: EdgeAnswer[] }>();
  for (const edge of known.edgesAt(id, side)) {
    const other = known.datasets.get(side === "up" ? edge.source : edge.target)?.name ?? "";
    const { namespace, name } = edge.job;
    const job = jobs.get(edge.job.id) ?? { name, namespace, verdict: edge.verdict, others: [], edges: [] };
    job.others.push(other);
    job.edges.push(edge);
    if (edge.verdict !== "confirmed") job.verdict = edge.verdict;
    jobs.set(edge.job.id, job);
  }
  return (
    <div className={styles.scroll}>
      <h2 className={styles.heading}>
        {title} <span className="t3">{jobs.size}</span>
      </h2>
      <ul className={styles.jobs}>
        {[...jobs].map(([job, { name, namespace, verdict, others, edges }]) => (
          <li key={job}>
            <Link to="/job" search={{ ns: namespace, name }}>
              <Name name={name} max={44} />
            </Link>
            <Verdict verdict={verdict} />
            <Stale since={staleSince(edges)} />
            <span className="t3" title={others.join("\n")}>
              {side === "up" ? "from" : "into"} {others.length === 1 ? others[0] : `${others.length} datasets`}
            </span>
          </li>
        ))}
        {jobs.size === 0 && (
          <li className="t3">{side === "up" ? "Nothing that is known writes it." : "Nothing that is known reads it."}</li>
        )}
      </ul>
    </div>
  );
}
