// Takes the pictures of the README: npm run pictures, against a service with nothing but the demo (LINEAGE_URL, LINEAGE_CHROMIUM).
import { chromium } from "playwright-core";

const base = process.env.LINEAGE_URL ?? "http://127.0.0.1:5000";
const executablePath = process.env.LINEAGE_CHROMIUM ?? "/usr/bin/chromium";
const folder = new URL("../../../docs/images/", import.meta.url);

const database = "postgres://127.0.0.1:5432";
const dataset = (name) => `dataset:${database}:${name}`;
const address = (path, search) => `${path}?${new URLSearchParams(search)}`;
const daily = dataset("shopdw.dw_marts.mart_daily_revenue");

/** Address, theme, and what is there when the picture is whole. */
const pictures = {
  lineage: [address("/graph", { root: dataset("retail3.mart.fct_sales") }), "light", "[data-dataset='retail3.mart.fct_sales']"],
  columns: [address("/graph", { root: daily, col: `${daily}:revenue_eur` }), "dark", "[data-dataset] [aria-pressed=true]"],
  job: [address("/job", { ns: "af3", name: "retail_pg_etl.mart.fct_sales", col: "amount" }), "light", "#page [aria-pressed=true]"],
  dataset: [address("/dataset", { ns: database, name: "shopdw.dw_marts.dim_customer" }), "light", "#page table"],
  impact: [address("/impact", { id: dataset("retail3.raw.customers"), change: "drop-column", col: "region" }), "light", "#page table"],
  audit: ["/audit", "dark", "#page table"],
};

const { logEnd } = await (await fetch(`${base}/api/lineage/progress`)).json();
const { events } = await (await fetch(`${base}/api/demo`)).json();
if (logEnd !== events) {
  console.error(`${base} has ${logEnd} events, the demo ${events}: start one with nothing else, ./lineage up --demo --data EMPTY-FOLDER`);
  process.exit(1);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const [name, [path, theme, whole]] of Object.entries(pictures)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, reducedMotion: "reduce" });
    await page.addInitScript((chosen) => localStorage.setItem("lineage.theme", chosen), theme);
    await page.goto(base + path);
    await page.waitForSelector(whole);
    await page.waitForFunction(() => !document.querySelector("#page :is(.skeleton, [aria-label^=Loading])"));
    await page.evaluate(() => document.fonts.ready);
    // What follows a first answer, such as counts and verdicts.
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await page.waitForTimeout(800);
    await page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
    console.log(`docs/images/${name}.png`);
    await page.close();
  }
} finally {
  await browser.close();
}
