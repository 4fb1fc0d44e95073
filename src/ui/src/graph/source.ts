import type { ColumnInfo, LineageAnswer } from "./answer";
import type { KnownGraph, Side } from "./known";
import type { Direction } from "./view";

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
/** Reads an answer from the service; fails with what the service said. */
export type Ask = <T>(path: string, query: Query, signal?: AbortSignal) => Promise<T>;

const nearest = 300;
/** A dataset with more neighbours than this is not asked for all of them. */
const mostAtOnce = 300;
const usedAtOnce = 50;
export const mostReadOn = 1000;
const parallel = 6;

/** What narrows the neighbours of a hub: a part of the name, and of each facet the values that are wanted. */
export interface NeighbourChoice {
  words?: string;
  facets?: Record<string, string[]>;
}

export interface Moment {
  asOf: string | undefined;
  claims: boolean;
}

/** Asks the service for lineage and joins the answers in a KnownGraph. */
export class LineageSource {
  constructor(
    private readonly ask: Ask,
    private readonly moment: Moment,
  ) {}

  /** The neighbourhood of a start; answers its id. The start may be an id or a name such as dataset:NAMESPACE:NAME. */
  async start(known: KnownGraph, root: string, signal: AbortSignal): Promise<string[]> {
    const answer = await this.full({ id: root, depth: 15, limit: nearest, induced: true }, signal);
    known.add(answer);
    known.total = Math.max(known.total ?? 0, answer.totalNodes);
    known.totalIsLowerBound ||= answer.totalIsLowerBound;
    known.truncated ||= answer.truncated;
    known.rest = answer.cursor !== null ? { root, cursor: answer.cursor } : undefined;
    if (answer.hidden) known.hiddenContradicted = answer.hidden.contradicted;
    const roots = answer.nodes.some((node) => node.id === answer.rootAssetId)
      ? [answer.rootAssetId]
      : answer.nodes.filter((node) => node.depth === Math.min(...answer.nodes.map((one) => one.depth))).map((node) => node.id);
    for (const side of ["up", "down"] as const) known.markComplete(completeIn(answer, roots, side), side);
    return roots;
  }

  /** The id of a dataset that goes by its name, or by an alias. */
  async identify(known: KnownGraph, name: string, signal: AbortSignal): Promise<string> {
    const answer = await this.full({ id: name, depth: 0 }, signal);
    known.add(answer);
    return answer.rootAssetId;
  }

  /** The next datasets of a neighbourhood that was too large to be read at once, nearest first. */
  async readOn(known: KnownGraph, signal: AbortSignal): Promise<void> {
    if (!known.rest) return;
    const { root, cursor } = known.rest;
    const answer = await this.full({ id: root, depth: 15, limit: mostReadOn, cursor, induced: true }, signal);
    known.add(answer);
    known.truncated = answer.truncated;
    known.rest = answer.cursor !== null ? { root, cursor: answer.cursor } : undefined;
  }

  /** The direct neighbours of these datasets, both sides. */
  async neighbours(known: KnownGraph, datasets: string[], signal: AbortSignal): Promise<void> {
    await eachOf(datasets, async (id) => {
      const answer = await this.full({ id, depth: 1, limit: mostAtOnce, induced: true }, signal);
      if (!answer.truncated) {
        known.add(answer);
        known.markComplete([id], "both");
        return;
      }
      // A hub: its neighbours are counted, and the most used of them are known, so that some can be drawn.
      for (const side of ["up", "down"] as const) known.add(await this.used(id, side, {}, usedAtOnce, undefined, signal));
      known.setCounts(id, answer.upstreamCount, answer.downstreamCount);
    });
  }

