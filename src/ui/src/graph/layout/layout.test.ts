import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findBackEdges } from "./cycles";
import { generateGraph, toInput } from "./generated";
import { layout } from "./layout";
import { geometry, type LayoutInput, type LayoutOutput, type PreviousPlace } from "./types";

const card = { width: 208, height: 52, port: 26, joint: false, late: false, band: 0 };
const joint = { width: 22, height: 22, port: 11, joint: true, late: false, band: 0 };

/** "a>J>b" lists edges; names in capitals are joints. */
function graphOf(
  text: string,
  previous: Record<string, PreviousPlace> = {},
  anchor = "",
): { input: LayoutInput; index: Map<string, number> } {
  const index = new Map<string, number>();
  const edges: [number, number][] = [];
  const number = (name: string) => {
    if (!index.has(name)) index.set(name, index.size);
    return index.get(name) as number;
  };
  for (const path of text.split(" ")) {
    const names = path.split(">");
    for (let i = 0; i + 1 < names.length; i++) edges.push([number(names[i]), number(names[i + 1])]);
  }
  const names = [...index.keys()];
  return {
    index,
    input: {
      nodes: names.map((name) => (name === name.toUpperCase() ? { ...joint } : { ...card })),
      from: Int32Array.from(edges, (edge) => edge[0]),
      to: Int32Array.from(edges, (edge) => edge[1]),
      previous: names.map((name) => previous[name]),
      anchor: index.get(anchor) ?? -1,
      deadline: 250,
    },
  };
}

function placesOf(index: Map<string, number>, output: LayoutOutput): Record<string, PreviousPlace> {
  return Object.fromEntries(
    [...index].map(([name, n]) => [
      name,
      {
        layer: output.layer[n],
        x: output.x[n],
        y: output.y[n],
        chain: output.chainY.slice(output.chainStart[n], output.chainStart[n + 1]),
      },
    ]),
  );
}

function expectNoOverlap(input: LayoutInput, output: LayoutOutput): void {
  const byLayer = new Map<number, number[]>();
  for (let n = 0; n < input.nodes.length; n++) byLayer.set(output.layer[n], [...(byLayer.get(output.layer[n]) ?? []), n]);
  for (const nodes of byLayer.values()) {
    nodes.sort((a, b) => output.y[a] - output.y[b]);
    for (let i = 0; i + 1 < nodes.length; i++) {
      expect(output.y[nodes[i]] + input.nodes[nodes[i]].height).toBeLessThanOrEqual(output.y[nodes[i + 1]]);
    }
  }
}

describe("layers", () => {
  test("data flows to the right, a station stands right before what it writes, a source right before its first reader", () => {
    const { input, index } = graphOf("a>J1>b>J2>c late>J3>c b>J3");
    const { layer } = layout(input);
    const at = (name: string) => layer[index.get(name) as number];
    expect([at("a"), at("b"), at("c")]).toEqual([0, 2, 4]);
    expect([at("J1"), at("J2"), at("J3")]).toEqual([1, 3, 3]);
    expect(at("late")).toBe(2);
  });

  test("what leads to the start stands near it, also when it has writers", () => {
    const { input, index } = graphOf("a>J>b b>K>c a>L>d c>M>e d>M");
    const layerOf = () => layout(input).layer[index.get("d") as number];
    expect(layerOf()).toBe(2);
    input.nodes[index.get("d") as number].late = true;
    expect(layerOf()).toBe(4);
  });

  test("stations that stand below each other enter a table side by side, each in a straight line", () => {
    const { input } = graphOf("a>J>t b>K>t");
    const output = layout(input);
    for (let e = 0; e < input.from.length; e++) {
      if (!input.nodes[input.from[e]].joint) continue;
      expect(output.routeStart[e + 1] - output.routeStart[e]).toBe(2);
    }
  });

  test("a cycle loses exactly the edge that closes it, and that edge runs below everything", () => {
    const { input, index } = graphOf("a>J>b>K>a");
    expect(Array.from(findBackEdges(input.nodes.length, input.from, input.to)).filter(Boolean)).toHaveLength(1);
    const output = layout(input);
    const e = Array.from(output.backward).indexOf(1);
    expect(Array.from(output.backward).filter(Boolean)).toHaveLength(1);
    const points = Array.from(output.routePoints.subarray(2 * output.routeStart[e], 2 * output.routeStart[e + 1]));
    const lowest = Math.max(...points.filter((_, i) => i % 2 === 1));
    expect(lowest).toBeGreaterThan(Math.max(...[...index.values()].map((n) => output.y[n] + input.nodes[n].height)));
  });
});

