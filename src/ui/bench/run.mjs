// Measures the lineage graph in a browser: node bench/run.mjs [tables…]. Builds the page into a folder of its own; needs Chromium.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright-core";
import { build, createServer, preview } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const chromiumPath = process.env.LINEAGE_CHROMIUM ?? "/usr/bin/chromium";
const outDir = await mkdtemp(join(tmpdir(), "lineage-ui-bench-"));
const shared = { root, configFile: false, logLevel: "error", plugins: [react()], worker: { format: "es" } };
await build({ ...shared, build: { outDir, target: "es2022", emptyOutDir: true } });

const loader = await createServer({
  root,
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true, ws: false },
  appType: "custom",
  optimizeDeps: { noDiscovery: true },
});
const page = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--enable-precise-memory-info"] });
try {
  const { measure, layoutTimes } = await loader.ssrLoadModule("/bench/measure.ts");
  const base = `http://127.0.0.1:${page.httpServer.address().port}`;
  const rows = [];
  for (const size of sizes.length > 0 ? sizes : [40, 1000, 5000]) {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await tab.addInitScript(() => localStorage.setItem("lineage.measure", "1"));
    const figures = await measure(tab, base, size);
    const alone = layoutTimes(size);
    rows.push({
      tables: figures.nodes,
      stations: figures.stations,
      lines: figures.lines,
      "layout ms (worker)": round(figures.layoutMs),
      "layout ms (median, node)": round(alone.first),
      "again ms (median, node)": round(alone.again),
      "answer → paint ms": round(figures.answerToPaintMs),
      "pan frames/s": round(figures.panFramesPerSecond),
      "pan longest ms": round(figures.panLongestTaskMs),
      "zoom frames/s": round(figures.zoomFramesPerSecond),
      "zoom longest ms": round(figures.zoomLongestTaskMs),
      "expand nodes": figures.expandedNodes,
      "expand ms": round(figures.expandMs),
      "expand longest ms": round(figures.expandLongestTaskMs),
      "heap MB": round(figures.heapMb),
    });
    await tab.close();
  }
  print(rows);
} finally {
  await browser.close();
  await loader.close();
  await new Promise((resolve) => page.httpServer.close(resolve));
  await rm(outDir, { recursive: true });
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** One column per size, one line per figure. */
function print(rows) {
  const names = Object.keys(rows[0]);
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) console.log(`${name.padEnd(width)}  ${rows.map((row) => String(row[name]).padStart(9)).join("")}`);
}
