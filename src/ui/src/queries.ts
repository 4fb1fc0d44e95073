import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./api/problem";

/** Server state: answers are fresh for ten seconds; a request that got no answer is tried twice more, a refusal is not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 502),
    },
  },
});
