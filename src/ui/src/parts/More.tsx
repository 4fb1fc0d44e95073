import { Button } from "./Button";
import { shownOf } from "./counts";

interface Props {
  shown: number;
  total: number;
  /** "run" */
  what: string;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** How much of the whole is shown, and a button for the next page. */
export function More({ shown, total, what, query }: Props) {
  return (
    <p className="note">
      <span>{shownOf(shown, Math.max(shown, total), what)}</span>
      <span className="grow" />
      {query.hasNextPage && (
        <Button size="small" onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {query.isFetchingNextPage ? "Loading…" : "Show more"}
        </Button>
      )}
    </p>
  );
}
