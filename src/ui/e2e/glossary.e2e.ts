import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, base, launch, openTab } from "./graphPage";

/** Terms of the glossary are made, changed, put on a dataset and a column, found, taken off again and forgotten. */

const patience = { timeout: 60_000 };
const dataset = "ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=shopdw.dw_marts.dim_customer";
const id = "dataset:postgres://127.0.0.1:5432:shopdw.dw_marts.dim_customer";
/** A name with signs that addresses write in other ways. */
const term = "Net revenue / Umsatz (€)";
const address = `/glossary?term=${encodeURIComponent(term)}`;

interface Bearers {
  term: { description: string; synonyms: string[]; steward: string | null };
  bearers: { name: string; column: string | null }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await clean();
  await browser?.close();
});

async function put(path: string, body: object): Promise<void> {
  const response = await fetch(base + path, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** As if no test had been here. */
async function clean(): Promise<void> {
  for (const column of ["", "?column=email_hash"])
    await fetch(`${base}/api/lineage/assets/${encodeURIComponent(id)}/terms${column}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ names: [] }),
    });
  await fetch(`${base}/api/lineage/glossary/${encodeURIComponent(term)}`, { method: "DELETE" });
}

const detail = () => ask<Bearers>(`/api/lineage/glossary/${encodeURIComponent(term)}`);
const dialogOf = (page: Page) => page.getByRole("dialog");

async function save(page: Page): Promise<void> {
  await dialogOf(page).getByRole("button", { name: "Save" }).click();
  await dialogOf(page).waitFor({ state: "detached" });
}

test("a term is made, changed, borne by a dataset and a column, found by search, taken off and forgotten", {
  timeout: 120_000,
}, async () => {
  await clean();
  const { page, errors } = await openTab(browser);
  const dialog = dialogOf(page);
  await page.goto(`${base}/glossary`);
  await page.getByText("The glossary has no term yet.").waitFor();
  await page.getByRole("button", { name: "Add a term" }).click();
  expect(await dialog.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await dialog.getByLabel("Name").fill(term);
  await dialog.getByLabel("What it means").fill("Revenue without **tax**.");
  await dialog.getByLabel("Other words for it").fill("NR, Nettoumsatz");
  await save(page);
  const row = page.getByRole("table", { name: "Terms of the glossary" }).getByRole("row").filter({ hasText: term });
  expect(await row.innerText()).toContain("Revenue without tax.");
  await row.getByRole("link", { name: term }).click();
  await page.getByText("Nothing bears it yet").waitFor();
  expect(new URL(page.url()).searchParams.get("term")).toBe(term);
  expect(await row.getAttribute("aria-selected")).toBe("true");
  expect(await page.locator("#page .prose b", { hasText: "tax" }).count()).toBe(1);

  await page.getByRole("button", { name: "Change" }).click();
  expect(await dialog.getByLabel("Name").isDisabled()).toBe(true);
  await dialog.getByLabel("What it means").fill("Revenue without tax and returns.");
  await dialog.getByLabel("Steward").fill("finance");
  await save(page);
  await page.getByText("steward finance").waitFor();
  expect((await detail()).term).toMatchObject({
    description: "Revenue without tax and returns.",
    synonyms: ["NR", "Nettoumsatz"],
    steward: "finance",
  });

  // On a dataset, and on one of its columns.
  await page.goto(`${base}/dataset?${dataset}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByRole("checkbox", { name: term }).check();
  await save(page);
  await page.locator("header").getByRole("link", { name: term }).waitFor();
  await page.getByRole("button", { name: "Description, tags and terms of email_hash…" }).click();
  expect(await dialog.getByRole("checkbox", { name: term }).isChecked()).toBe(false);
  await dialog.getByRole("checkbox", { name: term }).check();
  await dialog.getByLabel("Description, in Markdown").fill("The **hash** of an address");
  await save(page);
  const columns = page.getByRole("table", { name: /^Columns of/ });
  await columns.getByRole("row").filter({ hasText: "email_hash" }).getByText("The hash of an address").waitFor();
  await columns.getByRole("row").filter({ hasText: "email_hash" }).getByRole("link", { name: term }).click();
  await page.waitForURL(/\/glossary\?/);
  const bearers = page.getByRole("table", { name: `What bears ${term}` });
  await bearers.getByRole("link", { name: "email_hash" }).waitFor();
  expect(await bearers.locator("tbody tr").count()).toBe((await detail()).bearers.length);
  expect(await page.getByRole("button", { name: "Forget" }).isDisabled()).toBe(true);
  await bearers.getByRole("link", { name: "email_hash" }).click();
  await page.locator("table[aria-label^='Columns of'] tr[aria-selected=true]").filter({ hasText: "email_hash" }).waitFor();

  // Found by its name and by another word for it.
  for (const words of ["Net reven", "Nettoums"]) {
    await page.goto(base);
    await page.waitForSelector("h1");
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    await page.getByRole("option").filter({ hasText: term }).first().click();
    await page.waitForURL(/\/glossary\?/);
    expect(new URL(page.url()).searchParams.get("term")).toBe(term);
  }

  // Taken off where it is shown, then forgotten.
  await page.goto(`${base}/dataset?${dataset}`);
  await page.getByRole("button", { name: "Description, tags and terms of email_hash…" }).click();
  await dialog.getByRole("checkbox", { name: term }).uncheck();
  await dialog.getByLabel("Description, in Markdown").fill("");
  await save(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByRole("checkbox", { name: term }).uncheck();
  await save(page);
  await page.getByRole("link", { name: term }).first().waitFor({ state: "detached" });
  await page.goto(base + address);
  await page.getByRole("button", { name: "Forget" }).click();
  await dialog.getByRole("button", { name: "Forget" }).click();
  await page.getByText("The glossary has no term yet.").waitFor();
  expect(new URL(page.url()).searchParams.get("term")).toBeNull();
  expect(errors).toEqual([]);
  await page.close();
});

test("who may only read sees terms and no button that changes one", patience, async () => {
  await put(`/api/lineage/glossary/${encodeURIComponent(term)}`, { description: "Read only." });
  const { page, errors } = await openTab(browser);
  await page.route("**/api/me", (route) =>
    route.fulfill({ json: { name: "reader", role: "viewer", subscription: "default", features: [], authentication: "keys" } }),
  );
  await page.goto(base + address);
  await page.getByText("Nothing bears it yet").waitFor();
  expect(await page.getByRole("button", { name: /^(Add a term|Change|Forget)/ }).count()).toBe(0);
  await page.goto(`${base}/dataset?${dataset}`);
  await page.getByRole("table", { name: /^Columns of/ }).waitFor();
  expect(await page.getByRole("button", { name: /^(Edit|Description, tags and terms of)/ }).count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

test("a term that is not there is said to be none, whatever its name", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/glossary?term=${encodeURIComponent("no/such term?")}`);
  await page.getByText("There is no term “no/such term?”.").waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test("what bears a term may fail alone: the term stays, and Retry brings the rest", patience, async () => {
  await put(`/api/lineage/glossary/${encodeURIComponent(term)}`, { description: "Stays." });
  const { page } = await openTab(browser);
  const one = (url: URL) => url.pathname.startsWith("/api/lineage/glossary/");
  await page.route(one, (route) => route.fulfill({ status: 500, json: { title: "It broke.", detail: "Of a test.", status: 500 } }));
  await page.goto(base + address);
  await page.getByRole("alert").getByText("It broke.").waitFor();
  await page.locator("#page .prose", { hasText: "Stays." }).waitFor();
  await page.unroute(one);
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByText("Nothing bears it yet").waitFor();
  await page.close();
});

test("what the service refuses stands in the form with what was typed", patience, async () => {
  const { page } = await openTab(browser);
  await page.route(
    (url) => url.pathname.startsWith("/api/lineage/glossary/"),
    (route) =>
      route.request().method() === "PUT"
        ? route.fulfill({ status: 503, json: { title: "The service is busy.", detail: "Try again.", status: 503 } })
        : route.continue(),
  );
  await page.goto(`${base}/glossary`);
  await page.getByRole("button", { name: "Add a term" }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel("Name").fill("Kept");
  await dialog.getByLabel("What it means").fill("What was typed");
  await dialog.getByRole("button", { name: "Save" }).click();
  expect(await dialog.getByRole("alert").innerText()).toContain("busy");
  expect(await dialog.getByLabel("What it means").inputValue()).toBe("What was typed");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.close();
});
