import { queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

/** An Airflow instance and what its last crawl did. */
export type Connection = Answer<"/api/connections">["connections"][number];

export interface MissingRight {
  what: string;
  cost: string;
}

/** What a test of a connection found. */
export interface ConnectionTest {
  works: boolean;
  airflowVersion: string | null;
  openLineageProvider: string | null;
  missing: MissingRight[];
  error: string | null;
}

/** What a reader writes into the form; what is left out keeps its value. */
export interface ConnectionRequest {
  url: string;
  user?: string;
  password?: string;
  token?: string;
  auth?: string;
  namespace?: string;
  schedule?: string;
  dags?: string[];
  requestsPerSecond?: number;
  budget?: number;
  historyDays?: number;
}

export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: async ({ signal }): Promise<Connection[]> => (await get("/api/connections", {}, signal)).connections,
  refetchInterval: 5000,
});

export const connectionQuery = (name: string) =>
  queryOptions({
    queryKey: ["connection", name],
    queryFn: ({ signal }): Promise<Connection> => get("/api/connections/{name}", {}, signal, { name }),
    refetchInterval: 5000,
  });

const address = (name: string) => `/api/connections/${encodeURIComponent(name)}`;

export function saveConnection(name: string, request: ConnectionRequest): Promise<Connection> {
  return send("PUT", address(name), { body: request });
}

export function testConnection(name: string): Promise<ConnectionTest> {
  return send("POST", `${address(name)}/test`);
}

export function crawlNow(name: string): Promise<unknown> {
  return send("POST", `${address(name)}/crawl`);
}

export function forgetConnection(name: string): Promise<void> {
  return send("DELETE", address(name));
}

/** Tries settings: they are stored without a schedule first, since the service tests what it has stored. */
export async function tryConnection(name: string, request: ConnectionRequest, isNew: boolean): Promise<ConnectionTest> {
  await saveConnection(name, isNew ? { ...request, schedule: "none" } : request);
  return testConnection(name);
}
