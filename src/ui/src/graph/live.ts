import { queryText } from "../api/client";
import { follow } from "../api/live";
import type { EdgeAnswer, RunState } from "./answer";
import type { KnownGraph } from "./known";
import type { GraphStore } from "./store";
import { allLevels } from "./view";

/** What the stream tells: the parts that the graph needs. */
export interface LiveChange {
  kind: string;
  job: { id: string; namespace: string; name: string } | null;
  run: { runId: string; state: string; startedAt?: string | null; endedAt?: string | null } | null;
  edges:
    | {
        id: string;
        source: { id?: string };
        target: { id?: string };
        verdict: string;
        observed: boolean;
        certainty: string;
        holdsNow: boolean;
        stale: boolean;
        lastSeenAt: string;
      }[]
    | null;
}

const together = 250;

/** Follows what happens around the starts and puts it into the store, at most four times a second; answers how to end it. */
export function followChanges(store: GraphStore, roots: readonly string[]): () => void {
  let waiting: LiveChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const changes = waiting;
    waiting = [];
    apply(store, changes);
  };
  const end = follow(
    `/api/lineage/stream?${queryText({ root: roots, up: allLevels, down: allLevels })}`,
    ["run", "lineage", "dataset", "reset"],
    ({ data }) => {
      waiting.push(data as LiveChange);
      timer ??= setTimeout(flush, together);
    },
  );
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** States and verdicts change at once; edges that are not drawn are counted. */
export function apply(store: GraphStore, changes: readonly LiveChange[]): void {
  const { known, shown, news, revision } = store.getState();
  let fresh = 0;
  let touched = false;
  for (const change of changes) {
    if (change.kind === "reset") fresh++;
    if (change.job && change.run) touched = setRun(known, change.job.id, change.run) || touched;
    for (const edge of change.edges ?? []) {
      const old = known.edges.get(edge.id);
      if (!old)
        fresh +=
          edge.holdsNow &&
          edge.verdict !== "contradicted" &&
          (isShown(shown.datasets, edge.source.id) || isShown(shown.datasets, edge.target.id))
            ? 1
            : 0;
      else touched = update(old, edge) || touched;
    }
  }
  if (touched || fresh > 0) store.setState({ revision: revision + (touched ? 1 : 0), news: news + fresh });
}

function isShown(datasets: ReadonlyMap<string, number>, id: string | undefined): boolean {
  return id !== undefined && datasets.has(id);
}

function update(
  old: EdgeAnswer,
  { verdict, observed, certainty, stale, lastSeenAt }: Pick<EdgeAnswer, "verdict" | "observed" | "certainty" | "stale" | "lastSeenAt">,
): boolean {
  const isSame = old.verdict === verdict && old.observed === observed && old.certainty === certainty && old.stale === stale;
  Object.assign(old, { verdict, observed, certainty, stale, lastSeenAt });
  return !isSame;
}

/** The state of a job, and of the tables that it writes. */
function setRun(
  known: KnownGraph,
  job: string,
  run: { runId: string; state: string; startedAt?: string | null; endedAt?: string | null },
): boolean {
  const seen = known.job(job);
  if (!seen) return false;
  known.jobs.set(job, { ...seen, state: run.state, runId: run.runId, endedAt: run.endedAt ?? null });
  const written = new Set([...known.edges.values()].flatMap((edge) => (edge.job.id === job ? [edge.target] : [])));
  for (const id of written) {
    const info = known.datasets.get(id);
    if (!info) continue;
    const lastRun: RunState = { runId: run.runId, state: run.state, startedAt: run.startedAt ?? null, endedAt: run.endedAt ?? null };
    const lastWrittenAt = run.state === "COMPLETE" && run.endedAt ? run.endedAt : info.lastWrittenAt;
    known.datasets.set(id, { ...info, lastRun, lastWrittenAt });
  }
  return true;
}
