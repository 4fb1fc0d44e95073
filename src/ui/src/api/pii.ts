import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export type PiiItem = Answer<"/api/lineage/pii">["columns"][number];

export type PiiRule = Answer<"/api/lineage/pii/rules">["rules"][number];
export type PiiPlace = Answer<"/api/lineage/pii/places">["places"][number];

export const piiKinds = ["email", "name", "phone", "address", "birth-date", "national-id", "payment", "ip", "other"] as const;

/** Personal data in the columns of one dataset. */
export const piiQuery = (id: string) =>
  queryOptions({
    queryKey: ["pii", id],
    queryFn: async ({ signal }) => (await get("/api/lineage/pii", { id, limit: 1000 }, signal)).columns,
  });

/** Where personal data lies unmasked though it should not. */
export const piiReportQuery = (kind: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["pii", "report", kind],
    queryFn: ({ signal, pageParam }) => get("/api/lineage/pii/report", { kind, limit: 200, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const piiRulesQuery = queryOptions({
  queryKey: ["pii", "rules"],
  queryFn: async ({ signal }) => (await get("/api/lineage/pii/rules", {}, signal)).rules,
});

export const piiPlacesQuery = queryOptions({
  queryKey: ["pii", "places"],
  queryFn: async ({ signal }) => (await get("/api/lineage/pii/places", {}, signal)).places,
});

/** The rules to begin with. */
export const switchPiiDefaults = (on: boolean) => send(on ? "PUT" : "DELETE", "/api/lineage/pii/rules/defaults");

/** What a person says of a column: a kind, or none where it holds no personal data. Every word is kept as an event. */
export const flagPii = (flag: { dataset: string; column: string; kind: string; reason: string }) =>
  send<{ applied: boolean }>("POST", "/api/lineage/pii/flags", { body: flag });

/** Takes back what was said by hand; tags, rules and lineage speak again. */
export const withdrawPii = (flag: { dataset: string; column: string; reason: string }) =>
  send<{ applied: boolean }>("POST", "/api/lineage/pii/flags/withdraw", { body: flag });

export type PiiRuleBody = Omit<PiiRule, "name">;
export type PiiRulePreview = { columns: { dataset: { name: string }; column: string; known: string | null }[]; total: number; new: number };

export const savePiiRule = (name: string, rule: PiiRuleBody) =>
  send("PUT", `/api/lineage/pii/rules/${encodeURIComponent(name)}`, { body: rule });
export const removePiiRule = (name: string) => send("DELETE", `/api/lineage/pii/rules/${encodeURIComponent(name)}`);
/** Which columns a rule would flag; nothing is kept. */
export const previewPiiRule = (rule: PiiRuleBody) => send<PiiRulePreview>("POST", "/api/lineage/pii/rules/preview", { body: rule });

export const savePiiPlace = ({ name, ...place }: PiiPlace) =>
  send("PUT", `/api/lineage/pii/places/${encodeURIComponent(name)}`, { body: place });
export const removePiiPlace = (name: string) => send("DELETE", `/api/lineage/pii/places/${encodeURIComponent(name)}`);

/** Personal data of all datasets, at most as much as a picture can show; truncated: there is more. */
export const allPiiQuery = queryOptions({
  queryKey: ["pii", "all"],
  queryFn: async ({ signal }) => {
    const columns: PiiItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await get("/api/lineage/pii", { limit: 1000, cursor }, signal);
      columns.push(...page.columns);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && columns.length < mostPii);
    return { columns, truncated: cursor !== undefined };
  },
  staleTime: 30_000,
});

/** As many columns are read for the lens of the graph: more hold up no picture. */
const mostPii = 10_000;
