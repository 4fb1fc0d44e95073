import type { Side } from "./known";

export type Mode = "tables" | "jobs" | "both";
export type Grouping = "none" | "dag" | "schema" | "namespace";
export type Lens = "state" | "freshness" | "checks" | "owner" | "evidence" | "namespace" | "sensitive";
export type Direction = "up" | "down" | "both";

/** What the address says about the graph: everything that is needed to draw the same picture again. */
export interface GraphView {
  /** Starts, by id; the first is the one with the ink border. */
  root: string[];
  up: number | undefined;
  down: number | undefined;
  /** Opened handles and added nodes, in the order in which they were opened. */
  opened: Opened[];
  /** Hidden datasets, by the first 8 digits of their id. */
  hidden: string[];
  /** Datasets with open columns, by the first 8 digits. */
  columns: string[];
  mode: Mode;
  group: Grouping;
  /** Groups that are open, by name. */
  openGroups: string[];
  lens: Lens;
  filter: string;
  /** true: what does not match is taken out, not only dimmed. */
  filterHides: boolean;
  selected: string | undefined;
  /** The pinned column; in an address its dataset may go by its name until the service answers. */
  column: { dataset: string; name: string } | undefined;
  direction: Direction;
  /** Values alone, or values and what decides the rows. */
  rows: boolean;
  /** The dataset at the other end of a path, or the column as "id:column". */
  to: string | undefined;
  /** true: only what lies on ways between the two is drawn. */
  waysOnly: boolean;
  asOf: string | undefined;
  compareFrom: string | undefined;
  claims: boolean;
  /** The list instead of the picture; undefined: whatever the width of the page allows. */
  list: boolean | undefined;
}

export type Opened = { kind: "side"; id: string; side: Side; levels: number } | { kind: "node"; id: string };

export const allLevels = 15;

export const emptyView: GraphView = {
  root: [],
  up: undefined,
  down: undefined,
  opened: [],
  hidden: [],
  columns: [],
  mode: "tables",
  group: "none",
  openGroups: [],
  lens: "state",
  filter: "",
  filterHides: false,
  selected: undefined,
  column: undefined,
  direction: "up",
  rows: true,
  to: undefined,
  waysOnly: false,
  asOf: undefined,
  compareFrom: undefined,
  claims: false,
  list: undefined,
};

/** The first 8 hexadecimal digits of an id: short enough for an address, and distinct among the nodes of one picture. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** "1ac5c204d" opens one level downstream, "1ac5c204u15" all upstream, "+" and a whole id adds one dataset. */
export function formatOpened(opened: Opened): string {
  if (opened.kind === "node") return `+${opened.id}`;
  return opened.id + (opened.side === "up" ? "u" : "d") + (opened.levels === 1 ? "" : opened.levels);
}

export function parseOpened(text: string): Opened | undefined {
  if (/^\+[0-9a-f-]{36}$/.test(text)) return { kind: "node", id: text.slice(1) };
  const match = /^([0-9a-f]{8})([ud])(\d{1,2})?$/.exec(text);
  if (!match) return undefined;
  return { kind: "side", id: match[1], side: match[2] === "u" ? "up" : "down", levels: Math.min(allLevels, Number(match[3] ?? 1)) || 1 };
}
