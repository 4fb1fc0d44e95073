import { describe, expect, test } from "vitest";
import type { ColumnEdge, LineageNode, SchemaVersion } from "../api/assets";
import type { Check } from "../api/checks";
import type { SqlAnalysis } from "../api/sql";
import { formOf, problemOfForm, requestOf } from "./connections/form";
import { basisText, boundsText, pointsOf, stripOf } from "./dataset/checkRows";
import { columnRows } from "./dataset/columnRows";
import { ddlOf } from "./dataset/ddl";
import { changeFor, riskVerdict } from "./impact/words";
import { ownPath } from "./Login";
import { everyWords } from "./ops/scheduleWords";
import { emptyRule, ruleRequest, ruleWords } from "./settings/ruleWords";
import { caretLines } from "./sql/Diagnostics";
import { sqlGraph } from "./sql/sqlGraphLayout";

describe("Columns of a dataset", () => {
  const node = (id: string, name: string) => ({ id, name, namespace: "pg" }) as LineageNode;
  const version = (from: string, columns: [string, string | null][]) =>
    ({ from, to: null, columns: columns.map(([name, type]) => ({ name, type, fields: [] })) }) as unknown as SchemaVersion;
  const edge = (source: string, sourceColumn: string, target: string, targetColumn: string | null, type: string, subtype: string) =>
    ({ source, sourceColumn, target, targetColumn, type, subtype, masking: false }) as unknown as ColumnEdge;
  const known = {
    id: "me",
    versions: [
      version("2026-01-01", [
        ["id", "int"],
        ["email", "text"],
      ]),
      version("2026-01-02", [["id", null]]),
    ],
    nodes: [node("me", "dim"), node("up", "raw.customers"), node("down", "mart")],
    edges: [
      edge("up", "id", "me", "id", "DIRECT", "IDENTITY"),
      edge("up", "mail", "me", "email", "DIRECT", "TRANSFORMATION"),
      edge("up", "country", "me", null, "INDIRECT", "JOIN"),
      edge("me", "id", "down", null, "INDIRECT", "JOIN"),
      edge("me", "id", "down", "customer", "DIRECT", "IDENTITY"),
    ],
    checks: [],
    contradicted: [],
    columnTags: [{ column: "email", tag: "pii" }],
    columnTerms: [{ column: "email", term: "Contact" }],
    descriptions: [{ column: "email", description: "Where to write to" }],
    pii: [],
  };

  test("take sources from direct edges only, and users from both kinds", () => {
    const [id, email] = columnRows(known);
    expect(id).toMatchObject({ name: "id", sources: [{ column: "id" }], how: ["IDENTITY"] });
    expect(id?.usedBy).toHaveLength(2);
    expect(email).toMatchObject({ sources: [{ column: "mail" }], how: ["TRANSFORMATION"], tags: ["pii"], terms: ["Contact"] });
    expect(email?.description).toBe("Where to write to");
  });

  test("keep a column that the newest schema leaves out while lineage names it, with the type it had", () => {
    expect(columnRows(known).find((row) => row.name === "email")?.type).toBe("text");
    expect(columnRows({ ...known, edges: [] }).map((row) => row.name)).toEqual(["id"]);
  });
});

describe("The DDL of a dataset", () => {
  test("keeps names that a database would fold, and says which type nobody told", () => {
    const columns = [
      { name: "id", type: "bigint" },
      { name: "Net Amount", type: "numeric(12, 2)" },
      { name: 'a "b"', type: null },
      { name: "order", type: null },
    ];
    expect(ddlOf("shop.Mart.fct_sales", columns)).toBe(
      'CREATE TABLE shop."Mart".fct_sales (\n  id bigint,\n  "Net Amount" numeric(12, 2),\n  "a ""b""", -- type not told\n  "order" -- type not told\n);\n',
    );
    expect(ddlOf("/lake/a.csv", [{ name: "id", type: "int" }])).toBe('CREATE TABLE "/lake/a.csv" (\n  id int\n);\n');
  });
});

describe("Checks", () => {
  const check = (...history: object[]) => ({ name: "volume (rows)", column: null, history }) as unknown as Check;
  const bounds = { lower: 970, upper: 1030, median: 1000, mad: 0, k: 3, profiles: 5 };

  test("say what the newest figure is, what it should be, and from what that follows", () => {
    const failed = check({ at: "2", value: 500, bounds }, { at: "1", value: 1000, bounds: null });
    expect(boundsText(failed)).toBe("500, expected 970 to 1030");
    expect(basisText(failed)).toBe("median 1000, MAD 0, k 3, of 5 profiles");
    expect(boundsText(check({ at: "1", value: 0.25, bounds: { ...bounds, lower: null, upper: 0.1 } }))).toBe("0.25, expected at most 0.1");
  });

  test("expect nothing of too few profiles and of what tools sent", () => {
    expect(boundsText(check({ at: "1", value: 7, bounds: null }))).toContain("too few profiles");
    expect(boundsText(check({ at: "1", value: null, bounds: null }))).toBeNull();
  });

  test("show the newest results, the newest right", () => {
    const many = check(...Array.from({ length: 30 }, (_, at) => ({ at: String(30 - at) })));
    expect(stripOf(many).map((one) => one.at)).toEqual(Array.from({ length: 20 }, (_, at) => String(11 + at)));
  });
});

