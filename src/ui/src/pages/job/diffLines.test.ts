import { expect, test } from "vitest";
import { diffLines } from "./diffLines";

test("The same text has no difference", () => {
  expect(diffLines("a\nb", "a\nb").every((line) => line.same)).toBe(true);
});

test("A changed line stands beside what it became", () => {
  expect(diffLines("a\nb\nc", "a\nx\nc")).toEqual([
    { left: "a", right: "a", same: true },
    { left: "b", right: "x", same: false },
    { left: "c", right: "c", same: true },
  ]);
});

test("An added line leaves a gap on the left, a removed one on the right", () => {
  expect(diffLines("a\nc", "a\nb\nc")[1]).toEqual({ left: null, right: "b", same: false });
  expect(diffLines("a\nb\nc", "a\nc")[1]).toEqual({ left: "b", right: null, same: false });
});

test("Both texts can be read off the result, whatever changed", () => {
  const left = "select a\nfrom t\nwhere x\ngroup by 1";
  const right = "with q as (\nselect a\n)\nfrom q\ngroup by 1\norder by 1";
  const lines = diffLines(left, right);
  expect(lines.flatMap((line) => line.left ?? []).join("\n")).toBe(left);
  expect(lines.flatMap((line) => line.right ?? []).join("\n")).toBe(right);
});
