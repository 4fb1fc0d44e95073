import { describe, expect, test } from "vitest";
import { compare } from "./diff";
import { bypasses, matching, parseFilter } from "./filter";
import { groupsOf } from "./groups";
import { History } from "./history";
import { KnownGraph } from "./known";
import { lastPart, placeOf, schemaPart } from "./names";
import { columnPath, transformationWord, ways } from "./path";
import { answerOf, columnEdge, edge, graphOf, idOf, node } from "./testGraph";
import { ticksOf } from "./timeline";

const names = (known: KnownGraph, ids: Iterable<string> | undefined) => ids && [...ids].map((id) => known.datasets.get(id)?.name).sort();

describe("the filter", () => {
  const known = graphOf("s.a>j>s.b s.b>k>s.c s.c>l>t.d");
  const all = [...known.datasets.keys()];

  test("words match names, a minus leaves out, all words must match", () => {
    expect(names(known, matching(known, all, "s."))).toEqual(["s.a", "s.b", "s.c"]);
    expect(names(known, matching(known, all, "s. -b"))).toEqual(["s.a", "s.c"]);
    expect(matching(known, all, "  ")).toBeUndefined();
  });

  test("plus signs follow the lineage, with a number only so far", () => {
    expect(names(known, matching(known, all, "+s.c"))).toEqual(["s.a", "s.b", "s.c"]);
    expect(names(known, matching(known, all, "1+s.c"))).toEqual(["s.b", "s.c"]);
    expect(names(known, matching(known, all, "s.a+2"))).toEqual(["s.a", "s.b", "s.c"]);
    expect(parseFilter("+x+2")[0]).toMatchObject({ up: Number.POSITIVE_INFINITY, down: 2, text: "x" });
  });

  test("fields: namespace, kind, state, job", () => {
    expect(matching(known, all, "ns:postgres kind:table")?.size).toBe(4);
    expect(names(known, matching(known, all, "job:k"))).toEqual(["s.c"]);
    expect(matching(known, all, "state:failed")?.size).toBe(0);
  });

  test("matches that are connected through what was taken out are joined, with the number in between", () => {
    const kept = new Set([idOf("s.a"), idOf("t.d")]);
    expect(bypasses(known, new Set(all), kept)).toEqual([{ source: idOf("s.a"), target: idOf("t.d"), hidden: 2 }]);
  });
});

describe("the path of a column", () => {
  const known = graphOf("raw>j>stg ref>k>fct stg>k>fct fct>m>mart", [
    columnEdge("raw:qty", "stg:net", "j", { subtype: "TRANSFORMATION" }),
    columnEdge("raw:price", "stg:net", "j", { subtype: "TRANSFORMATION" }),
    columnEdge("stg:net", "fct:eur", "k", { subtype: "TRANSFORMATION" }),
    columnEdge("ref:rate", "fct:eur", "k", { subtype: "TRANSFORMATION" }),
    columnEdge("fct:eur", "mart:revenue", "m", { subtype: "AGGREGATION", expression: "sum(eur)" }),
    columnEdge("stg:status", "fct", "k", { subtype: "FILTER" }),
    columnEdge("raw:lie", "stg:net", "j", { verdict: "contradicted" }),
  ]);

  test("narrowed to one end, only what lies between is left; the other ends can still be chosen", () => {
    const start = { dataset: idOf("mart"), name: "revenue" };
    const whole = columnPath(known, start, "up", false);
    const path = columnPath(known, start, "up", false, `${idOf("ref")}:rate`);
    expect(path.steps.map((step) => `${known.datasets.get(step.dataset)?.name}.${step.column}`)).toEqual(["fct.eur", "mart.revenue"]);
    expect(path.steps[0].from).toEqual([{ dataset: idOf("ref"), column: "rate" }]);
    expect(names(known, path.values.keys())).toEqual(["fct", "mart", "ref"]);
    expect(path.ends).toEqual(whole.ends);
    const nowhere = columnPath(known, start, "up", false, `${idOf("ref")}:nothing`);
    expect([nowhere.steps, names(known, nowhere.values.keys())]).toEqual([[], ["mart"]]);
  });

  test("collects what carries the value, step by step, and what decides the rows", () => {
    const path = columnPath(known, { dataset: idOf("mart"), name: "revenue" }, "up", false);
    expect(path.steps.map((step) => `${known.datasets.get(step.dataset)?.name}.${step.column} ${step.word}`)).toEqual([
      "stg.net computed",
      "fct.eur computed",
      "mart.revenue summed",
    ]);
    expect([...(path.values.get(idOf("raw")) ?? [])].sort()).toEqual(["price", "qty"]);
    expect([...(path.influences.get(idOf("stg")) ?? [])]).toEqual(["status"]);
    expect(path.ends.map((end) => end.column).sort()).toEqual(["price", "qty", "rate"]);
  });

  test("contradicted claims are on the path only where they are shown", () => {
    const path = columnPath(known, { dataset: idOf("stg"), name: "net" }, "up", true);
    expect(path.values.get(idOf("raw"))?.has("lie")).toBe(true);
  });

  test("downstream goes the other way", () => {
    const path = columnPath(known, { dataset: idOf("raw"), name: "qty" }, "down", false);
    expect([...path.values.keys()].length).toBe(4);
    expect(path.ends).toEqual([{ dataset: idOf("mart"), column: "revenue" }]);
  });

  test("a word for each kind of change", () => {
    expect(transformationWord({ subtype: "IDENTITY", masking: false })).toBe("copied");
    expect(transformationWord({ subtype: "TRANSFORMATION", masking: true })).toBe("masked");
    expect(transformationWord({ subtype: "AGGREGATION", masking: false, expression: "COUNT(*)" })).toBe("counted");
    expect(transformationWord({ subtype: "AGGREGATION", masking: false })).toBe("aggregated");
  });
});

