import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveStub } from "../bench/measure";
import { StubService } from "../bench/stub";
import { generateGraph } from "../src/graph/layout/generated";
import { ask, base, datasetId, launch, openGraph, openTab, places, settled } from "./graphPage";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe("the path of a column", () => {
  test("C, the column, P: source columns light up, the way is told in steps, Esc restores", { timeout: 60_000 }, async () => {
    const id = await datasetId("shopdw.dw_marts.mart_daily_revenue");
    const { page, errors } = await openTab(browser);
    await openGraph(page, `root=${id}`);
    const before = await places(page);

    await page.focus("[role=application]");
    await page.keyboard.press("c");
    await page.waitForSelector(`[id="node-d:${id}"] button:has-text("revenue_eur")`);
    await settled(page);
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("p");
    await page.waitForSelector("ol > li");
    await settled(page);

    const expected = await ask<{ level: number; source: { dataset: string; field: string } }[]>(
      `/api/lineage/column?dataset=shopdw.dw_marts.mart_daily_revenue&column=revenue_eur&direction=upstream`,
    );
    const targets = new Set(expected.map((edge) => edge.level)).size;
    expect(await page.locator("ol > li").count()).toBe(targets);
    expect(targets).toBe(3);
    expect(await page.locator("text=comes from 4 columns over at most 3 steps").count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("col")).toBe(`${id}:revenue_eur`);
    const lit = await page.evaluate(() => {
      const { path } = (
        window as never as { lineageGraph: { getState: () => { path: { values: Map<string, Set<string>> } } } }
      ).lineageGraph.getState();
      return [...path.values.values()].reduce((sum, columns) => sum + columns.size, 0);
    });
    expect(lit).toBe(new Set(expected.map((edge) => `${edge.source.dataset}.${edge.source.field}`)).size + 1);

    await page.focus("[role=application]");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await settled(page);
    expect(new URL(page.url()).searchParams.get("col")).toBeNull();
    expect(Object.keys(await places(page)).sort()).toEqual(Object.keys(before).sort());
    expect(errors).toEqual([]);
    await page.close();
  });
});

test("what is hidden by hand leaves a stub at its neighbour, which brings it back; the rest stays", { timeout: 60_000 }, async () => {
  const id = await datasetId("retail3.mart.fct_sales");
  const hidden = await datasetId("retail3.mart.v_daily");
  const { page, errors } = await openTab(browser);
  await openGraph(page, `root=${id}`);
  const before = await places(page);
  await page.locator(`[id="node-d:${hidden}"]`).click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("h");
  await page.locator(`[id="node-d:${hidden}"]`).waitFor({ state: "detached" });
  await settled(page);
  const after = await places(page);
  expect(after[`d:${id}`]).toEqual(before[`d:${id}`]);
  const stub = page.locator(`[id="node-d:${id}"] button`, { hasText: "1 hidden" });
  expect(await stub.getAttribute("aria-label")).toBe("Show v_daily again, hidden downstream");
  await stub.click();
  await page.locator(`[id="node-d:${hidden}"]`).waitFor();
  await settled(page);
  expect(await stub.count()).toBe(0);
  expect(new URL(page.url()).searchParams.get("h")).toBeNull();
  expect((await places(page))[`d:${id}`]).toEqual(before[`d:${id}`]);
  expect(errors).toEqual([]);
  await page.close();
});

