import { expect, test } from "vitest";
import type { ColumnSource, OutputColumn, Span, SqlAnalysis, TableName } from "../api/sql";
import { columnAt, columnNamed, marksOf } from "./marks";

const sql = "INSERT INTO t (id, amount)\nSELECT o.id, i.qty * i.price AS amount FROM items i JOIN orders o ON o.id = i.order_id";

/** The span of the nth place (from 0) at which a text stands in the SQL. */
function span(text: string, nth = 0): Span {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = sql.indexOf(text, start + 1);
  const before = sql.slice(0, start).split("\n");
  return { start, length: text.length, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const items: TableName = { namespace: "pg", name: "items" };
const orders: TableName = { namespace: "pg", name: "orders" };
const source = (table: TableName, column: string, at: Span): ColumnSource => ({ table, column, spans: [at], certainty: "certain" });
const column = (name: string, targetSpans: Span[], expressionSpan: Span, sources: ColumnSource[]): OutputColumn => ({
  target: { table: { namespace: "pg", name: "t" }, column: name },
  targetSpans,
  expression: null,
  expressionSpan,
  masking: false,
  certainty: "certain",
  kind: "TRANSFORMATION",
  word: "computed",
  sources,
});

const analysis: SqlAnalysis = {
  job: null,
  runId: null,
  at: null,
  sql,
  dialect: "postgres",
  dialectGuessed: false,
  milliseconds: 1,
  completeness: "Full",
  truncated: false,
  source: null,
  dialects: [],
  diagnostics: [],
  statements: [
    {
      index: 0,
      kind: "INSERT",
      span: { start: 0, length: sql.length, line: 1, column: 1 },
      completeness: "Full",
      reads: [
        { table: items, role: "table", spans: [span("items i")], columns: null },
        { table: orders, role: "table", spans: [span("orders o")], columns: null },
      ],
      writes: [],
      columns: [
        column("id", [span("id,")], span("o.id"), [source(orders, "id", span("o.id"))]),
        column("amount", [span("amount"), span("amount", 1)], span("i.qty * i.price"), [
          source(items, "qty", span("i.qty")),
          source(items, "price", span("i.price")),
        ]),
      ],
      influences: [{ kind: "JOIN", span: span("o.id = i.order_id"), columns: [], targetColumn: null }],
    },
  ],
};

const marked = (kind: string, key = { statement: 0, column: "amount" }) =>
  marksOf(analysis, key)
    .filter((mark) => mark.kind === kind)
    .map((mark) => sql.slice(mark.from, mark.to));

test("A chosen column is marked where it is listed and where it is named", () => {
  expect(marked("target")).toEqual(["amount", "amount"]);
});

test("What gives its value is marked, and the table it comes from, but no other table", () => {
  expect(new Set(marked("source"))).toEqual(new Set(["i.qty", "i.price", "items i"]));
});

test("What decides the rows is marked for every column", () => {
  expect(marked("influence")).toEqual(["o.id = i.order_id"]);
  expect(marked("influence", { statement: 0, column: "id" })).toEqual(["o.id = i.order_id"]);
});

test("Nothing is marked without a chosen column in SQL without doubts", () => {
  expect(marksOf(analysis, undefined)).toEqual([]);
});

test("A place within an expression belongs to its column, one outside of all to none", () => {
  expect(columnAt(analysis, sql.indexOf("i.price") + 2)).toEqual({ statement: 0, column: "amount" });
  expect(columnAt(analysis, sql.indexOf("FROM"))).toBeUndefined();
});

test("Spans outside of the text are left out instead of breaking the editor", () => {
  const broken = {
    ...analysis,
    diagnostics: [
      { code: "x", message: "", severity: "doubt" as const, span: { start: 10_000, length: 5, line: 1, column: 1 }, statement: 0 },
    ],
  };
  expect(marksOf(broken, undefined)).toEqual([]);
});

test("A column is found by its name in the first statement that writes it", () => {
  expect(columnNamed(analysis, "amount")).toEqual({ statement: 0, column: "amount" });
  expect(columnNamed(analysis, "nothing")).toBeUndefined();
});