test("all ways between two datasets, the shortest first", () => {
  const known = graphOf("a>j>b b>k>d a>l>c c>m>e e>n>d x>o>d");
  const found = ways(known, idOf("a"), idOf("d"));
  expect(names(known, found?.datasets)).toEqual(["a", "b", "c", "d", "e"]);
  expect(found?.shortest.map((id) => known.datasets.get(id)?.name)).toEqual(["a", "b", "d"]);
  expect(ways(known, idOf("d"), idOf("a"))).toBeUndefined();
});

test("groups by schema leave single datasets alone", () => {
  const known = graphOf("db.raw.a>j>db.mart.x db.raw.b>k>db.mart.x");
  expect(groupsOf(known, known.datasets.keys(), "schema").map((group) => [group.label, group.members.length])).toEqual([["db.raw", 2]]);
  expect(groupsOf(known, known.datasets.keys(), "none")).toEqual([]);
});

test("two moments: what only one of them has is marked, and both are drawn", () => {
  const before = graphOf("a>j>b old>k>b");
  const after = graphOf("a>j>b b>l>new");
  const { union, datasets, edges } = compare(before, after);
  expect(union.datasets.size).toBe(4);
  expect([datasets.get(idOf("old")), datasets.get(idOf("new")), datasets.get(idOf("a"))]).toEqual(["removed", "added", undefined]);
  expect([...edges.values()].sort()).toEqual(["added", "removed"]);
});

test("ticks are the moments of change, as high as their bucket is full; without moments the buckets themselves", () => {
  const bucket = (minute: number, edge: number) => ({ from: `2026-11-21T09:0${minute}:00Z`, to: `2026-11-21T09:0${minute + 1}:00Z`, edge });
  const none = { dataset: 0, job: 0, columnEdge: 0, column: 0 };
  const buckets = [bucket(0, 4), bucket(5, 3)].map((one) => ({ ...none, ...one }));
  const instants = ["2026-11-21T09:00:10Z", "2026-11-21T09:00:50Z", "2026-11-21T09:06:00Z"];
  expect(ticksOf({ buckets, instants })).toEqual([
    { at: instants[0], count: 2 },
    { at: instants[1], count: 2 },
    { at: instants[2], count: 3 },
  ]);
  expect(ticksOf({ buckets, instants: null }).map((tick) => [tick.at, tick.count])).toEqual([
    [buckets[0].from, 4],
    [buckets[1].from, 3],
  ]);
});

test("undo and redo; a new step ends redo", () => {
  const history = new History<number>(2);
  history.push(1);
  history.push(2);
  history.push(3);
  expect(history.undo(4)).toBe(3);
  expect(history.undo(3)).toBe(2);
  expect(history.undo(2)).toBeUndefined();
  expect(history.redo(2)).toBe(3);
  history.push(3);
  expect(history.canRedo).toBe(false);
});

test("answers are joined: a later one replaces an edge and adds to a node", () => {
  const known = new KnownGraph();
  known.add(answerOf([node("a", { columnCount: 3 }), node("b")], [edge("a", "j", "b", { verdict: "unchecked" })]));
  known.add(answerOf([node("a")], [edge("a", "j", "b")]));
  expect(known.edgesAt(idOf("a"), "down").map((one) => one.verdict)).toEqual(["confirmed"]);
  expect(known.datasets.get(idOf("a"))?.columnCount).toBe(3);
  known.add(answerOf([node("a")], [edge("a", "j", "a")]));
  expect(known.readsItself(idOf("a"))).toBe(true);
  expect(known.neighbours(idOf("a"), "down")).toEqual([idOf("b")]);
});

test("names", () => {
  expect([lastPart("db.s.t"), lastPart("exports/daily.csv"), lastPart("plain")]).toEqual(["t", "daily.csv", "plain"]);
  expect([schemaPart("db.s.t"), schemaPart("a/b/c.csv"), schemaPart("plain")]).toEqual(["db.s", "a/b", ""]);
  expect(placeOf("s3://bucket", "exports/daily.csv")).toBe("bucket/exports");
});
