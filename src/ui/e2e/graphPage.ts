import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export const base = process.env.LINEAGE_URL ?? "http://127.0.0.1:5000";
const executablePath = process.env.LINEAGE_CHROMIUM ?? "/usr/bin/chromium";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

export interface Opened {
  page: Page;
  /** Errors of the console and of the page. */
  errors: string[];
}

/** A tab that collects its errors and lets tests read what is drawn; of a browser it knows nothing that other tabs loaded. */
export async function openTab(opener: Browser | BrowserContext, size = { width: 1440, height: 900 }): Promise<Opened> {
  const page = "newContext" in opener ? await opener.newPage({ viewport: size }) : await opener.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => localStorage.setItem("lineage.measure", "1"));
  return { page, errors };
}

/** Asks the service itself, for the figures that the page must show. */
export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(base + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export async function datasetId(name: string): Promise<string> {
  const answer = await ask<{ results: { id: string; name: string; kind: string }[] }>(
    `/api/lineage/search?q=${encodeURIComponent(name)}&kind=dataset`,
  );
  const found = answer.results.find((hit) => hit.name === name);
  if (!found) throw new Error(`The demo has no dataset ${name}.`);
  return found.id;
}

/** Waits until the stages have read an event that tells of this dataset. */
export async function known(id: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if ((await fetch(`${base}/api/lineage/schemas?id=${encodeURIComponent(id)}`)).ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${id} did not become known.`);
}

/** Opens a graph and waits until it stands still. */
export async function openGraph(page: Page, query: string): Promise<void> {
  await page.goto(`${base}/graph?${query}`);
  await page.waitForSelector("[data-dataset]", { timeout: 20_000 });
  await settled(page);
}

/** Waits until no picture is on its way and nothing slides. */
export async function settled(page: Page): Promise<void> {
  let last = "";
  for (let still = 0, i = 0; still < 3 && i < 80; i++) {
    await page.waitForTimeout(100);
    const now = JSON.stringify([await places(page), await page.evaluate(() => (window as never as Graph).lineageGraph.getState().busy)]);
    still = now === last && !now.endsWith("true]") ? still + 1 : 0;
    last = now;
  }
}

interface Graph {
  lineageGraph: { getState: () => { busy: boolean } };
}

/** Where each drawn node stands on the screen. */
export function places(page: Page): Promise<Record<string, [number, number]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>(".react-flow__node")].map((node) => {
        const { left, top } = node.getBoundingClientRect();
        return [node.dataset.id ?? "", [Math.round(left * 10) / 10, Math.round(top * 10) / 10]];
      }),
    ),
  );
}
