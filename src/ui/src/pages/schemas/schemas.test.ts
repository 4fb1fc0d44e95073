import { describe, expect, test } from "vitest";
import type { PlannedColumn, SchemaCheck } from "../../api/schemas";
import { formatColumns, parseColumns } from "./schemaText";
import { breaks, downstreamWords, verdictOf, whyOf } from "./words";

const column = (name: string, type: string | null = null, fields: PlannedColumn[] = []): PlannedColumn => ({ name, type, fields });

describe("A schema as text", () => {
  const columns = [
    column("order_id", "bigint"),
    column("net amount", "numeric(12, 2)"),
    column('say "hi"', "text"),
    column("[id]", "int"),
    column("Größe.x:y/z"),
    column("address", "struct", [column("city", "text"), column("geo", "struct", [column("lat", "double")])]),
    column("note"),
  ];

  test("reads back as it was written", () => {
    expect(parseColumns(formatColumns(columns))).toEqual({ columns });
  });

  test("is one column a line, fields further in", () => {
    expect(formatColumns(columns).split("\n")).toEqual([
      "order_id bigint",
      '"net amount" numeric(12, 2)',
      '"say \\"hi\\"" text',
      '"[id]" int',
      "Größe.x:y/z",
      "address struct",
      "  city text",
      "  geo struct",
      "    lat double",
      "note",
    ]);
  });

  test("may be the JSON that the command takes", () => {
    const expected = { columns: [column("a", "int"), column("b", null, [column("c", "text")])] };
    const list = '[{"name":"a","type":"int"},{"name":"b","fields":[{"name":"c","type":"text"}]}]';
    expect(parseColumns(list)).toEqual(expected);
    expect(parseColumns(`{"columns": ${list}}`)).toEqual(expected);
  });

  test.each([
    ["", "A schema has at least one column."],
    ["a int\na text", "Line 2: a stands there twice."],
    ['"a int', "Line 1: the name ends nowhere, a quote is missing."],
    ['a int\n"" text', "Line 2: a column needs a name."],
    ["[]", "A schema has at least one column."],
    ['[{"type":"int"}]', "The JSON holds no list of columns, each with a name."],
    ['{"columns": 1}', "The JSON holds no list of columns, each with a name."],
  ])("says what is wrong with %j", (text, problem) => {
    expect(parseColumns(text)).toEqual({ problem });
  });

  test("of the same name in two columns is no repetition", () => {
    expect(parseColumns("a struct\n  x int\nb struct\n  x int")).toEqual({
      columns: [column("a", "struct", [column("x", "int")]), column("b", "struct", [column("x", "int")])],
    });
  });
});

describe("What comes of a planned schema", () => {
  const check: SchemaCheck = {
    compatible: false,
    compatibility: "backward",
    rule: "marts",
    asked: "full",
    changes: [{ change: "removed", column: "a", from: "int", to: null }],
    violations: ["column a removed (int)"],
    downstream: 3,
  };

  test.each([
    [check, "1 change breaks the rule marts (full)"],
    [{ ...check, rule: null, asked: null }, "1 change loses something"],
    [{ ...check, compatible: true, violations: [] }, "It keeps the rule marts (full)"],
    [{ ...check, compatible: true, violations: [], rule: null, asked: null }, "It loses nothing"],
    [{ ...check, compatible: true, violations: [], asked: "none" }, "The rule marts asks for nothing"],
    [{ ...check, compatible: true, violations: [], changes: [] }, "It is the newest schema: nothing changes"],
    [{ ...check, violations: ["column a removed (int)", "column b removed (int)"] }, "2 changes break the rule marts (full)"],
  ])("is told as %2$s", (answer, words) => {
    expect(verdictOf(answer)).toBe(words);
  });

  test("marks the change that breaks, and no column whose name only begins alike", () => {
    const violations = ["column a removed (int)", "column c: int became text, which may not hold its values"];
    expect(["a", "c", "ab", "b"].filter((name) => breaks(name, violations))).toEqual(["a", "c"]);
  });

  test("tells why a type breaks, in the service's words", () => {
    const retyped = { change: "retyped", column: "c", from: "bigint", to: "numeric(5, 2)" };
    expect(whyOf(retyped, ["column c: bigint became numeric(5, 2), which may not hold its values"])).toBe(
      ", which may not hold its values",
    );
    expect(whyOf({ change: "removed", column: "a", from: "int", to: null }, check.violations)).toBe("");
  });

  test.each([
    [0, "Nothing that we know lies downstream"],
    [1, "1 dataset lies downstream"],
    [12, "12 datasets lie downstream"],
    [10_000, "At least 10,000 datasets lie downstream"],
  ])("counts %d downstream as %s", (downstream, words) => {
    expect(downstreamWords(downstream)).toBe(words);
  });
});
