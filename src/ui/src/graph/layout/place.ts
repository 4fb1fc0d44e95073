import type { LayeredGraph } from "./layered";
import { type Order, orderByHeight } from "./order";
import { geometry } from "./types";

const rounds = 5;
/** How much a straight line through a layer, or from a station into the one table that it writes, counts against a bend elsewhere. */
const straight = 8;
const keptWeight = 4;
const anchorWeight = 1e7;

/** Heights of a first drawing: each layer in turn moves towards its neighbours, from both sides. */
export function placeFirst(graph: LayeredGraph, order: Order): Float64Array {
  const y = new Float64Array(graph.vertexCount);
  for (const layer of order) {
    let top = 0;
    for (let i = 0; i < layer.length; i++) {
      if (i > 0) top += gap(graph, layer[i - 1], layer[i]);
      y[layer[i]] = top;
      top += graph.height(layer[i]);
    }
    for (const v of layer) y[v] -= top / 2;
  }
  const wanted = new Float64Array(graph.vertexCount);
  const weight = new Float64Array(graph.vertexCount);
  const settle = (l: number, sides: Side[]) => {
    for (const v of order[l]) {
      wanted[v] = wish(graph, y, v, sides);
      weight[v] = graph.isNode(v) ? 1 : 2;
    }
    pool(graph, order[l], wanted, weight, y);
  };
  const up: Side = { start: graph.upStart, list: graph.up };
  const down: Side = { start: graph.downStart, list: graph.down };
  for (let round = 0; round < rounds; round++) {
    for (let l = 1; l < order.length; l++) settle(l, [up]);
    for (let l = order.length - 2; l >= 0; l--) settle(l, [down]);
  }
  for (let l = 0; l < order.length; l++) settle(l, [up, down]);
  for (let l = order.length - 1; l >= 0; l--) if (graph.isJointLayer(l)) settle(l, [down]);
  straighten(graph, order, y);
  return y;
}

/** Long lines keep the height of their source; what stands in their way moves as little as it must, and stations follow their tables. */
function straighten(graph: LayeredGraph, order: Order, y: Float64Array): void {
  const wanted = Float64Array.from(y);
  const weight = new Float64Array(graph.vertexCount);
  const source = (v: number) => y[graph.owner[v]] + graph.port(graph.owner[v]);
  for (let round = 0; round < 2; round++) {
    for (let l = 1; l < order.length; l++) {
      for (const v of order[l]) {
        const onlyTarget = graph.isJointLayer(l) && graph.downStart[v + 1] - graph.downStart[v] === 1 && graph.isNode(v);
        wanted[v] = graph.isNode(v) ? y[v] : source(v);
        weight[v] = graph.isNode(v) ? (onlyTarget ? 0.1 : 1) : straight * 2;
      }
      pool(graph, order[l], wanted, weight, y);
    }
    for (let l = order.length - 2; l >= 0; l--) {
      if (!graph.isJointLayer(l)) continue;
      for (const v of order[l]) {
        wanted[v] = graph.isNode(v) ? wish(graph, y, v, [{ start: graph.downStart, list: graph.down }]) : y[v];
        weight[v] = graph.isNode(v) ? 1 : straight * 2;
      }
      pool(graph, order[l], wanted, weight, y);
    }
  }
}

/** Heights when some nodes were drawn before: those stay unless room is needed; new ones go to the median of their neighbours. */
export function placeAgain(graph: LayeredGraph): { y: Float64Array; order: Order } {
  const { input } = graph;
  const wanted = new Float64Array(graph.vertexCount);
  const weight = new Float64Array(graph.vertexCount).fill(1);
  const known = new Uint8Array(graph.vertexCount);
  const know = (v: number, top: number, w: number) => {
    wanted[v] = top;
    weight[v] = w;
    known[v] = 1;
  };
  for (let n = 0; n < graph.nodeCount; n++) {
    const before = input.previous[n];
    if (before) know(n, before.y, n === input.anchor ? anchorWeight : keptWeight);
  }
  for (let n = 0; n < graph.nodeCount; n++) {
    const chain = input.previous[n]?.chain;
    for (let v = graph.chainStart[n]; chain && v < graph.chainStart[n + 1]; v++) {
      const at = chain[v - graph.chainStart[n]];
      if (at !== undefined) know(v, at, keptWeight);
    }
  }

  // New vertices learn their height from known neighbours, those nearest to what is drawn first.
  let border = Array.from({ length: graph.vertexCount }, (_, v) => v).filter((v) => known[v] === 1);
  while (border.length > 0) {
    const reached = new Set<number>();
    for (const v of border) {
      forEachNeighbour(graph, v, (w) => {
        if (!known[w]) reached.add(w);
      });
    }
    const next = [...reached].sort((a, b) => a - b);
    const heights = next.map((v) => knownMedian(graph, wanted, known, v) - graph.port(v));
    next.forEach((v, i) => void know(v, heights[i], 1));
    border = next;
  }
  const order = orderByHeight(graph, wanted);
  const y = new Float64Array(graph.vertexCount);
  for (const layer of order) pool(graph, layer, wanted, weight, y);
  return { y, order };
}

