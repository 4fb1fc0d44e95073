/**
 * What the layout is asked and what it answers. Cards (datasets, groups, jobs drawn as cards) stand in even layers; joints (stations of
 * jobs, or plain branching points) stand in the odd layers between them. Every edge leads from a card to a joint or from a joint to a card.
 */
export interface LayoutNode {
  width: number;
  height: number;
  /** Distance from the top at which edges enter and leave. */
  port: number;
  joint: boolean;
  /** true: stands as far to the right as what it feeds allows, near the start that it leads to. */
  late: boolean;
  /** Nodes of one band stand in a horizontal strip of their own; band 0 is what belongs to no opened group. */
  band: number;
}

export interface PreviousPlace {
  layer: number;
  x: number;
  y: number;
  /** Heights at which its long edges passed the layers after its own. */
  chain?: Float32Array;
}

export interface LayoutInput {
  nodes: LayoutNode[];
  /** Edge i leads from nodes[from[i]] to nodes[to[i]]. */
  from: Int32Array;
  to: Int32Array;
  /** Where a node was drawn before; nodes without an entry are new. */
  previous: (PreviousPlace | undefined)[];
  /** The node that keeps its height, or -1. */
  anchor: number;
  /** Milliseconds after which the best order so far is taken. */
  deadline: number;
}

export interface LayoutOutput {
  x: Float32Array;
  y: Float32Array;
  layer: Int16Array;
  /** Heights at which long edges of node n pass the layers after its own: chainY[chainStart[n]] up to chainStart[n + 1]. */
  chainStart: Int32Array;
  chainY: Float32Array;
  /** Edge i is the points routePoints[2 * routeStart[i]] up to routeStart[i + 1], as x and y in turn. */
  routeStart: Int32Array;
  routePoints: Float32Array;
  /** 1 where the edge runs against the direction of the layers. */
  backward: Uint8Array;
  width: number;
  height: number;
  milliseconds: number;
}

/** Distances in pixels. The same numbers stand in tokens.css; a unit test compares them. */
export const geometry = {
  nodeWidth: 208,
  nodeHeight: 52,
  row: 24,
  rowsShown: 8,
  search: 28,
  station: 22,
  nodeGap: 20,
  lane: 9,
  edgeRadius: 8,
  groupPad: 16,
  groupHead: 28,
  handle: 18,
  /** The smallest gap between two columns of cards. */
  layerGap: 80,
} as const;
