import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, base, datasetId, launch, openTab } from "./graphPage";

/** Every page of the demo, in both themes: it opens, tells everything that it asks for, logs no error, and axe finds nothing. */

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let browser: Browser;
let script: string;

/** What addresses need of the demo. */
let known: { fct: string; customers: string; run: string; failed: string; from: string; now: string };

/** Every page, by what it shows. */
const dim = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.dw_marts.dim_customer";
const job = "ns=af3&name=retail_pg_etl.mart.fct_sales";
const pages: [string, () => string][] = Object.entries({
  explorer: () => "/",
  search: () => "/?q=customer",
  "search by owner": () => "/?owner=data-eng",
  graph: () => `/graph?root=${known.fct}`,
  "list of the graph": () => `/graph?root=${known.fct}&view=list`,
  dataset: () => `/dataset?${dim}`,
  "schema history": () => `/dataset?${dim}&tab=schema`,
  "runs of a dataset": () => `/dataset?${dim}&tab=runs`,
  checks: () => `/dataset?${dim}&tab=checks`,
  "profile of a dataset": () => `/dataset?${dim}&tab=profile`,
  "facets of a dataset": () => `/dataset?${dim}&tab=facets`,
  job: () => `/job?${job}`,
  "inputs and outputs": () => `/job?${job}&tab=io`,
  "runs of a job": () => `/job?${job}&tab=runs`,
  "claims of a job": () => `/job?${job}&tab=claims`,
  "versions of a job": () => `/job?${job}&tab=versions`,
  runs: () => "/runs",
  run: () => `/run?id=${encodeURIComponent(known.run)}`,
  impact: () => `/impact?id=${known.customers}&change=drop-column&col=region`,
  cause: () => `/cause?id=${known.fct}`,
  "cause of a run": () => `/cause?run=${encodeURIComponent(known.failed)}`,
  diff: () => `/diff?id=${known.fct}&from=${encodeURIComponent(known.from)}&to=${encodeURIComponent(known.now)}`,
  audit: () => "/audit",
  alerts: () => "/alerts",
  "resolved alerts": () => "/alerts?state=resolved",
  "rules of alerts": () => "/alerts/rules",
  "channels of alerts": () => "/alerts/channels",
  "messages of alerts": () => "/alerts/deliveries",
  glossary: () => "/glossary",
  "personal data": () => "/pii",
  schemas: () => "/schemas",
  "a planned schema": () => `/schemas?id=${known.fct}`,
  sql: () => "/sql",
  events: () => "/events",
  "set aside": () => "/events/set-aside",
  connections: () => "/connections",
  sources: () => "/sources",
  ops: () => "/ops",
  "running jobs": () => "/ops/running",
  "failed jobs": () => "/ops/failed",
  "jobs in the queue": () => "/ops/queue",
  "retried jobs": () => "/ops/retries",
  "jobs that succeeded": () => "/ops/succeeded",
  "deleted jobs": () => "/ops/deleted",
  "a schedule": () => "/ops?sel=retention",
  workers: () => "/ops/workers",
  retention: () => "/ops/retention",
  claims: () => "/settings",
  rules: () => "/settings/rules",
  owners: () => "/settings/owners",
  keys: () => "/settings/keys",
  about: () => "/settings/about",
  "log in": () => "/login",
});

beforeAll(async () => {
  browser = await launch();
  script = await readFile(axe, "utf8");
  const { runs } = await ask<{ runs: { runId: string; state: string }[] }>("/api/lineage/runs?root=true&limit=50");
  const failed = runs.find((run) => run.state === "FAIL");
  if (!runs[0] || !failed) throw new Error("The demo has no failed run.");
  known = {
    fct: await datasetId("retail3.mart.fct_sales"),
    customers: await datasetId("retail3.raw.customers"),
    run: runs[0].runId,
    failed: failed.runId,
    from: new Date(Date.now() - 10 * 86_400_000).toISOString(),
    now: new Date().toISOString(),
  };
}, 60_000);
afterAll(() => browser?.close());

