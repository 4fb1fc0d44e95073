import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, get } from "./client";

export type Impact = Answer<"/api/lineage/assets/impact">;
export type ImpactedAsset = Impact["downstreamAssets"][number];
export type ImpactedJob = Impact["affectedWorkflows"][number];
export type RootCause = Answer<"/api/lineage/assets/root-cause">;
export type Cause = RootCause["causes"][number];
export type Diff = Answer<"/api/lineage/diff">;
export type Audit = Answer<"/api/lineage/audit">;
export type Contradicted = Audit["contradicted"][number];
export type AuditGroup = Audit["groups"][number];

/** What was shown stays while the question about the same thing changes; about another thing nothing stays. */
function keepIfSame(id: string) {
  return <T>(before: T | undefined, query: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    query?.queryKey.includes(id) ? before : undefined;
}

export interface ImpactQuestion {
  id: string;
  change: string;
  column?: string;
  asOf?: string;
}

export const impactQuery = ({ id, change, column, asOf }: ImpactQuestion) =>
  queryOptions({
    queryKey: ["impact", id, change, column, asOf],
    queryFn: ({ signal }) => get("/api/lineage/assets/impact", { id, change, column, asOf }, signal),
    placeholderData: keepIfSame(id),
  });

export interface CauseQuestion {
  id?: string;
  run?: string;
  at?: string;
  window?: string;
  column?: string;
}

export const causeQuery = ({ id, run, at, window, column }: CauseQuestion) =>
  queryOptions({
    queryKey: ["cause", id, run, at, window, column],
    queryFn: ({ signal }): Promise<RootCause> =>
      run
        ? get("/api/lineage/runs/{runId}/root-cause", { at, window }, signal, { runId: run })
        : get("/api/lineage/assets/root-cause", { id, at, window, column }, signal),
    placeholderData: keepIfSame(id ?? run ?? ""),
  });

export const diffQuery = (question: { id?: string; from: string; to: string; kind?: string }) =>
  infiniteQueryOptions({
    queryKey: ["diff", question],
    queryFn: ({ signal, pageParam }) =>
      get(
        "/api/lineage/diff",
        { asset: question.id, from: question.from, to: question.to, kind: question.kind, limit: 200, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export interface AuditFilter {
  producer?: string;
  job?: string;
  why?: string;
  limit?: number;
}

export const auditQuery = (filter: AuditFilter) =>
  queryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ signal }): Promise<Audit> => get("/api/lineage/audit", { limit: 1000, ...filter }, signal),
  });

export const ownersQuery = queryOptions({
  queryKey: ["owners"],
  queryFn: ({ signal }) => get("/api/lineage/owners", { limit: 500 }, signal),
});
