import { expect, test } from "vitest";
import { columnPath } from "../graph/path";
import { columnEdge, edge, graphOf, idOf } from "../graph/testGraph";
import { pathMarkdown, pathSentence, rowsSentence } from "./pathWords";
import { linesOf } from "./SqlExcerpt";
import { staleSince, stationRows } from "./stationRows";
import { saidBy, staleWords } from "./words";

const known = graphOf("raw>j>stg stg>k>mart", [
  columnEdge("raw:email", "stg:hash", "j", { subtype: "TRANSFORMATION", masking: true, expression: "sha256(email)" }),
  columnEdge("stg:hash", "mart:hash", "k"),
  columnEdge("stg:region", "mart", "k", { subtype: "GROUP_BY" }),
  columnEdge("stg:status", "mart", "k", { subtype: "FILTER" }),
]);
const path = columnPath(known, { dataset: idOf("mart"), name: "hash" }, "up", false);
const name = (id: string) => known.datasets.get(id)?.name ?? id;

test("the path in one sentence, and what decides its rows", () => {
  expect(pathSentence(path, "up")).toBe("comes from 1 column over at most 2 steps; 1 step masks it");
  expect(path.steps.map(rowsSentence)).toEqual(["every row", "rows by status, grouped by region"]);
  expect(pathSentence(columnPath(known, { dataset: idOf("raw"), name: "email" }, "up", false), "up")).toBe("has no source that is known");
});

test("the same as Markdown", () => {
  expect(pathMarkdown(path, "hash", "up", name).split("\n")).toEqual([
    "### Path of `hash`",
    "",
    "It comes from 1 column over at most 2 steps; 1 step masks it.",
    "",
    "1. `stg.hash` masked from `raw.email` by j (confirmed); every row",
    "   `sha256(email)`",
    "2. `mart.hash` copied from `stg.hash` by k (confirmed); rows by status, grouped by region",
  ]);
});

test("a read row: its columns by what they do, the target's own read last", () => {
  const graph = graphOf("s.b>j>s.t s.a>j>s.t");
  graph.add({ ...(graph as never as object), nodes: [], edges: [edge("s.t", "j", "s.t")], columns: null } as never);
  const end = (field: string | null, table: string) => ({ namespace: "postgres://pg:5432", name: table, field });
  const rows = stationRows(graph, graph.edgesAt(idOf("s.t"), "up"), [
    { from: end("x", "s.a"), to: end("y", "s.t"), type: "DIRECT", verdict: "confirmed" },
    { from: end("k", "s.a"), to: end(null, "s.t"), type: "INDIRECT", verdict: "confirmed" },
    { from: end("lie", "s.a"), to: end("y", "s.t"), type: "DIRECT", verdict: "contradicted" },
  ]);
  expect(rows.map((row) => row.name)).toEqual(["s.a", "s.b", "s.t"]);
  expect([rows[0].values, rows[0].rows]).toEqual([["x"], ["k"]]);
});

test("SQL is cut at words and at the borders of spans, line by line, and loses nothing", () => {
  const sql = "SELECT sum(a) -- total\nFROM t WHERE n = 'it''s' AND m > 1.5";
  const lines = linesOf(sql, [{ start: 7, length: 6, kind: "source" }]);
  expect(lines.map((line) => line.map((piece) => piece.text).join("")).join("\n")).toBe(sql);
  expect(lines[0].filter((piece) => piece.mark).map((piece) => [piece.text, piece.word])).toEqual([
    ["sum", "function"],
    ["(a)", "plain"],
  ]);
  expect(lines[0][lines[0].length - 1]).toMatchObject({ text: "-- total", word: "comment" });
  expect(lines[1].filter((piece) => piece.word === "string").map((piece) => piece.text)).toEqual(["'it''s'"]);
});

test("a read is stale where all its edges are, since the newest of them was seen", () => {
  const [old, newer] = ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"].map((lastSeenAt) =>
    edge("a", "j", "b", { stale: true, lastSeenAt }),
  );
  expect(staleSince([old, newer])).toBe("2026-02-01T00:00:00Z");
  expect(staleSince([old, edge("a", "j", "b")])).toBeUndefined();
  expect(staleWords(old.lastSeenAt)).toContain("three usual intervals");
});

test("kinds of evidence in words", () => {
  expect(saidBy(["openlineage", "sql", "manual"])).toBe("OpenLineage, SQL, by hand");
});
