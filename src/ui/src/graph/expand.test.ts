import { describe, expect, test } from "vitest";
import { expand } from "./expand";
import { graphOf, idOf } from "./testGraph";
import { emptyView, formatOpened, type GraphView, parseOpened, shortId } from "./view";

const names = (known: ReturnType<typeof graphOf>, ids: Iterable<string>) => [...ids].map((id) => known.datasets.get(id)?.name).sort();
const viewOf = (more: Partial<GraphView>): GraphView => ({ ...emptyView, root: [idOf("r")], ...more });

describe("the first picture", () => {
  test("a small graph opens whole", () => {
    const known = graphOf("a>j1>b b>j2>r r>j3>c c>j4>d");
    const shown = expand(known, viewOf({}));
    expect(names(known, shown.datasets.keys())).toEqual(["a", "b", "c", "d", "r"]);
    expect(shown.levels).toEqual({ up: 2, down: 2 });
    expect(shown.datasets.get(idOf("a"))).toBe(-2);
    expect(shown.handles.size).toBe(0);
  });

  test("levels are drawn whole, as long as they fit into 40 nodes", () => {
    const level1 = Array.from({ length: 10 }, (_, i) => `r>j${i}>x${i}`);
    const level2 = Array.from({ length: 40 }, (_, i) => `x${i % 10}>k${i}>y${i}`);
    const known = graphOf([...level1, ...level2, "u>s>r"].join(" "));
    const shown = expand(known, viewOf({}));
    expect(shown.datasets.size).toBe(12);
    expect(shown.handles.get(idOf("x0"))).toEqual([{ side: "down", count: 4, hidden: 0, opened: false }]);
  });

  test("a hub draws the eight most used neighbours and one card for the rest", () => {
    const known = graphOf(Array.from({ length: 30 }, (_, i) => `r>j${i}>x${i}`).join(" "));
    for (const [id, dataset] of known.datasets) known.datasets.set(id, { ...dataset, runsPerDay: dataset.name === "x17" ? 9 : 1 });
    const shown = expand(known, viewOf({}));
    expect(shown.datasets.size).toBe(9);
    expect(shown.datasets.has(idOf("x17"))).toBe(true);
    expect(shown.more).toEqual([{ dataset: idOf("r"), side: "down", count: 22 }]);
  });
});

describe("opening and taking back", () => {
  const known = graphOf("a>j>r r>k>b b>l>c c>m>d e>n>b");

  test("a handle opens one level on its side, and the same click takes it back", () => {
    const start = viewOf({ up: 0, down: 1 });
    const before = expand(known, start);
    expect(before.handles.get(idOf("b"))).toEqual([
      { side: "up", count: 1, hidden: 0, opened: false },
      { side: "down", count: 1, hidden: 0, opened: false },
    ]);
    const opened = expand(known, { ...start, opened: [{ kind: "side", id: shortId(idOf("b")), side: "down", levels: 1 }] });
    expect(names(known, opened.datasets.keys())).toEqual(["b", "c", "r"]);
    expect(opened.handles.get(idOf("b"))?.find((handle) => handle.side === "down")).toEqual({
      side: "down",
      count: 0,
      hidden: 0,
      opened: true,
    });
    expect(names(known, expand(known, start).datasets.keys())).toEqual(["b", "r"]);
  });

  test("all levels follow the side to its end", () => {
    const shown = expand(known, viewOf({ up: 0, down: 0, opened: [{ kind: "side", id: shortId(idOf("r")), side: "down", levels: 15 }] }));
    expect(names(known, shown.datasets.keys())).toEqual(["b", "c", "d", "r"]);
  });

  test("a hidden node leaves a stub at its neighbours, not a handle, and what hung on it goes too", () => {
    const shown = expand(known, viewOf({ hidden: [shortId(idOf("b"))] }));
    expect(names(known, shown.datasets.keys())).toEqual(["a", "r"]);
    expect(shown.handles.get(idOf("r"))).toEqual([{ side: "down", count: 0, hidden: 1, opened: false }]);
  });

  test("what is not complete is asked for", () => {
    const partial = graphOf("a>j>r");
    const fresh = Object.assign(Object.create(Object.getPrototypeOf(partial)), partial, { complete: { up: new Set(), down: new Set() } });
    expect(expand(fresh, viewOf({})).needs).toContainEqual({ id: idOf("r"), side: "up" });
  });
});

test("what was opened survives the address", () => {
  for (const text of ["1ac5c204d", "1ac5c204u15", "+99a91daf-8f29-8308-b6bb-189311e6bd59"]) {
    const opened = parseOpened(text);
    expect(opened && formatOpened(opened)).toBe(text);
  }
  expect(parseOpened("zzz")).toBeUndefined();
});
