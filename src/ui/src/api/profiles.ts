import { queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

/** What a profile found in a dataset. */
export type Profile = Answer<"/api/lineage/assets/{id}/profiles">["profiles"][number];
export type ColumnProfile = Profile["columnProfiles"][number];

/** Newest first. */
export const profilesQuery = (id: string) =>
  queryOptions({
    queryKey: ["profiles", id],
    queryFn: ({ signal }) => get("/api/lineage/assets/{id}/profiles", { limit: 50 }, signal, { id }),
    refetchInterval: 10_000,
  });

/** The profile, or where it will be when it takes longer than half a minute. */
export function profileNow(id: string): Promise<Profile | { profile: string }> {
  return send("POST", `/api/lineage/assets/${encodeURIComponent(id)}/profile`, { body: {} });
}
