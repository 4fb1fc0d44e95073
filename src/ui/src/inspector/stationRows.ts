import type { EdgeAnswer } from "../graph/answer";
import type { KnownGraph } from "../graph/known";
import { lastPart, schemaPart } from "../graph/names";

interface JobColumn {
  from: { namespace: string; name: string; field: string | null };
  to: { namespace: string; name: string; field: string | null };
  type: string;
  verdict: string;
}

export interface ReadRow {
  source: string;
  /** The last two parts: "staging.orders". */
  name: string;
  fullName: string;
  namespace: string;
  verdict: string;
  /** When it was last seen, where that is too long ago for every edge of the row. */
  staleSince: string | undefined;
  evidence: string[];
  values: string[];
  rows: string[];
  edges: EdgeAnswer[];
}

/** What a job reads: the verdict on it, who says it, which columns give values and which decide rows. The target itself stands last. */
export function stationRows(known: KnownGraph, edges: readonly EdgeAnswer[], columns: readonly JobColumn[]): ReadRow[] {
  const bySource = new Map<string, EdgeAnswer[]>();
  const targets = new Set(edges.map((edge) => edge.target));
  const jobs = new Set(edges.map((edge) => edge.job.id));
  const loops = [...targets].flatMap((id) => known.selfEdges(id)).filter((edge) => jobs.has(edge.job.id));
  for (const edge of [...edges, ...loops]) bySource.set(edge.source, [...(bySource.get(edge.source) ?? []), edge]);
  const rows = [...bySource].map(([source, own]): ReadRow => {
    const info = known.datasets.get(source);
    const fullName = info?.name ?? source;
    const read = columns.filter(
      (column) => column.from.name === fullName && column.from.namespace === info?.namespace && column.verdict !== "contradicted",
    );
    const fields = (wanted: JobColumn[]) => [...new Set(wanted.flatMap((column) => (column.from.field ? [column.from.field] : [])))];
    const verdicts = new Set(own.map((edge) => edge.verdict));
    return {
      source,
      name: shortName(fullName),
      fullName,
      namespace: info?.namespace ?? "",
      verdict: verdicts.size === 1 ? own[0].verdict : verdicts.has("contradicted") ? "contradicted" : "unchecked",
      staleSince: staleSince(own),
      evidence: [...new Set(own.flatMap((edge) => edge.evidence))],
      values: fields(read.filter((column) => column.type === "DIRECT")),
      rows: fields(read.filter((column) => column.type !== "DIRECT")),
      edges: own,
    };
  });
  return rows.sort((a, b) => Number(targets.has(a.source)) - Number(targets.has(b.source)) || a.name.localeCompare(b.name));
}

function shortName(name: string): string {
  const schema = lastPart(schemaPart(name));
  return name.includes("/") || schema === "" ? name : `${schema}.${lastPart(name)}`;
}

/** When the newest of these edges was last seen, where all are stale. */
export function staleSince(edges: readonly EdgeAnswer[]): string | undefined {
  if (!edges.every((edge) => edge.stale)) return undefined;
  return edges
    .map((edge) => edge.lastSeenAt)
    .sort()
    .at(-1);
}
