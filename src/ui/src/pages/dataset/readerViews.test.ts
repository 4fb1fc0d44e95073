import { expect, test } from "vitest";
import type { ReaderSchema, SchemaVersion } from "../../api/assets";
import { narrowerViews } from "./readerViews";

const columns = (...names: string[]) => names.map((name) => ({ name, type: "int" }));
const version = (from: string, ...names: string[]) => ({ from, columns: columns(...names) }) as unknown as SchemaVersion;
const reader = (firstSeenAt: string, ...names: string[]) =>
  ({
    firstSeenAt,
    columns: columns(...names),
    by: { kind: "read", producer: "p", job: { namespace: "n", name: "spark" } },
  }) as unknown as ReaderSchema;

test("a reader that leaves columns out is told against the version that held then, one that sees all is not", () => {
  const versions = [version("2026-01-01T00:00:00Z", "a", "b"), version("2026-02-01T00:00:00Z", "a", "b", "c")];
  const views = narrowerViews([reader("2026-01-15T00:00:00Z", "A", "b"), reader("2026-02-15T00:00:00Z", "a")], versions);
  expect(views).toEqual([{ job: "spark", namespace: "n", columns: ["a"], of: 3, at: "2026-02-15T00:00:00Z" }]);
});
