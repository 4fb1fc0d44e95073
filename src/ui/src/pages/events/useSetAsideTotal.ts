import { useInfiniteQuery } from "@tanstack/react-query";
import { setAsideQuery } from "../../api/events";

/** How many events are set aside now. */
export function useSetAsideTotal(): number | undefined {
  const answer = useInfiniteQuery({ ...setAsideQuery(), refetchInterval: 5000 });
  return answer.data?.pages[0]?.total;
}
