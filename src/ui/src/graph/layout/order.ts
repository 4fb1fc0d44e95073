import type { LayeredGraph } from "./layered";

/** The vertices of each layer from top to bottom. */
export type Order = Int32Array[];

const sweeps = 4;
/** Pairs whose neighbours multiply to more are left to the medians: comparing them costs more than it gains. */
const comparisons = 400;

/** Order of a first drawing: medians from both sides, then exchanges of neighbours, as long as there is time. */
export function orderLayers(graph: LayeredGraph, now: () => number, until: number): Order {
  let order = depthFirst(graph);
  const position = new Int32Array(graph.vertexCount);
  writePositions(order, position);
  let best = copy(order);
  let fewest = crossings(graph, order, position);

  for (let sweep = 0; sweep < sweeps && fewest > 0 && now() < until; sweep++) {
    for (let l = 1; l < order.length; l++) sortByMedian(graph, order, position, l, graph.upStart, graph.up);
    for (let l = order.length - 2; l >= 0; l--) sortByMedian(graph, order, position, l, graph.downStart, graph.down);
    const crossed = crossings(graph, order, position);
    if (crossed >= fewest) continue;
    fewest = crossed;
    best = copy(order);
  }

  order = best;
  writePositions(order, position);
  for (let round = 0; round < sweeps && fewest > 0 && now() < until; round++) {
    let improved = false;
    for (let l = 0; l < order.length && now() < until; l++) improved = exchange(graph, order[l], position) || improved;
    if (!improved) break;
  }
  return order;
}

/** Layers in the order of wanted heights: what was drawn before keeps its order, since its wish is its old place. */
export function orderByHeight(graph: LayeredGraph, wanted: Float64Array): Order {
  const order = byLayer(
    graph,
    Array.from({ length: graph.vertexCount }, (_, v) => v),
  );
  for (const layer of order) layer.sort((a, b) => graph.band(a) - graph.band(b) || wanted[a] - wanted[b] || a - b);
  return order;
}

/** Begins with what is connected standing together: vertices in the order in which a depth-first walk meets them. */
function depthFirst(graph: LayeredGraph): Order {
  const seen = new Uint8Array(graph.vertexCount);
  const met: number[] = [];
  const stack: number[] = [];
  const roots = Array.from({ length: graph.nodeCount }, (_, v) => v).sort((a, b) => graph.layer[a] - graph.layer[b] || a - b);
  for (const root of roots) {
    if (seen[root]) continue;
    seen[root] = 1;
    stack.push(root);
    while (stack.length > 0) {
      const v = stack.pop() as number;
      met.push(v);
      const push = (w: number) => {
        if (seen[w]) return;
        seen[w] = 1;
        stack.push(w);
      };
      for (let i = graph.upStart[v + 1] - 1; i >= graph.upStart[v]; i--) push(graph.up[i]);
      for (let i = graph.downStart[v + 1] - 1; i >= graph.downStart[v]; i--) push(graph.down[i]);
    }
  }
  const order = byLayer(graph, met);
  for (const layer of order) {
    const rank = new Map(Array.from(layer, (v, i) => [v, i]));
    layer.sort((a, b) => graph.band(a) - graph.band(b) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  }
  return order;
}

function byLayer(graph: LayeredGraph, vertices: number[]): Order {
  const layers: number[][] = Array.from({ length: graph.layerCount }, () => []);
  for (const v of vertices) layers[graph.layer[v]].push(v);
  return layers.map((layer) => Int32Array.from(layer));
}

function sortByMedian(graph: LayeredGraph, order: Order, position: Int32Array, l: number, start: Int32Array, neighbours: Int32Array): void {
  const layer = order[l];
  const key = new Float64Array(layer.length);
  for (let i = 0; i < layer.length; i++) {
    const v = layer[i];
    const middle = median(position, neighbours, start[v], start[v + 1]);
    key[i] = middle < 0 ? position[v] : middle;
  }
  const index = Array.from(layer, (_, i) => i);
  index.sort((a, b) => graph.band(layer[a]) - graph.band(layer[b]) || key[a] - key[b] || a - b);
  order[l] = Int32Array.from(index, (i) => layer[i]);
  for (let i = 0; i < layer.length; i++) position[order[l][i]] = i;
}

function median(position: Int32Array, neighbours: Int32Array, begin: number, end: number): number {
  const count = end - begin;
  if (count === 0) return -1;
  if (count === 1) return position[neighbours[begin]];
  if (count === 2) return (position[neighbours[begin]] + position[neighbours[begin + 1]]) / 2;
  const places = new Float64Array(count);
  for (let i = 0; i < count; i++) places[i] = position[neighbours[begin + i]];
  places.sort();
  const half = count >> 1;
  return count % 2 === 1 ? places[half] : (places[half - 1] + places[half]) / 2;
}

function exchange(graph: LayeredGraph, layer: Int32Array, position: Int32Array): boolean {
  let improved = false;
  for (let i = 0; i + 1 < layer.length; i++) {
    const a = layer[i];
    const b = layer[i + 1];
    if (graph.band(a) !== graph.band(b)) continue;
    const gain = pairGain(graph.up, graph.upStart, position, a, b) + pairGain(graph.down, graph.downStart, position, a, b);
    if (gain <= 0) continue;
    layer[i] = b;
    layer[i + 1] = a;
    position[b] = i;
    position[a] = i + 1;
    improved = true;
  }
  return improved;
}

/** Crossings saved when b stands above a instead of below. */
function pairGain(neighbours: Int32Array, start: Int32Array, position: Int32Array, a: number, b: number): number {
  if ((start[a + 1] - start[a]) * (start[b + 1] - start[b]) > comparisons) return 0;
  let gain = 0;
  for (let i = start[a]; i < start[a + 1]; i++) {
    for (let j = start[b]; j < start[b + 1]; j++) gain += Math.sign(position[neighbours[i]] - position[neighbours[j]]);
  }
  return gain;
}

/** Counts crossings between all neighbouring layers with a Fenwick tree, in O(edges · log vertices). */
export function crossings(graph: LayeredGraph, order: Order, position: Int32Array): number {
  let total = 0;
  for (let l = 0; l + 1 < order.length; l++) {
    const size = order[l + 1].length;
    const tree = new Int32Array(size + 1);
    let inserted = 0;
    for (const v of order[l]) {
      const ends = Int32Array.from(graph.down.subarray(graph.downStart[v], graph.downStart[v + 1]), (w) => position[w]).sort();
      for (const end of ends) {
        let notAfter = 0;
        for (let i = end + 1; i > 0; i -= i & -i) notAfter += tree[i];
        total += inserted - notAfter;
      }
      for (const end of ends) {
        for (let i = end + 1; i <= size; i += i & -i) tree[i]++;
        inserted++;
      }
    }
  }
  return total;
}

export function writePositions(order: Order, position: Int32Array): void {
  for (const layer of order) for (let i = 0; i < layer.length; i++) position[layer[i]] = i;
}

function copy(order: Order): Order {
  return order.map((layer) => layer.slice());
}