describe("Measures", () => {
  const measure = (measuredAt: string, kind: string, body: unknown) => ({ measuredAt, kind, body, runId: "r" }) as never;
  test("give rows over time, oldest first, without runs that told none", () => {
    const points = pointsOf(
      [
        measure("2", "outputStatistics", { rowCount: 5 }),
        measure("1", "outputStatistics", { size: 9 }),
        measure("0", "outputStatistics", { rowCount: 0 }),
      ],
      "rowCount",
    );
    expect(points.map((point) => point.value)).toEqual([0, 5]);
  });
});

describe("The question what breaks", () => {
  test("asks about a column only where one is chosen", () => {
    expect(changeFor("dataset", undefined, "drop-column")).toBe("drop-table");
    expect(changeFor("dataset", "region", "rename-column")).toBe("rename-column");
    expect(changeFor("job", undefined, undefined)).toBe("stop-job");
  });

  test("has a verdict in thirds", () => {
    expect([riskVerdict(10).tone, riskVerdict(44).tone, riskVerdict(80).tone]).toEqual(["ok", "warn", "fail"]);
  });
});

test.each([
  ["15m", "every 15 min"],
  ["1d", "once a day"],
  ["1h", "once an hour"],
  ["45s", "every 45 s"],
  ["5 3 * * *", "at 03:05 UTC"],
  ["*/10 * * * *", "every 10 min"],
  ["0 3 * * 1", "0 3 * * 1"],
  [null, "by hand only"],
  ["none", "by hand only"],
])("The schedule %s is %s", (schedule, words) => {
  expect(everyWords(schedule)).toBe(words);
});

describe("The form of a connection", () => {
  const filled = { ...formOf(undefined), name: "prod", url: "https://airflow.example/x" };
  test("says what is wrong first", () => {
    expect(problemOfForm({ ...filled, name: "" })).toMatch(/name/);
    expect(problemOfForm({ ...filled, url: "airflow.example" })).toMatch(/address/);
    expect(problemOfForm({ ...filled, budget: "0" })).toMatch(/Requests a crawl/);
    expect(problemOfForm(filled)).toBeUndefined();
  });

  test("leaves out what was not filled in, so that stored secrets stay", () => {
    expect(requestOf(filled)).toEqual({
      url: "https://airflow.example/x",
      schedule: "15m",
      requestsPerSecond: 10,
      budget: 50_000,
      historyDays: 90,
    });
  });
});

test("A log-in leads only to pages of this service", () => {
  expect(ownPath("/graph?root=a")).toBe("/graph?root=a");
  for (const foreign of [undefined, "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
    expect(ownPath(foreign)).toBe("/");
});

test("A rule's form becomes the request of its kind", () => {
  expect(ruleRequest({ ...emptyRule, kind: "namespace", namespaces: "a\n\n b \n", reason: " r " })).toEqual({
    kind: "namespace",
    namespaces: ["a", "b"],
    reason: "r",
  });
  expect(ruleRequest({ ...emptyRule, kind: "symlink", datasets: "s3://b path/x" }).datasets).toEqual([
    { namespace: "s3://b", name: "path/x" },
  ]);
  expect(ruleWords({ kind: "rewrite", namePattern: "^x", nameReplacement: "y" })).toBe("name ^x becomes y");
});

test("A caret stands below each marked character, also after tabs", () => {
  expect(caretLines("\tSELECT x", 9, 1)).toBe("\tSELECT x\n\t       ^");
  expect(caretLines("abc", 2, 99)).toBe("abc\n ^^");
});

test("In the drawing of SQL a table stands right of all that it is written from, also through a temporary table", () => {
  const use = (name: string, role = "table") => ({ table: { namespace: null, name }, role, spans: [], columns: null });
  const statement = (index: number, reads: object[], writes: object[]) => ({
    index,
    kind: "INSERT",
    reads,
    writes,
    columns: [],
    influences: [],
  });
  const analysis = {
    statements: [statement(0, [use("a"), use("q", "cte")], [use("#t", "temporary")]), statement(1, [use("#t", "temporary")], [use("b")])],
  } as unknown as SqlAnalysis;
  const graph = sqlGraph(analysis, { nodeWidth: 100, nodeHeight: 20, columnGap: 50, rowGap: 10 });
  const x = Object.fromEntries(graph.nodes.map((node) => [node.name, node.x]));
  expect(x).toEqual({ a: 0, "#t": 150, b: 300 });
  expect(graph.edges.map((edge) => `${edge.from}>${edge.to}`)).toEqual(["a>#t", "#t>b"]);
});
