import type { Tick } from "./diff";

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
