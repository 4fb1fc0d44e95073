import type { ColumnEdgeAnswer, EdgeAnswer, LineageAnswer, NodeAnswer } from "./answer";
import { KnownGraph } from "./known";

/** Ids in tests: the name, padded so that its first 8 characters tell nodes apart. */
export function idOf(name: string): string {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return `${hash.toString(16).padStart(8, "0")}-0000-8000-8000-000000000000`;
}

export function node(name: string, more: Partial<NodeAnswer> = {}): NodeAnswer {
  return {
    id: idOf(name),
    name,
    namespace: "postgres://pg:5432",
    qualifiedName: `postgres://pg:5432/${name}`,
    type: "table",
    depth: 0,
    aliases: [],
    owners: [],
    lastWrittenAt: "2026-11-21T09:00:00Z",
    lastRun: null,
    quality: null,
    ...more,
  };
}

export function edge(source: string, job: string, target: string, more: Partial<EdgeAnswer> = {}): EdgeAnswer {
  return {
    id: idOf(`${source}>${job}>${target}`),
    source: idOf(source),
    target: idOf(target),
    workflowId: idOf(job.split(".")[0]),
    transformationType: "transform",
    job: { id: idOf(job), namespace: "af", name: job },
    observed: true,
    certainty: "certain",
    verdict: "confirmed",
    confidence: 0.95,
    evidence: ["openlineage", "sql"],
    firstSeenAt: "2026-11-20T09:00:00Z",
    lastSeenAt: "2026-11-21T09:00:00Z",
    why: null,
    ...more,
  };
}

export function columnEdge(source: string, target: string, job: string, more: Partial<ColumnEdgeAnswer> = {}): ColumnEdgeAnswer {
  const [sourceTable, sourceColumn] = source.split(":");
  const [targetTable, targetColumn] = target.split(":");
  return {
    source: idOf(sourceTable),
    sourceColumn,
    target: idOf(targetTable),
    targetColumn: targetColumn ?? null,
    job: { id: idOf(job), namespace: "af", name: job },
    type: targetColumn === undefined ? "INDIRECT" : "DIRECT",
    subtype: targetColumn === undefined ? "FILTER" : "IDENTITY",
    masking: false,
    observed: true,
    certainty: "certain",
    verdict: "confirmed",
    confidence: 0.95,
    evidence: ["sql"],
    ...more,
  };
}

export function answerOf(nodes: NodeAnswer[], edges: EdgeAnswer[], columns: ColumnEdgeAnswer[] = []): LineageAnswer {
  return {
    direction: "full",
    rootAssetId: nodes[0].id,
    maxDepth: 15,
    nodes,
    edges,
    columns,
    totalNodes: nodes.length,
    totalIsLowerBound: false,
    upstreamCount: null,
    downstreamCount: null,
    truncated: false,
    cursor: null,
  };
}

/** "a>j>b" edges by name; every dataset's neighbours count as asked for. */
export function graphOf(text: string, columns: ColumnEdgeAnswer[] = []): KnownGraph {
  const edges = text.split(" ").map((part) => part.split(">"));
  const names = new Set(edges.flatMap(([source, , target]) => [source, target]));
  const known = new KnownGraph();
  known.add(
    answerOf(
      [...names].map((name) => node(name)),
      edges.map(([source, job, target]) => edge(source, job, target)),
      columns,
    ),
  );
  known.markComplete(known.datasets.keys(), "both");
  return known;
}
