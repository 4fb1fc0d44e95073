import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Ref } from "./assets";
import { type Answer, get, send } from "./client";

/** An event of the log, without its body. */
export interface EventRow {
  id: string;
  receivedAt: string;
  eventTime: string | null;
  kind: "run" | "dataset" | "job";
  type: string | null;
  job: { namespace: string; name: string } | null;
  runId: string | null;
  producer: string | null;
  producerName: string | null;
  bytes: number;
  inputs: number;
  outputs: number;
  state: "projected" | "waiting" | "set-aside";
}

/** How many of the newest events are of a producer or a type. */
export interface EventCount {
  name: string;
  count?: number;
}

interface EventPage {
  events: EventRow[];
  total: number;
  totalIsLowerBound: boolean;
  next: string | null;
  producers: EventCount[] | null;
  types: EventCount[] | null;
}

export interface EventDetail {
  event: EventRow;
  /** null where it is no JSON; then text holds it. */
  body: unknown;
  text: string | null;
  outcome: {
    run: { runId: string; job: Ref; state: string } | null;
    datasets: Ref[];
    edges: { source: Ref; target: Ref; job: Ref; verdict: string }[];
    columnEdges: number;
    claims: { confirmed: number; contradicted: number; unchecked: number };
    setAside: { reason: string; pointer: string | null } | null;
  };
}

export interface EventFilter {
  type?: string;
  job?: string;
  run?: string;
  producer?: string;
  q?: string;
}

export const eventsQuery = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ["events", filter],
    queryFn: ({ signal, pageParam }) =>
      send<EventPage>("GET", "/api/lineage/events", { query: { ...filter, limit: 200, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ["event", id],
    queryFn: ({ signal }) => send<EventDetail>("GET", `/api/lineage/events/${encodeURIComponent(id)}`, { signal }),
  });

type SetAsidePage = Answer<"/api/lineage/set-aside">;
export type SetAsideEvent = SetAsidePage["events"][number] & { receivedAt?: string; reasonCode?: string };

export interface SetAsideGroup {
  reasonCode: string;
  reason: string;
  pointer: string | null;
  count: number;
}

export const setAsideQuery = (reason?: string) =>
  infiniteQueryOptions({
    queryKey: ["set-aside", reason],
    queryFn: ({ signal, pageParam }): Promise<SetAsidePage & { groups?: SetAsideGroup[] }> =>
      get("/api/lineage/set-aside", { limit: 200, after: pageParam, reason }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.next === null ? undefined : String(last.next)),
  });

export const setAsideEventQuery = (id: string) =>
  queryOptions({
    queryKey: ["set-aside-event", id],
    queryFn: ({ signal }) => get("/api/lineage/set-aside/{eventId}", {}, signal, { eventId: id }),
  });

/** What a repaired body gives, or would give. */
export interface RepairAnswer {
  ok: boolean;
  would?: RepairYield;
  did?: RepairYield;
  problem: { reason: string; pointer: string | null } | null;
}

interface RepairYield {
  runs: number;
  datasets: number;
  edges: number;
  columnEdges: number;
}

export function repair(id: string, body: unknown, reason: string, dryRun: boolean): Promise<RepairAnswer> {
  return send("POST", `/api/lineage/set-aside/${encodeURIComponent(id)}/repair`, { body: { body, reason, dryRun } });
}

export function retry(id: string): Promise<{ tried: number; projected: number }> {
  return send("POST", `/api/lineage/set-aside/${encodeURIComponent(id)}/retry`);
}

export function retryAll(reasonCode?: string): Promise<{ tried: number; projected: number }> {
  return send("POST", "/api/lineage/set-aside/retry", { body: reasonCode ? { reasonCode } : undefined });
}

export function discard(id: string, reason: string): Promise<void> {
  return send("POST", `/api/lineage/set-aside/${encodeURIComponent(id)}/discard`, { body: { reason } });
}

/** Applies one JSON patch to all events that were set aside for a reason. */
export interface GroupRepairAnswer {
  matched: number;
  ok: number;
  failed: number;
  problems: { eventId: string; reason: string; pointer: string | null }[];
}

export function repairGroup(reasonCode: string, patch: unknown[], reason: string, dryRun: boolean): Promise<GroupRepairAnswer> {
  return send("POST", "/api/lineage/set-aside/repair", { body: { reasonCode, patch, reason, dryRun } });
}
