import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { budgetCheck } from "./scripts/budget.ts";

/** The service that the development server passes calls on to. */
const service = process.env.LINEAGE_URL ?? "http://127.0.0.1:5000";
const passedOn = ["/api", "/health", "/openapi", "/metrics", "/hangfire"];
const proxy = Object.fromEntries(passedOn.map((path) => [path, { target: service, changeOrigin: true }]));

export default defineConfig({
  plugins: [react(), budgetCheck({ shell: 190_000, graph: 110_000, sql: 150_000, page: 60_000, font: 50_000 })],
  // The service puts the path below which it lies in the place of each "./" (PageFiles).
  base: "./",
  server: { proxy },
  preview: { proxy },
  build: {
    target: "es2022",
    // The content security policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});
