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
