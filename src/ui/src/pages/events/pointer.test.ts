import { expect, test } from "vitest";
import { rangeOfPointer } from "./pointer";

const event = `{
  "eventType": "COMPLETE",
  "run": { "runId": 7, "facets": { "a/b": { "x~y": "\\"}{[" } } },
  "inputs": [ { "name": "one" }, { "name": "two", "namespace": null } ]
}`;

const named = (pointer: string) => {
  const range = rangeOfPointer(event, pointer);
  return range && event.slice(range.start, range.end).trim();
};

test.each([
  ["/run/runId", "7"],
  ["/inputs/1/name", '"two"'],
  ["/inputs/1/namespace", "null"],
  ["/run/facets/a~1b/x~0y", '"\\"}{["'],
  ["/inputs/0", '{ "name": "one" }'],
])("%s names %s", (pointer, value) => {
  expect(named(pointer)).toBe(value);
});

test.each(["/run/nothing", "/inputs/7", "/eventType/deeper", "/inputs/x"])("%s names nothing", (pointer) => {
  expect(rangeOfPointer(event, pointer)).toBeUndefined();
});

test("Text that is no JSON gives nothing instead of an error", () => {
  expect(rangeOfPointer('{"a": {"b": ', "/a/b")).toBeUndefined();
  expect(rangeOfPointer("not json", "/a")).toBeUndefined();
});

test("A body nested 50,000 deep is walked without an overflow", () => {
  const deep = `{"deep": ${"[".repeat(50_000)}${"]".repeat(50_000)}, "last": 1}`;
  const range = rangeOfPointer(deep, "/last");
  expect(range && deep.slice(range.start, range.end)).toBe("1");
});
