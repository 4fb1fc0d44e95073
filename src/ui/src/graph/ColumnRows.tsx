import { useEffect, useRef, useState } from "react";
import { Icon } from "../parts/Icon";
import { pin, toggleColumns } from "./actions";
import styles from "./ColumnRows.module.css";
import { geometry } from "./layout/types";
import { type ColumnPath, nextOnPath } from "./path";
import { setRowScroll } from "./rowScroll";
import type { DatasetNode } from "./scene";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

/** The open columns of a node: hovering one lights up its value's path, a click pins it. */
export function ColumnRows({ node }: { node: DatasetNode }) {
  const [search, setSearch] = useState("");
  const engine = useEngine();
  const path = useGraph((state) => state.path);
  const hoverPath = useGraph((state) => state.hoverPath);
  const pinned = useGraph((state) => (state.view.column?.dataset === node.id ? state.view.column.name : undefined));
  const cursor = useGraph((state) => state.rowCursor);
  const values = (hoverPath ?? path)?.values.get(node.id);
  const influences = (hoverPath ?? path)?.influences.get(node.id);
  const word = search.toLowerCase();
  const rows = word === "" ? node.rows : node.rows.filter((row) => row.name.toLowerCase().includes(word));
  const box = useRef<HTMLDivElement>(null);
  const at = pinned === undefined ? -1 : rows.findIndex((row) => row.name === pinned);
  const { rowsShown } = node;
  useEffect(() => {
    if (!box.current || at < 0) return;
    const { scrollTop } = box.current;
    const [top, bottom] = [at * geometry.row, (at + 1 - rowsShown) * geometry.row];
    if (scrollTop > top || scrollTop < bottom) box.current.scrollTop = scrollTop > top ? top : bottom;
  }, [at, rowsShown]);
  return (
    <div className={styles.columns}>
      {node.search && (
        <input
          className={`nodrag nopan ${styles.columnSearch}`}
          aria-label="Find a column"
          placeholder={`${node.rows.length} columns`}
          tabIndex={-1}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div
        ref={box}
        className={`nowheel ${styles.rows}`}
        style={{ height: node.rowsShown * geometry.row }}
        onScroll={(event) => setRowScroll(engine.store, node.key, event.currentTarget.scrollTop)}
      >
        {rows.map((row) => {
          const state =
            pinned === row.name ? styles.pinned : values?.has(row.name) ? styles.onPath : influences?.has(row.name) ? styles.influence : "";
          const focused = cursor?.node === node.key && cursor.column === row.name;
          return (
            <button
              type="button"
              key={row.name}
              tabIndex={-1}
              className={`${styles.row} ${state} ${focused ? styles.cursor : ""}`}
              aria-pressed={pinned === row.name}
              onMouseEnter={() => engine.hover({ dataset: node.id, column: row.name })}
              onMouseLeave={() => engine.hover(undefined)}
              onClick={(event) => {
                event.stopPropagation();
                void engine.change((view) => pin(view, node.id, row.name), { anchor: node.key });
              }}
            >
              <span className={styles.column}>{row.name}</span>
              {pinned === row.name && <Icon name="pin" size={12} />}
              {row.masked && <Icon name="shield" size={12} className="mask" label="masked" />}
              {row.checks === "failed" && <Icon name="warning" size={12} className="warn" label="a check failed" />}
              {values?.has(row.name) && <Beyond path={hoverPath} dataset={node.id} column={row.name} />}
              <span className={styles.type}>{row.type ?? ""}</span>
            </button>
          );
        })}
      </div>
      {node.folded > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={`${styles.row} ${styles.more}`}
          onClick={(event) => {
            event.stopPropagation();
            void engine.change((view) => toggleColumns(view, node.id), { anchor: node.key });
          }}
        >
          <Icon name="down" size={12} />
          {node.folded} more
        </button>
      )}
    </div>
  );
}

/** "2 of 5" where the hovered value also comes from, or goes to, tables that are not drawn; a pinned path draws them itself. */
function Beyond({ path, dataset, column }: { path: ColumnPath | undefined; dataset: string; column: string }) {
  const shown = useGraph((state) => state.shown.datasets);
  if (!path) return null;
  const { drawn, all } = nextOnPath(path, dataset, column, (id) => shown.has(id));
  return drawn < all ? <span className={styles.beyond}>{`${drawn} of ${all}`}</span> : null;
}
