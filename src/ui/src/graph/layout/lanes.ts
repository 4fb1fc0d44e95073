import type { LayeredGraph } from "./layered";
import type { Order } from "./order";
import { geometry } from "./types";

/** Beyond so many lanes, vertical runs share the nearest one: a wider gap would cost more than an overlap. */
const mostLanes = 16;
/** In gaps with more runs than this, lanes follow the heights alone: comparing every pair would take longer than the layout. */
const mostCompared = 220;
const overlap = 1000;

/** The vertical run of one hyperedge in a gap: it meets lines from the left at `ins` and lines to the right at `outs`. */
interface Trunk {
  vertex: number;
  ins: number[];
  outs: number[];
  top: number;
  bottom: number;
  lane: number;
}

export interface Columns {
  /** Left border and width of each layer. */
  x: Float64Array;
  width: Float64Array;
  /** Where the line into, and out of, a vertex runs vertically. */
  inX: Float64Array;
  outX: Float64Array;
}

/**
 * Gives each gap between two layers its vertical runs and its width. Before joints, all lines into one joint share a run (five reads of a
 * job meet in one line); after joints, all lines out of one share a run.
 */
export function assignLanes(graph: LayeredGraph, order: Order, y: Float64Array): Columns {
  const layers = order.length;
  const columns: Columns = {
    x: new Float64Array(layers),
    width: new Float64Array(layers),
    inX: new Float64Array(graph.vertexCount),
    outX: new Float64Array(graph.vertexCount),
  };
  for (let l = 0; l < layers; l++) {
    let width = graph.isJointLayer(l) ? geometry.station : 0;
    for (const v of order[l]) if (graph.isNode(v)) width = Math.max(width, graph.input.nodes[v].width);
    columns.width[l] = width || geometry.nodeWidth;
  }
  // Gaps do not shrink: when a line goes, the columns stay where they are.
  const before = earlierColumns(graph, order, columns.width);
  for (let l = 0; l + 1 < layers; l++) {
    const beforeJoint = graph.isJointLayer(l + 1);
    const trunks = beforeJoint ? intoVertices(graph, order[l + 1], y) : outOfVertices(graph, order[l], y);
    const lanes = Math.min(mostLanes, colour(trunks));
    const needed = beforeJoint ? Math.max(39, 15 + geometry.lane * lanes) : 19 + geometry.lane * Math.max(0, lanes - 1);
    const width = Math.max(needed, before[l + 1] - before[l] - columns.width[l] || 0);
    const left = columns.x[l] + columns.width[l];
    const first = beforeJoint ? left + Math.round((width - geometry.lane * Math.max(0, lanes - 1)) / 2) : left + 8;
    for (const trunk of trunks) {
      const at = first + geometry.lane * Math.max(0, trunk.lane);
      if (beforeJoint) columns.inX[trunk.vertex] = at;
      else columns.outX[trunk.vertex] = at;
    }
    columns.x[l + 1] = left + width;
  }
  return columns;
}

/** The left border of each layer in the picture before; NaN where nothing of it was drawn. */
function earlierColumns(graph: LayeredGraph, order: Order, width: Float64Array): Float64Array {
  const left = new Float64Array(order.length).fill(Number.NaN);
  order.forEach((layer, l) => {
    for (const v of layer) {
      const place = graph.isNode(v) ? graph.input.previous[v] : undefined;
      if (!place) continue;
      const node = graph.input.nodes[v];
      left[l] = node.joint ? place.x + node.width - width[l] : place.x;
      return;
    }
  });
  return left;
}

function intoVertices(graph: LayeredGraph, layer: Int32Array, y: Float64Array): Trunk[] {
  const trunks: Trunk[] = [];
  for (const v of layer) {
    const ins: number[] = [];
    for (let i = graph.upStart[v]; i < graph.upStart[v + 1]; i++) ins.push(y[graph.up[i]] + graph.port(graph.up[i]));
    if (ins.length > 0) trunks.push(trunkOf(v, ins, [y[v] + graph.port(v)]));
  }
  return trunks;
}

function outOfVertices(graph: LayeredGraph, layer: Int32Array, y: Float64Array): Trunk[] {
  const trunks: Trunk[] = [];
  for (const v of layer) {
    const outs: number[] = [];
    for (let i = graph.downStart[v]; i < graph.downStart[v + 1]; i++) outs.push(graph.entry(y, v, graph.down[i]));
    if (outs.length > 0) trunks.push(trunkOf(v, [y[v] + graph.port(v)], outs));
  }
  return trunks;
}

function trunkOf(vertex: number, ins: number[], outs: number[]): Trunk {
  return { vertex, ins, outs, top: Math.min(...ins, ...outs), bottom: Math.max(...ins, ...outs), lane: -1 };
}

/** Gives every bent run a lane and answers how many lanes there are. Straight lines need none. */
function colour(trunks: Trunk[]): number {
  const bent = trunks.filter((trunk) => trunk.bottom - trunk.top > 0.5);
  const rank = bent.length > mostCompared ? bent.map((trunk) => steepness(trunk)) : preference(bent);
  const index = bent.map((_, i) => i).sort((a, b) => rank[a] - rank[b] || bent[a].top - bent[b].top);
  let lanes = 0;
  const taken: Trunk[] = [];
  for (const i of index) {
    const trunk = bent[i];
    trunk.lane = 0;
    for (const other of taken) if (touch(trunk, other)) trunk.lane = Math.max(trunk.lane, other.lane + 1);
    taken.push(trunk);
    lanes = Math.max(lanes, trunk.lane + 1);
  }
  if (lanes > mostLanes) for (const trunk of bent) trunk.lane = Math.floor((trunk.lane * mostLanes) / lanes);
  return lanes;
}

function touch(a: Trunk, b: Trunk): boolean {
  return a.top < b.bottom + geometry.edgeRadius && b.top < a.bottom + geometry.edgeRadius;
}

/** Lines that fall should turn the later, the higher they come from; lines that rise the earlier. */
function steepness(trunk: Trunk): number {
  const from = trunk.ins.reduce((sum, at) => sum + at, 0) / trunk.ins.length;
  const to = trunk.outs.reduce((sum, at) => sum + at, 0) / trunk.outs.length;
  return to > from ? -to : to;
}

/** For each run how much worse it is to stand left of the others than right of them, in crossings. */
function preference(trunks: Trunk[]): Float64Array {
  const rank = new Float64Array(trunks.length);
  for (let i = 0; i < trunks.length; i++) {
    for (let j = i + 1; j < trunks.length; j++) {
      if (!touch(trunks[i], trunks[j])) continue;
      const cost = costLeft(trunks[i], trunks[j]) - costLeft(trunks[j], trunks[i]);
      rank[i] += cost;
      rank[j] -= cost;
    }
  }
  return rank;
}

/** Crossings when a stands left of b: lines that leave a cross b's run, lines that reach b cross a's; on one height they would cover each other. */
function costLeft(a: Trunk, b: Trunk): number {
  let cost = 0;
  for (const out of a.outs) {
    if (out > b.top && out < b.bottom) cost++;
    for (const at of b.ins) if (Math.abs(out - at) < 4) cost += overlap;
  }
  for (const at of b.ins) if (at > a.top && at < a.bottom) cost++;
  return cost;
}
