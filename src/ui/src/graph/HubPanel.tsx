import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { Button, IconButton } from "../parts/Button";
import { Name } from "../parts/Name";
import { RunStateIcon } from "../parts/RunState";
import { Source } from "../parts/Source";
import { When } from "../parts/When";
import { addNodes, removeNode } from "./actions";
import { byUse } from "./hubs";
import { lastPart, schemaPart } from "./names";
import styles from "./pickers.module.css";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

const mostFacets = 8;

/** All neighbours of a hub on one side: searched, narrowed by schema, and added to the picture one by one. */
export function HubPanel() {
  const engine = useEngine();
  const hub = useGraph((state) => state.hub);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const [text, setText] = useState("");
  const [schema, setSchema] = useState<string | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const all = useMemo(() => (hub ? byUse(known, known.neighbours(hub.dataset, hub.side)) : []), [hub, known]);
  const facets = useMemo(() => {
    const counts = new Map<string, number>();
    for (const id of all) {
      const name = schemaPart(known.datasets.get(id)?.name ?? "");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostFacets);
  }, [all, known]);
  const rows = all.filter((id) => {
    const name = known.datasets.get(id)?.name ?? "";
    return name.toLowerCase().includes(text.toLowerCase()) && (schema === undefined || schemaPart(name) === schema);
  });
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => 32, overscan: 12 });
  if (!hub) return null;
  const key = `d:${hub.dataset}`;
  return (
    <section className={styles.hub} aria-label="Neighbours">
      <div className={styles.hubHead}>
        <b>{lastPart(known.datasets.get(hub.dataset)?.name ?? "")}</b>
        <span className="t3">
          {(known.neighbourCount(hub.dataset, hub.side) ?? all.length).toLocaleString("en")} {hub.side === "up" ? "upstream" : "downstream"}
        </span>
        <span className="grow" />
        <IconButton icon="x" label="Close" onClick={() => engine.store.setState({ hub: undefined })} />
      </div>
      <input aria-label="Search the neighbours" placeholder="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <div className={styles.facets}>
        {facets.length > 1 &&
          facets.map(([name, count]) => (
            <button key={name} type="button" aria-pressed={schema === name} onClick={() => setSchema(schema === name ? undefined : name)}>
              {name || "no schema"} {count}
            </button>
          ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reachable by the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll */}
      <div ref={frame} className={styles.hubRows} tabIndex={0} role="group" aria-label="Datasets">
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const info = known.datasets.get(rows[item.index]);
            if (!info) return null;
            const drawn = shown.datasets.has(info.id);
            return (
              <label
                key={info.id}
                className={styles.hubRow}
                style={{ position: "absolute", left: 0, right: 0, transform: `translateY(${item.start}px)` }}
              >
                <input
                  type="checkbox"
                  checked={drawn}
                  onChange={() =>
                    void engine.change((view) => (drawn ? removeNode(view, info.id) : addNodes(view, [info.id])), { anchor: key })
                  }
                />
                <Source namespace={info.namespace} size={16} />
                <Name name={info.name} max={34} />
                <span className={styles.age}>
                  {info.lastRun && <RunStateIcon state={info.lastRun.state} size={12} />} <When at={info.lastWrittenAt} />
                </span>
              </label>
            );
          })}
        </div>
      </div>
      <div className={styles.hubFoot}>
        <span className="t3 grow">{rows.length.toLocaleString("en")} listed, the most used first</span>
        <Button
          size="small"
          disabled={rows.length === 0}
          onClick={() => void engine.change((view) => addNodes(view, rows.slice(0, 20)), { anchor: key })}
        >
          Add the first {Math.min(20, rows.length)}
        </Button>
      </div>
    </section>
  );
}
