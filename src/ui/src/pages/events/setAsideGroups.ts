import type { SetAsideEvent, SetAsideGroup } from "../../api/events";

/** The events by reason, the most frequent first. */
export function groupsOf(events: readonly SetAsideEvent[]): SetAsideGroup[] {
  const groups = new Map<string, SetAsideGroup>();
  for (const event of events) {
    const code = event.reasonCode ?? event.reason;
    const group = groups.get(code) ?? { reasonCode: code, reason: event.reason, pointer: event.pointer || null, count: 0 };
    group.count++;
    groups.set(code, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
