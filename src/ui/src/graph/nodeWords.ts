import { stateLook } from "../parts/runStates";
import { age } from "../parts/times";
import type { NodeAnswer } from "./answer";
import type { KnownGraph } from "./known";
import { lastPart, placeOf } from "./names";
import type { DatasetNode } from "./scene";

/** What a screen reader says of a node: "fct_sales, table in retail3.mart, start, 5 upstream, 4 downstream, last write succeeded 6 d ago". */
export function datasetLabel(known: KnownGraph, node: DatasetNode): string {
  const info = known.datasets.get(node.id);
  if (!info) return node.id;
  const count = (side: "up" | "down") => known.neighbourCount(node.id, side) ?? known.neighbours(node.id, side).length;
  const parts = [
    lastPart(info.name),
    `${info.type} in ${placeOf(info.namespace, info.name)}`,
    node.root && "start",
    `${count("up")} upstream`,
    `${count("down")} downstream`,
    node.readsItself && "reads itself",
    writeWords(info),
    node.ghost && "every claim about it is contradicted",
    node.mark === "added" && "added since the earlier moment",
    node.mark === "removed" && "removed since the earlier moment",
  ];
  return parts.filter(Boolean).join(", ");
}

export function writeWords(info: NodeAnswer): string {
  if (info.lastWrittenAt === null) return info.lastRun ? `last run ${stateLook(info.lastRun.state).word}, never written` : "never written";
  const state = info.lastRun ? `last write ${stateLook(info.lastRun.state).word}` : "written";
  return `${state} ${age(info.lastWrittenAt)} ago`;
}

/** Later than twice its usual interval; undefined where nobody knows the interval. */
export function isLate(info: NodeAnswer, now: number): boolean | undefined {
  if (info.lastWrittenAt === null || info.usualIntervalSeconds == null) return undefined;
  return now - Date.parse(info.lastWrittenAt) > 2000 * info.usualIntervalSeconds;
}

/** The state of a job: its own last run, else that of the one table that only it writes. */
export function jobState(known: KnownGraph, job: string, target: string | undefined): string | undefined {
  const own = known.job(job)?.state;
  if (own) return own;
  const info = target === undefined ? undefined : known.datasets.get(target);
  if (!info?.lastRun || target === undefined) return undefined;
  const writers = new Set(known.edgesAt(target, "up").map((edge) => edge.job.id));
  return writers.size === 1 ? info.lastRun.state : undefined;
}
