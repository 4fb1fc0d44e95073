import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { base, datasetId, launch, openGraph, openTab, settled } from "./graphPage";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("a long address is shared as a saved view, which opens the same picture", { timeout: 60_000 }, async () => {
  const id = await datasetId("retail3.mart.fct_sales");
  const { page, errors } = await openTab(browser);
  const filter = `-${"x".repeat(2000)}`;
  await openGraph(page, `root=${id}&f=${filter}`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const address = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect([...address.searchParams.keys()]).toEqual(["saved"]);
  await openGraph(page, address.search.slice(1));
  expect(new URL(page.url()).searchParams.get("f")).toBe(filter);
  expect(errors).toEqual([]);
  await page.close();
});

test("the address of a view that nobody saved says so", { timeout: 30_000 }, async () => {
  const { page } = await openTab(browser);
  await page.goto(`${base}/graph?saved=nothing`);
  await page.getByText("No view is saved as “nothing”.").waitFor();
  await page.close();
});

test("a shared address opens where its sender looked, in a window of another size too", { timeout: 60_000 }, async () => {
  const id = await datasetId("retail3.mart.fct_sales");
  const { page, errors } = await openTab(browser);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openGraph(page, `root=${id}`);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, -400);
  await page.mouse.down();
  await page.mouse.move(560, 620, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  const sent = await look(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const shared = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(shared.searchParams.get("z")).toMatch(/^-?\d+,-?\d+,[\d.]+$/);
  expect(new URL(page.url()).searchParams.has("z")).toBe(false);
  await page.close();

  for (const size of [
    { width: 1440, height: 900 },
    { width: 1100, height: 700 },
  ]) {
    const other = await openTab(browser, size);
    await openGraph(other.page, shared.search.slice(1));
    const found = await look(other.page);
    expect(found.zoom).toBeCloseTo(sent.zoom, 1);
    // The address has whole pixels and hundredths of the zoom.
    expect(Math.hypot(found.x - sent.x, found.y - sent.y)).toBeLessThan(4);
    expect(other.errors).toEqual([]);
    await other.page.close();
  }
  expect(errors).toEqual([]);

  /** The middle of what the canvas shows, in the graph's own coordinates, and the zoom. */
  function look(tab: typeof page): Promise<{ x: number; y: number; zoom: number }> {
    return tab.evaluate(() => {
      const canvas = document.querySelector(".react-flow") as HTMLElement;
      const { a: zoom, e, f } = new DOMMatrix(getComputedStyle(document.querySelector(".react-flow__viewport") as HTMLElement).transform);
      return { x: (canvas.clientWidth / 2 - e) / zoom, y: (canvas.clientHeight / 2 - f) / zoom, zoom };
    });
  }
});
