import type { Side } from "./known";
import { allLevels, type Direction, type GraphView, type Opened, shortId } from "./view";

/** Steps from one view to the next. Each leaves everything else as it was. */

export function toggleSide(view: GraphView, id: string, side: Side, levels = 1): GraphView {
  const short = shortId(id);
  const same = (opened: Opened) => opened.kind === "side" && opened.id === short && opened.side === side;
  const before = view.opened.find(same);
  const others = view.opened.filter((opened) => !same(opened));
  if (before && (levels === 1 || (before.kind === "side" && before.levels === levels))) return { ...view, opened: others };
  return { ...view, opened: [...others, { kind: "side", id: short, side, levels: Math.min(allLevels, levels) }] };
}

export function addNodes(view: GraphView, ids: string[]): GraphView {
  const there = new Set(view.opened.flatMap((opened) => (opened.kind === "node" ? [opened.id] : [])));
  const added = ids.filter((id) => !there.has(id)).map((id): Opened => ({ kind: "node", id }));
  return { ...view, opened: [...view.opened, ...added] };
}

export function removeNode(view: GraphView, id: string): GraphView {
  return { ...view, opened: view.opened.filter((opened) => opened.kind !== "node" || opened.id !== id) };
}

export function hide(view: GraphView, id: string): GraphView {
  if (view.root.includes(id)) return view;
  const selected = view.selected === `d:${id}` ? undefined : view.selected;
  return { ...view, hidden: [...new Set([...view.hidden, shortId(id)])], selected };
}

/** Takes back what was hidden by hand: all of it, or these datasets. */
export function showHidden(view: GraphView, ids?: readonly string[]): GraphView {
  if (view.hidden.length === 0) return view;
  const back = new Set(ids?.map(shortId) ?? view.hidden);
  return { ...view, hidden: view.hidden.filter((id) => !back.has(id)) };
}

export function toggleColumns(view: GraphView, id: string): GraphView {
  const short = shortId(id);
  const columns = view.columns.includes(short) ? view.columns.filter((other) => other !== short) : [...view.columns, short];
  return { ...view, columns };
}

/** The dataset becomes the start; what was opened around the old one goes. */
export function focusOn(view: GraphView, id: string): GraphView {
  return {
    ...view,
    root: [id],
    up: undefined,
    down: undefined,
    opened: [],
    hidden: [],
    selected: undefined,
    column: undefined,
    to: undefined,
  };
}

export function addRoot(view: GraphView, id: string): GraphView {
  return view.root.includes(id) ? view : { ...view, root: [...view.root, id] };
}

export function setLevels(view: GraphView, side: Side, levels: number, current: { up: number; down: number }): GraphView {
  const wanted = Math.max(0, Math.min(allLevels, levels));
  return { ...view, up: side === "up" ? wanted : (view.up ?? current.up), down: side === "down" ? wanted : (view.down ?? current.down) };
}

export function pin(view: GraphView, dataset: string, name: string, direction: Direction = view.direction): GraphView {
  if (view.column?.dataset === dataset && view.column.name === name && view.direction === direction) return unpin(view);
  return { ...view, column: { dataset, name }, direction, selected: undefined, to: undefined };
}

export function unpin(view: GraphView): GraphView {
  return { ...view, column: undefined, to: undefined };
}

/** The end that a pinned path was narrowed to: it outlives selections; that of ways between datasets does not. */
export function endOfPath(view: GraphView): string | undefined {
  return view.column && view.to;
}

export function toggleGroup(view: GraphView, name: string): GraphView {
  const open = view.openGroups.includes(name);
  return { ...view, openGroups: open ? view.openGroups.filter((other) => other !== name) : [...view.openGroups, name] };
}

export function select(view: GraphView, key: string | undefined): GraphView {
  return view.selected === key ? view : { ...view, selected: key };
}

/** Whether another picture has to be laid out, or only the marks on it change. */
export function sameLayout(a: GraphView, b: GraphView): boolean {
  const strip = ({ selected, lens, list, ...rest }: GraphView) => rest;
  const dims = (view: GraphView) => (view.filterHides ? view : { ...view, filter: "" });
  return JSON.stringify(strip(dims(a))) === JSON.stringify(strip(dims(b)));
}
