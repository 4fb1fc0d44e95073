/**
 * Finds the edges that close a cycle, depth first from the nodes that nothing leads to. Leaving them out makes the graph acyclic.
 * The result depends on the order of nodes and edges alone, so the same question gives the same picture.
 */
export function findBackEdges(count: number, from: Int32Array, to: Int32Array): Uint8Array {
  const { start, edges } = outgoing(count, from);
  const back = new Uint8Array(from.length);
  const indegree = new Int32Array(count);
  for (let e = 0; e < to.length; e++) indegree[to[e]]++;

  const unseen = 0;
  const open = 1;
  const done = 2;
  const state = new Uint8Array(count);
  const stack = new Int32Array(count);
  const next = Int32Array.from(start.subarray(0, count));

  const visit = (root: number) => {
    let depth = 0;
    stack[depth++] = root;
    state[root] = open;
    while (depth > 0) {
      const node = stack[depth - 1];
      if (next[node] === start[node + 1]) {
        state[node] = done;
        depth--;
        continue;
      }
      const edge = edges[next[node]++];
      const target = to[edge];
      if (state[target] === open) back[edge] = 1;
      else if (state[target] === unseen) {
        state[target] = open;
        stack[depth++] = target;
      }
    }
  };

  for (let n = 0; n < count; n++) if (indegree[n] === 0 && state[n] === unseen) visit(n);
  for (let n = 0; n < count; n++) if (state[n] === unseen) visit(n);
  return back;
}

/** Edge numbers grouped by the node at one end: those of node n are edges[start[n]] up to edges[start[n + 1]]. */
export function outgoing(count: number, end: Int32Array): { start: Int32Array; edges: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let e = 0; e < end.length; e++) start[end[e] + 1]++;
  for (let n = 0; n < count; n++) start[n + 1] += start[n];
  const edges = new Int32Array(end.length);
  const fill = Int32Array.from(start);
  for (let e = 0; e < end.length; e++) edges[fill[end[e]]++] = e;
  return { start, edges };
}