describe("a first layout", () => {
  test("chains are straight lines", () => {
    const { input } = graphOf("a>J1>b>J2>c");
    const { y } = layout(input);
    expect(new Set(input.nodes.map((node, n) => y[n] + node.port)).size).toBe(1);
  });

  test("nothing overlaps in a generated graph of 300 nodes, and each edge ends at its nodes", () => {
    const input = toInput(generateGraph(300, 7));
    const output = layout(input);
    expectNoOverlap(input, output);
    for (let e = 0; e < input.from.length; e++) {
      const first = 2 * output.routeStart[e];
      const last = 2 * output.routeStart[e + 1] - 2;
      const source = input.from[e];
      const target = input.to[e];
      expect(output.routePoints[first]).toBeCloseTo(output.x[source] + input.nodes[source].width, 3);
      expect(output.routePoints[first + 1]).toBeCloseTo(output.y[source] + input.nodes[source].port, 3);
      expect(output.routePoints[last]).toBeCloseTo(output.x[target], 3);
      const entry = output.routePoints[last + 1] - output.y[target];
      if (input.nodes[target].joint) expect(entry).toBeCloseTo(input.nodes[target].port, 3);
      else expect(Math.abs(entry - input.nodes[target].port)).toBeLessThanOrEqual(18);
    }
  });

  test("edges that can be drawn without crossing are", () => {
    const { input, index } = graphOf("a>A>x b>B>y c>C>z");
    const { y } = layout(input);
    const order = (names: string[]) => names.map((name) => y[index.get(name) as number]);
    const sorted = (list: number[]) => [...list].sort((p, q) => p - q);
    const top = order(["a", "b", "c"]);
    const bottom = order(["x", "y", "z"]);
    expect(top.map((value) => sorted(top).indexOf(value))).toEqual(bottom.map((value) => sorted(bottom).indexOf(value)));
  });

  test("five reads of one job share one vertical run", () => {
    const { input } = graphOf("a>J>t b>J c>J d>J e>J");
    const output = layout(input);
    const turns = new Set<number>();
    for (let e = 0; e < input.from.length; e++) {
      const points = output.routePoints.subarray(2 * output.routeStart[e], 2 * output.routeStart[e + 1]);
      if (points.length === 8) turns.add(points[2]);
    }
    expect(turns.size).toBe(1);
  });

  test("gaps are 80 pixels wide where nothing bends, and never over 200", () => {
    const { input, index } = graphOf("a>J>b");
    const { x } = layout(input);
    expect(x[index.get("b") as number] - (x[index.get("a") as number] + 208)).toBe(geometry.layerGap);
    const wide = layout(toInput(generateGraph(1000, 3)));
    const columns = [...new Set(Array.from(wide.x).filter((_, n) => wide.layer[n] % 2 === 0))].sort((p, q) => p - q);
    for (let i = 0; i + 1 < columns.length; i++) expect(columns[i + 1] - columns[i]).toBeLessThanOrEqual(208 + 200 + 9 * 16);
  });

  test("the same question gives the same picture", () => {
    const input = toInput(generateGraph(200, 1));
    input.deadline = 60_000;
    const first = layout(input);
    const second = layout(input);
    expect([first.x, first.y, first.routePoints]).toEqual([second.x, second.y, second.routePoints]);
  });
});

