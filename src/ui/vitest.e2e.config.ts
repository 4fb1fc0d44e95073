import { defineConfig } from "vitest/config";

/** Tests in a real browser, against a running service with the demo: LINEAGE_URL says where it is, LINEAGE_CHROMIUM which browser. */
export default defineConfig({
  test: {
    include: [
      "e2e/columns.e2e.ts",
      "e2e/graph.e2e.ts",
      "e2e/journeys.e2e.ts",
      "e2e/pages.e2e.ts",
      "e2e/pii.e2e.ts",
      "e2e/schemas.e2e.ts",
      "e2e/glossary.e2e.ts",
      "e2e/sharing.e2e.ts",
      "e2e/trouble.e2e.ts",
    ],
    environment: "node",
    fileParallelism: false,
  },
});
