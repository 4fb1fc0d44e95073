import { describe, expect, test } from "vitest";
import { initialsOf } from "./Account";
import { count, counted, shownOf } from "./counts";
import { cutMiddle, nameParts } from "./names";
import { plainText } from "./plainText";
import { stateLook } from "./runStates";
import { sorted, toggled } from "./sorting";
import { monogram, sourceHue } from "./sources";
import { age, durationText } from "./times";

describe("A name", () => {
  test.each([
    ["retail3.mart.fct_sales", "retail3.mart.", "fct_sales"],
    ["/data/lake/bronze/orders", "/data/lake/bronze/", "orders"],
    ["exports/daily.csv", "exports/", "daily.csv"],
    ["orders", "", "orders"],
    ["/data/folder/", "/data/", "folder/"],
    ["trailing.", "", "trailing."],
  ])("%s is split into %s and %s", (name, rest, last) => {
    expect(nameParts(name)).toEqual({ rest, last });
  });

  test("that is too long is cut in its middle and keeps both ends", () => {
    expect(cutMiddle("abcdefghij", 5)).toBe("ab…ij");
    expect(cutMiddle("abc", 5)).toBe("abc");
  });
});

describe("Counts", () => {
  test("say one and none in words", () => {
    expect([counted(0, "job"), counted(1, "job"), counted(1204, "job")]).toEqual(["no jobs", "1 job", "1,204 jobs"]);
  });

  test("say how much of the whole is shown, only where it is less", () => {
    expect(shownOf(12, 4812, "dataset")).toBe("12 of 4,812 datasets");
    expect(shownOf(12, 12, "dataset")).toBe("12 datasets");
    expect(count(1000)).toBe("1,000");
  });
});

describe("Ages and durations", () => {
  const now = Date.parse("2026-11-28T12:00:00Z");
  test.each([
    ["2026-11-28T11:59:55Z", "just now"],
    ["2026-11-28T11:59:20Z", "40 s"],
    ["2026-11-28T11:50:00Z", "10 min"],
    ["2026-11-28T03:00:00Z", "9 h"],
    ["2026-11-22T11:00:00Z", "6 d"],
    ["2026-11-28T12:09:30Z", "in 9 min"],
  ])("%s is %s", (at, words) => {
    expect(age(at, now)).toBe(words);
  });

  test("beyond seven days the date is told", () => {
    expect(age("2026-10-01T12:00:00Z", now)).toMatch(/1 Oct/);
  });

  test.each([
    [0.84, "0.84 s"],
    [21.51, "21.5 s"],
    [184, "3 min 4 s"],
    [7800, "2 h 10 min"],
    [null, ""],
  ])("%s seconds are %s", (seconds, words) => {
    expect(durationText(seconds)).toBe(words);
  });
});

describe("Rows", () => {
  const rows = [{ n: "b10" }, { n: null }, { n: "b9" }, { n: "a" }];
  test("are ordered with numbers in names as numbers, and missing values last in both directions", () => {
    expect(sorted(rows, (row) => row.n, false).map((row) => row.n)).toEqual(["a", "b9", "b10", null]);
    expect(sorted(rows, (row) => row.n, true).map((row) => row.n)).toEqual(["b10", "b9", "a", null]);
  });

  test("a second click on a head turns the order round", () => {
    const first = toggled(undefined, "name");
    expect(first).toEqual({ column: "name", descending: false });
    expect(toggled(first, "name").descending).toBe(true);
    expect(toggled(first, "other").descending).toBe(false);
  });
});

describe("A source", () => {
  test.each([
    ["postgres://127.0.0.1:5432", "PG"],
    ["s3://bucket", "S3"],
    ["file", "FS"],
    ["prod-warehouse", "PR"],
    ["", "??"],
  ])("%s has the monogram %s", (namespace, letters) => {
    expect(monogram(namespace)).toBe(letters);
  });

  test("has one of eight hues, always the same", () => {
    for (const namespace of ["", "file", "s3://a", "postgres://h:5432"]) {
      expect(sourceHue(namespace)).toBeGreaterThanOrEqual(1);
      expect(sourceHue(namespace)).toBeLessThanOrEqual(8);
      expect(sourceHue(namespace)).toBe(sourceHue(namespace));
    }
  });
});

test("States that differ in meaning differ in their icon", () => {
  const looks = ["COMPLETE", "FAIL", "ABORT", "RUNNING", "queued"].map((state) => stateLook(state).icon);
  expect(new Set(looks).size).toBe(looks.length);
});

test("Documentation in Markdown becomes one line of plain words", () => {
  expect(plainText("# Retail ETL\nCTAS, `INSERT SELECT`, **MERGE**.")).toBe("Retail ETL. CTAS, INSERT SELECT, MERGE.");
});

test("Initials come from the words of a name", () => {
  expect([initialsOf("data-eng"), initialsOf("Ada Lovelace"), initialsOf("ops")]).toEqual(["DE", "AL", "OP"]);
});
