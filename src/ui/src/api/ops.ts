import { queryOptions } from "@tanstack/react-query";
import { type Answer, get } from "./client";

/** How far the graph has got; `setAside` counts events that could not be projected. */
export type Progress = Answer<"/api/lineage/progress"> & { setAside?: number };

/** The stream tells it (useProgressStream); asked for while that is broken, and now and then in case it fell silent. */
export const progressQuery = queryOptions({
  queryKey: ["progress"],
  queryFn: ({ signal }): Promise<Progress> => get("/api/lineage/progress", {}, signal),
  refetchInterval: (query) => (query.state.status === "error" || query.state.fetchFailureCount > 0 ? 2000 : 60_000),
  staleTime: 1000,
});
