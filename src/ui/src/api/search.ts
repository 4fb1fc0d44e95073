import { queryOptions } from "@tanstack/react-query";
import { type Answer, get } from "./client";

export type SearchAnswer = Answer<"/api/lineage/search">;
export type Hit = SearchAnswer["results"][number];

export const hitKinds = ["dataset", "column", "job", "owner", "tag", "term", "description", "sql"] as const;
export type HitKind = (typeof hitKinds)[number];

export const kindWords: Record<HitKind, string> = {
  dataset: "Tables",
  column: "Columns",
  job: "Jobs",
  owner: "Owners",
  tag: "Tags",
  term: "Terms",
  description: "Descriptions",
  sql: "SQL",
};

export interface HitGroup {
  kind: HitKind;
  hits: Hit[];
  total: number;
}

export interface SearchFilter {
  namespace?: string;
  owner?: string;
  tag?: string;
}

/** The best hits of each kind with the total of each; kinds without a hit are left out. */
export async function searchKinds(
  words: string,
  perKind: number,
  kinds: readonly HitKind[],
  filter: SearchFilter,
  signal: AbortSignal,
): Promise<HitGroup[]> {
  const answers = await Promise.all(kinds.map((kind) => get("/api/lineage/search", { q: words, kind, limit: perKind, ...filter }, signal)));
  return answers
    .map((answer, i) => ({ kind: kinds[i] as HitKind, hits: answer.results, total: answer.total }))
    .filter((group) => group.total > 0);
}

/** How many hits of each kind there are, those of kinds without one left out. */
export const countsQuery = (words: string, filter: SearchFilter) =>
  queryOptions({
    queryKey: ["hit-counts", words, filter],
    queryFn: async ({ signal }): Promise<Partial<Record<HitKind, number>>> =>
      (await get("/api/lineage/search", { q: words, limit: 1, counts: true, ...filter }, signal)).counts ?? {},
  });
