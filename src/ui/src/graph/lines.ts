import type { Picture } from "./picture";
import { middleOf, roundedPath, routeOf } from "./routes";
import type { EdgeStyle, SceneEdge } from "./scene";

/** Lines that look alike and meet at one station, drawn as one path. */
export interface Line {
  key: string;
  look: Look;
  d: string;
  arrow: boolean;
  hollow: boolean;
  edges: number[];
  dots: { x: number; y: number }[];
  crosses: { x: number; y: number }[];
  clocks: { x: number; y: number }[];
  label: { x: number; y: number; text: string } | undefined;
}

export type Look = "observed" | "declared" | "contradicted" | "stale" | "dotted" | "rolled" | "added" | "removed";

export function lookOf(style: EdgeStyle): Look {
  if (style.mark) return style.mark;
  if (style.contradicted) return "contradicted";
  if (style.dotted) return "dotted";
  if (style.stale) return "stale";
  if (style.dashed) return "declared";
  return style.count > 1 ? "rolled" : "observed";
}

/** Joins the edges of a picture into as few paths as there are looks at each station. */
export function linesOf(picture: Picture): Line[] {
  const lines = new Map<string, Line>();
  picture.scene.edges.forEach((edge, e) => {
    const look = lookOf(edge.style);
    const key = `${stationOf(picture, edge)} ${look} ${edge.style.arrow} ${edge.style.hollow}`;
    let line = lines.get(key);
    if (!line) {
      const { arrow, hollow } = edge.style;
      line = { key, look, d: "", arrow, hollow, edges: [], dots: [], crosses: [], clocks: [], label: undefined };
      lines.set(key, line);
    }
    const points = routeOf(picture, e);
    line.d += roundedPath(points);
    line.edges.push(e);
    // One sign per line: the clock stands where the dot would.
    if (look === "stale") line.clocks.push(middleOf(points));
    else if (edge.style.unchecked) line.dots.push(middleOf(points));
    if (edge.style.contradicted) line.crosses.push(middleOf(points));
  });
  const labels: { x: number; y: number }[] = [];
  picture.scene.nodes.forEach((node, n) => {
    if (node.kind !== "joint" || node.width > 0 || node.label === "") return;
    const line = [...lines.values()].find((one) => one.edges.some((e) => picture.scene.edges[e].to === n));
    if (line) line.label = { x: picture.x[n], y: freeHeight(labels, picture.x[n], picture.y[n]), text: node.label };
    if (line?.label) labels.push(line.label);
  });
  return [...lines.values()];
}

/** A small clock: the sign of what was not seen for long. */
export function clockAt(x: number, y: number): string {
  return `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0zM${x} ${y - 2.5}v2.5h2`;
}

function stationOf(picture: Picture, edge: SceneEdge): string {
  const { nodes } = picture.scene;
  // An arrow marks the end of each subpath only where it ends a path of its own.
  if (edge.style.arrow) return edge.key;
  return nodes[edge.to].joint ? nodes[edge.to].key : nodes[edge.from].key;
}

/** Labels that would cover each other stand above each other. */
function freeHeight(labels: readonly { x: number; y: number }[], x: number, y: number): number {
  let free = y;
  for (const label of labels) if (Math.abs(label.x - x) < 48 && Math.abs(label.y - free) < 12) free = label.y - 13;
  return free;
}
