import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Asset, Ref } from "./assets";
import { get, send } from "./client";
import type { JobSummary } from "./jobs";

/** A row of the browse tree: a namespace, a database, a schema, a dataset, a DAG or a task. */
export interface TreeNode {
  key: string;
  name: string;
  kind: "namespace" | "database" | "schema" | "dataset" | "dag" | "task";
  count: number;
  asset: Ref | null;
  state: string | null;
  failed: number;
}

interface BrowsePage {
  children: TreeNode[];
  total: number;
  next: string | null;
}

export const browseQuery = (kind: "dataset" | "job", under?: string) =>
  infiniteQueryOptions({
    queryKey: ["browse", kind, under],
    queryFn: ({ signal, pageParam }) =>
      send<BrowsePage>("GET", "/api/lineage/browse", { query: { kind, under, limit: 200, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export interface DatasetFilter {
  sort?: "changed" | "used" | "name";
  namespace?: string;
  owner?: string;
  tag?: string;
  limit?: number;
}

export const datasetsQuery = (filter: DatasetFilter) =>
  queryOptions({
    queryKey: ["datasets", filter],
    queryFn: ({ signal }) =>
      send<{ datasets: Asset[]; total: number; next: string | null }>("GET", "/api/lineage/datasets", { query: { ...filter }, signal }),
  });

export const jobsQuery = (filter: { sort?: string; root?: boolean; state?: string; limit?: number }) =>
  queryOptions({
    queryKey: ["jobs", filter],
    queryFn: ({ signal }) =>
      send<{ jobs: JobSummary[]; total: number; next: string | null }>("GET", "/api/lineage/jobs", { query: filter, signal }),
  });

/** Recorded events that show what the service does: how to load them. */
export interface Demo {
  loaded: boolean;
  command: string;
  events: number;
}

export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: ({ signal }) => send<Demo>("GET", "/api/demo", { signal }),
});

/** The namespaces of datasets and jobs, by name. */
export const namespacesQuery = queryOptions({
  queryKey: ["namespaces"],
  queryFn: async ({ signal }) => {
    const answer = await get("/api/v1/namespaces", {}, signal);
    return (answer as unknown as { namespaces: { name: string }[] }).namespaces.map((namespace) => namespace.name).sort();
  },
  staleTime: 60_000,
});

/** The tags that some dataset, column or job bears, by name. */
export const tagsQuery = queryOptions({
  queryKey: ["tag-names"],
  queryFn: async ({ signal }): Promise<string[]> => {
    const answer = await get("/api/v1/tags", {}, signal);
    return (answer as unknown as { tags: { name: string }[] }).tags.map((tag) => tag.name).sort();
  },
  staleTime: 60_000,
});