describe("a later layout", () => {
  test("nothing new, nothing moves", () => {
    const input = toInput(generateGraph(300, 5));
    const before = layout(input);
    input.previous = input.nodes.map((_, n) => ({
      layer: before.layer[n],
      x: before.x[n],
      y: before.y[n],
      chain: before.chainY.slice(before.chainStart[n], before.chainStart[n + 1]),
    }));
    const after = layout(input);
    expect(after.y).toEqual(before.y);
    expect(after.layer).toEqual(before.layer);
    expect(after.x).toEqual(before.x);
  });

  test("expanding keeps layer and order of what was there, and the clicked node stays", () => {
    const first = graphOf("a>J>b a>K>c a>L>d");
    const drawn = layout(first.input);
    const places = placesOf(first.index, drawn);
    const second = graphOf("a>J>b a>K>c a>L>d c>M>e c>N>f c>O>g x>K", places, "c");
    const after = layout(second.input);
    for (const [name, n] of second.index) {
      const place = places[name];
      if (!place) continue;
      expect(after.layer[n]).toBe(place.layer);
    }
    expect(after.y[second.index.get("c") as number]).toBe(places.c.y);
    const order = (index: Map<string, number>, y: Float32Array) =>
      ["b", "c", "d"].sort((p, q) => y[index.get(p) as number] - y[index.get(q) as number]);
    expect(order(second.index, after.y)).toEqual(order(first.index, drawn.y));
    expect(after.layer[second.index.get("x") as number]).toBe(0);
    expectNoOverlap(second.input, after);
  });

  test("opening columns moves only what is below in that layer", () => {
    const { input, index } = graphOf("a>J>b a>K>c a>L>d");
    const before = layout(input);
    const places = placesOf(index, before);
    const middle = ["b", "c", "d"].sort((p, q) => places[p].y - places[q].y)[1];
    const opened = graphOf("a>J>b a>K>c a>L>d", places, middle);
    opened.input.nodes[index.get(middle) as number].height = 52 + 8 * 24;
    const after = layout(opened.input);
    for (const [name, n] of index) {
      if (places[name].layer !== places[middle].layer) continue;
      if (places[name].y <= places[middle].y) expect(after.y[n]).toBe(places[name].y);
      else expect(after.y[n]).toBeGreaterThan(places[name].y);
    }
  });

  test("a line that goes leaves the columns where they are", () => {
    const first = graphOf("a>J>b c>K>d a>K c>L>e e>M>b");
    const drawn = layout(first.input);
    const places = placesOf(first.index, drawn);
    const second = graphOf("a>J>b c>K>d", places);
    const after = layout(second.input);
    for (const [name, n] of second.index) expect(after.x[n] - after.x[0]).toBe(places[name].x - places.a.x);
  });

  test("layers to the left of the first one are counted on, not renumbered", () => {
    const first = graphOf("b>K>c");
    const places = placesOf(first.index, layout(first.input));
    const second = graphOf("b>K>c a>J>b", places);
    const after = layout(second.input);
    expect(after.layer[second.index.get("a") as number]).toBe(-2);
    expect(after.x[second.index.get("a") as number]).toBeLessThan(after.x[second.index.get("b") as number]);
  });
});

describe("strips", () => {
  test("an opened group shares no height with anything else", () => {
    const { input, index } = graphOf("a>J>b c>K>d a>L>d");
    for (const name of ["c", "K", "d"]) input.nodes[index.get(name) as number].band = 1;
    const output = layout(input);
    const span = (names: string[]) => {
      const nodes = names.map((name) => index.get(name) as number);
      return [Math.min(...nodes.map((n) => output.y[n])), Math.max(...nodes.map((n) => output.y[n] + input.nodes[n].height))];
    };
    expect(span(["c", "d"])[0]).toBeGreaterThan(span(["a", "b"])[1]);
  });
});

test("distances are those of tokens.css", () => {
  const css = readFileSync(new URL("../../styles/tokens.css", import.meta.url), "utf8");
  const token = (name: string) => Number(new RegExp(`--${name}:\\s*([0-9.]+)`).exec(css)?.[1]);
  expect({
    nodeWidth: token("node-w"),
    nodeHeight: token("node-h"),
    row: token("node-row"),
    rowsShown: token("node-rows-max"),
    search: token("node-search"),
    station: token("station"),
    nodeGap: token("node-gap"),
    lane: token("lane"),
    edgeRadius: token("edge-radius"),
    groupPad: token("group-pad"),
    groupHead: token("group-head"),
    handle: token("handle"),
    layerGap: token("layer-gap"),
  }).toEqual({ ...geometry });
});
