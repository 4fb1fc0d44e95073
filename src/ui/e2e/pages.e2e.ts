import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, base, datasetId, launch, openTab } from "./graphPage";

/** Every page of the demo, in both themes: it opens, tells everything that it asks for, logs no error, and axe finds nothing. */

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let browser: Browser;
let addresses: [string, string][];

beforeAll(async () => {
  browser = await launch();
  addresses = await allAddresses();
}, 60_000);
afterAll(() => browser?.close());

describe.each(["light", "dark"])("every page in the %s theme", (theme) => {
  test("opens without an error and without findings of axe", { timeout: 300_000 }, async () => {
    const script = await readFile(axe, "utf8");
    const findings: string[] = [];
    for (const [name, address] of addresses) {
      const { page, errors } = await openTab(browser);
      await page.addInitScript((chosen) => localStorage.setItem("lineage.theme", chosen), theme);
      await page.goto(base + address);
      await page.waitForSelector("#page :is(h1, [role=application], [role=treegrid])");
      await page.waitForLoadState("networkidle", { timeout: 4000 }).catch(() => undefined); // pages that follow a stream never are
      await page.waitForFunction(() => !document.querySelector("#page .skeleton"), undefined, { timeout: 10_000 });
      const missing = await page.locator("text=This server does not tell").count();
      if (missing > 0) findings.push(`${name}: ${missing} answers are not told`);
      findings.push(...errors.map((error) => `${name}: ${error}`));
      await page.evaluate(script);
      const violations = await page.evaluate(async () => {
        const result = await (
          window as never as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe.run();
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
      });
      findings.push(...violations.map((violation) => `${name}: ${violation}`));
      await page.close();
    }
    expect(findings).toEqual([]);
  });
});

test("a wrong address shows the page, says so and keeps the way on", { timeout: 30_000 }, async () => {
  const response = await fetch(`${base}/nothing/here`, { headers: { Accept: "text/html" } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("text/html");
  const { page } = await openTab(browser);
  await page.goto(`${base}/nothing/here`);
  await page.waitForSelector("h1");
  expect(await page.locator("nav a[href='/']").count()).toBeGreaterThan(0);
  await page.close();
});

test("programs get a problem at a wrong address, not a page", async () => {
  const response = await fetch(`${base}/api/lineage/nothing-here`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type") ?? "").not.toContain("text/html");
});

async function allAddresses(): Promise<[string, string][]> {
  const fct = await datasetId("retail3.mart.fct_sales");
  const customers = await datasetId("retail3.raw.customers");
  const dim = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.dw_marts.dim_customer";
  const job = "ns=af3&name=retail_pg_etl.mart.fct_sales";
  const { runs } = await ask<{ runs: { runId: string; state: string }[] }>("/api/lineage/runs?root=true&limit=50");
  const failed = runs.find((run) => run.state === "FAIL");
  const from = new Date(Date.now() - 10 * 86_400_000).toISOString();
  return Object.entries({
    explorer: "/",
    search: "/?q=customer",
    graph: `/graph?root=${fct}`,
    "list of the graph": `/graph?root=${fct}&view=list`,
    dataset: `/dataset?${dim}`,
    "schema history": `/dataset?${dim}&tab=schema`,
    "runs of a dataset": `/dataset?${dim}&tab=runs`,
    checks: `/dataset?${dim}&tab=checks`,
    "facets of a dataset": `/dataset?${dim}&tab=facets`,
    job: `/job?${job}`,
    "inputs and outputs": `/job?${job}&tab=io`,
    "runs of a job": `/job?${job}&tab=runs`,
    "claims of a job": `/job?${job}&tab=claims`,
    "versions of a job": `/job?${job}&tab=versions`,
    runs: "/runs",
    run: `/run?id=${encodeURIComponent(runs[0].runId)}`,
    impact: `/impact?id=${customers}&change=drop-column&col=region`,
    cause: `/cause?id=${fct}`,
    "cause of a run": `/cause?run=${encodeURIComponent((failed ?? runs[0]).runId)}`,
    diff: `/diff?id=${fct}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(new Date().toISOString())}`,
    audit: "/audit",
    sql: "/sql",
    events: "/events",
    "set aside": "/events/set-aside",
    connections: "/connections",
    ops: "/ops",
    "running jobs": "/ops/running",
    "failed jobs": "/ops/failed",
    workers: "/ops/workers",
    retention: "/ops/retention",
    claims: "/settings",
    rules: "/settings/rules",
    owners: "/settings/owners",
    keys: "/settings/keys",
    about: "/settings/about",
    "log in": "/login",
  });
}
