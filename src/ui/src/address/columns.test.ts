import { describe, expect, test } from "vitest";
import { parseView } from "../graph/viewAddress";
import { columnImpact, columnLineage, columnPage, knownColumn, readColumn } from "./columns";
import { searchOf } from "./routes";
import { parseSearch, stringifySearch } from "./search";

const dataset = "dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales";
const id = "99a91daf-8f29-8308-b6bb-189311e6bd59";
const names = [
  "amount",
  "Amount EUR",
  "a.b.c",
  "s3://bucket/part",
  'say "hi"',
  "o'clock",
  "größe",
  "売上",
  "x:y",
  "100%",
  "a+b",
  "#1",
  "a,b",
  "1",
];

describe("A link to a column", () => {
  test.each(names)("leads with %s to its dataset's page", (name) => {
    const { search } = columnPage("postgres://127.0.0.1:5432", "retail3.mart.fct_sales", name);
    expect(searchOf("dataset")(parseSearch(stringifySearch(search))).col).toBe(name);
  });

  test.each([dataset, id, "dataset:file:/a:b/c.csv"].flatMap((root) => names.map((name) => [root, name])))(
    "leads to the lineage of %s with the path of %s",
    (root, name) => {
      const { search } = columnLineage(root, name, { dir: "down" });
      const view = parseView(searchOf("graph")(parseSearch(stringifySearch(search))));
      expect(view.column).toEqual({ dataset: root, name });
      expect(view.direction).toBe("down");
    },
  );

  test.each(names)("leads with %s to what breaks", (name) => {
    const { search } = columnImpact(dataset, name, "retype-column");
    expect(searchOf("impact")(parseSearch(stringifySearch(search)))).toEqual({ id: dataset, change: "retype-column", col: name });
  });

  test("to the lineage without a column pins nothing", () => {
    expect(stringifySearch(columnLineage(dataset, undefined).search)).toBe(`?root=${dataset}`);
  });
});

describe("The column in an address of the graph", () => {
  test("is read against the longest start, since names may begin alike", () => {
    expect(readColumn("dataset:ns:a:b:c", ["dataset:ns:a", "dataset:ns:a:b"])).toEqual({ dataset: "dataset:ns:a:b", name: "c" });
  });

  test("of a dataset that is no start is what stands behind the last colon", () => {
    expect(readColumn(`${dataset}:amount`, [id])).toEqual({ dataset, name: "amount" });
  });

  test.each(["amount", "dataset:", "dataset:x", `${id}:`, ":x", ""])("is none in %j", (text) => {
    expect(readColumn(text, [])).toBeUndefined();
  });
});

describe("The column that is meant", () => {
  test.each([
    ["Region", ["region", "Region"], "Region"],
    ["REGION", ["region", "name"], "region"],
    ["REGION", ["region", "Region"], undefined],
    ["address.city", ["address"], "address"],
    ["address.city", ["address", "address.city"], "address.city"],
    ["gone", ["region"], undefined],
  ])("by %s among %j is %s", (wanted, known, expected) => {
    expect(knownColumn(wanted, known)).toBe(expected);
  });
});
