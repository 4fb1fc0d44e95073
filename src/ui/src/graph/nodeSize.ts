import type { ColumnInfo } from "./answer";
import { geometry } from "./layout/types";

const searchFrom = 12;
const padding = 7;

export interface Rows {
  rows: ColumnInfo[];
  rowsShown: number;
  folded: number;
  search: boolean;
  height: number;
}

const closed: Rows = { rows: [], rowsShown: 0, folded: 0, search: false, height: geometry.nodeHeight };

/**
 * The rows of a node: all columns where it is open (up to eight are seen at once), only those on the pinned path where it is closed.
 * What is on the path stands first, so that its lines begin at rows that are seen.
 */
export function rowsOf(columns: readonly ColumnInfo[], open: boolean, onPath: ReadonlySet<string> | undefined, pinned: boolean): Rows {
  if (!open && !onPath?.size) return closed;
  const path = columns.filter((column) => onPath?.has(column.name));
  const missing = [...(onPath ?? [])]
    .filter((name) => !columns.some((column) => column.name === name))
    .map((name) => ({ name, type: null }));
  const rest = columns.filter((column) => !onPath?.has(column.name));
  const rows = open ? [...path, ...missing, ...rest] : [...path, ...missing];
  if (rows.length === 0) return closed;
  const folded = open ? 0 : rest.length;
  const search = open && !pinned && rows.length >= searchFrom;
  const rowsShown = Math.min(rows.length, geometry.rowsShown);
  const height = geometry.nodeHeight + padding + (search ? geometry.search : 0) + (rowsShown + (folded > 0 ? 1 : 0)) * geometry.row;
  return { rows, rowsShown, folded, search, height };
}

/** Distance of the middle of a row from the top of its node; rows that are scrolled out count at the border. */
export function rowMiddle(rows: Pick<Rows, "rowsShown" | "search">, index: number, scrolled = 0): number {
  const first = geometry.nodeHeight + 3 + (rows.search ? geometry.search : 0);
  const at = (index + 0.5) * geometry.row - scrolled;
  return first + Math.max(0, Math.min(rows.rowsShown * geometry.row, at));
}
