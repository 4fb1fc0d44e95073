import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export type ManualClaim = Answer<"/api/lineage/claims">["claims"][number];
export type Rule = Answer<"/api/lineage/rules">["rules"][number];
export type Retention = Answer<"/api/retention">;

export interface RulePreview {
  datasetsExamined: number;
  setsJoined: number;
  datasetsJoined: number;
  setsParted: number;
  conflictCount: number;
  samples: { members: { namespace: string; name: string }[] }[];
  conflicts: { why: string; datasets: { namespace: string; name: string }[] }[];
}

export interface RuleRequest {
  kind: string;
  namespaces?: string[];
  namespacePattern?: string;
  namespaceReplacement?: string;
  namePattern?: string;
  nameReplacement?: string;
  datasets?: { namespace: string; name: string }[];
  reason: string;
}

export const claimsQuery = infiniteQueryOptions({
  queryKey: ["claims"],
  queryFn: ({ signal, pageParam }) => get("/api/lineage/claims", { limit: 100, cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
});

export const withdrawClaim = (id: string, reason: string) =>
  send("POST", `/api/lineage/claims/${encodeURIComponent(id)}/withdraw`, { body: { reason } });

export const rulesQuery = queryOptions({
  queryKey: ["rules"],
  queryFn: async ({ signal }) => (await get("/api/lineage/rules", {}, signal)).rules,
});

export const previewRule = (rule: RuleRequest) => send<RulePreview>("POST", "/api/lineage/rules/preview", { body: rule });
export const holdRule = (rule: RuleRequest) => send("POST", "/api/lineage/rules", { body: rule });
export const dropRule = (id: string, reason: string) =>
  send("DELETE", `/api/lineage/rules/${encodeURIComponent(id)}`, { query: { reason } });

/** Days after which something is removed; null keeps it for ever. */
export interface RetentionDays {
  eventDays: number | null;
  runDays: number | null;
  crawlDays: number | null;
  jobRunDays: number | null;
}

export interface RetentionReport {
  events: number;
  runs: number;
  crawlRows: number;
  jobRuns: number;
  changes: number;
  complete: boolean;
}

export const retentionQuery = queryOptions({ queryKey: ["retention"], queryFn: ({ signal }) => get("/api/retention", {}, signal) });
export const saveRetention = (days: RetentionDays) => send("PUT", "/api/retention", { body: days });
export const tryRetention = (days: RetentionDays) => send<RetentionReport>("POST", "/api/retention/dry-run", { body: days });

export interface Key {
  id: string;
  name: string;
  role: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await send<{ keys: Key[] }>("GET", "/api/keys", { signal })).keys,
});

export const createKey = (name: string, role: string) => send<Key & { key: string }>("POST", "/api/keys", { body: { name, role } });
export const deleteKey = (id: string) => send("DELETE", `/api/keys/${encodeURIComponent(id)}`);

export interface About {
  version: string;
  schema: string;
  subscription: string;
  startedAt: string;
  uptimeSeconds: number;
  address: string;
}

export const aboutQuery = queryOptions({ queryKey: ["about"], queryFn: ({ signal }) => send<About>("GET", "/api/about", { signal }) });
export const readyQuery = queryOptions({
  queryKey: ["ready"],
  queryFn: ({ signal }) => get("/health/ready", {}, signal),
  refetchInterval: 10_000,
});
