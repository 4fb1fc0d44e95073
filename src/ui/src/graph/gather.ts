import { knownColumn } from "../address/columns";
import { type Comparison, compare } from "./diff";
import { expand, type Shown } from "./expand";
import { matching } from "./filter";
import { KnownGraph } from "./known";
import { type ColumnPath, columnPath, endsOf, waysOf } from "./path";
import type { LineageSource } from "./source";
import { type GraphView, shortId } from "./view";

/** Answers of services that do not count neighbours: so many datasets are asked one by one before the first picture. */
const askedAtOnce = 60;
const mostRounds = 20;

export interface Gathered {
  view: GraphView;
  known: KnownGraph;
  shown: Shown;
  path: ColumnPath | undefined;
  comparison: Comparison | undefined;
  kept: Set<string> | undefined;
}

/** What was asked for already, so that a later picture of the same moment asks only for what is new. */
export class Memory {
  readonly known = new KnownGraph();
  readonly roots = new Map<string, string[]>();
  /** Datasets (with direction) whose column edges, and datasets whose neighbours, were asked for. */
  readonly columnEdges = new Set<string>();
  readonly neighbours = new Set<string>();
  /** Pairs of datasets between which all ways were asked for. */
  readonly ways = new Set<string>();
}

/** Asks for everything that a view needs, and derives from it what is drawn. */
export async function gather(
  view: GraphView,
  now: { source: LineageSource; memory: Memory },
  before: { source: LineageSource; memory: Memory } | undefined,
  signal: AbortSignal,
): Promise<Gathered> {
  const { resolved, shown } = await around(view, now, signal);
  if (!before) return derive(resolved, now.memory.known, undefined, shown);
  // The start may not have existed at the earlier moment; then everything is added.
  await around(resolved, before, signal);
  const comparison = compare(before.memory.known, now.memory.known);
  return derive(resolved, comparison.union, comparison);
}

async function around(
  view: GraphView,
  { source, memory }: { source: LineageSource; memory: Memory },
  signal: AbortSignal,
): Promise<{ resolved: GraphView; shown: Shown }> {
  const { known, roots } = memory;
  for (const root of view.root) if (!roots.has(root)) roots.set(root, await source.start(known, root, signal));
  const resolved = { ...view, root: [...new Set(view.root.flatMap((root) => roots.get(root) ?? []))] };
  for (const id of resolved.root) roots.set(id, [id]);
  resolved.column = await columnOf(view, source, { known, roots }, signal);

  const strangers = resolved.opened.flatMap((opened) => (opened.kind === "node" && !known.datasets.has(opened.id) ? [opened.id] : []));
  await source.neighbours(known, strangers, signal);
  let shown = expand(known, resolved);
  for (let round = 0; round < mostRounds; round++) {
    const { needs, uncounted } = shown;
    const missing = [...new Set([...needs.map((need) => need.id), ...uncounted.slice(0, askedAtOnce)])].filter(
      (id) => !memory.neighbours.has(id),
    );
    if (missing.length === 0) break;
    for (const id of missing) memory.neighbours.add(id);
    await deep(resolved, missing, source, known, signal);
    await source.neighbours(known, missing, signal);
    shown = expand(known, resolved);
  }

  const ends = resolved.waysOnly ? endsOf(resolved) : undefined;
  if (ends && !memory.ways.has(ends.join(" "))) {
    await source.between(known, ...ends, signal);
    memory.ways.add(ends.join(" "));
  }
  const { column, direction } = resolved;
  if (column) {
    const key = `${column.dataset} ${direction}`;
    if (!memory.columnEdges.has(key)) await source.columnEdges(known, column.dataset, direction, true, signal);
    memory.columnEdges.add(key);
  }
  const wanted = new Set(column ? columnPath(known, column, direction, resolved.claims, resolved.to).values.keys() : []);
  for (const id of shown.datasets.keys()) if (resolved.columns.includes(shortId(id))) wanted.add(id);
  await source.columns(
    known,
    [...wanted].filter((id) => !known.columns.has(id)),
    signal,
  );
  return { resolved, shown };
}

/** The pinned column by the id of its dataset and by the name that its schema gives it. */
async function columnOf(
  { column }: GraphView,
  source: LineageSource,
  { known, roots }: Pick<Memory, "known" | "roots">,
  signal: AbortSignal,
): Promise<GraphView["column"]> {
  if (!column) return undefined;
  const dataset = known.datasets.has(column.dataset)
    ? column.dataset
    : (roots.get(column.dataset)?.[0] ?? (await source.identify(known, column.dataset, signal)));
  if (!known.columns.has(dataset)) await source.columns(known, [dataset], signal);
  const names = (known.columns.get(dataset) ?? []).map(({ name }) => name);
  return { dataset, name: knownColumn(column.name, names) ?? column.name };
}

/** Many levels at once are one question, not one per level. */
async function deep(view: GraphView, missing: string[], source: LineageSource, known: KnownGraph, signal: AbortSignal): Promise<void> {
  for (const opened of view.opened) {
    if (opened.kind !== "side" || opened.levels === 1) continue;
    const id = missing.find((one) => shortId(one) === opened.id);
    if (id !== undefined) await source.reach(known, id, opened.side, opened.levels, signal);
  }
}

/** From what is known to what is drawn. */
export function derive(view: GraphView, known: KnownGraph, comparison: Comparison | undefined, expanded?: Shown): Gathered {
  const shown = expanded ?? expand(known, view);
  const path = view.column && columnPath(known, view.column, view.direction, view.claims, view.to);
  // The path is drawn whole, also where it leads out of what was drawn.
  for (const id of path?.values.keys() ?? []) if (!shown.datasets.has(id) && known.datasets.has(id)) shown.datasets.set(id, 0);
  const between = view.waysOnly ? waysOf(known, view) : undefined;
  for (const id of between?.datasets ?? []) if (!shown.datasets.has(id)) shown.datasets.set(id, 0);
  if (between) return { view, known, shown, path, comparison, kept: between.datasets };
  const matches = view.filterHides ? matching(known, shown.datasets.keys(), view.filter) : undefined;
  const kept = matches && new Set([...matches, ...view.root]);
  return { view, known, shown, path, comparison, kept };
}
