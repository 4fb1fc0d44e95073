import type { LayoutInput } from "./types";

/** Lines enter the head of a card at least so far from its corners. */
const entryMargin = 8;

/**
 * The graph with long edges cut at every layer. Vertices below nodeCount are nodes; the others are points at which an edge passes a layer,
 * one per source and layer, so that all long edges of a source run together until they part.
 */
export class LayeredGraph {
  readonly nodeCount: number;
  readonly vertexCount: number;
  readonly layerCount: number;
  /** Layer of a vertex, from 0. */
  readonly layer: Int32Array;
  /** The parity of layer 0: 0 where it holds cards, 1 where it holds joints. */
  readonly parity: number;
  /** Layer 0 of this graph in the caller's numbering. */
  readonly firstLayer: number;
  /** The node at which the edge of a passing point begins; a node itself otherwise. */
  readonly owner: Int32Array;
  /** The passing points of node n are vertices chainStart[n] up to chainStart[n + 1], in the layers after its own. */
  readonly chainStart: Int32Array;
  readonly upStart: Int32Array;
  readonly up: Int32Array;
  readonly downStart: Int32Array;
  readonly down: Int32Array;
  readonly backward: Uint8Array;

  constructor(
    readonly input: LayoutInput,
    nodeLayer: Int32Array,
  ) {
    const count = input.nodes.length;
    const { from, to } = input;
    let first = 0;
    let last = 0;
    for (let n = 0; n < count; n++) {
      first = n === 0 ? nodeLayer[n] : Math.min(first, nodeLayer[n]);
      last = n === 0 ? nodeLayer[n] : Math.max(last, nodeLayer[n]);
    }
    this.firstLayer = first;
    this.parity = Math.abs(first % 2);
    this.layerCount = count === 0 ? 0 : last - first + 1;
    this.nodeCount = count;

    const chain = new Int32Array(count);
    this.backward = new Uint8Array(from.length);
    for (let e = 0; e < from.length; e++) {
      const span = nodeLayer[to[e]] - nodeLayer[from[e]];
      if (span <= 0) this.backward[e] = 1;
      else chain[from[e]] = Math.max(chain[from[e]], span - 1);
    }
    this.chainStart = new Int32Array(count + 1);
    this.chainStart[0] = count;
    for (let n = 0; n < count; n++) this.chainStart[n + 1] = this.chainStart[n] + chain[n];
    this.vertexCount = this.chainStart[count];

    this.layer = new Int32Array(this.vertexCount);
    this.owner = new Int32Array(this.vertexCount);
    for (let n = 0; n < count; n++) {
      this.layer[n] = nodeLayer[n] - first;
      this.owner[n] = n;
      for (let v = this.chainStart[n]; v < this.chainStart[n + 1]; v++) {
        this.layer[v] = this.layer[n] + 1 + v - this.chainStart[n];
        this.owner[v] = n;
      }
    }

    const heads: number[] = [];
    const tails: number[] = [];
    for (let n = 0; n < count; n++) {
      for (let v = this.chainStart[n]; v < this.chainStart[n + 1]; v++) {
        heads.push(v === this.chainStart[n] ? n : v - 1);
        tails.push(v);
      }
    }
    for (let e = 0; e < from.length; e++) {
      if (this.backward[e]) continue;
      heads.push(this.passing(from[e], this.layer[to[e]] - 1));
      tails.push(to[e]);
    }
    [this.downStart, this.down] = adjacency(this.vertexCount, heads, tails);
    [this.upStart, this.up] = adjacency(this.vertexCount, tails, heads);
  }

  /** The vertex at which an edge that begins at a node passes a layer. */
  passing(node: number, layer: number): number {
    return layer === this.layer[node] ? node : this.chainStart[node] + layer - this.layer[node] - 1;
  }

  isNode(vertex: number): boolean {
    return vertex < this.nodeCount;
  }

  height(vertex: number): number {
    return vertex < this.nodeCount ? this.input.nodes[vertex].height : 0;
  }

  port(vertex: number): number {
    return vertex < this.nodeCount ? this.input.nodes[vertex].port : 0;
  }

  /** The height at which a line from one vertex enters the next: straight ahead where the next one is tall enough, else at its port. */
  entry(y: Float64Array, from: number, to: number): number {
    const ahead = y[from] + this.port(from);
    if (to >= this.nodeCount || this.input.nodes[to].joint) return y[to] + this.port(to);
    const inside = ahead >= y[to] + entryMargin && ahead <= y[to] + 2 * this.port(to) - entryMargin;
    return inside ? ahead : y[to] + this.port(to);
  }

  band(vertex: number): number {
    return this.input.nodes[this.owner[vertex]].band;
  }

  isJointLayer(layer: number): boolean {
    return (layer + this.parity) % 2 === 1;
  }
}

function adjacency(count: number, keys: number[], values: number[]): [Int32Array, Int32Array] {
  const start = new Int32Array(count + 1);
  for (const key of keys) start[key + 1]++;
  for (let n = 0; n < count; n++) start[n + 1] += start[n];
  const fill = Int32Array.from(start);
  const list = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) list[fill[keys[i]]++] = values[i];
  return [start, list];
}