  /** Neighbours of a dataset on one side, the most used first, narrowed by words and facets. */
  used(
    id: string,
    side: Side,
    { words, facets }: NeighbourChoice,
    limit: number,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<LineageAnswer> {
    const chosen = Object.fromEntries(Object.entries(facets ?? {}).map(([name, values]) => [`facet.${name}`, values]));
    return this.ask<LineageAnswer>(
      `/api/lineage/assets/${side === "up" ? "upstream" : "downstream"}`,
      { ...this.common(), id, depth: 1, sort: "used", q: words || undefined, ...chosen, limit, cursor, induced: true },
      signal,
    );
  }

  /** Everything that lies on a way from one dataset to another, whichever comes first. */
  async between(known: KnownGraph, from: string, to: string, signal: AbortSignal): Promise<void> {
    known.add(await this.full({ id: from, to, depth: 15, limit: 1500, induced: true }, signal));
  }

  /** Everything on one side of a dataset, to so many levels. */
  async reach(known: KnownGraph, id: string, side: Side, levels: number, signal: AbortSignal): Promise<void> {
    const answer = await this.ask<LineageAnswer>(
      `/api/lineage/assets/${side === "up" ? "upstream" : "downstream"}`,
      { ...this.common(), id, depth: levels, limit: 1500 },
      signal,
    );
    known.add(answer);
    known.markComplete(completeIn(answer, [id], side), side);
  }

  /** How many datasets lie on a side, to all levels. */
  async count(id: string, side: Side, signal: AbortSignal): Promise<{ total: number; isLowerBound: boolean }> {
    const answer = await this.ask<LineageAnswer>(
      `/api/lineage/assets/${side === "up" ? "upstream" : "downstream"}`,
      { ...this.common(), id, depth: 15, limit: 1 },
      signal,
    );
    return { total: answer.totalNodes - 1, isLowerBound: answer.totalIsLowerBound };
  }

  async columns(known: KnownGraph, datasets: string[], signal: AbortSignal): Promise<void> {
    await eachOf(datasets, async (id) => {
      const versions = await this.ask<{ from: string; to: string | null; columns: { name: string; type: string | null }[] }[]>(
        "/api/lineage/schemas",
        { id },
        signal,
      );
      known.setColumns(id, columnsAt(versions, this.moment.asOf));
    });
  }

  /** Column edges around a dataset, as far as the direction goes; expressions are read from the SQL of each job, which takes longer. */
  async columnEdges(known: KnownGraph, dataset: string, direction: Direction, expressions: boolean, signal: AbortSignal): Promise<void> {
    const path = { up: "upstream", down: "downstream", both: "full" }[direction];
    const answer = await this.ask<LineageAnswer>(
      `/api/lineage/assets/${path}`,
      { ...this.common(), id: dataset, depth: 15, limit: 1000, columns: true, expressions },
      signal,
    );
    known.add(answer);
  }

  /** How many edges the default answer hides since they are contradicted. */
  async countContradicted(root: string, signal: AbortSignal): Promise<number> {
    const answer = await this.ask<LineageAnswer>(
      "/api/lineage/assets/full",
      { ...this.common(), contradicted: true, id: root, depth: 15, limit: nearest },
      signal,
    );
    return answer.edges.filter((edge) => edge.verdict === "contradicted").length;
  }

  private full(query: Query, signal: AbortSignal): Promise<LineageAnswer> {
    return this.ask<LineageAnswer>("/api/lineage/assets/full", { ...this.common(), ...query }, signal);
  }

  private common(): Query {
    return { asOf: this.moment.asOf, contradicted: this.moment.claims || undefined };
  }
}

/** Datasets all of whose neighbours on a side are in this answer: those that the walk passed before it ended. */
export function completeIn(answer: LineageAnswer, roots: string[], side: Side): string[] {
  const deepest = answer.nodes.reduce((depth, node) => Math.max(depth, node.depth), 0);
  const bound = answer.truncated ? deepest - 1 : answer.maxDepth;
  const depth = new Map(answer.nodes.map((node) => [node.id, node.depth]));
  const next = new Map<string, string[]>();
  for (const edge of answer.edges) {
    const [from, to] = side === "up" ? [edge.target, edge.source] : [edge.source, edge.target];
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const seen = new Set(roots);
  const complete: string[] = [];
  const queue = [...roots];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if ((depth.get(id) ?? 0) >= bound) continue;
    complete.push(id);
    for (const other of next.get(id) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return complete;
}

/** The schema version that was true at a moment, else the oldest one. */
function columnsAt(versions: { from: string; columns: ColumnInfo[] }[], asOf: string | undefined): ColumnInfo[] {
  const sorted = [...versions].sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  const at =
    asOf === undefined ? sorted[0] : (sorted.find((version) => Date.parse(version.from) <= Date.parse(asOf)) ?? sorted[sorted.length - 1]);
  return at?.columns ?? [];
}

async function eachOf<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
}
