import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { base, known, launch, openTab, settled } from "./graphPage";

/** Every link to a column opens with that column chosen and in sight, whatever its name holds, and reloading keeps it. */

const patience = { timeout: 60_000 };
const namespace = "postgres://columns.test:5432";
const source = "odd.Schema.von:früher";
const target = 'odd."Schema".breite_Tabelle';
/** Dots, slashes, quotes, letters outside of ASCII, upper case, colons, and what addresses write in other ways. */
const odd = ["a.b.c", "s3://bucket/part", 'say "hi"', "o'clock", "Größe", "売上", "NetAmount", "x:y", "100%", "a+b&c=d", "#1", "c,d"];
const many = Array.from({ length: 290 }, (_, i) => `column_${String(i).padStart(3, "0")}`);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  const fields = [...many, ...odd].map((name) => ({ name, type: "text" }));
  const schema = { ...facet, fields };
  const lineage = Object.fromEntries(
    [...odd, "column_280"].map((name) => [
      name,
      { inputFields: [{ namespace, name: source, field: name, transformations: [{ type: "DIRECT", subtype: "IDENTITY" }] }] },
    ]),
  );
  const response = await fetch(`${base}/api/v1/lineage`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      eventType: "COMPLETE",
      eventTime: new Date().toISOString(),
      producer: "https://example.com/columns-test",
      schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
      run: { runId: randomUUID() },
      job: { namespace: "columns", name: "copy_columns" },
      inputs: [{ namespace, name: source, facets: { schema } }],
      outputs: [{ namespace, name: target, facets: { schema, columnLineage: { ...facet, fields: lineage } } }],
    }),
  });
  expect(response.ok).toBe(true);
  await known(`dataset:${namespace}:${target}`);
}, 60_000);
afterAll(() => browser?.close());

const facet = { _producer: "https://example.com/columns-test", _schemaURL: "https://example.com/columns-test" };
const pageOf = (name: string, column: string) =>
  `${base}/dataset?ns=${encodeURIComponent(namespace)}&name=${encodeURIComponent(name)}&col=${encodeURIComponent(column)}`;

/** Whether all of it can be seen: inside the window and not under what lies above it. */
async function inSight(of: Locator): Promise<boolean> {
  return of.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [Math.max(left, 0) + Math.min(80, (right - left) / 2), (top + bottom) / 2];
    const shown = document.elementFromPoint(x, y);
    return top >= 0 && bottom <= window.innerHeight && shown !== null && (element.contains(shown) || shown.contains(element));
  });
}

/** The chosen row of the dataset's page. */
const chosenRow = (page: Page) => page.locator("table[aria-label^='Columns of'] tr[aria-selected=true]");
/** The pinned row of the graph. */
const pinnedRow = (page: Page) => page.locator("[data-dataset] button[aria-pressed=true]");

async function expectChosen(page: Page, column: string): Promise<void> {
  await chosenRow(page).waitFor();
  expect(await chosenRow(page).locator("td").first().locator("a").first().innerText()).toBe(column);
  await expect.poll(() => inSight(chosenRow(page))).toBe(true);
  expect(new URL(page.url()).searchParams.get("col")).toBe(column);
}

async function expectPinned(page: Page, column: string): Promise<void> {
  await page.waitForSelector("[data-dataset]");
  await settled(page);
  expect(await pinnedRow(page).locator("span").first().innerText()).toBe(column);
  await expect.poll(() => inSight(pinnedRow(page))).toBe(true);
  expect(new URL(page.url()).searchParams.get("col")?.endsWith(`:${column}`)).toBe(true);
}

test.each([...odd, "column_280"])(
  "%s is found by search, chosen on its page, pinned in the graph; reloading keeps both",
  patience,
  async (column) => {
    const { page, errors } = await openTab(browser);
    await page.goto(base);
    await page.waitForSelector("h1");
    await page.keyboard.press("/");
    await page.keyboard.type(column);
    const hit = page
      .getByRole("group", { name: "Columns" })
      .getByRole("option")
      .filter({ hasText: column })
      .filter({ hasText: `${target.split(".").pop()}.` })
      .first();
    await hit.click();
    await expectChosen(page, column);
    await page.reload();
    await expectChosen(page, column);

    // Sources are links to columns too.
    await chosenRow(page).locator("td").nth(2).getByRole("link").click();
    await page.waitForURL((url) => url.searchParams.get("name") === source);
    await expectChosen(page, column);
    await page.goBack();
    await expectChosen(page, column);

    await chosenRow(page).locator("td").first().locator("a").first().click();
    await expectPinned(page, column);
    await page.reload();
    await expectPinned(page, column);
    // The path leads to the source, which is drawn with its row.
    expect(await page.locator(`[data-dataset='${source}'] button`).filter({ hasText: column }).count()).toBeGreaterThan(0);
    // And back to the page from the words of the path.
    await page.locator("#page a.m", { hasText: column }).first().click();
    await expectChosen(page, column);
    expect(errors).toEqual([]);
    await page.close();
  },
);

