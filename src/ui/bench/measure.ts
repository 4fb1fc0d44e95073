import type { Page } from "playwright-core";
import { generateGraph, toInput } from "../src/graph/layout/generated";
import { layout } from "../src/graph/layout/layout";
import { StubService } from "./stub";

export interface Figures {
  nodes: number;
  stations: number;
  lines: number;
  layoutMs: number;
  answerToPaintMs: number;
  panFramesPerSecond: number;
  panLongestTaskMs: number;
  zoomFramesPerSecond: number;
  zoomLongestTaskMs: number;
  expandMs: number;
  expandLongestTaskMs: number;
  expandedNodes: number;
  heapMb: number;
}

/** Lets the page ask a generated graph instead of a service. */
export async function serveStub(page: Page, stub: StubService): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith("/api/"),
    (route) => {
      const body = stub.answer(new URL(route.request().url()));
      if (route.request().url().includes("/stream")) return route.fulfill({ status: 204 });
      if (body !== undefined) return route.fulfill({ contentType: "application/json", body: JSON.stringify(body) });
      return route.fulfill({ status: 404, contentType: "application/json", body: "{}" });
    },
  );
}

/** Draws a generated graph of so many tables and measures what a person would feel. */
export async function measure(page: Page, base: string, tables: number): Promise<Figures> {
  const graph = generateGraph(tables, 2);
  const stub = new StubService(graph, true);
  await serveStub(page, stub);
  await page.goto(`${base}/graph?root=${stub.hub}`);
  await page.waitForSelector(".react-flow__node", { timeout: 60_000 });
  await page.waitForTimeout(1000);
  await drawAll(page, stub);
  const drawn = await page.evaluate(() => {
    const state = (
      window as never as {
        lineageGraph: { getState: () => { picture: { scene: { nodes: { kind: string }[]; edges: unknown[] }; milliseconds: number } } };
      }
    ).lineageGraph.getState();
    const { nodes, edges } = state.picture.scene;
    return {
      nodes: nodes.filter((node) => node.kind === "dataset").length,
      stations: nodes.filter((node) => node.kind === "station").length,
      lines: edges.length,
      layout: state.picture.milliseconds,
    };
  });
  const paint = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
    return at("graph:painted") - at("graph:answer");
  });
  const pan = await scripted(page, async () => {
    await page.mouse.move(700, 400);
    await page.mouse.down();
    for (let i = 0; i < 90; i++) await page.mouse.move(700 + Math.sin(i / 9) * 500, 400 + Math.cos(i / 7) * 300);
    await page.mouse.up();
  });
  const zoom = await scripted(page, async () => {
    await page.mouse.move(700, 400);
    for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i < 30 ? 40 : -40);
  });
  const expand = await expandMany(page);
  const heapMb = await page.evaluate(
    () => ((performance as never as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0) / 1e6,
  );
  return {
    nodes: drawn.nodes,
    stations: drawn.stations,
    lines: drawn.lines,
    layoutMs: drawn.layout,
    answerToPaintMs: paint,
    panFramesPerSecond: pan.fps,
    panLongestTaskMs: pan.longest,
    zoomFramesPerSecond: zoom.fps,
    zoomLongestTaskMs: zoom.longest,
    expandMs: expand.milliseconds,
    expandLongestTaskMs: expand.longest,
    expandedNodes: expand.nodes,
    heapMb,
  };
}

/** Asks for every table at once: what a first picture of so many costs, with a worker that has started. */
async function drawAll(page: Page, stub: StubService): Promise<void> {
  await page.evaluate(
    async (ids) => {
      const { lineageEngine } = window as never as {
        lineageEngine: {
          tidy: () => Promise<void>;
          drawAsked: () => Promise<void>;
          change: (next: (view: object) => object) => Promise<void>;
        };
      };
      await lineageEngine.change((view) => ({ ...view, opened: ids.map((id) => ({ kind: "node", id })) }));
      await lineageEngine.drawAsked();
      await lineageEngine.tidy();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 1500)));
    },
    stub.tables.map((node) => node.id),
  );
}

/** Frames per second and the longest task while something is done with the pointer. */
async function scripted(page: Page, act: () => Promise<void>): Promise<{ fps: number; longest: number }> {
  await page.evaluate(() => {
    const meter = { frames: 0, longest: 0, begun: performance.now(), going: true };
    (window as never as { meter: typeof meter }).meter = meter;
    const frame = () => {
      meter.frames++;
      if (meter.going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) meter.longest = Math.max(meter.longest, entry.duration);
    }).observe({ type: "longtask" });
  });
  await act();
  return page.evaluate(() => {
    const { meter } = window as never as { meter: { frames: number; longest: number; begun: number; going: boolean } };
    meter.going = false;
    return { fps: (meter.frames * 1000) / (performance.now() - meter.begun), longest: meter.longest };
  });
}

/** Hides 50 datasets at the end of the graph and shows them again: what expanding 50 among many costs, without the network. */
async function expandMany(page: Page): Promise<{ milliseconds: number; longest: number; nodes: number }> {
  const begin = await scripted(page, async () => {
    await page.evaluate(async () => {
      const { lineageEngine, lineageGraph } = window as never as {
        lineageEngine: { change: (next: (view: { hidden: string[] }) => unknown, how?: object) => Promise<void> };
        lineageGraph: { getState: () => { shown: { datasets: Map<string, number> }; view: { root: string[] } } };
      };
      const { shown, view } = lineageGraph.getState();
      const last = [...shown.datasets.keys()].filter((id) => !view.root.includes(id)).slice(-50);
      await lineageEngine.change((before) => ({ ...before, hidden: last.map((id) => id.slice(0, 8)) }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 400)));
      const fewer = lineageGraph.getState().shown.datasets.size;
      const begun = performance.now();
      await lineageEngine.change((before) => ({ ...before, hidden: [] }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      (window as never as { expanded: object }).expanded = {
        milliseconds: performance.now() - begun,
        nodes: lineageGraph.getState().shown.datasets.size - fewer,
      };
    });
  });
  const { milliseconds, nodes } = await page.evaluate(
    () => (window as never as { expanded: { milliseconds: number; nodes: number } }).expanded,
  );
  return { milliseconds, nodes, longest: begin.longest };
}

/** The layout alone, outside the browser: median of several runs in milliseconds. */
export function layoutTimes(tables: number, rounds = 7): { first: number; again: number } {
  const input = toInput(generateGraph(tables, 2));
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1];
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    input.previous = input.nodes.map(() => undefined);
    const output = layout(input);
    first.push(output.milliseconds);
    input.previous = input.nodes.map((_, n) => ({
      layer: output.layer[n],
      x: output.x[n],
      y: output.y[n],
      chain: output.chainY.slice(output.chainStart[n], output.chainStart[n + 1]),
    }));
    again.push(layout(input).milliseconds);
  }
  return { first: median(first), again: median(again) };
}
