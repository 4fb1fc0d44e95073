import type { Contradicted } from "../../api/insight";

export interface ReasonGroup {
  reason: string;
  why: string;
  count: number;
  producer: string;
}

/** The claims by producer and reason, the most frequent first. */
export function reasonGroups(claims: readonly Contradicted[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const claim of claims) {
    const why = claim.why ?? "no reason told";
    const key = `${claim.producer}\n${why}`;
    const group = groups.get(key) ?? { reason: claim.reason ?? why, why, count: 0, producer: claim.producer ?? "unknown" };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.why.localeCompare(b.why));
}
