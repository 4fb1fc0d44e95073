import { drawnOf } from "./hubs";
import type { KnownGraph, Side } from "./known";
import { allLevels, type GraphView, shortId } from "./view";

/** A first picture takes whole levels as long as they fit into so many nodes. */
const startNodes = 40;

export interface Handle {
  side: Side;
  /** Neighbours on this side that are not drawn, those hidden by hand left out. */
  count: number;
  /** Neighbours on this side that were hidden by hand. */
  hidden: number;
  /** true: this side was opened by a click, and another click takes it back. */
  opened: boolean;
}

export interface MoreCard {
  dataset: string;
  side: Side;
  count: number;
}

export interface Shown {
  /** Drawn datasets with their signed distance from the nearest start: negative upstream. */
  datasets: Map<string, number>;
  handles: Map<string, Handle[]>;
  more: MoreCard[];
  levels: { up: number; down: number };
  /** Sides whose neighbours have to be asked for before the picture is whole. */
  needs: { id: string; side: Side }[];
  /** Drawn datasets whose number of neighbours nobody has told yet. */
  uncounted: string[];
}

/** Which datasets are drawn: a function of what is known and of what the address says. */
export function expand(known: KnownGraph, view: GraphView): Shown {
  const growth = new Growth(known, new Set(view.hidden));
  const roots = view.root.filter((id) => known.datasets.has(id));
  for (const root of roots) growth.datasets.set(root, 0);

  const levels = { up: 0, down: 0 };
  if (view.up === undefined && view.down === undefined) growth.startWith(roots, levels);
  else {
    levels.up = growth.levels(roots, "up", view.up ?? 1);
    levels.down = growth.levels(roots, "down", view.down ?? 1);
  }

  const openedSides = new Set<string>();
  for (const opened of view.opened) {
    if (opened.kind === "node") {
      if (known.datasets.has(opened.id)) growth.draw(opened.id, 0);
      continue;
    }
    const id = growth.find(opened.id);
    if (id === undefined) continue;
    openedSides.add(`${id}${opened.side}`);
    growth.levels([id], opened.side, opened.levels);
  }

  return { ...growth.finish(openedSides), levels };
}

class Growth {
  readonly datasets = new Map<string, number>();
  private readonly hubs = new Map<string, { dataset: string; side: Side }>();
  private readonly needs = new Map<string, { id: string; side: Side }>();

  constructor(
    private readonly known: KnownGraph,
    private readonly hidden: Set<string>,
  ) {}

  draw(id: string, level: number): boolean {
    if (this.datasets.has(id) || this.hidden.has(shortId(id))) return false;
    this.datasets.set(id, level);
    return true;
  }

  find(short: string): string | undefined {
    for (const id of this.datasets.keys()) if (shortId(id) === short) return id;
    return undefined;
  }

  /** Whole levels, up and down in turn, while they fit; at least one each way. */
  startWith(roots: string[], levels: { up: number; down: number }): void {
    const frontier = { up: roots, down: roots };
    const growing = new Set<Side>(["up", "down"]);
    while (growing.size > 0) {
      for (const side of ["up", "down"] as const) {
        if (!growing.has(side)) continue;
        const next = this.peek(frontier[side], side);
        const fits = this.datasets.size + next.size <= startNodes;
        if (next.size === 0 || levels[side] === allLevels || (levels[side] > 0 && !fits)) {
          growing.delete(side);
          continue;
        }
        frontier[side] = this.open(frontier[side], side);
        levels[side]++;
      }
    }
  }

  /** Opens so many levels from these datasets and answers how many there were. */
  levels(from: string[], side: Side, wanted: number): number {
    let frontier = from;
    const passed = new Set(from);
    for (let level = 0; level < wanted; level++) {
      const before = this.datasets.size;
      this.open(frontier, side);
      const reached: string[] = [];
      for (const id of frontier) {
        for (const neighbour of this.known.neighbours(id, side)) {
          if (!this.datasets.has(neighbour) || passed.has(neighbour)) continue;
          passed.add(neighbour);
          reached.push(neighbour);
        }
      }
      if (reached.length === 0 && this.datasets.size === before) return level;
      frontier = reached;
    }
    return wanted;
  }

  /** Draws the neighbours of these datasets on a side and answers those that are new. */
  private open(frontier: string[], side: Side): string[] {
    const fresh: string[] = [];
    for (const id of frontier) {
      this.ask(id, side);
      const { drawn, isHub } = drawnOf(this.known, id, side, (other) => this.datasets.has(other));
      if (isHub) this.hubs.set(`${id}${side}`, { dataset: id, side });
      const level = (this.datasets.get(id) ?? 0) + (side === "up" ? -1 : 1);
      for (const neighbour of drawn) if (this.draw(neighbour, level)) fresh.push(neighbour);
    }
    return fresh;
  }

  private peek(frontier: string[], side: Side): Set<string> {
    const next = new Set<string>();
    for (const id of frontier) {
      this.ask(id, side);
      for (const neighbour of drawnOf(this.known, id, side, (other) => this.datasets.has(other)).drawn) {
        if (!this.datasets.has(neighbour) && !this.hidden.has(shortId(neighbour))) next.add(neighbour);
      }
    }
    return next;
  }

  private ask(id: string, side: Side): void {
    if (this.known.isComplete(id, side)) return;
    const count = this.known.neighbourCount(id, side);
    const have = this.known.neighbours(id, side).length;
    if (count === undefined || have < count) this.needs.set(`${id}${side}`, { id, side });
  }

  finish(openedSides: Set<string>): Omit<Shown, "levels"> {
    const handles = new Map<string, Handle[]>();
    const more: MoreCard[] = [];
    const uncounted: string[] = [];
    for (const id of this.datasets.keys()) {
      const own: Handle[] = [];
      for (const side of ["up", "down"] as const) {
        const count = this.known.neighbourCount(id, side);
        if (count === undefined) {
          if (uncounted[uncounted.length - 1] !== id) uncounted.push(id);
          continue;
        }
        const neighbours = this.known.neighbours(id, side);
        const drawn = neighbours.filter((other) => this.datasets.has(other)).length;
        const hidden = neighbours.filter((other) => !this.datasets.has(other) && this.hidden.has(shortId(other))).length;
        const rest = count - drawn - hidden;
        const opened = openedSides.has(`${id}${side}`);
        const isHub = this.hubs.has(`${id}${side}`);
        if (isHub && rest > 0) more.push({ dataset: id, side, count: rest });
        if (hidden > 0 || (!isHub && (rest > 0 || opened))) own.push({ side, count: isHub ? 0 : rest, hidden, opened });
      }
      if (own.length > 0) handles.set(id, own);
    }
    return { datasets: this.datasets, handles, more, needs: [...this.needs.values()], uncounted };
  }
}
