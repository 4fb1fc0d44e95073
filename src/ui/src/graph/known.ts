import type { ColumnEdgeAnswer, ColumnInfo, EdgeAnswer, JobAnswer, LineageAnswer, NodeAnswer } from "./answer";

export type Side = "up" | "down";

const sides: readonly Side[] = ["up", "down"];

/** Everything that the server has said about the neighbourhood so far. Answers are joined; nothing is taken back except by clear. */
export class KnownGraph {
  readonly datasets = new Map<string, NodeAnswer>();
  readonly edges = new Map<string, EdgeAnswer>();
  readonly jobs = new Map<string, JobAnswer>();
  readonly columns = new Map<string, ColumnInfo[]>();
  /** Datasets all of whose neighbours on a side have been asked for. */
  private readonly complete = { up: new Set<string>(), down: new Set<string>() };
  private readonly edgesOf = { up: new Map<string, EdgeAnswer[]>(), down: new Map<string, EdgeAnswer[]>() };
  private readonly loops = new Map<string, EdgeAnswer[]>();
  private readonly columnEdges = new Map<string, ColumnEdgeAnswer>();
  private columnEdgesByTarget: Map<string, ColumnEdgeAnswer[]> | undefined;
  private columnEdgesBySource: Map<string, ColumnEdgeAnswer[]> | undefined;
  /** Grows with every change, so that what was derived from this graph knows when it is old. */
  version = 0;
  hiddenContradicted: number | undefined;
  total: number | undefined;
  totalIsLowerBound = false;
  truncated = false;
  /** Where the neighbourhood of a single start can be read on; undefined where all of it is read, or of several starts. */
  rest: { root: string; cursor: string } | undefined;

  add(answer: LineageAnswer): void {
    for (const node of answer.nodes) this.addDataset(node);
    for (const edge of answer.edges) this.addEdge(edge);
    for (const job of Object.values(answer.jobs ?? {})) this.jobs.set(job.id, { ...this.jobs.get(job.id), ...job });
    for (const edge of answer.columns ?? []) this.addColumnEdge(edge);
    this.version++;
  }

  addDataset(node: NodeAnswer): void {
    this.datasets.set(node.id, { ...this.datasets.get(node.id), ...node });
    if (node.columns) this.columns.set(node.id, node.columns);
  }

  setCounts(dataset: string, upstream: number | null, downstream: number | null): void {
    const node = this.datasets.get(dataset);
    if (node) this.datasets.set(dataset, { ...node, upstreamCount: upstream ?? undefined, downstreamCount: downstream ?? undefined });
    this.version++;
  }

  setColumns(dataset: string, columns: ColumnInfo[]): void {
    this.columns.set(dataset, columns);
    this.version++;
  }

  /** All neighbours of these datasets on this side are among the edges now. */
  markComplete(datasets: Iterable<string>, side: Side | "both"): void {
    for (const id of datasets) {
      for (const one of sides) if (side === "both" || side === one) this.complete[one].add(id);
    }
  }

  isComplete(dataset: string, side: Side): boolean {
    return this.complete[side].has(dataset);
  }

  /** Edges that lead to (up) or away from (down) a dataset, those to itself left out. */
  edgesAt(dataset: string, side: Side): readonly EdgeAnswer[] {
    return this.edgesOf[side].get(dataset) ?? [];
  }

  /** Known neighbours, each once, in the order in which they became known. */
  neighbours(dataset: string, side: Side): string[] {
    const found = new Set<string>();
    for (const edge of this.edgesAt(dataset, side)) found.add(side === "up" ? edge.source : edge.target);
    return [...found];
  }

  /** How many neighbours there are: what the server counted, or at least those that are known. undefined: nobody has asked yet. */
  neighbourCount(dataset: string, side: Side): number | undefined {
    const node = this.datasets.get(dataset);
    const counted = side === "up" ? node?.upstreamCount : node?.downstreamCount;
    const known = this.neighbours(dataset, side).length;
    if (counted !== undefined) return Math.max(counted, known);
    return this.isComplete(dataset, side) ? known : undefined;
  }

  readsItself(dataset: string): boolean {
    return this.selfEdges(dataset).length > 0;
  }

  selfEdges(dataset: string): EdgeAnswer[] {
    return this.loops.get(dataset) ?? [];
  }

  columnEdgesInto(dataset: string): readonly ColumnEdgeAnswer[] {
    this.columnEdgesByTarget ??= group(this.columnEdges.values(), (edge) => edge.target);
    return this.columnEdgesByTarget.get(dataset) ?? [];
  }

  columnEdgesFrom(dataset: string): readonly ColumnEdgeAnswer[] {
    this.columnEdgesBySource ??= group(this.columnEdges.values(), (edge) => edge.source);
    return this.columnEdgesBySource.get(dataset) ?? [];
  }

  allColumnEdges(): ColumnEdgeAnswer[] {
    return [...this.columnEdges.values()];
  }

  copyCompleteness(other: KnownGraph): void {
    for (const side of sides) for (const id of other.complete[side]) this.complete[side].add(id);
  }

  get columnEdgeCount(): number {
    return this.columnEdges.size;
  }

  job(id: string): JobAnswer | undefined {
    return this.jobs.get(id);
  }

  private addEdge(edge: EdgeAnswer): void {
    const before = this.edges.get(edge.id);
    this.edges.set(edge.id, edge);
    if (!this.jobs.has(edge.job.id)) this.jobs.set(edge.job.id, edge.job);
    if (edge.source === edge.target) replace(this.loops, edge.source, edge, before);
    else {
      replace(this.edgesOf.down, edge.source, edge, before);
      replace(this.edgesOf.up, edge.target, edge, before);
    }
  }

  private addColumnEdge(edge: ColumnEdgeAnswer): void {
    const key = [edge.job.id, edge.source, edge.sourceColumn, edge.target, edge.targetColumn, edge.type, edge.subtype].join("\n");
    this.columnEdges.set(key, { ...this.columnEdges.get(key), ...edge });
    this.columnEdgesByTarget = undefined;
    this.columnEdgesBySource = undefined;
  }
}

function replace(lists: Map<string, EdgeAnswer[]>, key: string, edge: EdgeAnswer, before: EdgeAnswer | undefined): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [edge]);
  else if (before) list[list.indexOf(before)] = edge;
  else list.push(edge);
}

function group(edges: Iterable<ColumnEdgeAnswer>, key: (edge: ColumnEdgeAnswer) => string): Map<string, ColumnEdgeAnswer[]> {
  const groups = new Map<string, ColumnEdgeAnswer[]>();
  for (const edge of edges) {
    const list = groups.get(key(edge));
    if (list) list.push(edge);
    else groups.set(key(edge), [edge]);
  }
  return groups;
}
