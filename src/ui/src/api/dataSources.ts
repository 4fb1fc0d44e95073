import { queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

/** A database or folder of files that is looked into, and how its last crawl went. */
export type DataSource = Answer<"/api/data-sources">["dataSources"][number];

/** What a test of a source found. */
export interface SourceCheck {
  works: boolean;
  version: string | null;
  writable: boolean | null;
  missing: { what: string; cost: string }[];
  error: string | null;
}

/** What a reader writes into the form; what is left out keeps its value. */
export interface DataSourceRequest {
  address: string;
  user?: string;
  password?: string;
  namespace?: string;
  schedule?: string;
  queryHistory?: boolean;
}

export const dataSourcesQuery = queryOptions({
  queryKey: ["data-sources"],
  queryFn: async ({ signal }): Promise<DataSource[]> => (await get("/api/data-sources", {}, signal)).dataSources,
  refetchInterval: 5000,
});

const address = (name: string) => `/api/data-sources/${encodeURIComponent(name)}`;

export function saveSource(name: string, request: DataSourceRequest): Promise<DataSource> {
  return send("PUT", address(name), { body: request });
}

export function testSource(name: string): Promise<SourceCheck> {
  return send("POST", `${address(name)}/test`);
}

export function crawlSource(name: string): Promise<unknown> {
  return send("POST", `${address(name)}/crawl`);
}

export function forgetSource(name: string): Promise<void> {
  return send("DELETE", address(name));
}