test("a column is chosen by a click on its row and by Enter, stays from tab to tab, and is left by another click", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(pageOf(target, "Größe").replace(/&col=.*/, ""));
  const row = page.locator("table[aria-label^='Columns of'] tbody tr", { hasText: "column_003" });
  await row.locator("td").nth(1).click();
  await expectChosen(page, "column_003");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expectChosen(page, "column_004");
  await page.getByRole("link", { name: /^Schema history/ }).click();
  await page.waitForURL(/tab=schema/);
  expect(new URL(page.url()).searchParams.get("col")).toBe("column_004");
  await page.getByRole("link", { name: "Overview" }).click();
  await expectChosen(page, "column_004");
  await page.getByRole("link", { name: "What breaks if…" }).first().click();
  await page.waitForURL(/\/impact/);
  expect(new URL(page.url()).searchParams.get("col")).toBe("column_004");
  await page.goBack();
  await expectChosen(page, "column_004");
  await chosenRow(page).locator("td").nth(1).click();
  await chosenRow(page).waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("col")).toBeNull();
  expect(errors).toEqual([]);
  await page.close();
});

test("another case finds the one column that it can mean; a column that is not there is said to be none", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(pageOf(target, "NETAMOUNT"));
  await chosenRow(page).waitFor();
  expect(await chosenRow(page).locator("td").first().locator("a").first().innerText()).toBe("NetAmount");
  await page.goto(
    `${base}/graph?root=${encodeURIComponent(`dataset:${namespace}:${target}`)}&col=${encodeURIComponent(`dataset:${namespace}:${target}:netamount`)}`,
  );
  await expectPinned(page, "NetAmount");
  await page.goto(pageOf(target, "no_such_column"));
  await page.getByText("No column of it is called no_such_column now.").waitFor();
  expect(await chosenRow(page).count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

test("in the list of a narrow page the pinned column is chosen and in sight", patience, async () => {
  const { page, errors } = await openTab(browser, { width: 360, height: 740 });
  const id = `dataset:${namespace}:${target}`;
  await page.goto(`${base}/graph?root=${encodeURIComponent(id)}&col=${encodeURIComponent(`${id}:Größe`)}`);
  const row = page.locator("[role=treegrid] [role=row][aria-selected=true]");
  await row.waitFor();
  expect(await row.locator("button").first().innerText()).toBe("Größe");
  await expect.poll(() => inSight(row.locator("button").first())).toBe(true);
  await row.getByRole("link").click();
  await expectChosen(page, "Größe");

  // In a long list too, from which the words of the path take room.
  const sales = "dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales";
  await page.goto(`${base}/graph?root=${encodeURIComponent(sales)}&col=${encodeURIComponent(`${sales}:amount`)}`);
  await page.getByRole("button", { name: "Show downstream" }).waitFor();
  await row.waitFor();
  expect(await row.locator("button").first().innerText()).toBe("amount");
  await expect.poll(() => inSight(row.locator("button").first())).toBe(true);
  expect(errors).toEqual([]);
  await page.close();
});

test("each kind of page that links to a column leads to that column", { timeout: 180_000 }, async () => {
  const { page, errors } = await openTab(browser);
  const demo = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=";
  const customers = encodeURIComponent("dataset:postgres://127.0.0.1:5432:retail3.raw.customers");
  const from = encodeURIComponent(new Date(Date.now() - 30 * 86_400_000).toISOString());
  const addresses = {
    columns: `/dataset?${demo}shopdw.dw_marts.dim_customer`,
    "schema history": `/dataset?${demo}shopdw.dw_marts.dim_customer&tab=schema`,
    checks: `/dataset?${demo}shopdw.dw_marts.dim_customer&tab=checks`,
    impact: `/impact?id=${customers}&change=drop-column&col=region`,
    diff: `/diff?id=${customers}&from=${from}&to=${encodeURIComponent(new Date().toISOString())}&kind=columnEdge`,
  };
  for (const [what, address] of Object.entries(addresses)) {
    await page.goto(base + address);
    const link = page.locator("#page a[href*='/dataset?'][href*='col=']").first();
    await link.waitFor();
    const column = new URL((await link.getAttribute("href")) ?? "", base).searchParams.get("col") ?? "";
    await link.click();
    await expectChosen(page, column).catch((error) => {
      throw new Error(`${what}: ${error}`);
    });
  }
  expect(errors).toEqual([]);
  await page.close();
});
