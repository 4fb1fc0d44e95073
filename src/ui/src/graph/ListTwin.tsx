// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow; roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells take the focus
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { columnPage } from "../address/columns";
import { Icon } from "../parts/Icon";
import { Name } from "../parts/Name";
import { RunStateIcon } from "../parts/RunState";
import { Source } from "../parts/Source";
import { When } from "../parts/When";
import { pin, select, toggleColumns } from "./actions";
import styles from "./ListTwin.module.css";
import { type ListRow, listRows } from "./listRows";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";
import { shortId } from "./view";

/** Of the rows and of the head. */
const rowHeight = 32;
/** Milliseconds in which what is around the list finds its size. */
const settling = 1500;

/** The same datasets as a table: level, name, through which job, verdict, state, age; open columns as rows below. */
export function ListTwin() {
  const engine = useEngine();
  const frame = useRef<HTMLDivElement>(null);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const view = useGraph((state) => state.view);
  const matches = useGraph((state) => state.matches);
  const comparison = useGraph((state) => state.comparison);
  const path = useGraph((state) => state.path);
  const revision = useGraph((state) => state.revision);
  const columns = view.columns.join();
  // revision is read here since it says that something inside what is known changed
  const rows = useMemo(
    () => listRows(known, shown, matches, view.columns, comparison?.datasets, path?.values),
    [known, shown, matches, columns, comparison, path, revision],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    // The head stands above the rows, and stays over them.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const pinned = view.column && `${view.column.dataset}:${view.column.name}`;
  const at = pinned === undefined ? -1 : rows.findIndex((row) => row.key === pinned);
  useEffect(() => {
    if (at < 0 || !frame.current) return undefined;
    virtual.scrollToIndex(at);
    // The panel with the path opens below and takes room from the list: for a moment the row is kept in sight.
    const watcher = new ResizeObserver(() => virtual.scrollToIndex(at));
    watcher.observe(frame.current);
    const timer = setTimeout(() => watcher.disconnect(), settling);
    return () => {
      clearTimeout(timer);
      watcher.disconnect();
    };
  }, [at, virtual]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reachable by the keyboard
    <div ref={frame} className={styles.list} tabIndex={0} role="region" aria-label="The same lineage as a list">
      <div className={styles.table} role="treegrid" aria-label="Lineage" aria-rowcount={rows.length + 1}>
        <div className={styles.head} role="row" aria-rowindex={1}>
          {["Level", "Dataset", "Through", "Verdict", "Last run", "Written"].map((word) => (
            <span key={word} role="columnheader">
              {word}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => (
            <Row
              key={rows[item.index].key}
              row={rows[item.index]}
              index={item.index}
              top={item.start - rowHeight}
              selected={rows[item.index].kind === "column" ? item.index === at : view.selected === `d:${rows[item.index].id}`}
              open={view.columns.includes(shortId(rows[item.index].id))}
              onSelect={(id) => void engine.change((before) => select(before, `d:${id}`))}
              onPin={(id, name) => void engine.change((before) => pin(before, id, name))}
              onOpen={(id) => void engine.change((before) => toggleColumns(before, id))}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  row: ListRow;
  index: number;
  top: number;
  selected: boolean;
  open: boolean;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  onPin: (id: string, column: string) => void;
}

function Row({ row, index, top, selected, open, onSelect, onOpen, onPin }: RowProps) {
  const place = { transform: `translateY(${top}px)` };
  if (row.kind === "column") {
    return (
      <div
        role="row"
        aria-level={2}
        aria-rowindex={index + 2}
        aria-selected={selected}
        className={`${styles.row} ${styles.columnRow}`}
        style={place}
      >
        <span role="gridcell" />
        <span role="gridcell" className={styles.dataset}>
          <button type="button" className={styles.name} onClick={() => onPin(row.id, row.column.name)}>
            {row.column.name}
          </button>
          <Link
            {...columnPage(row.info.namespace, row.info.name, row.column.name)}
            aria-label={`Open the page of ${row.info.name} at ${row.column.name}`}
            className={styles.page}
          >
            <Icon name="arrow" size={12} />
          </Link>
        </span>
        <span role="gridcell">{row.through}</span>
        <span role="gridcell">{row.verdict}</span>
        <span role="gridcell" />
        <span role="gridcell">{row.column.type ?? ""}</span>
      </div>
    );
  }
  const { info } = row;
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={index + 2}
      aria-expanded={open}
      aria-selected={selected}
      className={styles.row}
      style={place}
    >
      <span role="gridcell" className="num">
        {row.level === 0 ? "start" : row.level > 0 ? `+${row.level}` : `−${-row.level}`}
      </span>
      <span role="gridcell" className={styles.dataset}>
        <button
          type="button"
          className={styles.opener}
          aria-label={`${open ? "Close" : "Open"} the columns of ${info.name}`}
          onClick={() => onOpen(row.id)}
        >
          <Icon name={open ? "down" : "right"} size={12} />
        </button>
        <Source namespace={info.namespace} size={16} />
        <button type="button" className={styles.name} onClick={() => onSelect(row.id)}>
          <Name name={info.name} />
        </button>
        {row.mark && <span className={row.mark === "added" ? "ok" : "fail"}>{row.mark}</span>}
        <Link
          to="/dataset"
          search={{ ns: info.namespace, name: info.name }}
          aria-label={`Open the page of ${info.name}`}
          className={styles.page}
        >
          <Icon name="arrow" size={12} />
        </Link>
      </span>
      <span role="gridcell" title={row.through}>
        {row.through}
      </span>
      <span role="gridcell" className={row.verdict === "confirmed" ? "ok" : row.verdict === "contradicted" ? "fail" : "t2"}>
        {row.verdict}
        {row.stale && <span className="warn"> stale</span>}
      </span>
      <span role="gridcell">{info.lastRun && <RunStateIcon state={info.lastRun.state} />}</span>
      <span role="gridcell">
        <When at={info.lastWrittenAt} />
      </span>
    </div>
  );
}