test("Enter in the filter keeps what connects the matches: a dotted line that says how many it hides", { timeout: 60_000 }, async () => {
  const id = await datasetId("retail3.mart.region_day");
  const { page, errors } = await openTab(browser);
  await openGraph(page, `root=${id}`);
  await page.getByLabel("Filter the graph").fill("raw.orders");
  await page.getByLabel("Filter the graph").press("Enter");
  await page
    .locator("svg text", { hasText: /^\d+ hidden$/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("fh")).toBe("1");
  expect(errors).toEqual([]);
  await page.close();
});

test("the path of a column narrows to one of its ends, in the address too", { timeout: 60_000 }, async () => {
  const id = await datasetId("shopdw.dw_marts.mart_daily_revenue");
  const { page, errors } = await openTab(browser);
  await openGraph(page, `root=${id}&col=${encodeURIComponent(`${id}:revenue_eur`)}`);
  const end = page.getByLabel("End of the path");
  await end.waitFor();
  const steps = page.locator("ol > li");
  expect(await steps.count()).toBe(3);
  await end.selectOption({ label: "currency_rates.rate_to_eur" });
  await page.waitForURL(/[?&]to=/);
  await settled(page);
  expect(await steps.count()).toBe(2);
  await page.reload();
  await end.waitFor();
  expect(await end.locator("option:checked").innerText()).toBe("currency_rates.rate_to_eur");
  expect(await steps.count()).toBe(2);
  await end.selectOption("");
  await settled(page);
  expect(await steps.count()).toBe(3);
  expect(errors).toEqual([]);
  await page.close();
});

test("edges that were not seen for long are drawn and told as stale", { timeout: 60_000 }, async () => {
  const id = await datasetId("retail3.mart.fct_sales");
  const { page, errors } = await openTab(browser);
  await openGraph(page, `root=${id}`);
  expect(await page.getByText("stale: not seen for long").count()).toBe(0);
  const later = new Date(Date.now() + 60 * 86_400_000).toISOString();
  await openGraph(page, `root=${id}&asof=${later}`);
  const stale = (await ask<{ edges: { stale: boolean }[] }>(`/api/lineage/assets/full?id=${id}&asOf=${later}`)).edges;
  expect(stale.length > 0 && stale.every((edge) => edge.stale)).toBe(true);
  expect(await page.getByText("stale: not seen for long").count()).toBe(1);
  await page.locator(`[id="node-d:${id}"]`).click();
  await page.waitForSelector("[title^='Stale: last seen']");
  expect(errors).toEqual([]);
  await page.close();
});

describe("two moments", () => {
  test("what was added is marked, the list counts as the service does, stepping back moves no node", { timeout: 60_000 }, async () => {
    const id = await datasetId("retail3.mart.fct_sales");
    const graph = await ask<{ edges: { firstSeenAt: string }[] }>(`/api/lineage/assets/full?id=${id}&depth=15`);
    const moments = [...new Set(graph.edges.map((edge) => Date.parse(edge.firstSeenAt)))].sort((a, b) => a - b);
    const from = new Date(moments[0] - 60_000).toISOString();
    const { page, errors } = await openTab(browser);
    await openGraph(page, `root=${id}&from=${from}`);
    await page.waitForSelector("[data-changes]");

    const shown = Number(await page.locator("[data-changes]").getAttribute("data-changes"));
    const diff = await ask<{ totals: Record<string, number> }>(
      `/api/lineage/diff?asset=${id}&from=${from}&to=${new Date().toISOString()}&limit=1`,
    );
    expect(shown).toBe(Object.values(diff.totals).reduce((sum, count) => sum + count, 0));
    expect(shown).toBeGreaterThan(0);
    const added = await page.evaluate(() => {
      const { comparison } = (
        window as never as { lineageGraph: { getState: () => { comparison: { edges: Map<string, string> } } } }
      ).lineageGraph.getState();
      return [...comparison.edges.values()].filter((mark) => mark === "added").length;
    });
    expect(added).toBeGreaterThan(0);
    expect(await page.locator("text=added").count()).toBeGreaterThan(0);

    const before = await places(page);
    await page.focus("[role=application]");
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press(",");
      await settled(page);
      const now = await places(page);
      for (const [node, place] of Object.entries(now)) if (before[node]) expect([node, ...place]).toEqual([node, ...before[node]]);
    }
    expect(new URL(page.url()).searchParams.get("asof")).not.toBeNull();
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe("nothing jumps", () => {
  test("expanding in a graph of 300 tables: the clicked one stays, the others move only with their layer or to make room", {
    timeout: 180_000,
  }, async () => {
    const generated = generateGraph(300, 4);
    const stub = new StubService(generated);
    const { page, errors } = await openTab(browser);
    await serveStub(page, stub);
    await openGraph(page, `root=${stub.hub}`);
    let clicks = 0;
    for (; clicks < 12; clicks++) {
      const handle = page.locator(".react-flow__node button[aria-label*=' more ']").nth(clicks % 3);
      if ((await handle.count()) === 0 || !(await handle.isVisible())) break;
      const clicked = await handle.evaluate((element) => element.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? "");
      const before = await worldPlaces();
      const onScreen = (await places(page))[clicked];
      await handle.click();
      await settled(page);
      const after = await worldPlaces();
      expect((await places(page))[clicked]).toEqual(onScreen);
      const shifts = new Map<number, number>();
      const order = new Map<number, string[]>();
      for (const [key, old] of Object.entries(before)) {
        const now = after[key];
        if (!now) continue;
        expect(now.layer).toBe(old.layer);
        // All of a layer move sideways together, or not at all. Joints end where their gap ends, whatever their width.
        const shift = Math.round(now.x - old.x);
        if (!shifts.has(old.layer)) shifts.set(old.layer, shift);
        expect(shift).toBe(shifts.get(old.layer));
        order.set(old.layer, [...(order.get(old.layer) ?? []), key]);
      }
      for (const keys of order.values()) {
        const was = [...keys].sort((a, b) => before[a].y - before[b].y);
        const is = [...keys].sort((a, b) => after[a].y - after[b].y);
        expect(is).toEqual(was);
      }
    }
    expect(clicks).toBe(12);
    expect(errors).toEqual([]);
    await page.close();

    function worldPlaces(): Promise<Record<string, { layer: number; x: number; y: number }>> {
      return page.evaluate(() => {
        const { picture } = (
          window as never as {
            lineageGraph: { getState: () => { picture: { places: Map<string, { layer: number; x: number; y: number }> } } };
          }
        ).lineageGraph.getState();
        return Object.fromEntries([...picture.places].map(([key, { layer, x, y }]) => [key, { layer, x, y }]));
      });
    }
  });
});

describe("the keyboard alone", () => {
  test("walks, opens columns, pins, selects, shows the list and goes to the page", { timeout: 60_000 }, async () => {
    const id = await datasetId("retail3.mart.fct_sales");
    const { page, errors } = await openTab(browser);
    await openGraph(page, `root=${id}`);
    for (let i = 0; i < 60; i++) {
      if ((await page.evaluate(() => document.activeElement?.getAttribute("role"))) === "application") break;
      await page.keyboard.press("Tab");
    }
    const active = () => page.evaluate(() => document.activeElement?.getAttribute("aria-activedescendant"));
    const named = async () => {
      const key = await active();
      return key === null || key === undefined
        ? ""
        : page.evaluate((element) => document.getElementById(element)?.getAttribute("aria-label") ?? "", key);
    };
    await page.keyboard.press("ArrowLeft");
    expect(await named()).toMatch(/^Job /);
    await page.keyboard.press("ArrowLeft");
    expect(await named()).toMatch(/, table in retail3\./);
    await page.keyboard.press("ArrowDown");
    const below = await active();
    await page.keyboard.press("ArrowUp");
    expect(await active()).not.toBe(below);
    await page.keyboard.press("Enter");
    await page.waitForSelector("section[aria-label=Details]");
    await page.keyboard.press("Escape");
    expect(await page.locator("section[aria-label=Details]").count()).toBe(0);
    await page.keyboard.press("4");
    expect(new URL(page.url()).searchParams.get("lens")).toBe("owner");
    await page.keyboard.press("l");
    await page.waitForSelector("[role=treegrid]");
    const rows = await page.locator("[role=row][aria-level='1']").count();
    const { totalNodes } = await ask<{ totalNodes: number }>(`/api/lineage/assets/full?id=${id}&depth=15`);
    expect(rows).toBe(totalNodes);
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe("for everybody", () => {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  for (const theme of ["light", "dark"]) {
    for (const [what, query] of [
      ["the graph", "c=1"],
      ["the list", "view=list"],
      ["a selection", "sel=1"],
    ]) {
      test(`${what} has no findings of axe (${theme})`, { timeout: 60_000 }, async () => {
        const id = await datasetId("retail3.mart.fct_sales");
        const { page, errors } = await openTab(browser);
        await page.addInitScript((chosen) => localStorage.setItem("lineage.theme", chosen), theme);
        const part = query.replace("c=1", `c=${id.slice(0, 8)}`).replace("sel=1", `sel=d:${id}`);
        await page.goto(`${base}/graph?root=${id}&${part}`);
        await page.waitForSelector(what === "the list" ? "[role=treegrid]" : "[data-dataset]");
        await page.waitForTimeout(1200);
        await page.evaluate(await readFile(axe, "utf8"));
        const findings = await page.evaluate(async () => {
          const { violations } = await (
            window as never as { axe: { run: (where: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
          ).axe.run("#page");
          return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
        });
        expect(findings).toEqual([]);
        expect(errors).toEqual([]);
        await page.close();
      });
    }
  }
});

describe("size", () => {
  test("more than 1,500 nodes are drawn only when somebody says so; until then the old picture stays", { timeout: 120_000 }, async () => {
    const stub = new StubService(generateGraph(1200, 2), true);
    const { page, errors } = await openTab(browser);
    await serveStub(page, stub);
    await openGraph(page, `root=${stub.hub}`);
    const before = await places(page);
    await page.evaluate(
      (ids) =>
        (window as never as { lineageEngine: { change: (next: (view: object) => object) => Promise<void> } }).lineageEngine.change(
          (view) => ({
            ...view,
            opened: ids.map((id) => ({ kind: "node", id })),
          }),
        ),
      stub.tables.map((node) => node.id),
    );
    const question = page.getByRole("alertdialog", { name: "How much to draw" });
    await question.getByText(/^[\d,]+ nodes would be drawn\./).waitFor();
    expect(await places(page)).toEqual(before);
    await question.getByRole("button", { name: "Back" }).click();
    await question.waitFor({ state: "detached" });
    await settled(page);
    expect(await places(page)).toEqual(before);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("1,000 tables are all laid out in a worker and drawn; ./lineage bench ui tells how fast", { timeout: 120_000 }, async () => {
    const { measure } = await import("../bench/measure");
    const { page, errors } = await openTab(browser);
    const figures = await measure(page, base, 1000);
    expect(figures.nodes).toBe(1000);
    expect(errors).toEqual([]);
    await page.close();
  });
});
