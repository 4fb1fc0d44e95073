import type { KnownGraph, Side } from "./known";

/** More neighbours than this on one side make a node a hub: only some are drawn, the rest stands in one card. */
export const hubFrom = 12;
export const hubDrawn = 8;

/** Ordered by runs a day, then newest write, then name. */
export function byUse(known: KnownGraph, datasets: Iterable<string>): string[] {
  const use = (id: string) => known.datasets.get(id)?.runsPerDay ?? 0;
  const written = (id: string) => known.datasets.get(id)?.lastWrittenAt ?? "";
  const name = (id: string) => known.datasets.get(id)?.name ?? "";
  return [...datasets].sort(
    (a, b) => use(b) - use(a) || written(b).localeCompare(written(a)) || name(a).localeCompare(name(b)) || a.localeCompare(b),
  );
}

/** Which neighbours an opened side draws, given those that are drawn anyway. */
export function drawnOf(
  known: KnownGraph,
  dataset: string,
  side: Side,
  isDrawn: (id: string) => boolean,
): { drawn: string[]; isHub: boolean } {
  const neighbours = known.neighbours(dataset, side);
  const count = Math.max(neighbours.length, known.neighbourCount(dataset, side) ?? 0);
  if (count <= hubFrom) return { drawn: neighbours, isHub: false };
  const already = neighbours.filter(isDrawn);
  const others = byUse(
    known,
    neighbours.filter((id) => !isDrawn(id)),
  ).slice(0, Math.max(0, hubDrawn - already.length));
  return { drawn: [...already, ...others], isHub: true };
}
