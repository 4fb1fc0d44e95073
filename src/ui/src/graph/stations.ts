import type { EdgeAnswer } from "./answer";
import type { KnownGraph } from "./known";

export interface Station {
  key: string;
  jobs: string[];
  sources: string[];
  targets: string[];
  edges: EdgeAnswer[];
}

/** Into one table at most so many jobs are drawn one by one. */
const mostPerTarget = 4;

/**
 * The stations of the drawn datasets: one per job, or one per set of sources where a job writes different tables from different ones, since
 * a shared station would claim edges that nobody claimed. A job with m reads and n writes has m + n lines.
 */
export function stationsOf(known: KnownGraph, drawn: ReadonlySet<string>): Station[] {
  const byJobAndTarget = new Map<string, EdgeAnswer[]>();
  for (const target of drawn) {
    for (const edge of known.edgesAt(target, "up")) {
      if (!drawn.has(edge.source)) continue;
      const key = `${edge.job.id}\n${target}`;
      const list = byJobAndTarget.get(key);
      if (list) list.push(edge);
      else byJobAndTarget.set(key, [edge]);
    }
  }

  const stations = new Map<string, Station>();
  for (const edges of byJobAndTarget.values()) {
    const { job, target } = edges[0];
    const sources = [...new Set(edges.map((edge) => edge.source))].sort();
    const signature = `${job.id}\n${sources.join(" ")}`;
    const station = stations.get(signature);
    if (!station) stations.set(signature, { key: "", jobs: [job.id], sources, targets: [target], edges: [...edges] });
    else {
      station.targets.push(target);
      station.edges.push(...edges);
    }
  }
  return bundle([...stations.values()]).map((station) => ({ ...station, key: keyOf(station) }));
}

/** Joins the stations of a table that many jobs write, so that it does not drown in arrows. */
function bundle(stations: Station[]): Station[] {
  const single = new Map<string, Station[]>();
  for (const station of stations) {
    if (station.targets.length > 1) continue;
    const list = single.get(station.targets[0]);
    if (list) list.push(station);
    else single.set(station.targets[0], [station]);
  }
  const crowded = new Set<Station>();
  const bundled: Station[] = [];
  for (const [target, list] of single) {
    if (list.length <= mostPerTarget) continue;
    for (const station of list) crowded.add(station);
    bundled.push({
      key: "",
      jobs: [...new Set(list.flatMap((station) => station.jobs))],
      sources: [...new Set(list.flatMap((station) => station.sources))],
      targets: [target],
      edges: list.flatMap((station) => station.edges),
    });
  }
  return [...stations.filter((station) => !crowded.has(station)), ...bundled];
}

/** Does not name the sources: a station stays the same one when another source of it is drawn. */
function keyOf(station: Station): string {
  return station.jobs.length === 1 ? `s:${station.jobs[0]}:${[...station.targets].sort()[0]}` : `s:many:${station.targets[0]}`;
}
