import type { Picture } from "./picture";
import { distanceTo, routeOf } from "./routes";

/** The edges at a node: at a station all of it, at a dataset what leads to it and away from it; on ways, those between their datasets. */
export function litEdges(picture: Picture, key: string | undefined, onWays: ReadonlySet<string> | undefined): number[] {
  const { nodes, edges, index } = picture.scene;
  if (onWays) return edgesAmong(picture, onWays);
  const n = key === undefined ? undefined : index.get(key);
  if (n === undefined) return [];
  const found: number[] = [];
  edges.forEach((edge, e) => {
    if (edge.from !== n && edge.to !== n) return;
    found.push(e);
  });
  if (nodes[n].joint) return found;
  // A dataset's own lines end at stations; the other half of each belongs to them as well.
  const writers = new Set(edges.flatMap((edge) => (edge.to === n ? [edge.from] : [])));
  const readers = new Set(edges.flatMap((edge) => (edge.from === n ? [edge.to] : [])));
  edges.forEach((edge, e) => {
    if (writers.has(edge.to) || readers.has(edge.from)) found.push(e);
  });
  return [...new Set(found)];
}

function edgesAmong(picture: Picture, datasets: ReadonlySet<string>): number[] {
  const { nodes, edges } = picture.scene;
  const on = (n: number) => {
    const node = nodes[n];
    return node.kind === "dataset" && datasets.has(node.id);
  };
  const reached = new Set(edges.flatMap((edge) => (on(edge.from) ? [edge.to] : [])));
  const feeding = new Set(edges.flatMap((edge) => (on(edge.to) ? [edge.from] : [])));
  return edges.flatMap((edge, e) => {
    const read = on(edge.from) && feeding.has(edge.to);
    const write = on(edge.to) && reached.has(edge.from);
    return read || write ? [e] : [];
  });
}

/** The datasets and stations next to a node, for the keyboard: along edges, over stations. */
export function neighboursOf(picture: Picture, key: string, side: "left" | "right"): string[] {
  const { nodes, edges, index } = picture.scene;
  const start = index.get(key);
  if (start === undefined) return [];
  const step = (n: number) =>
    edges.flatMap((edge) => (side === "right" ? (edge.from === n ? [edge.to] : []) : edge.to === n ? [edge.from] : []));
  const found = new Set<number>();
  for (const n of step(start)) {
    if (nodes[n].kind === "joint") for (const m of step(n)) found.add(m);
    else found.add(n);
  }
  const y = (n: number) => picture.y[n] + nodes[n].port;
  return [...found].sort((a, b) => Math.abs(y(a) - y(start)) - Math.abs(y(b) - y(start))).map((n) => nodes[n].key);
}

/** The station of the line that passes nearest to a point; a line without a station has nothing to tell. */
export function nearestStation(picture: Picture | undefined, x: number, y: number, reach: number): string | undefined {
  if (!picture) return undefined;
  const { nodes, edges } = picture.scene;
  let nearest = reach;
  let key: string | undefined;
  edges.forEach((edge, e) => {
    const away = distanceTo(routeOf(picture, e), x, y);
    const joint = nodes[edge.to].joint ? nodes[edge.to] : nodes[edge.from];
    if (away >= nearest || joint.kind !== "station") return;
    nearest = away;
    key = joint.key;
  });
  return key;
}
