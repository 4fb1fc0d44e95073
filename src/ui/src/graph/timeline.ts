import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Answer, get } from "../api/client";

export type Histogram = Answer<"/api/lineage/changes/histogram">;

export interface Tick {
  at: string;
  count: number;
}

/** More do not fit into an address; the nearest to the start are asked about. */
const mostAsked = 150;

/** The changes of these datasets: first when there are any, then finely between the first and the last, since the time before and after is long. */
export const changesQuery = (datasets: readonly string[]) =>
  queryOptions({
    queryKey: ["graph-histogram", datasets],
    queryFn: async ({ signal }): Promise<Histogram> => {
      const asset = datasets.slice(0, mostAsked);
      const whole = await get("/api/lineage/changes/histogram", { asset }, signal);
      const from = whole.instants?.[0] ?? whole.buckets[0]?.from;
      const to = whole.instants?.at(-1) ?? whole.buckets.at(-1)?.to;
      return from && to ? get("/api/lineage/changes/histogram", { asset, from, to, buckets: 400 }, signal) : whole;
    },
    enabled: datasets.length > 0,
    placeholderData: keepPreviousData,
  });

/** The moments of change; those of one bucket share its number. Where there are too many moments, buckets stand for them. */
export function ticksOf({ buckets, instants }: Pick<Histogram, "buckets" | "instants">): Tick[] {
  return buckets.flatMap((bucket, i) => {
    const count = bucket.dataset + bucket.job + bucket.edge + bucket.columnEdge + bucket.column;
    const [from, to] = [Date.parse(bucket.from), Date.parse(bucket.to)];
    const isLast = i === buckets.length - 1;
    const own = instants?.filter((at) => Date.parse(at) >= from && (Date.parse(at) < to || isLast)) ?? [];
    return own.length > 0 ? own.map((at) => ({ at, count: count / own.length })) : [{ at: bucket.from, count }];
  });
}

export interface Timeline {
  from: number;
  to: number;
  ticks: { at: number; count: number }[];
}

/** The changes of what is drawn, from a little before the first one until now. */
export function timelineOf(ticks: readonly Tick[], now: number): Timeline | undefined {
  if (ticks.length === 0) return undefined;
  const points = ticks.map((tick) => ({ at: Date.parse(tick.at), count: tick.count })).sort((a, b) => a.at - b.at);
  const first = points[0].at;
  const last = Math.max(points[points.length - 1].at, first + 1);
  // Changes of ten minutes and silence of a month would leave all changes in one pixel; the silence is shortened.
  const busy = last - first;
  const to = Math.min(now, last + Math.max(busy * 0.5, 60_000));
  return { from: first - Math.max(busy * 0.03, 1000), to: Math.max(to, last + 1000), ticks: points };
}

/** Part of the strip, from 0 to 1. */
export function position(line: Timeline, at: number): number {
  return Math.max(0, Math.min(1, (at - line.from) / (line.to - line.from)));
}

/** The moment of a place on the strip; near a change it is that change, at the right end it is now. */
export function momentAt(line: Timeline, part: number, snap = 0.006): number | undefined {
  if (part >= 1 - snap) return undefined;
  const at = line.from + Math.max(0, part) * (line.to - line.from);
  const nearest = line.ticks.reduce<number | undefined>(
    (best, tick) => (best === undefined || Math.abs(tick.at - at) < Math.abs(best - at) ? tick.at : best),
    undefined,
  );
  return nearest !== undefined && Math.abs(nearest - at) / (line.to - line.from) < snap ? nearest : at;
}

/** The change before or after a moment; undefined stands for now. */
export function stepFrom(line: Timeline, at: number | undefined, step: "previous" | "next"): number | undefined {
  if (step === "previous") {
    const earlier = line.ticks.filter((tick) => at === undefined || tick.at < at);
    return earlier.length > 0 ? earlier[earlier.length - 1].at : (at ?? line.ticks[0].at);
  }
  if (at === undefined) return undefined;
  return line.ticks.find((tick) => tick.at > at)?.at;
}
