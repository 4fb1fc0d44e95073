import type { ColumnProfile, Profile } from "../../api/profiles";

/** What changed in a column between two profiles, in words; the more it changed the greater the weight. */
export interface Drift {
  column: string;
  words: string[];
  weight: number;
}

/** Less than this is no change, in points of a hundred or as a share. */
const leastPoints = 1;
const leastShare = 0.05;

/** The columns that changed between two profiles, the most changed first. */
export function driftOf(before: Profile, now: Profile): Drift[] {
  const known = new Map(before.columnProfiles.map((column) => [column.columnName, column]));
  const here = new Set(now.columnProfiles.map((column) => column.columnName));
  const drifts = now.columnProfiles.map((column): Drift => {
    const old = known.get(column.columnName);
    return old ? compared(old, column) : { column: column.columnName, words: ["new"], weight: 1000 };
  });
  const gone = before.columnProfiles
    .filter((column) => !here.has(column.columnName))
    .map((column): Drift => ({ column: column.columnName, words: ["gone"], weight: 1000 }));
  return [...drifts, ...gone].filter((drift) => drift.words.length > 0).sort((a, b) => b.weight - a.weight);
}

function compared(old: ColumnProfile, now: ColumnProfile): Drift {
  const words: string[] = [];
  let weight = 0;
  const add = (text: string, by: number) => {
    words.push(text);
    weight += by;
  };
  if (old.dataType !== now.dataType) add(`type ${old.dataType} → ${now.dataType}`, 500);
  const points = now.nullPercentage - old.nullPercentage;
  if (Math.abs(points) >= leastPoints) add(`nulls ${percent(old.nullPercentage)} → ${percent(now.nullPercentage)}`, Math.abs(points));
  const distinct = share(old.distinctCount, now.distinctCount);
  if (distinct >= leastShare)
    add(`distinct ${old.distinctCount.toLocaleString("en-GB")} → ${now.distinctCount.toLocaleString("en-GB")}`, distinct * 10);
  if (typeof old.mean === "number" && typeof now.mean === "number") {
    const spread = old.standardDeviation || Math.abs(old.mean) || 1;
    const shift = Math.abs(now.mean - old.mean) / spread;
    if (shift >= leastShare) add(`mean ${short(old.mean)} → ${short(now.mean)}`, shift * 20);
  }
  return { column: now.columnName, words, weight };
}

function share(before: number, now: number): number {
  return before === now ? 0 : Math.abs(now - before) / Math.max(1, before);
}

export function percent(value: number): string {
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })} %`;
}

export function short(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 6 });
}
