import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { select } from "../graph/actions";
import { lastPart } from "../graph/names";
import { useGraph } from "../graph/store";
import { useEngine } from "../graph/useEngine";
import { LinkButton } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { Segmented } from "../parts/Segmented";
import { Answer } from "../parts/State";
import { momentText } from "../parts/times";
import styles from "./inspector.module.css";
import { changesBetween } from "./queries";

const kinds: [string, string][] = [
  ["dataset", "Datasets"],
  ["job", "Jobs"],
  ["edge", "Edges"],
  ["columnEdge", "Column edges"],
  ["column", "Columns"],
];

/** What differs at the start between the two moments, as the service lists it. */
export function ChangesPanel({ tools }: { tools: ReactNode }) {
  const engine = useEngine();
  const root = useGraph((state) => state.view.root[0]);
  const from = useGraph((state) => state.view.compareFrom) ?? "";
  const asOf = useGraph((state) => state.view.asOf);
  const [opened] = useState(() => new Date().toISOString());
  const to = asOf ?? opened;
  const comparison = useGraph((state) => state.comparison);
  const known = useGraph((state) => state.known);
  const [kind, setKind] = useState("all");
  const diff = useQuery(changesBetween(root, from, to));
  const drawn = [...(comparison?.edges.values() ?? [])];
  return (
    <>
      <header className={styles.top}>
        <Icon name="compare" />
        <b>
          {momentText(from)} to {asOf ? momentText(asOf) : "now"}
        </b>
        <span className="t2">
          in the picture: <span className="ok">{drawn.filter((mark) => mark === "added").length} edges added</span>,{" "}
          <span className="fail">{drawn.filter((mark) => mark === "removed").length} removed</span>
        </span>
        <span className="grow" />
        <LinkButton size="small" to="/diff" search={{ id: root, from, to }}>
          Open as list
        </LinkButton>
        {tools}
      </header>
      <div className={styles.scroll}>
        <Answer of={diff} what="the changes" rows={5}>
          {(data) => {
            const totals = (data.totals ?? {}) as Record<string, number>;
            const rows = data.changes.filter((change) => kind === "all" || change.kind === kind);
            const all = Object.values(totals).reduce((sum, count) => sum + count, 0);
            return (
              <>
                <div className={styles.line}>
                  <span className="t2">
                    At {lastPart(known.datasets.get(root)?.name ?? "")}: {data.totalsAreLowerBounds && "at least "}
                    <b data-changes={all}>{all}</b> {all === 1 ? "change" : "changes"}
                  </span>
                  <Segmented
                    label="Kind of change"
                    value={kind}
                    onChange={setKind}
                    options={[
                      { value: "all", label: "All" },
                      ...kinds.map(([value, label]) => ({ value, label: `${label} ${totals[value] ?? 0}` })),
                    ]}
                  />
                </div>
                <table>
                  <thead>
                    <tr>
                      <th>Change</th>
                      <th>What</th>
                      <th>Job</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((change) => (
                      <tr
                        key={`${change.kind}${change.id}${change.column ?? ""}`}
                        className="selectable"
                        onClick={() =>
                          void engine.change((view) =>
                            select(view, change.dataset ? `d:${change.dataset.id}` : change.target ? `d:${change.target.id}` : undefined),
                          )
                        }
                      >
                        <td className={change.change === "added" ? "ok" : change.change === "removed" ? "fail" : "t2"}>
                          {change.change === "added" ? "+ " : change.change === "removed" ? "− " : ""}
                          {change.kind === "columnEdge" ? "column edge" : change.kind} {change.change}
                        </td>
                        <td>{what(change)}</td>
                        <td className="t2">{change.source ? change.job?.name : ""}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {data.changes.length === 0 && <p className={styles.line}>Nothing differs at the start between the two moments.</p>}
              </>
            );
          }}
        </Answer>
      </div>
    </>
  );
}

interface Change {
  job: { name: string } | null;
  dataset: { name: string } | null;
  source: { name: string } | null;
  sourceColumn: string | null;
  target: { name: string } | null;
  targetColumn: string | null;
  column: string | null;
  fromType: string | null;
  toType: string | null;
}

function what(change: Change): string {
  const end = (dataset: { name: string } | null, column: string | null) => (dataset ? `${dataset.name}${column ? `.${column}` : ""}` : "");
  if (change.source) return `${end(change.source, change.sourceColumn)} → ${end(change.target, change.targetColumn)}`;
  const types = change.fromType || change.toType ? `: ${change.fromType ?? "none"} → ${change.toType ?? "none"}` : "";
  if (!change.dataset) return change.job?.name ?? "";
  return `${end(change.dataset, change.column)}${types}`;
}