/** Opened groups stand in strips below each other, so that a box around a group holds nothing else. */
export function separateBands(graph: LayeredGraph, y: Float64Array): void {
  const bands = new Map<number, number[]>();
  for (let v = 0; v < graph.vertexCount; v++) {
    const band = graph.band(v);
    const list = bands.get(band);
    if (list) list.push(v);
    else bands.set(band, [v]);
  }
  if (bands.size < 2) return;
  const framed = geometry.groupHead + geometry.groupPad;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [band, vertices] of [...bands].sort((a, b) => a[0] - b[0])) {
    let top = Number.POSITIVE_INFINITY;
    let end = Number.NEGATIVE_INFINITY;
    for (const v of vertices) {
      top = Math.min(top, y[v]);
      end = Math.max(end, y[v] + graph.height(v));
    }
    const wantedTop = bottom + geometry.nodeGap + (band === 0 ? 0 : framed);
    const shift = Math.max(0, Math.ceil(wantedTop - top));
    for (const v of vertices) y[v] += shift;
    bottom = end + shift + (band === 0 ? 0 : geometry.groupPad);
  }
}

interface Side {
  start: Int32Array;
  list: Int32Array;
}

/** Where the vertex would stand if it were alone: the weighted median of the heights that its edges lead to. */
function wish(graph: LayeredGraph, y: Float64Array, v: number, sides: Side[]): number {
  let sum = 0;
  let count = 0;
  for (const side of sides) {
    const from = side.start[v];
    const end = side.start[v + 1];
    if (from === end) continue;
    sum += weightedMedian(graph, y, v, side, from, end);
    count++;
  }
  return count === 0 ? y[v] : sum / count - graph.port(v);
}

function weightedMedian(graph: LayeredGraph, y: Float64Array, v: number, side: Side, from: number, end: number): number {
  if (end - from === 1) return y[side.list[from]] + graph.port(side.list[from]);
  const entries: [number, number][] = [];
  let total = 0;
  for (let i = from; i < end; i++) {
    const w = side.list[i];
    const weight = linkWeight(graph, v, w);
    entries.push([y[w] + graph.port(w), weight]);
    total += weight;
  }
  entries.sort((a, b) => a[0] - b[0]);
  let passed = 0;
  for (let i = 0; i < entries.length; i++) {
    passed += entries[i][1];
    if (passed * 2 === total) return (entries[i][0] + entries[i + 1][0]) / 2;
    if (passed * 2 > total) return entries[i][0];
  }
  return entries[entries.length - 1][0];
}

function linkWeight(graph: LayeredGraph, v: number, w: number): number {
  const [left, right] = graph.layer[v] < graph.layer[w] ? [v, w] : [w, v];
  const single = graph.downStart[left + 1] - graph.downStart[left] === 1 && graph.upStart[right + 1] - graph.upStart[right] === 1;
  if (!graph.isNode(v) && !graph.isNode(w)) return straight;
  if (!graph.isNode(v) || !graph.isNode(w)) return 2;
  return single ? straight / 2 : 1;
}

function knownMedian(graph: LayeredGraph, wanted: Float64Array, known: Uint8Array, v: number): number {
  const heights: number[] = [];
  forEachNeighbour(graph, v, (w) => {
    if (known[w]) heights.push(wanted[w] + graph.port(w));
  });
  heights.sort((a, b) => a - b);
  const half = heights.length >> 1;
  return heights.length % 2 === 1 ? heights[half] : (heights[half - 1] + heights[half]) / 2;
}

function forEachNeighbour(graph: LayeredGraph, v: number, each: (w: number) => void): void {
  for (let i = graph.upStart[v]; i < graph.upStart[v + 1]; i++) each(graph.up[i]);
  for (let i = graph.downStart[v]; i < graph.downStart[v + 1]; i++) each(graph.down[i]);
}

/** Room between two vertices that stand below each other. */
export function gap(graph: LayeredGraph, above: number, below: number): number {
  const a = graph.isNode(above);
  const b = graph.isNode(below);
  if (a && b)
    return graph.input.nodes[above].joint && graph.input.nodes[below].joint && graph.height(above) <= geometry.station
      ? 6
      : geometry.nodeGap;
  return a || b ? 12 : geometry.lane;
}

/**
 * Pool-adjacent-violators: the heights nearest to the wanted ones (weighted squares) that keep the order and the gaps. Blocks that collide
 * merge and share one shift. Shifts are whole pixels, so what needs no room does not move at all.
 */
export function pool(graph: LayeredGraph, layer: Int32Array, wanted: Float64Array, weight: Float64Array, y: Float64Array): void {
  const offset = new Float64Array(layer.length);
  for (let i = 1; i < layer.length; i++) {
    offset[i] = offset[i - 1] + graph.height(layer[i - 1]) + gap(graph, layer[i - 1], layer[i]);
  }
  const blockStart = new Int32Array(layer.length);
  const blockWeight = new Float64Array(layer.length);
  const blockMean = new Float64Array(layer.length);
  let blocks = 0;
  for (let i = 0; i < layer.length; i++) {
    const v = layer[i];
    blockStart[blocks] = i;
    blockWeight[blocks] = weight[v];
    blockMean[blocks] = wanted[v] - offset[i];
    blocks++;
    while (blocks > 1 && blockMean[blocks - 2] > blockMean[blocks - 1]) {
      const together = blockWeight[blocks - 2] + blockWeight[blocks - 1];
      blockMean[blocks - 2] =
        (blockMean[blocks - 2] * blockWeight[blocks - 2] + blockMean[blocks - 1] * blockWeight[blocks - 1]) / together;
      blockWeight[blocks - 2] = together;
      blocks--;
    }
  }
  for (let b = 0; b < blocks; b++) {
    const end = b + 1 < blocks ? blockStart[b + 1] : layer.length;
    const shift = Math.round(blockMean[b]);
    for (let i = blockStart[b]; i < end; i++) y[layer[i]] = shift + offset[i];
  }
}
