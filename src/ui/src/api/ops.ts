import { queryOptions } from "@tanstack/react-query";
import { type Answer, get } from "./client";

/** How far the graph has got; `setAside` counts events that could not be projected. */
export type Progress = Answer<"/api/lineage/progress"> & { setAside?: number };

/** Asked every two seconds while the page is visible. */
export const progressQuery = queryOptions({
  queryKey: ["progress"],
  queryFn: ({ signal }): Promise<Progress> => get("/api/lineage/progress", {}, signal),
  refetchInterval: 2000,
  staleTime: 1000,
});
