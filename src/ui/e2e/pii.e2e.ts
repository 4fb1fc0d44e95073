import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, base, datasetId, launch, openGraph, openTab } from "./graphPage";

/** Who may edit says what personal data is and where it may lie; who may not is not offered it. */

const patience = { timeout: 60_000 };
const dataset = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.raw.customers";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("a column is flagged by hand, the lens of the graph shows it, and the word is taken back", patience, async () => {
  const id = await datasetId("shopdw.raw.customers");
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/dataset?${dataset}`);
  await page.getByRole("button", { name: "Personal data in email…" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await dialog.getByLabel("Reason").fill("customers type it");
  await dialog.getByRole("button", { name: "Save" }).click();
  const chip = page
    .getByRole("table", { name: /^Columns of/ })
    .getByRole("link", { name: "email", exact: true })
    .filter({ has: page.locator(".chip") });
  await chip.waitFor();

  await openGraph(page, `root=${id}&lens=sensitive`);
  await page
    .getByRole("group", { name: /^customers, / })
    .getByLabel("holds personal data: email")
    .waitFor();
  await page.getByText(/datasets? with personal data/).waitFor();

  await page.goto(`${base}/pii`);
  await page.getByRole("table", { name: "Unmasked personal data" }).getByText("by hand: customers type it").first().waitFor();

  await page.goto(`${base}/dataset?${dataset}`);
  await chip.waitFor();
  await page.getByRole("button", { name: "Personal data in email…" }).click();
  await dialog.getByText("Known now: email (by hand: customers type it).").waitFor();
  await dialog.getByLabel("It holds").selectOption("");
  await dialog.getByLabel("Reason").fill("only a test");
  await dialog.getByRole("button", { name: "Save" }).click();
  await chip.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
  await page.close();
});

test("a rule shows what it would flag, is saved, changed and removed; so is an allowed place", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/pii`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("tried");
  await dialog.getByRole("textbox", { name: "Columns", exact: true }).fill("*email*");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText(/^It would flag [1-9]/).waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Change tried" }).click();
  await dialog.getByLabel("But not these columns").fill("email_hash");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const { rules } = await ask<{ rules: { name: string; except: string[] }[] }>("/api/lineage/pii/rules");
  expect(rules.find((rule) => rule.name === "tried")?.except).toEqual(["email_hash"]);

  await page.getByRole("button", { name: "Allow a place" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("raw");
  await dialog.getByLabel("Names of datasets").fill("shopdw.raw.*");
  await dialog.getByLabel("email").check();
  await dialog.getByLabel("Reason").fill("access is restricted");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("table", { name: "Allowed places" }).getByText("access is restricted").waitFor();
  for (const name of ["raw", "tried"]) {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: `Remove ${name}` }).waitFor({ state: "detached" });
  }
  expect(errors).toEqual([]);
  await page.close();
});

test("who may only read sees what is flagged and nothing to change it with", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.route("**/api/me", (route) =>
    route.fulfill({ json: { name: "reader", role: "viewer", subscription: "default", features: [], authentication: "keys" } }),
  );
  await page.goto(`${base}/pii`);
  await page.getByText("No place is allowed yet.").waitFor();
  expect(await page.getByRole("button", { name: /^(Add a rule|Allow a place|Switch the rules)/ }).count()).toBe(0);
  await page.goto(`${base}/dataset?${dataset}`);
  await page.getByRole("table", { name: /^Columns of/ }).waitFor();
  expect(await page.getByRole("button", { name: /^Personal data in/ }).count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});
