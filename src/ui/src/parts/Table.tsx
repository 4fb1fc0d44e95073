import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "./Icon";
import { type Sorting, type SortValue, sorted, toggled } from "./sorting";

export interface Column<T> {
  /** Name of the column, unique in the table. */
  id: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** The value by which the column can be sorted. */
  sort?: (row: T) => SortValue;
  align?: "right";
  width?: string;
  wraps?: boolean;
}

interface Props<T> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** A click on a row or Enter. */
  onOpen?: (row: T) => void;
  selected?: string;
  initialSort?: Sorting;
  rowHeight?: number;
  /** Called when the end comes into view, to load more. */
  onEnd?: () => void;
}

/** The height of a row in the tokens. */
const normalRow = 32;

/** More rows than this are drawn only while they are in view. */
const virtualFrom = 200;

/** A table with a sticky head, sorting, and rows that the arrow keys move through. */
export function Table<T>({ label, columns, rows, rowKey, onOpen, selected, initialSort, rowHeight = normalRow, onEnd }: Props<T>) {
  const [sorting, setSorting] = useState(initialSort);
  const box = useRef<HTMLDivElement>(null);
  const ordered = useMemo(() => {
    const by = columns.find((column) => column.id === sorting?.column)?.sort;
    return by && sorting ? sorted(rows, by, sorting.descending) : rows;
  }, [rows, columns, sorting]);
  const isVirtual = ordered.length > virtualFrom;
  const virtual = useVirtualizer({
    count: ordered.length,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (onEnd && last && last.index >= ordered.length - 20) onEnd();
    },
  });
  const at = selected === undefined ? -1 : ordered.findIndex((row) => rowKey(row) === selected);
  // Not on every change of the order: who sorts looks at the head.
  const place = useRef({ at, virtual, isVirtual });
  place.current = { at, virtual, isVirtual };
  const isThere = at >= 0;
  useEffect(() => {
    if (selected === undefined || !isThere) return undefined;
    const show = () => {
      if (place.current.isVirtual) place.current.virtual.scrollToIndex(place.current.at, { align: "auto" });
      box.current?.querySelector("tr[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    };
    show();
    // Again after the router has put the page at its top, and the rows of a long table are drawn.
    const frame = requestAnimationFrame(() => requestAnimationFrame(show));
    return () => cancelAnimationFrame(frame);
  }, [selected, isThere]);
  const items = virtual.getVirtualItems();
  const shown = isVirtual ? items.map((item) => ordered[item.index] as T) : ordered;
  const above = isVirtual ? (items[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  return (
    <div ref={box} className={isVirtual ? "card-scroll table-box tall" : "card-scroll table-box"} tabIndex={isVirtual ? 0 : undefined}>
      <table
        aria-label={label}
        aria-rowcount={isVirtual ? ordered.length + 1 : undefined}
        style={rowHeight === normalRow ? undefined : ({ "--row": `${rowHeight}px` } as React.CSSProperties)}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={() => setSorting(toggled(sorting, column.id))} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {above > 0 && <Gap height={above} />}
          {shown.map((row, index) => (
            <Row
              key={rowKey(row)}
              row={row}
              columns={columns}
              isSelected={selected === rowKey(row)}
              isFirst={index === 0}
              onOpen={onOpen}
              height={isVirtual ? rowHeight : undefined}
            />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function Head<T>({ column, sorting, onSort }: { column: Column<T>; sorting: Sorting | undefined; onSort: () => void }) {
  const isSorted = sorting?.column === column.id;
  const order = isSorted ? (sorting.descending ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" className={column.align === "right" ? "r" : undefined} style={{ width: column.width }} aria-sort={order}>
      {column.sort ? (
        <button type="button" onClick={onSort}>
          {column.head}
          {isSorted && <Icon name={sorting.descending ? "down" : "up"} size={12} />}
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

interface RowProps<T> {
  row: T;
  columns: Column<T>[];
  isSelected: boolean;
  isFirst: boolean;
  onOpen?: (row: T) => void;
  height?: number;
}

function Row<T>({ row, columns, isSelected, isFirst, onOpen, height }: RowProps<T>) {
  const cells = columns.map((column) => (
    <td key={column.id} className={[column.align === "right" && "r num", column.wraps && "wraps"].filter(Boolean).join(" ") || undefined}>
      {column.cell(row)}
    </td>
  ));
  if (!onOpen)
    return (
      <tr style={{ height }} aria-selected={isSelected || undefined}>
        {cells}
      </tr>
    );
  return (
    <tr
      className="selectable"
      style={{ height }}
      tabIndex={isSelected || isFirst ? 0 : -1}
      aria-selected={isSelected}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest("a,button,input,select")) onOpen(row);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) onOpen(row);
      }}
    >
      {cells}
    </tr>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** Arrow keys move between rows that can be opened, Home and End to the first and last one drawn. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const row = (event.target as HTMLElement).closest("tr");
  if (!row || row !== event.target) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>("tr[tabindex]")];
  const at = rows.indexOf(row);
  const next =
    event.key === "ArrowDown"
      ? rows[at + 1]
      : event.key === "ArrowUp"
        ? rows[at - 1]
        : event.key === "Home"
          ? rows[0]
          : event.key === "End"
            ? rows.at(-1)
            : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
