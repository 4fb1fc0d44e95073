import { describe, expect, test } from "vitest";
import { type PageName, pageFields, searchOf } from "./routes";
import { flag, instant, oneOf, parseSearch, readSearch, stringifySearch, whole } from "./search";

const fct = "dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales";

describe("An address", () => {
  const examples: Record<string, [PageName, object]> = {
    "with several roots, levels and opened columns": [
      "graph",
      { root: [fct, "dataset:s3://b:a/b.csv"], up: 2, dn: 0, c: ["99a91daf"], mode: "both", claims: true },
    ],
    "with a pinned path": ["graph", { root: [fct], col: `${fct}:amount`, dir: "up", asof: "2026-11-21T09:20:00+00:00" }],
    "with names that hold every sign": ["dataset", { ns: "file", name: "/a b/ü&x=1?#%2F+.csv", col: "a,b" }],
    "of a job's versions": ["job", { ns: "af3", name: "dag.task", tab: "versions", v: ["1", "2"] }],
    "of an impact": ["impact", { id: fct, change: "drop-column", col: "region" }],
    "of a filtered ops tab": ["ops", { q: "crawl:prod", state: "failed", run: "18" }],
  };

  test.each(Object.entries(examples))("%s reads back as it was written", (_, [page, search]) => {
    expect(searchOf(page)(parseSearch(stringifySearch(search as Record<string, unknown>)))).toEqual(search);
  });

  test("keeps colons and slashes readable", () => {
    expect(stringifySearch({ root: [fct] })).toBe("?root=dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales");
  });

  test("says nothing about what is not set", () => {
    expect(stringifySearch({ a: undefined, b: "", c: false, d: [] })).toBe("");
  });

  test("with unknown or unreadable parameters counts them as missing", () => {
    const raw = parseSearch("?up=abc&dn=99&mode=cubes&asof=yesterday&claims=perhaps&x=&unknown=1");
    expect(searchOf("graph")(raw)).toEqual({});
  });

  test("reads every page's parameters from an empty search", () => {
    for (const page of Object.keys(pageFields) as PageName[]) expect(searchOf(page)({})).toEqual({});
  });
});

describe("A field", () => {
  test.each([
    ["0", 0],
    ["15", 15],
    ["16", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["1e1", undefined],
  ])("of whole numbers reads %s as %s", (text, value) => {
    expect(whole(0, 15).read([text])).toBe(value);
  });

  test("of choices takes no other", () => {
    expect(oneOf("a", "b").read(["b"])).toBe("b");
    expect(oneOf("a", "b").read(["c"])).toBeUndefined();
  });

  test("of instants keeps the text", () => {
    expect(instant.read(["2026-11-21T09:20:00Z"])).toBe("2026-11-21T09:20:00Z");
    expect(instant.read(["soon"])).toBeUndefined();
  });

  test("that is a flag is set by 1, also where the router already made it true", () => {
    expect(readSearch({ on: flag }, { on: "1" })).toEqual({ on: true });
    expect(readSearch({ on: flag }, { on: true })).toEqual({ on: true });
    expect(readSearch({ on: flag }, { on: "0" })).toEqual({});
  });
});
