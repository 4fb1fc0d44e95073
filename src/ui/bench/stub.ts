import type { EdgeAnswer, LineageAnswer, NodeAnswer } from "../src/graph/answer";
import type { GeneratedGraph } from "../src/graph/layout/generated";

const second = Date.UTC(2026, 10, 20) / 1000;

/** Answers the questions of the lineage page from a generated graph, in the shapes of the service. */
export class StubService {
  private readonly nodes: NodeAnswer[];
  private readonly byId: Map<string, NodeAnswer>;
  private readonly edges: EdgeAnswer[] = [];
  private readonly out = new Map<string, EdgeAnswer[]>();
  private readonly into = new Map<string, EdgeAnswer[]>();

  constructor(
    graph: GeneratedGraph,
    private readonly whole = false,
  ) {
    const tables = graph.levels.map((level, i) => ({ id: uuid(1, i), name: `dw.level_${level}.table_${i}` }));
    graph.jobs.forEach((job, j) => {
      for (const read of job.reads) for (const write of job.writes) this.add(tables[read].id, tables[write].id, j);
    });
    this.nodes = tables.map(({ id, name }, i) => this.node(id, name, i));
    this.byId = new Map(this.nodes.map((node) => [node.id, node]));
  }

  get tables(): readonly NodeAnswer[] {
    return this.nodes;
  }

  /** The table with the most neighbours: where a measurement begins. */
  get hub(): string {
    const degree = (id: string) => (this.out.get(id)?.length ?? 0) + (this.into.get(id)?.length ?? 0);
    return this.nodes.reduce((best, node) => (degree(node.id) > degree(best) ? node.id : best), this.nodes[0].id);
  }

  /** The body for a path of the service; undefined where it has no such endpoint. */
  answer(url: URL): unknown {
    const match = /^\/api\/lineage\/assets\/(full|upstream|downstream)$/.exec(url.pathname);
    if (match) return this.lineage(url.searchParams, match[1]);
    if (url.pathname === "/api/lineage/schemas")
      return [{ versionId: uuid(3, 0), from: instant(0), to: null, lastSeenAt: instant(0), columns: columns() }];
    if (url.pathname === "/api/lineage/changes/histogram")
      return { from: instant(0), to: instant(1), buckets: [], total: 0, instants: [], knownSince: instant(0) };
    if (url.pathname === "/api/lineage/audit") return { producers: [], contradicted: [], truncated: false };
    if (url.pathname === "/api/lineage/facets") return [];
    if (url.pathname === "/api/lineage/progress")
      return { logEnd: 0, projected: 0, unprojectedEvents: 0, unresolvedClaims: 0, isNone: true, setAside: 0, lagSeconds: 0 };
    if (url.pathname === "/api/me") return { name: null, role: "admin", subscription: "default", features: [], authentication: "none" };
    return undefined;
  }

  private lineage(query: URLSearchParams, direction: string): LineageAnswer {
    const depth = Number(query.get("depth") ?? 15);
    const limit = Number(query.get("limit") ?? 1000);
    const roots = query.getAll("id");
    const reached = new Map(roots.map((id) => [id, 0]));
    const walk = (next: (id: string) => string[]) => {
      let frontier = [...roots];
      for (let level = 1; level <= depth && frontier.length > 0; level++) {
        const fresh = [...new Set(frontier.flatMap(next))].filter((id) => (reached.get(id) ?? Number.POSITIVE_INFINITY) > level);
        for (const id of fresh) reached.set(id, level);
        frontier = fresh;
      }
    };
    const before = (id: string) => (this.into.get(id) ?? []).map((edge) => edge.source);
    const after = (id: string) => (this.out.get(id) ?? []).map((edge) => edge.target);
    if (direction !== "downstream") walk(before);
    if (direction !== "upstream") walk(after);
    // The first question is answered whole, so that all tables can be drawn at once.
    if (this.whole && depth === 15) for (const { id } of this.nodes) if (!reached.has(id)) reached.set(id, 15);
    const listed = [...reached].sort((a, b) => a[1] - b[1]).slice(0, this.whole ? undefined : limit);
    const ids = new Set(listed.map(([id]) => id));
    const edges = this.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
    const jobs = Object.fromEntries(
      edges.map((edge) => [edge.job.id, { ...edge.job, integration: "AIRFLOW", kind: "TASK", state: "COMPLETE" }]),
    );
    return {
      direction,
      rootAssetId: roots[0],
      maxDepth: depth,
      nodes: listed.map(([id, level]) => ({ ...(this.byId.get(id) as NodeAnswer), depth: level })),
      edges,
      columns: null,
      totalNodes: reached.size,
      totalIsLowerBound: false,
      upstreamCount: this.into.get(roots[0])?.length ?? 0,
      downstreamCount: this.out.get(roots[0])?.length ?? 0,
      truncated: reached.size > listed.length,
      cursor: null,
      induced: true,
      jobs,
      hidden: { contradicted: 0, rejected: 0 },
    };
  }

  private add(source: string, target: string, job: number): void {
    const edge: EdgeAnswer = {
      id: uuid(2, this.edges.length),
      source,
      target,
      workflowId: uuid(4, job % 20),
      transformationType: "transform",
      job: { id: uuid(5, job), namespace: "airflow", name: `dag_${job % 20}.task_${job}` },
      observed: true,
      certainty: "certain",
      verdict: job % 7 === 0 ? "unchecked" : "confirmed",
      confidence: 0.95,
      evidence: ["openlineage", "sql"],
      firstSeenAt: instant(job),
      lastSeenAt: instant(job + 1000),
      why: null,
    };
    this.edges.push(edge);
    this.out.set(source, [...(this.out.get(source) ?? []), edge]);
    this.into.set(target, [...(this.into.get(target) ?? []), edge]);
  }

  private node(id: string, name: string, i: number): NodeAnswer {
    const run = { runId: uuid(6, i), state: i % 50 === 0 ? "FAIL" : "COMPLETE", startedAt: instant(i), endedAt: instant(i + 5) };
    const others = (edges: EdgeAnswer[] | undefined, end: "source" | "target") => new Set(edges?.map((edge) => edge[end])).size;
    return {
      id,
      name,
      namespace: `postgres://warehouse-${i % 3}:5432`,
      qualifiedName: name,
      type: "table",
      depth: 0,
      aliases: [],
      owners: [],
      lastWrittenAt: instant(i),
      lastRun: run,
      quality: null,
      upstreamCount: others(this.into.get(id), "source"),
      downstreamCount: others(this.out.get(id), "target"),
      columnCount: 12,
    };
  }
}

function columns(): { name: string; type: string }[] {
  return Array.from({ length: 12 }, (_, i) => ({ name: `column_${i}`, type: i % 2 === 0 ? "int4" : "text" }));
}

function instant(offset: number): string {
  return new Date((second + offset) * 1000).toISOString();
}

/** A version 8 UUID whose first 8 digits tell things of one kind apart. */
function uuid(kind: number, index: number): string {
  const first = (Math.imul(index + 1, 0x9e3779b1) ^ (kind << 28)) >>> 0;
  return `${first.toString(16).padStart(8, "0")}-${kind.toString(16).padStart(4, "0")}-8000-8000-${index.toString(16).padStart(12, "0")}`;
}