describe.each(["light", "dark"])("in the %s theme without an error and without findings of axe:", (theme) => {
  /** One for all pages, so that what they share is loaded once. */
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript((chosen) => localStorage.setItem("lineage.theme", chosen), theme);
  });
  afterAll(() => context.close());

  test.each(pages)("%s", { timeout: 90_000 }, async (_, address) => {
    const { page, errors } = await openTab(context);
    await page.goto(base + address());
    await page.waitForSelector("#page :is(h1, [role=application], [role=treegrid])");
    await page.waitForFunction(() => !document.querySelector("#page .skeleton"), undefined, { timeout: 30_000 });
    expect(await page.locator("text=This server does not tell").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    await page.evaluate(script);
    const findings = await page.evaluate(async () => {
      const result = await (
        window as never as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe.run();
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
    });
    expect(findings).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});

test("on a phone no page runs over its edge", { timeout: 240_000 }, async () => {
  const { page, errors } = await openTab(browser, { width: 360, height: 740 });
  const wide: string[] = [];
  for (const [name, address] of pages) {
    await page.goto(base + address());
    await page.waitForSelector("#page :is(h1, [role=application], [role=treegrid])");
    await page.waitForFunction(() => !document.querySelector("#page .skeleton"), undefined, { timeout: 30_000 });
    const over = await page.locator("#page").evaluate((main) => main.scrollWidth - main.clientWidth);
    if (over > 0) wide.push(`${name} by ${over} px`);
  }
  expect(wide).toEqual([]);
  expect(errors).toEqual([]);
  await page.close();
});

test("a wrong address shows the page, says so and keeps the way on", { timeout: 30_000 }, async () => {
  const response = await fetch(`${base}/nothing/here`, { headers: { Accept: "text/html" } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("text/html");
  const { page } = await openTab(browser);
  await page.goto(`${base}/nothing/here`);
  await page.waitForSelector("#page h1");
  expect(await page.locator("#page").innerText()).toContain("There is no page at /nothing/here.");
  expect(await page.locator("nav a[href='/']").count()).toBeGreaterThan(0);
  await page.close();
});

test("of a dataset that nobody knows the page asks once, and says so", { timeout: 30_000 }, async () => {
  const { page } = await openTab(browser);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, href } = new URL(request.url());
    if (pathname.startsWith("/api/lineage/") && href.includes("no.such.table")) asked.push(pathname);
  });
  await page.goto(`${base}/dataset?ns=${encodeURIComponent("postgres://nowhere:5432")}&name=no.such.table`);
  await page.getByText("No dataset is called “no.such.table”.").waitFor();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path !== "/api/lineage/search")).toEqual(["/api/lineage/assets/full"]);
  await page.close();
});

test("a dataset tells in its head how many alerts about it are open, and leads to them", { timeout: 30_000 }, async () => {
  const { page, errors } = await openTab(browser);
  let asked = "";
  await page.route(/\/api\/lineage\/alerts\?/, async (route) => {
    asked = route.request().url();
    const [one] = [{ id: "00000000-0000-8000-8000-000000000001", rule: "r", kind: "freshness", state: "open", title: "late" }];
    await route.fulfill({ contentType: "application/json", body: JSON.stringify({ alerts: [one, one], next: null }) });
  });
  await page.goto(`${base}/dataset?${dim}`);
  const chip = page.getByRole("link", { name: "2 open alerts" });
  await chip.waitFor();
  expect(new URL(asked).searchParams.get("state")).toBe("open");
  await page.unroute(/\/api\/lineage\/alerts\?/);
  const narrowed = page.waitForRequest((request) => /\/api\/lineage\/alerts\?.*dataset=dataset/.test(request.url()));
  await chip.click();
  await narrowed;
  await page.getByRole("button", { name: "About dim_customer" }).waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test("programs get a problem at a wrong address, not a page", async () => {
  const response = await fetch(`${base}/api/lineage/nothing-here`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type") ?? "").not.toContain("text/html");
});
