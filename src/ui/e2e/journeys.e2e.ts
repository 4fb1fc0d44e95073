import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, base, datasetId, launch, openTab, places, settled } from "./graphPage";

/** What people come for, from the first page to the answer. Figures are what the service itself answers. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const patience = { timeout: 60_000 };

test("find the table: typing leads to its lineage, and reloading gives the same picture", patience, async () => {
  const id = await datasetId("retail3.mart.fct_sales");
  const { page, errors } = await openTab(browser);
  await page.goto(base);
  await page.waitForSelector("h1");
  await page.keyboard.press("/");
  await page.keyboard.type("fct_sa");
  const { total } = await ask<{ total: number }>("/api/lineage/search?q=fct_sa&kind=dataset&limit=1");
  await page.waitForSelector("[role=option]");
  expect(await page.locator("[role=group][aria-label=Tables]").innerText()).toContain(String(total));
  for (let i = 0; i < 12; i++) {
    const current = await page.locator("[role=option][aria-selected=true]").innerText();
    if (current.includes("retail3.mart.fct_sales") || (current.includes("fct_sales") && current.includes("retail3.mart"))) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/graph\?root=/);
  await page.waitForSelector("[data-dataset]");
  await settled(page);
  const { totalNodes } = await ask<{ totalNodes: number }>(`/api/lineage/assets/full?id=${id}&depth=15`);
  expect(await page.locator("[data-dataset]").count()).toBe(totalNodes);
  expect(await page.locator(`text=${totalNodes} of ${totalNodes} datasets`).count()).toBeGreaterThan(0);
  const before = await places(page);
  await page.reload();
  await page.waitForSelector("[data-dataset]");
  await settled(page);
  expect(await places(page)).toEqual(before);
  expect(errors).toEqual([]);
  await page.close();
});

test("what breaks: a column is dropped, the numbers are the service's, the Markdown is on the clipboard", patience, async () => {
  const id = await datasetId("retail3.raw.customers");
  interface Impact {
    riskScore: number;
    markdown: string;
    counts: { byEffect: Record<string, number> };
    downstreamAssets: { name: string }[];
  }
  const impact = await ask<Impact>(`/api/lineage/assets/impact?id=${id}&change=drop-column&column=region`);
  const { page, errors } = await openTab(browser);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${base}/dataset?ns=postgres%3A%2F%2F127.0.0.1%3A5432&name=retail3.raw.customers`);
  await page.click("a:has-text('What breaks if'), button:has-text('What breaks if')");
  await page.waitForURL(/\/impact\?/);
  await page.goto(`${base}/impact?id=${id}&change=drop-column&col=region`);
  await page.waitForSelector("table[aria-label='Datasets that the change hits']");
  const body = await page.locator("#page").innerText();
  expect(body).toContain(String(impact.riskScore));
  for (const [effect, count] of Object.entries(impact.counts.byEffect)) if (effect !== "possibly") expect(body).toContain(String(count));
  expect(await page.locator("table[aria-label='Datasets that the change hits'] tbody tr").count()).toBe(impact.downstreamAssets.length);
  await page.click("button:has-text('Copy as Markdown')");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(impact.markdown);
  expect(copied).toContain("Impact of drop-column");
  await page.click("a:has-text('Show in lineage')");
  await page.waitForSelector("[data-dataset]");
  expect(new URL(page.url()).searchParams.get("change")).toBe("drop-column");
  expect(errors).toEqual([]);
  await page.close();
});

describe("why is it late", () => {
  test("from the list of runs to the tasks, the critical path and the cause of a failed one", patience, async () => {
    interface RootRun {
      runId: string;
      state: string;
      taskCount: number;
      job: { name: string };
    }
    const { runs } = await ask<{ runs: RootRun[] }>("/api/lineage/runs?root=true&dag=retail_pg_etl");
    const done = runs.find((run) => run.state === "COMPLETE");
    const failed = runs.find((run) => run.state === "FAIL");
    if (!done || !failed) throw new Error("The demo holds a run of retail_pg_etl that went well and one that failed.");
    const path = await ask<{ tasks: { critical: boolean }[] }>(`/api/lineage/runs/${done.runId}/critical-path`);
    const { page, errors } = await openTab(browser);
    await page.goto(`${base}/runs?dag=retail_pg_etl`);
    // Runs that are only named are counted and shown on request.
    const rows = page.locator("table[aria-label='DAG runs'] tbody tr");
    const own = await ask<{ runs: RootRun[]; total: number }>("/api/lineage/runs?root=true&dag=retail_pg_etl&own=true");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(own.runs.length);
    expect(own.runs.length).toBeLessThan(runs.length);
    await page.getByText(`${runs.length - own.runs.length} more are only named by others`).waitFor();
    await page.getByRole("link", { name: "Show all" }).click();
    await expect.poll(() => rows.count()).toBe(runs.length);

    await page.goto(`${base}/run?id=${done.runId}`);
    await page.waitForSelector("ol[aria-label='Tasks in order of their start'] [data-critical]");
    const bars = page.locator("ol[aria-label='Tasks in order of their start'] [data-critical]");
    expect(await bars.count()).toBe(path.tasks.length);
    expect(await page.locator("[data-critical=true]").count()).toBe(path.tasks.filter((task) => task.critical).length);
    await bars.first().click();
    await page.waitForFunction(() => new URL(location.href).searchParams.has("task"));

    await page.goto(`${base}/run?id=${failed.runId}`);
    await page.click("a:has-text('Why did it fail?')");
    await page.waitForURL(/\/cause\?/);
    const cause = await ask<{ causes: { job: { name: string } | null }[] }>(`/api/lineage/runs/${failed.runId}/root-cause`);
    const first = cause.causes[0]?.job?.name.split(".").at(-1);
    if (first) await page.waitForSelector(`#page >> text=${first}`);
    expect(errors).toEqual([]);
    await page.close();
  });
});

test("repair an event that was set aside: mark, mend, project, find", patience, async () => {
  const name = `repaired_${Date.now().toString(36)}`;
  const broken = {
    eventType: "COMPLETE",
    eventTime: new Date().toISOString(),
    producer: "https://example.org/journeys",
    schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
    run: { facets: {} },
    job: { namespace: "journeys", name },
    inputs: [{ namespace: "postgres://127.0.0.1:5432", name: "retail3.raw.orders" }],
    outputs: [{ namespace: "postgres://127.0.0.1:5432", name: `retail3.mart.${name}` }],
  };
  const response = await fetch(`${base}/api/v1/lineage`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(broken),
  });
  expect(response.ok).toBe(true);
  const aside = () => ask<{ total: number; events: { eventId: number }[] }>("/api/lineage/set-aside?limit=1000");
  const before = (await aside()).total;
  await until(async () => (await search(name, "setAside=true")) > 0);
  const { events, total } = await aside();
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/events/set-aside?id=${events.at(-1)?.eventId}`);
  await page.waitForSelector(`text=/${total} set aside/`);
  const editor = page.locator("textarea[aria-label='Body of the event as JSON']");
  await editor.waitFor();
  const mended = { ...broken, run: { runId: "01a1fd67-0000-7000-8000-0000000000aa", facets: {} } };
  await editor.fill(JSON.stringify(mended, null, 2));
  await page.click("button:has-text('Check')");
  await page.waitForSelector("text=It would project: 1 run, 2 datasets, 1 edge");
  await page.click("button:has-text('Save and project')");
  await page.fill("[role=dialog] textarea, [role=dialog] input", "the producer left the run's id out");
  await page.click("[role=dialog] button:has-text('Save and project')");
  await until(async () => (await aside()).total === total - 1);
  expect(before).toBeLessThanOrEqual(total);
  await until(async () => (await ask<{ total: number }>(`/api/lineage/search?q=${name}&kind=dataset`)).total > 0);
  expect(errors).toEqual([]);
  await page.close();
});

test("add a connection: a closed port is said in words, and Test can be tried again", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/connections`);
  await page.click("button:has-text('Add')");
  const dialog = page.locator("[role=dialog]");
  await dialog.locator("label:has-text('Name') input").first().fill("closed");
  await dialog.locator("label:has-text('Address of Airflow') input").fill("http://127.0.0.1:1");
  await dialog.locator("label:has-text('User') input").first().fill("lineage");
  await dialog.locator("label:has-text('Password') input").first().fill("secret");
  await dialog.locator("button:has-text('Test')").click();
  await dialog.locator("text=/refused|cannot be reached|does not answer/i").first().waitFor();
  expect(await dialog.locator("button:has-text('Test')").isEnabled()).toBe(true);
  await fetch(`${base}/api/connections/closed`, { method: "DELETE" });
  expect(errors).toEqual([]);
  await page.close();
});

test("audit a producer: its false claims, the word in the SQL, the ghosts in the graph", patience, async () => {
  interface Audit {
    producers: { producer: string; contradicted: number }[];
    groups: { producer: string; why: string; count: number }[];
  }
  const audit = await ask<Audit>("/api/lineage/audit?limit=1");
  const airflow = audit.producers.find((one) => one.producer === "AIRFLOW");
  const reason = audit.groups.find((group) => group.why.includes("is a table function"));
  if (!airflow || !reason) throw new Error("The demo holds false claims of Airflow about table functions.");
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/audit`);
  await page.click("section[aria-label=Producers] a:has-text('AIRFLOW')");
  await page.waitForSelector(`text=${airflow.contradicted} contradicted`);
  await page.click(`button:has-text("${reason.why}")`);
  await page.waitForSelector(`text=/${reason.count} claims/`);
  await page.locator("table[aria-label='Contradicted claims'] a:has-text('line ')").first().click();
  await page.waitForURL(/\/job\?.*at=/);
  await page.waitForSelector(".sql-wrong, [class*=wrong]");
  expect(await page.locator(".sql-wrong, [class*=wrong]").first().innerText()).toBe(reason.why.split(" ")[0]);
  expect(errors).toEqual([]);
  await page.close();
});

test(
  "retry and pause a job: what failed is retried with a count, a pause says who and why, its log and state come live",
  patience,
  async () => {
    // A name of its own, so that the test may come again.
    const name = `away${Date.now()}`;
    await fetch(`${base}/api/connections/${name}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ url: "http://127.0.0.1:1", user: "lineage", password: "secret", schedule: "none" }),
    });
    const failedRuns = async () => (await ask<{ total: number }>(`/api/jobs/runs?job=crawl:${name}&state=failed`)).total;
    const { page, errors } = await openTab(browser);
    await page.goto(`${base}/ops?sel=crawl:${name}`);
    const panel = page.locator(`aside[aria-label='Schedule crawl:${name}']`);
    await panel.locator("button:has-text('Run now')").click();
    await panel.locator("[role=log] .fail").first().waitFor({ timeout: 30_000 }); // without a reload: the stream tells
    await until(async () => (await failedRuns()) === 1);

    await page.locator("nav a:has-text('Failed')").click();
    await page.locator("input[aria-label='Job, error']").fill(`crawl:${name}`);
    await page.locator("button:has-text('Retry all that match')").click();
    const dialog = page.locator("[role=dialog]");
    expect(await dialog.locator("h2").innerText()).toBe(`Retry 1 failed run that matches “crawl:${name}”?`);
    await dialog.locator("button:has-text('Retry')").click();
    await until(async () => (await failedRuns()) === 2);
    await page.locator("[aria-label='failed runs'] tbody tr").nth(1).waitFor(); // the second one came by itself

    await page.goto(`${base}/ops?sel=retention`);
    const retention = page.locator("aside[aria-label='Schedule retention']");
    await retention.locator("button:has-text('Pause')").click();
    await dialog.locator("label:has-text('Reason') input").fill("audit of the year");
    await dialog.locator("button:has-text('Pause')").click();
    await retention.locator("text=audit of the year").waitFor();
    await page.locator("tr:has-text('retention') .chip:has-text('paused')").waitFor();
    await retention.locator("button:has-text('Resume')").click();
    await retention.locator("text=audit of the year").waitFor({ state: "detached" });
    await fetch(`${base}/api/connections/${name}`, { method: "DELETE" });
    expect(errors).toEqual([]);
    await page.close();
  },
);

test("paste SQL: the dialect is guessed, columns come at once, damage leaves the rest right", patience, async () => {
  const { sql } = await ask<{ sql: string }>(
    `/api/lineage/jobs/${encodeURIComponent("job:af3:retail_pg_etl.mart.dim_customer_merge")}/sql`,
  );
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/sql`);
  await paste(page, sql);
  await page.waitForSelector("text=read in full");
  await page.waitForSelector("#page >> text=dim_customer");
  await paste(page, `SELEC ( ${sql.slice(0, sql.length / 2)} ;\n\nINSERT INTO mart.copies (region) SELECT c.region FROM raw.customers c`);
  await page.waitForSelector("text=/read in part|only the tables|nothing of it/");
  await page.waitForSelector("#page >> text=copies");
  expect(errors).toEqual([]);
  await page.close();
});

async function paste(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function search(job: string, filter: string): Promise<number> {
  return (await ask<{ total: number }>(`/api/lineage/events?job=${job}&${filter}`)).total;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("It did not come true within ten seconds.");
}

test("mapped siblings of a task are one bar that says how many they are", patience, async () => {
  type Page = { runs: { runId: string; job: { name: string } }[] };
  const { runs } = await ask<Page>("/api/lineage/runs?root=true&limit=100");
  const mapped = runs.find((run) => run.job.name.startsWith("retail.mapped-regions"));
  if (!mapped) throw new Error("The demo has no run with mapped tasks.");
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/run?id=${encodeURIComponent(mapped.runId)}`);
  await page.getByRole("button", { name: /^refresh_region ×3: succeeded, 3 mapped tasks, 0 of them failed/ }).click();
  await page.getByText("3 siblings: 3 succeeded").waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test("an owner narrows what is found, and taking the filter away shows the rest again", patience, async () => {
  const { page, errors } = await openTab(browser);
  await page.goto(`${base}/?q=fct_sales&kind=job`);
  const hits = page.locator("section:has(h2:text-is('Jobs')) button:has-text('fct_sales')");
  await hits.first().waitFor();
  const all = await hits.count();
  await page.getByRole("button", { name: "Owner: Owner" }).click();
  await page.getByRole("option", { name: "data-eng", exact: true }).click();
  const { total } = await ask<{ total: number }>("/api/lineage/search?q=fct_sales&kind=job&owner=data-eng");
  await page.waitForURL(/owner=data-eng/);
  await page.waitForFunction((number) => document.querySelector("#page")?.textContent?.includes(`${number} hit`), total);
  expect(total).toBeLessThan(all);
  expect(await hits.count()).toBe(total);
  await page.getByTitle("Take the filter away").click();
  await page.waitForURL((url) => !url.search.includes("owner"));
  expect(errors).toEqual([]);
  await page.close();
});

test(
  "personal data: rules are switched on, the report shows where it lies and how it came there, the column is marked",
  patience,
  async () => {
    interface Report {
      total: number;
      columns: { dataset: { namespace: string; name: string }; column: string; kind: string }[];
    }
    const { page, errors } = await openTab(browser);
    await fetch(`${base}/api/lineage/pii/rules/defaults`, { method: "DELETE" });
    await page.goto(`${base}/pii`);
    await page.click("button:has-text('Switch the rules to begin with on')");
    await page.waitForSelector("button:has-text('Forget the rules to begin with')");
    const report = await ask<Report>("/api/lineage/pii/report?kind=email");
    expect(report.total).toBeGreaterThan(0);
    await page.selectOption("select[aria-label='Kind of personal data']", "email");
    await page.waitForURL(/kind=email/);
    await page
      .locator("table[aria-label='Unmasked personal data'] tbody tr")
      .nth(report.columns.length - 1)
      .waitFor();

    const derived = await ask<Report>("/api/lineage/pii?kind=email&origin=derived&masked=false");
    const one = derived.columns[0] ?? report.columns[0];
    if (!one) throw new Error("The demo holds columns with e-mail addresses.");
    await page.goto(`${base}/dataset?${new URLSearchParams({ ns: one.dataset.namespace, name: one.dataset.name })}`);
    const mark = page.locator(`tr:has-text('${one.column}') a[href*='/pii'] .chip`).first();
    await mark.waitFor();
    expect(await mark.innerText()).toContain("email");
    await fetch(`${base}/api/lineage/pii/rules/defaults`, { method: "DELETE" });
    expect(errors).toEqual([]);
    await page.close();
  },
);
