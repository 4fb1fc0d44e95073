import { findBackEdges } from "./cycles";
import { assignLanes, type Columns } from "./lanes";
import { LayeredGraph } from "./layered";
import { assignLayers } from "./layers";
import { orderLayers } from "./order";
import { placeAgain, placeFirst, separateBands } from "./place";
import { geometry, type LayoutInput, type LayoutOutput } from "./types";

/** Places a graph: cycles, layers, order, heights, lanes. The same input gives the same picture, except when the deadline cuts in. */
export function layout(input: LayoutInput, now: () => number = () => performance.now()): LayoutOutput {
  const begun = now();
  const back = findBackEdges(input.nodes.length, input.from, input.to);
  const graph = new LayeredGraph(input, assignLayers(input, back));

  const again = input.previous.some((place) => place !== undefined);
  let order: Int32Array[];
  let y: Float64Array;
  if (again) ({ order, y } = placeAgain(graph));
  else {
    order = orderLayers(graph, now, begun + input.deadline);
    y = placeFirst(graph, order);
    moveToTop(graph, y);
  }
  separateBands(graph, y);
  const columns = assignLanes(graph, order, y);
  return { ...answer(graph, y, columns), milliseconds: now() - begun };
}

function moveToTop(graph: LayeredGraph, y: Float64Array): void {
  let top = Number.POSITIVE_INFINITY;
  for (let v = 0; v < graph.nodeCount; v++) top = Math.min(top, y[v]);
  if (Number.isFinite(top)) for (let v = 0; v < y.length; v++) y[v] -= Math.floor(top);
}

function answer(graph: LayeredGraph, y: Float64Array, columns: Columns): Omit<LayoutOutput, "milliseconds"> {
  const { nodes, from, to } = graph.input;
  const x = new Float32Array(graph.nodeCount);
  const layer = new Int16Array(graph.nodeCount);
  let width = 0;
  let height = 0;
  for (let n = 0; n < graph.nodeCount; n++) {
    const l = graph.layer[n];
    // Joints end where the gap to what they feed begins; cards begin at the border of their column.
    x[n] = columns.x[l] + (nodes[n].joint ? columns.width[l] - nodes[n].width : 0);
    layer[n] = l + graph.firstLayer;
    width = Math.max(width, x[n] + nodes[n].width);
    height = Math.max(height, y[n] + nodes[n].height);
  }
  const chainStart = new Int32Array(graph.nodeCount + 1);
  for (let n = 0; n <= graph.nodeCount; n++) chainStart[n] = graph.chainStart[n] - graph.nodeCount;

  const points: number[] = [];
  const routeStart = new Int32Array(from.length + 1);
  const below = new DetoursBelow(graph, y);
  for (let e = 0; e < from.length; e++) {
    if (graph.backward[e]) around(graph, x, y, from[e], to[e], below.next(from[e], to[e]), points);
    else along(graph, x, y, columns, from[e], to[e], points);
    routeStart[e + 1] = points.length / 2;
  }
  return {
    x,
    y: Float32Array.from(y.subarray(0, graph.nodeCount)),
    layer,
    chainStart,
    chainY: Float32Array.from(y.subarray(graph.nodeCount)),
    routeStart,
    routePoints: Float32Array.from(points),
    backward: graph.backward,
    width,
    height: Math.max(height, below.lowest),
  };
}

/** The way of an edge through the layers: horizontally at the height of each vertex, vertically in the lanes between. */
function along(
  graph: LayeredGraph,
  x: Float32Array,
  y: Float64Array,
  columns: Columns,
  source: number,
  target: number,
  points: number[],
): void {
  const height = (v: number) => y[v] + graph.port(v);
  let at = height(source);
  points.push(x[source] + graph.input.nodes[source].width, at);
  let last = source;
  for (let l = graph.layer[source] + 1; l <= graph.layer[target]; l++) {
    const v = l === graph.layer[target] ? target : graph.passing(source, l);
    const next = graph.entry(y, last, v);
    if (Math.abs(next - at) > 0.5) {
      const turn = graph.isJointLayer(l) ? columns.inX[v] : columns.outX[last];
      points.push(turn, at, turn, next);
    }
    at = next;
    last = v;
  }
  points.push(x[target], at);
}

/** The way of an edge against the direction: below everything between its ends, then back to the left. */
function around(
  graph: LayeredGraph,
  x: Float32Array,
  y: Float64Array,
  source: number,
  target: number,
  depth: number,
  points: number[],
): void {
  const right = x[source] + graph.input.nodes[source].width;
  const from = y[source] + graph.port(source);
  const into = y[target] + graph.port(target);
  const out = right + 10;
  const back = x[target] - 12;
  points.push(right, from, out, from, out, depth, back, depth, back, into, x[target], into);
}

class DetoursBelow {
  private readonly bottom: Float64Array;
  lowest = 0;

  constructor(
    private readonly graph: LayeredGraph,
    y: Float64Array,
  ) {
    this.bottom = new Float64Array(graph.layerCount).fill(Number.NEGATIVE_INFINITY);
    for (let v = 0; v < graph.vertexCount; v++) {
      const l = graph.layer[v];
      this.bottom[l] = Math.max(this.bottom[l], y[v] + graph.height(v));
    }
  }

  /** A free height below all layers that the edge spans; the next edge there runs one lane lower. */
  next(source: number, target: number): number {
    const first = Math.min(this.graph.layer[source], this.graph.layer[target]);
    const last = Math.max(this.graph.layer[source], this.graph.layer[target]);
    let depth = Number.NEGATIVE_INFINITY;
    for (let l = first; l <= last; l++) depth = Math.max(depth, this.bottom[l]);
    depth += geometry.lane + 4;
    for (let l = first; l <= last; l++) this.bottom[l] = depth;
    this.lowest = Math.max(this.lowest, depth);
    return depth;
  }
}
