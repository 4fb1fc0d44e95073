import { useQueryClient } from "@tanstack/react-query";
import { useLive } from "./live";
import { type Progress, progressQuery } from "./ops";

/** Follows how far the graph has got: what the stream tells goes into what is shown at once. */
export function useProgressStream(): void {
  const queries = useQueryClient();
  useLive(
    "/api/lineage/stream?kind=lag",
    ["lag"],
    ({ data }) => {
      const { lag } = data as { lag: Progress | null };
      if (lag) queries.setQueryData(progressQuery.queryKey, lag);
    },
    () => void queries.invalidateQueries({ queryKey: progressQuery.queryKey }),
  );
}
