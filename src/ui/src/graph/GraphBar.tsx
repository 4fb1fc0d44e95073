import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import { sharedAddress } from "../api/views";
import { Button, IconButton } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Icon } from "../parts/Icon";
import { Menu, MenuCheck, MenuItem } from "../parts/Menu";
import { Segmented } from "../parts/Segmented";
import { ExportMenu } from "./ExportMenu";
import styles from "./GraphFrame.module.css";
import { Monogram } from "./Monogram";
import { RootPicker } from "./RootPicker";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";
import { useNarrow } from "./useNarrow";
import type { Grouping, Lens, Mode } from "./view";
import { shortId } from "./view";
import { formatLook } from "./viewport";

const lensNames: Record<Lens, string> = {
  state: "Run state",
  freshness: "Freshness",
  checks: "Checks",
  owner: "Owner",
  evidence: "Evidence",
  namespace: "Namespace",
  sensitive: "Sensitive",
};
const groupNames: Record<Grouping, string> = { none: "none", dag: "DAG", schema: "schema", namespace: "namespace" };

/** Which dataset this is about, and how it is drawn. */
export function GraphBar() {
  const engine = useEngine();
  const narrow = useNarrow();
  const view = useGraph((state) => state.view);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const canUndo = useGraph((state) => state.canUndo);
  const root = known.datasets.get(view.root[0]);
  const openColumns = [...shown.datasets.keys()].filter((id) => view.columns.includes(shortId(id))).length;
  const flow = useReactFlow();
  const size = useStoreApi();
  /** Where the canvas looks goes with a shared address only: it changes too often to stand in ours. */
  const lookingAt = (location: Location) => {
    const url = new URL(location.href);
    const { width, height } = size.getState();
    if (!(view.list ?? narrow) && width > 0) url.searchParams.set("z", formatLook(flow.getViewport(), width, height));
    return url;
  };
  const set = (part: Partial<typeof view>) => void engine.change((before) => ({ ...before, ...part }));
  return (
    <div className={styles.bar} role="toolbar" aria-label="How the lineage is drawn">
      <div className={styles.title}>
        {root && <Monogram namespace={root.namespace} type={root.type} />}
        <h1 title={root?.qualifiedName}>{root?.name ?? "Lineage"}</h1>
        {view.root.length > 1 && <span className="t3">and {view.root.length - 1} more</span>}
      </div>
      <RootPicker />
      {view.column && <PinnedColumn />}
      {canUndo && <IconButton icon="redo" label="Undo (Ctrl+Z)" style={{ transform: "scaleX(-1)" }} onClick={() => engine.undo()} />}
      <span className="grow" />
      {view.column ? (
        <Segmented
          label="Lines of the path"
          value={view.rows ? "rows" : "values"}
          onChange={(value) => set({ rows: value === "rows" })}
          options={[
            { value: "values", label: "Values" },
            { value: "rows", label: "Values and rows" },
          ]}
        />
      ) : (
        <Segmented
          label="What is drawn"
          value={view.mode}
          onChange={(mode: Mode) => set({ mode })}
          options={[
            { value: "tables", label: "Tables" },
            { value: "jobs", label: "Jobs" },
            { value: "both", label: "Both" },
          ]}
        />
      )}
      {!view.column && (
        <Menu
          trigger={
            <Button icon="columns">
              Columns {openColumns > 0 && <span className="t3">{openColumns} open</span>}
              <Icon name="down" size={12} />
            </Button>
          }
        >
          <MenuItem onSelect={() => set({ columns: view.root.map(shortId) })}>Open those of the start</MenuItem>
          <MenuItem onSelect={() => set({ columns: [...shown.datasets.keys()].slice(0, 40).map(shortId) })}>
            Open all that are drawn{shown.datasets.size > 40 ? " (the first 40)" : ""}
          </MenuItem>
          <MenuItem onSelect={() => set({ columns: [] })} disabled={view.columns.length === 0}>
            Close all
          </MenuItem>
        </Menu>
      )}
      <Menu
        trigger={
          <Button icon="eye">
            {lensNames[view.lens]}
            <Icon name="down" size={12} />
          </Button>
        }
      >
        {(Object.keys(lensNames) as Lens[]).map((lens) => (
          <MenuCheck key={lens} checked={view.lens === lens} onSelect={() => set({ lens })}>
            {lensNames[lens]}
          </MenuCheck>
        ))}
      </Menu>
      <Menu
        trigger={
          <Button icon="layers">
            Group: {groupNames[view.group]}
            <Icon name="down" size={12} />
          </Button>
        }
      >
        {(Object.keys(groupNames) as Grouping[]).map((group) => (
          <MenuCheck key={group} checked={view.group === group} onSelect={() => set({ group, openGroups: [] })}>
            {group === "none" ? "No groups" : `By ${groupNames[group]}`}
          </MenuCheck>
        ))}
      </Menu>
      {!view.column && <Filter />}
      <i className={styles.line} />
      <Segmented
        label="Graph or list"
        value={(view.list ?? narrow) ? "list" : "graph"}
        onChange={(value) => set({ list: value === "list" })}
        options={[
          { value: "graph", label: "Graph" },
          { value: "list", label: "List" },
        ]}
      />
      <ExportMenu />
      <Copy
        text={() => sharedAddress(lookingAt(window.location))}
        size="normal"
        onFailure={(error) => engine.store.setState({ refreshError: error })}
      >
        Share
      </Copy>
    </div>
  );
}

function PinnedColumn() {
  const engine = useEngine();
  const view = useGraph((state) => state.view);
  const words = { up: "upstream", down: "downstream", both: "both ways" }[view.direction];
  return (
    <span className={styles.pinned}>
      <Icon name="pin" size={12} />
      <span>
        <b>{view.column?.name}</b> {words}
      </span>
      <button type="button" aria-label="Unpin the path" onClick={() => void engine.unpin()}>
        <Icon name="x" size={12} />
      </button>
    </span>
  );
}

/** Words that dim what does not match; Enter takes it out. */
function Filter() {
  const engine = useEngine();
  const filter = useGraph((state) => state.view.filter);
  const hides = useGraph((state) => state.view.filterHides);
  const matches = useGraph((state) => state.matches?.size);
  const [text, setText] = useState(filter);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(filter), [filter]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (value: string, filterHides: boolean) => {
    clearTimeout(timer.current);
    void engine.change((view) => ({ ...view, filter: value, filterHides: filterHides && value !== "" }));
  };
  return (
    <label className={styles.filter} title="Words, +name+2, tag: owner: ns: kind: state: job:, -not. Enter hides the rest.">
      <Icon name="filter" size={14} />
      <input
        aria-label="Filter the graph"
        placeholder="+orders+2 -test"
        value={text}
        onChange={(event) => {
          const { value } = event.target;
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => apply(value, hides), 120);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") apply(text, !hides);
          if (event.key === "Escape") apply("", false);
        }}
      />
      {matches !== undefined && <em>{hides ? `only ${matches}` : matches}</em>}
    </label>
  );
}
