import type { LayoutInput, LayoutOutput, PreviousPlace } from "./layout/types";
import type { Scene } from "./scene";

export type Place = PreviousPlace;

/** A scene with places: what is on the screen. */
export interface Picture {
  scene: Scene;
  x: Float32Array;
  y: Float32Array;
  routeStart: Int32Array;
  routePoints: Float32Array;
  backward: Uint8Array;
  places: Map<string, Place>;
  bounds: { x: number; y: number; width: number; height: number };
  milliseconds: number;
}

const deadline = 250;

export function toLayoutInput(scene: Scene, previous: ReadonlyMap<string, Place>, anchor: string | undefined): LayoutInput {
  return {
    nodes: scene.nodes.map((node) => {
      const { width, height, port, joint, band } = node;
      return { width, height, port, joint, band, late: node.kind === "dataset" && node.level < 0 };
    }),
    from: Int32Array.from(scene.edges, (edge) => edge.from),
    to: Int32Array.from(scene.edges, (edge) => edge.to),
    previous: scene.nodes.map((node) => previous.get(node.key)),
    anchor: anchor === undefined ? -1 : (scene.index.get(anchor) ?? -1),
    deadline,
  };
}

/** Moves the whole layout so that the anchor stands where it stood: the viewport, and with it everything else, stays. */
export function toPicture(scene: Scene, output: LayoutOutput, previous: ReadonlyMap<string, Place>, anchor: string | undefined): Picture {
  const { x, y, routePoints } = output;
  const fixed = anchorOf(scene, previous, anchor);
  const before = fixed === undefined ? undefined : previous.get(fixed);
  const index = fixed === undefined ? undefined : scene.index.get(fixed);
  const dx = before && index !== undefined ? before.x - x[index] : 0;
  const dy = before && index !== undefined ? before.y - y[index] : 0;
  const { chainY } = output;
  for (let n = 0; n < x.length; n++) {
    x[n] += dx;
    y[n] += dy;
  }
  for (let i = 0; i < routePoints.length; i += 2) {
    routePoints[i] += dx;
    routePoints[i + 1] += dy;
  }
  for (let i = 0; i < chainY.length; i++) chainY[i] += dy;

  const places = new Map<string, Place>();
  scene.nodes.forEach((node, n) => {
    const chain = chainY.subarray(output.chainStart[n], output.chainStart[n + 1]);
    places.set(node.key, { layer: output.layer[n], x: x[n], y: y[n], chain });
  });
  return {
    scene,
    x,
    y,
    routeStart: output.routeStart,
    routePoints,
    backward: output.backward,
    places,
    bounds: boundsOf(scene, x, y, routePoints),
    milliseconds: output.milliseconds,
  };
}

/** The node that keeps its place on the screen: the one that was acted on, else the first that is still there. */
function anchorOf(scene: Scene, previous: ReadonlyMap<string, Place>, anchor: string | undefined): string | undefined {
  if (anchor !== undefined && previous.has(anchor) && scene.index.has(anchor)) return anchor;
  const root = scene.nodes.find((node) => node.kind === "dataset" && node.root && previous.has(node.key));
  return (root ?? scene.nodes.find((node) => !node.joint && previous.has(node.key)))?.key;
}

function boundsOf(scene: Scene, x: Float32Array, y: Float32Array, points: Float32Array): Picture["bounds"] {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  scene.nodes.forEach((node, n) => {
    left = Math.min(left, x[n]);
    top = Math.min(top, y[n]);
    right = Math.max(right, x[n] + node.width);
    bottom = Math.max(bottom, y[n] + node.height);
  });
  for (let i = 1; i < points.length; i += 2) bottom = Math.max(bottom, points[i]);
  if (!Number.isFinite(left)) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A row of cards in layers that the layout numbered, from left to right: for walking with the keyboard. */
export function layersOf(picture: Picture): Map<number, string[]> {
  const layers = new Map<number, string[]>();
  const cards = picture.scene.nodes.filter((node) => !node.joint || node.kind === "station");
  for (const node of cards.sort((a, b) => (picture.places.get(a.key)?.y ?? 0) - (picture.places.get(b.key)?.y ?? 0))) {
    const layer = picture.places.get(node.key)?.layer ?? 0;
    layers.set(layer, [...(layers.get(layer) ?? []), node.key]);
  }
  return layers;
}
