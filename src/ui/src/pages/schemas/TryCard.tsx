import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { columnImpact, columnLineage, columnPage } from "../../address/columns";
import { type SchemaVersion, schemasQuery } from "../../api/assets";
import { type SchemaCheck, schemaCheckQuery } from "../../api/schemas";
import { AssetPicker, useNameOf } from "../../parts/AssetPicker";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip, type Tone } from "../../parts/Chip";
import { Icon } from "../../parts/Icon";
import { Answer, Empty } from "../../parts/State";
import { useSettled } from "../../parts/useSettled";
import styles from "./Schemas.module.css";
import { formatColumns, parseColumns } from "./schemaText";
import { breaks, compatibilityWords, downstreamWords, verdictOf, whyOf } from "./words";

/** A planned schema of one dataset, and what it would break; nothing is kept. */
export function TryCard({ id, onDataset }: { id: string; onDataset: (id: string) => void }) {
  const shown = useNameOf(id);
  const versions = useQuery({ ...schemasQuery(id), enabled: id !== "" });
  return (
    <Card
      title="Try a planned schema"
      actions={<AssetPicker id={id} shown={shown} kinds="dataset" onChange={onDataset} none="choose a dataset" />}
    >
      {id === "" ? (
        <Empty title="Whose schema is to change?" icon="table">
          Choose a dataset: its newest schema is the text to begin with, and what it would break shows while you change it. Nothing is kept.
        </Empty>
      ) : (
        <Answer of={versions} what="its schema" rows={8}>
          {(list) => <Planned key={id} id={id} name={shown} newest={list.at(-1)} />}
        </Answer>
      )}
    </Card>
  );
}

interface PlannedProps {
  id: string;
  name: { namespace: string; name: string } | undefined;
  newest: SchemaVersion | undefined;
}

function Planned({ id, name, newest }: PlannedProps) {
  const start = useMemo(() => formatColumns(newest?.columns ?? []), [newest]);
  const [text, setText] = useState(start);
  const settled = useSettled(text, 200);
  const read = useMemo(() => parseColumns(settled), [settled]);
  const columns = "columns" in read ? read.columns : [];
  const check = useQuery({ ...schemaCheckQuery(id, columns), enabled: columns.length > 0 });
  return (
    <div className={`card-body ${styles.try}`}>
      <div className="stack">
        <label className="field">
          <span>Columns: a name and a type on each line, fields of a column further in; or JSON</span>
          <textarea
            className="input mono"
            rows={Math.min(22, Math.max(8, start.split("\n").length + 2))}
            value={text}
            spellCheck={false}
            aria-invalid={"problem" in read}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="row">
          <Button size="small" icon="redo" disabled={text === start} onClick={() => setText(start)}>
            Back to the newest schema
          </Button>
        </div>
      </div>
      <section className="stack" aria-label="What comes of it" aria-live="polite" aria-busy={check.isFetching}>
        {"problem" in read ? (
          <p className="note">
            <Icon name="warning" size={14} className="warn" />
            <span>{read.problem}</span>
          </p>
        ) : (
          <Answer of={check} what="what it breaks" rows={4}>
            {(answer) => <Result id={id} name={name} hasSchema={newest !== undefined} check={answer} />}
          </Answer>
        )}
      </section>
    </div>
  );
}

const tones: Record<string, Tone> = { added: "ok", removed: "fail", retyped: "warn" };

function Result({ id, name, hasSchema, check }: { id: string; name: PlannedProps["name"]; hasSchema: boolean; check: SchemaCheck }) {
  if (!hasSchema) {
    return (
      <Empty title="No event told a schema of it." icon="columns">
        Nothing can be said of what a first schema breaks.
      </Empty>
    );
  }
  const { compatible, changes, violations, compatibility } = check;
  return (
    <>
      <p className={styles.verdict}>
        <Icon name={compatible ? "succeeded" : "failed"} size={16} className={compatible ? "ok" : "fail"} />
        <b className="m">{verdictOf(check)}.</b>
      </p>
      <p className="t2">
        {changes.length > 0 && `With the newest version it is ${compatibilityWords(compatibility)}. `}
        <Link {...columnLineage(id, undefined)}>{downstreamWords(check.downstream)}</Link>.
      </p>
      {changes.length > 0 && (
        <div className="card-scroll">
          <table aria-label="Changes of the planned schema">
            <thead>
              <tr>
                <th scope="col">Change</th>
                <th scope="col">Column</th>
                <th scope="col">Type</th>
                <th scope="col">
                  <span className="visually-hidden">Ask</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => {
                const isBreaking = breaks(change.column, violations);
                return (
                  <tr key={change.change + change.column}>
                    <td>
                      <span className="row">
                        <Chip tone={tones[change.change]}>{change.change}</Chip>
                        {isBreaking && (
                          <Chip tone="fail" icon="x">
                            breaks
                          </Chip>
                        )}
                      </span>
                    </td>
                    <td>
                      {change.change === "added" || !name ? (
                        <b className="m">{change.column}</b>
                      ) : (
                        <Link {...columnPage(name.namespace, name.name, change.column)} className="m">
                          {change.column}
                        </Link>
                      )}
                    </td>
                    <td className="t2 wraps">
                      {[change.from, change.to].filter(Boolean).join(" → ") || "not told"}
                      {isBreaking && whyOf(change, violations)}
                    </td>
                    <td className="r">
                      {change.change !== "added" && (
                        <Link {...columnImpact(id, change.column, change.change === "retyped" ? "retype-column" : "drop-column")}>
                          What breaks?
                        </Link>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
