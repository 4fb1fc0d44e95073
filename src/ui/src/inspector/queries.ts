import { queryOptions } from "@tanstack/react-query";
import { get } from "../api/client";

export const columnsOfJob = (namespace: string, name: string) =>
  queryOptions({
    queryKey: ["graph-job", namespace, name],
    queryFn: ({ signal }) => get("/api/lineage/job/{name}", { namespace }, signal, { name }),
  });

export const auditOfJob = (job: string) =>
  queryOptions({ queryKey: ["graph-audit", job], queryFn: ({ signal }) => get("/api/lineage/audit", { job, limit: 50 }, signal) });

export const edgeHistory = (id: string) =>
  queryOptions({
    queryKey: ["graph-edge", id],
    queryFn: ({ signal }) => get("/api/lineage/edges/{id}/history", {}, signal, { id }),
  });

/** The SQL text of a job as its producer sent it. */
export const sqlFacet = (job: string) =>
  queryOptions({
    queryKey: ["graph-sql", job],
    queryFn: async ({ signal }) => {
      const facets = await get("/api/lineage/facets", { id: job }, signal);
      const body = facets.find((facet) => facet.name === "sql")?.body as { query?: string } | undefined;
      return body?.query ?? null;
    },
    staleTime: 60_000,
  });

export const changesBetween = (asset: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["graph-changes", asset, from, to],
    queryFn: ({ signal }) => get("/api/lineage/diff", { asset, from, to, limit: 500 }, signal),
  });
