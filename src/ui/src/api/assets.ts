import { queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export interface Ref {
  id: string;
  namespace: string;
  name: string;
}

export interface RunSummary {
  runId: string;
  job?: Ref;
  state: string;
  startedAt: string | null;
  endedAt: string | null;
  durationSeconds?: number | null;
  rowCount?: number | null;
}

/** A job that writes or reads a dataset. */
export interface AssetJob {
  job: Ref;
  integration: string | null;
  kind: string | null;
  parent: Ref | null;
  verdict: string;
  observed: boolean;
  lastRun: RunSummary | null;
  runs: number;
}

/** What is known of a dataset or job, without its lineage. */
export interface Asset {
  id: string;
  assetId: string;
  kind: "dataset" | "job";
  namespace: string;
  name: string;
  type: string;
  description: string | null;
  aliases: { namespace: string; name: string }[];
  owners: string[];
  tags: string[];
  columnTags: { column: string; tag: string }[];
  columnTerms: { column: string; term: string }[];
  terms: string[];
  lastWrittenAt: string | null;
  usualIntervalSeconds: number | null;
  runsPerDay: number;
  lastRun: RunSummary | null;
  checks: { passed: number; failed: number; measuredAt: string | null; failedNames: string[] } | null;
  columnCount: number;
  upstreamCount: number;
  downstreamCount: number;
  upstreamTotal: number;
  downstreamTotal: number;
  state: string;
  declaredOnly: boolean;
  writers: AssetJob[];
  readers: AssetJob[];
  writerTotal: number;
  readerTotal: number;
  dashboards: { namespace: string; name: string; type: string; url: string | null }[];
}

export type Lineage = Answer<"/api/lineage/assets/full">;
export type LineageNode = Lineage["nodes"][number];
export type ColumnEdge = NonNullable<Lineage["columns"]>[number];
export type SchemaVersion = Answer<"/api/lineage/schemas">[number];
export type Facet = Answer<"/api/lineage/facets">[number];
export type History = Answer<"/api/lineage/assets/history">;

/** What a reader sees of a dataset; it changes no version of its schema. */
export type ReaderSchema = Answer<"/api/lineage/schemas/readers">[number];

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: ["asset", id],
    queryFn: async ({ signal }) => {
      const answer = await send<{ assets: Asset[] }>("GET", "/api/lineage/assets", { query: { id: [id] }, signal });
      return answer.assets[0] ?? null;
    },
  });

export const neighboursQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ["neighbours", id, asOf],
    queryFn: ({ signal }) => get("/api/lineage/assets/full", { id, depth: 1, columns: true, asOf }, signal),
  });

export const schemasQuery = (id: string) =>
  queryOptions({
    queryKey: ["schemas", id],
    queryFn: ({ signal }) => get("/api/lineage/schemas", { id }, signal),
  });

export const readerSchemasQuery = (id: string) =>
  queryOptions({
    queryKey: ["reader-schemas", id],
    queryFn: ({ signal }) => get("/api/lineage/schemas/readers", { id }, signal),
  });

export const facetsQuery = (id: string) =>
  queryOptions({ queryKey: ["facets", id], queryFn: ({ signal }) => get("/api/lineage/facets", { id }, signal) });

export const historyQuery = (id: string, limit = 100) =>
  queryOptions({
    queryKey: ["history", id, limit],
    queryFn: ({ signal }) => get("/api/lineage/assets/history", { id, limit }, signal),
  });

export const measuresQuery = (id: string) =>
  queryOptions({ queryKey: ["measures", id], queryFn: ({ signal }) => get("/api/lineage/measures", { id, limit: 200 }, signal) });
