import { KnownGraph } from "./known";

export type Mark = "added" | "removed";

export interface Comparison {
  /** Everything that was there at either moment: laid out once, so that moving between the moments moves nothing. */
  union: KnownGraph;
  datasets: Map<string, Mark>;
  edges: Map<string, Mark>;
}

/** Joins two moments of a neighbourhood and marks what only one of them has. */
export function compare(before: KnownGraph, after: KnownGraph): Comparison {
  const union = new KnownGraph();
  const answer = (known: KnownGraph) => ({
    direction: "full",
    rootAssetId: "",
    maxDepth: 0,
    nodes: [...known.datasets.values()],
    edges: [...known.edges.values()],
    columns: known.allColumnEdges(),
    totalNodes: known.datasets.size,
    totalIsLowerBound: false,
    upstreamCount: null,
    downstreamCount: null,
    truncated: false,
    cursor: null,
    jobs: Object.fromEntries(known.jobs),
  });
  union.add(answer(before));
  union.add(answer(after));
  for (const [id, columns] of [...before.columns, ...after.columns]) union.setColumns(id, columns);
  union.copyCompleteness(before);
  union.copyCompleteness(after);
  union.total = Math.max(before.total ?? 0, after.total ?? 0) || undefined;

  const datasets = new Map<string, Mark>();
  for (const id of union.datasets.keys()) mark(datasets, id, connected(before, id), connected(after, id));
  const edges = new Map<string, Mark>();
  for (const id of union.edges.keys()) mark(edges, id, before.edges.has(id), after.edges.has(id));
  return { union, datasets, edges };
}

/** The start of a question is in its answer even where it did not exist yet; it counts once an edge or a write shows it. */
function connected(known: KnownGraph, id: string): boolean {
  const node = known.datasets.get(id);
  if (!node) return false;
  return node.lastWrittenAt !== null || known.edgesAt(id, "up").length + known.edgesAt(id, "down").length > 0;
}

function mark(marks: Map<string, Mark>, id: string, before: boolean, after: boolean): void {
  if (before !== after) marks.set(id, after ? "added" : "removed");
}
