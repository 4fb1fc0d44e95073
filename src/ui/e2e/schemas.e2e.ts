import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, base, launch, openTab } from "./graphPage";

/** Rules of schemas are added, changed and removed; a planned schema shows what it would break before anybody writes it. */

const patience = { timeout: 60_000 };
const id = "dataset:postgres://127.0.0.1:5432:shopdw.dw_marts.dim_customer";
const dataset = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.dw_marts.dim_customer";
const rules = "/api/lineage/schemas/rules";

interface Rules {
  rules: { name: string; dataset: string | null; pattern: string | null; compatibility: string }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  for (const name of ["marts", "one"]) await fetch(`${base}${rules}/${name}`, { method: "DELETE" });
  await browser?.close();
});

const planned = (page: Page) => page.getByRole("textbox", { name: /^Columns: a name and a type/ });
const result = (page: Page) => page.getByRole("region", { name: "What comes of it" });

test("a rule is added, changed and removed, by pattern and for one dataset", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/schemas?id=${encodeURIComponent(id)}`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("marts");
  await dialog.getByRole("radio", { name: "names by a pattern" }).click();
  await dialog.getByLabel("Pattern of names").fill("shopdw.dw_marts.*");
  await dialog.getByLabel("Compatibility").selectOption("backward");
  await dialog.getByText("Broken by a type that may not hold its old values.").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const row = page.getByRole("table", { name: "Rules of schemas" }).getByRole("row", { name: /marts/ });
  await row.waitFor();
  // It counts for the dataset that is tried.
  await expect.poll(() => row.getAttribute("aria-selected")).toBe("true");

  await page.getByRole("button", { name: "Change marts" }).click();
  expect(await dialog.getByRole("textbox", { name: "Name", exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel("Compatibility").selectOption("full");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await row.getByText("full", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("one");
  await dialog.getByRole("button", { name: /Dataset: .*dim_customer/ }).waitFor();
  await dialog.getByLabel("Compatibility").selectOption("none");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const kept = (await ask<Rules>(rules)).rules;
  expect(kept.find((one) => one.name === "marts")).toMatchObject({ pattern: "shopdw.dw_marts.*", dataset: null, compatibility: "full" });
  const one = kept.find((rule) => rule.name === "one");
  expect(one?.pattern).toBeNull();
  expect(one?.dataset).toMatch(/^[0-9a-f-]{36}$/);
  await page
    .getByRole("table", { name: "Rules of schemas" })
    .getByRole("link", { name: /dim_customer/ })
    .waitFor();

  for (const name of ["one", "marts"]) {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: `Remove ${name}` }).waitFor({ state: "detached" });
  }
  await page.getByText("No dataset has a rule yet.").waitFor();
  expect((await ask<Rules>(rules)).rules).toEqual([]);
  expect(errors).toEqual([]);
  await page.close();
});

test("a planned schema tells what it breaks as the service does, with the way to what breaks downstream", patience, async () => {
  await fetch(`${base}${rules}/marts`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ pattern: "shopdw.dw_marts.*", compatibility: "full" }),
  });
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/dataset?${dataset}&tab=schema`);
  await page.getByRole("link", { name: "Try a planned schema" }).click();
  await page.waitForURL(/\/schemas\?id=/);
  await result(page).getByText("It is the newest schema: nothing changes.").waitFor();
  const text = await planned(page).inputValue();
  const next = text.replace(/^region text\n/m, "").replace("order_count bigint", "order_count int");
  expect(next).not.toBe(text);
  await planned(page).fill(`${next}\nnew_column text`);
  await result(page).getByText("2 changes break the rule marts (full).").waitFor();
  const answer = await (
    await fetch(`${base}/api/lineage/schemas/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        dataset: id,
        columns: `${next}\nnew_column text`.split("\n").map((line) => ({ name: line.split(" ")[0], type: line.split(" ")[1] })),
      }),
    })
  ).json();
  expect(answer.violations).toHaveLength(2);
  const rows = result(page).getByRole("table", { name: "Changes of the planned schema" }).locator("tbody tr");
  expect(await rows.count()).toBe(answer.changes.length);
  expect(await rows.filter({ hasText: "breaks" }).count()).toBe(answer.violations.length);
  expect(await result(page).innerText()).toContain(`${answer.downstream} datasets lie downstream`);

  await planned(page).fill("a int\na text");
  await result(page).getByText("Line 2: a stands there twice.").waitFor();
  await page.getByRole("button", { name: "Back to the newest schema" }).click();
  await result(page).getByText("It is the newest schema: nothing changes.").waitFor();
  await planned(page).fill(next);
  await result(page)
    .getByRole("row", { name: /region/ })
    .getByRole("link", { name: "What breaks?" })
    .click();
  await page.waitForURL(/\/impact\?/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ id, change: "drop-column", col: "region" });
  expect(errors).toEqual([]);
  await page.close();
});

test("the rail leads to the page, which asks for a dataset and takes one by the keyboard", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(base);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Schemas" }).click();
  await page.getByText("Whose schema is to change?").waitFor();
  await page.getByRole("button", { name: /^Dataset: / }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("dim_cust");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/id=dataset/);
  await planned(page).waitFor();
  await page.reload();
  await planned(page).waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test("who may only read sees rules and may try, and nothing to change rules with", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.route("**/api/me", (route) =>
    route.fulfill({ json: { name: "reader", role: "viewer", subscription: "default", features: [], authentication: "keys" } }),
  );
  await page.goto(`${base}/schemas?id=${encodeURIComponent(id)}`);
  await result(page).getByText("nothing changes").waitFor();
  await page.getByRole("table", { name: "Rules of schemas" }).waitFor();
  expect(await page.getByRole("button", { name: /^(Add a rule|Change|Remove)/ }).count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

test("what the service refuses stands in the form, and the form keeps what was typed", patience, async () => {
  const { page } = await openTab(browser);
  await page.goto(`${base}/schemas`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("no/such name!");
  await dialog.getByLabel("Pattern of names").fill("x.*");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").waitFor();
  expect(await dialog.getByLabel("Pattern of names").inputValue()).toBe("x.*");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.close();
});
