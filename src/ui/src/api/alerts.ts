import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

/** Something that happened and that a rule is about. group: the alert whose messages tell of it. */
export type Alert = Answer<"/api/lineage/alerts">["alerts"][number];
export type AlertRule = Answer<"/api/lineage/alerts/rules">["rules"][number];
export type AlertChannel = Answer<"/api/lineage/alerts/channels">["channels"][number];
export type AlertDelivery = Answer<"/api/lineage/alerts/deliveries">["deliveries"][number];

/** A rule as people write it; dataset is our id or dataset:NAMESPACE:NAME. */
export interface AlertRuleRequest {
  kind: string;
  dataset?: string;
  pattern?: string;
  owner?: string;
  tag?: string;
  threshold?: number;
  channels: string[];
  enabled: boolean;
}

/** What a rule would have found, oldest first, and how many messages that makes for each recipient of its channels. */
export interface AlertPreview {
  alerts: Alert[];
  messages: number;
  truncated: boolean;
}

/** A channel as people write it; a secret that is left out keeps the stored one. */
export interface AlertChannelRequest {
  kind: string;
  url?: string;
  template?: string;
  to?: string[];
  secret?: string;
}

/** The service looks every minute at what changed. */
const often = 15_000;

export const alertsQuery = (filter: { state?: string; rule?: string; dataset?: string }) =>
  infiniteQueryOptions({
    queryKey: ["alerts", filter],
    queryFn: ({ signal, pageParam }) => get("/api/lineage/alerts", { ...filter, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: often,
  });

/** The open alerts about a dataset: as many as one page holds. */
export const openAlertsQuery = (dataset: string) =>
  queryOptions({
    queryKey: ["alerts", "open", dataset],
    queryFn: ({ signal }) => get("/api/lineage/alerts", { state: "open", dataset, limit: 100 }, signal),
    refetchInterval: often,
  });

/** An alert, then those that its messages tell of. */
export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ["alert", id],
    queryFn: async ({ signal }) => (await get("/api/lineage/alerts/{id}", {}, signal, { id })).alerts,
    refetchInterval: often,
  });

export const alertRulesQuery = queryOptions({
  queryKey: ["alert-rules"],
  queryFn: async ({ signal }) => (await get("/api/lineage/alerts/rules", {}, signal)).rules,
  refetchInterval: often,
});

export const alertChannelsQuery = queryOptions({
  queryKey: ["alert-channels"],
  queryFn: async ({ signal }) => (await get("/api/lineage/alerts/channels", {}, signal)).channels,
});

export const alertDeliveriesQuery = (filter: { state?: string; alert?: string }) =>
  infiniteQueryOptions({
    queryKey: ["alert-deliveries", filter],
    queryFn: ({ signal, pageParam }) => get("/api/lineage/alerts/deliveries", { ...filter, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: often,
  });

const within = (part: string, name: string) => `/api/lineage/alerts/${part}/${encodeURIComponent(name)}`;

export const acknowledgeAlert = (id: string) => send("POST", `/api/lineage/alerts/${id}/acknowledge`);
export const resolveAlert = (id: string) => send("POST", `/api/lineage/alerts/${id}/resolve`);

export const previewAlertRule = (rule: AlertRuleRequest, days: number) =>
  send<AlertPreview>("POST", "/api/lineage/alerts/rules/preview", { body: { ...rule, days } });
export const saveAlertRule = (name: string, rule: AlertRuleRequest) => send("PUT", within("rules", name), { body: rule });
export const forgetAlertRule = (name: string) => send("DELETE", within("rules", name));

/** Null ends the muting now. */
export const muteAlertRule = (name: string, until: string | null) => send("POST", `${within("rules", name)}/mute`, { body: { until } });

export const saveAlertChannel = (name: string, channel: AlertChannelRequest) => send("PUT", within("channels", name), { body: channel });
export const testAlertChannel = (name: string) => send<{ sent: boolean; error: string | null }>("POST", `${within("channels", name)}/test`);
export const forgetAlertChannel = (name: string) => send("DELETE", within("channels", name));
