import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { base, launch, openTab } from "./graphPage";

/** A slow server is not an empty one, and what failed is told with a way to try again. */

const patience = { timeout: 60_000 };
const dataset = "/dataset?ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.dw_marts.dim_customer";
const job = "/job?ns=af3&name=retail_pg_etl.mart.fct_sales";
const root = "dataset%3Apostgres%3A%2F%2F127.0.0.1%3A5432%3Aretail3.mart.fct_sales";
const pages = ["/", dataset, job, "/runs", "/audit", "/ops", "/glossary", `/schemas?id=${root}`, `/graph?root=${root}`];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** What the page says instead of content. */
const empties = (page: Page) => page.locator("#page .state:not([role=alert])").allInnerTexts();
const skeletons = (page: Page) => page.locator("#page :is(.skeleton, [aria-label^=Loading])").count();

test.each(pages)("of a slow server, %s shows what is on its way and claims nothing", patience, async (address) => {
  const { page, errors } = await openTab(browser);
  let answers = () => {};
  const slow = new Promise<void>((resolve) => {
    answers = resolve;
  });
  await page.route("**/api/**", async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto(base + address);
  await page.waitForTimeout(800);
  expect(await skeletons(page)).toBeGreaterThan(0);
  expect(await empties(page)).toEqual([]);
  answers();
  await page.waitForFunction(() => !document.querySelector("#page :is(.skeleton, [aria-label^=Loading])"));
  expect(errors).toEqual([]);
  await page.close();
});

const broken: Record<string, (route: Route) => Promise<void>> = {
  "answers 500": (route) => route.fulfill({ status: 500, json: { title: "It broke.", detail: "Of a test.", status: 500 } }),
  "is a proxy's page": (route) => route.fulfill({ status: 503, contentType: "text/html", body: "<h1>Service unavailable</h1>" }),
  "is not there": (route) => route.abort("connectionrefused"),
};

test.each(Object.entries(broken))("what %s says so on every page, and recovers", { timeout: 180_000 }, async (_, answer) => {
  const look = async (address: string) => {
    const { page } = await openTab(browser);
    await page.route("**/api/**", answer);
    await page.goto(base + address);
    const failures = page.locator("#page [role=alert]");
    const retry = page.locator("#page button:has-text('Retry')");
    await failures.first().waitFor();
    await page.waitForFunction(() => !document.querySelector("#page :is(.skeleton, [aria-label^=Loading])"));
    expect([address, await empties(page)]).toEqual([address, []]);
    expect([address, await retry.count()]).not.toEqual([address, 0]);
    await page.unroute("**/api/**");
    // What asks again by itself may be back before anybody clicks.
    await expect
      .poll(
        async () => {
          await page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>("#page button")].find((one) => one.textContent?.trim() === "Retry")?.click(),
          );
          return failures.count();
        },
        { interval: 300, timeout: 15_000, message: address },
      )
      .toBe(0);
    await page.close();
  };
  await Promise.all(pages.map(look));
});
