import { outgoing } from "./cycles";
import type { LayoutInput } from "./types";

const none = -32768;

/**
 * A layer for every node: even for cards, odd for joints. The first time by the longest path, then joints stand right before the nearest
 * card that they lead to; so do cards without writers and cards that are marked as late. Nodes that were drawn before keep their layer.
 */
export function assignLayers(input: LayoutInput, back: Uint8Array): Int32Array {
  const count = input.nodes.length;
  const graph = new Neighbours(input, back);
  const order = graph.topological();
  const layer = new Int32Array(count).fill(none);
  const fixed = new Uint8Array(count);
  for (let n = 0; n < count; n++) {
    const place = input.previous[n];
    if (!place) continue;
    layer[n] = place.layer;
    fixed[n] = 1;
  }

  if (fixed.includes(1)) extend(graph, order, layer, fixed);
  longestPath(input, graph, order, layer);
  pullRight(input, graph, order, layer, fixed);
  return layer;
}

/** New nodes take the layer after what leads to them, else the one before what they lead to. */
function extend(graph: Neighbours, order: Int32Array, layer: Int32Array, fixed: Uint8Array): void {
  for (const n of order) {
    if (fixed[n]) continue;
    let low = none;
    graph.before(n, (m) => {
      if (layer[m] !== none) low = Math.max(low, layer[m] + 1);
    });
    layer[n] = low;
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const n = order[i];
    if (fixed[n] || layer[n] !== none) continue;
    let high = -none;
    graph.after(n, (m) => {
      if (layer[m] !== none) high = Math.min(high, layer[m] - 1);
    });
    if (high !== -none) layer[n] = high;
  }
}

function longestPath(input: LayoutInput, graph: Neighbours, order: Int32Array, layer: Int32Array): void {
  for (const n of order) {
    if (layer[n] !== none) continue;
    let low = input.nodes[n].joint ? -1 : 0;
    graph.before(n, (m) => {
      low = Math.max(low, layer[m] + 1);
    });
    layer[n] = low;
  }
}

/** From the end backward, so that a whole chain moves to the right with its last table. */
function pullRight(input: LayoutInput, graph: Neighbours, order: Int32Array, layer: Int32Array, fixed: Uint8Array): void {
  for (let i = order.length - 1; i >= 0; i--) {
    const n = order[i];
    if (fixed[n] || !(input.nodes[n].joint || input.nodes[n].late || !graph.hasBefore(n))) continue;
    let high = -none;
    graph.after(n, (m) => {
      high = Math.min(high, layer[m] - 1);
    });
    if (high !== -none) layer[n] = high;
  }
}

class Neighbours {
  private readonly out: { start: Int32Array; edges: Int32Array };
  private readonly in: { start: Int32Array; edges: Int32Array };

  constructor(
    private readonly input: LayoutInput,
    private readonly back: Uint8Array,
  ) {
    this.out = outgoing(input.nodes.length, input.from);
    this.in = outgoing(input.nodes.length, input.to);
  }

  before(n: number, each: (m: number) => void): void {
    for (let i = this.in.start[n]; i < this.in.start[n + 1]; i++) {
      const e = this.in.edges[i];
      if (!this.back[e]) each(this.input.from[e]);
    }
  }

  after(n: number, each: (m: number) => void): void {
    for (let i = this.out.start[n]; i < this.out.start[n + 1]; i++) {
      const e = this.out.edges[i];
      if (!this.back[e]) each(this.input.to[e]);
    }
  }

  hasBefore(n: number): boolean {
    let any = false;
    this.before(n, () => {
      any = true;
    });
    return any;
  }

  topological(): Int32Array {
    const count = this.input.nodes.length;
    const waiting = new Int32Array(count);
    for (let n = 0; n < count; n++) this.after(n, (m) => void waiting[m]++);
    const order = new Int32Array(count);
    let length = 0;
    for (let n = 0; n < count; n++) if (waiting[n] === 0) order[length++] = n;
    for (let i = 0; i < length; i++) {
      this.after(order[i], (m) => {
        if (--waiting[m] === 0) order[length++] = m;
      });
    }
    return order;
  }
}
