// Writes src/api/types.ts from the service's OpenAPI document: npm run types
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const document = new URL("../../../schemas/api/openapi.json", import.meta.url);
const target = new URL("../src/api/types.ts", import.meta.url);

const tree = await openapiTS(document, { alphabetize: true });
const head = "// Generated from schemas/api/openapi.json by `npm run types`. Do not edit.\n";
const text = head + astToString(tree);

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("src/api/types.ts is older than schemas/api/openapi.json; run: npm run types");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
