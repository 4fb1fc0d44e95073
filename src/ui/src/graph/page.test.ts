import { describe, expect, test } from "vitest";
import * as act from "./actions";
import { compare } from "./diff";
import { expand } from "./expand";
import { toSvg } from "./export/svg";
import { layout } from "./layout/layout";
import { listRows } from "./listRows";
import { apply, type LiveChange } from "./live";
import { buildScene } from "./model";
import { type Picture, toLayoutInput, toPicture } from "./picture";
import { same } from "./reuse";
import { distanceTo, middleOf, roundedPath } from "./routes";
import { completeIn } from "./source";
import { createGraphStore } from "./store";
import { answerOf, columnEdge, edge, graphOf, idOf, node } from "./testGraph";
import { momentAt, position, stepFrom, timelineOf } from "./timeline";
import { emptyView, type GraphView } from "./view";
import { formatView, parseView } from "./viewAddress";

const viewOf = (more: Partial<GraphView>): GraphView => ({ ...emptyView, root: [idOf("a")], ...more });

function pictureOf(known: ReturnType<typeof graphOf>, view: GraphView): Picture {
  const shown = expand(known, view);
  const scene = buildScene({ known, shown, view, kept: undefined, path: undefined, marks: undefined });
  return toPicture(scene, layout(toLayoutInput(scene, new Map(), undefined)), new Map(), undefined);
}

describe("the address", () => {
  test("says everything that is drawn, and reads it back", () => {
    const view: GraphView = {
      root: [idOf("a"), idOf("b")],
      up: 2,
      down: 1,
      opened: [
        { kind: "side", id: "1ac5c204", side: "down", levels: 1 },
        { kind: "node", id: idOf("c") },
      ],
      hidden: ["47bcccf7"],
      columns: ["99a91daf"],
      mode: "both",
      group: "schema",
      openGroups: ["postgres://pg:5432/mart", "with, comma"],
      lens: "owner",
      filter: "+a -b",
      filterHides: true,
      selected: "d:x",
      column: { dataset: idOf("a"), name: "odd:name" },
      direction: "both",
      rows: false,
      to: idOf("b"),
      asOf: "2026-11-21T09:00:00.000Z",
      compareFrom: "2026-11-21T08:00:00.000Z",
      claims: true,
      waysOnly: true,
      list: true,
    };
    expect(parseView(formatView(view))).toEqual(view);
  });

  test("is short for the first picture, and unreadable parts count as missing", () => {
    expect(formatView(viewOf({}))).toEqual({ root: idOf("a") });
    expect(parseView({ root: "a", up: "many", x: "??,1ac5c204d", lens: "none", asof: "never", claims: true })).toMatchObject({
      up: undefined,
      opened: [{ kind: "side", id: "1ac5c204", side: "down", levels: 1 }],
      lens: "state",
      asOf: undefined,
      claims: true,
    });
  });
});

describe("steps", () => {
  test("a handle opens and takes back; more levels replace fewer", () => {
    const once = act.toggleSide(viewOf({}), idOf("b"), "down");
    expect(once.opened).toHaveLength(1);
    expect(act.toggleSide(once, idOf("b"), "down").opened).toEqual([]);
    expect(act.toggleSide(once, idOf("b"), "down", 3).opened).toMatchObject([{ levels: 3 }]);
  });

  test("what was hidden comes back one by one or all at once", () => {
    const view = act.hide(act.hide(emptyView, idOf("b")), idOf("c"));
    expect(act.showHidden(view, [idOf("b")]).hidden).toEqual([idOf("c").slice(0, 8)]);
    expect(act.showHidden(view).hidden).toEqual([]);
  });

  test("the start cannot be hidden; what is hidden loses its selection", () => {
    const view = viewOf({ selected: `d:${idOf("b")}` });
    expect(act.hide(view, idOf("a"))).toBe(view);
    expect(act.hide(view, idOf("b"))).toMatchObject({ hidden: [idOf("b").slice(0, 8)], selected: undefined });
  });

  test("pinning the same column again unpins it", () => {
    const pinned = act.pin(viewOf({}), idOf("a"), "x");
    expect(pinned.column).toEqual({ dataset: idOf("a"), name: "x" });
    expect(act.pin(pinned, idOf("a"), "x").column).toBeUndefined();
  });

  test("selection and lens draw nothing anew, a filter does only when it hides", () => {
    const view = viewOf({});
    expect(act.sameLayout(view, { ...view, selected: "d:x", lens: "owner", filter: "x" })).toBe(true);
    expect(act.sameLayout(view, { ...view, filter: "x", filterHides: true })).toBe(false);
  });
});

describe("time", () => {
  const ticks = [
    { at: "2026-11-21T09:00:00Z", count: 1 },
    { at: "2026-11-21T09:10:00Z", count: 3 },
  ];
  const line = timelineOf(ticks, Date.parse("2026-11-28T00:00:00Z"));
  const [first, second] = ticks.map((tick) => Date.parse(tick.at));

  test("steps go from change to change, and to now after the last one", () => {
    if (!line) throw new Error("There are changes.");
    expect(stepFrom(line, undefined, "previous")).toBe(second);
    expect(stepFrom(line, second, "previous")).toBe(first);
    expect(stepFrom(line, first, "previous")).toBe(first);
    expect(stepFrom(line, first, "next")).toBe(second);
    expect(stepFrom(line, second, "next")).toBeUndefined();
  });

  test("a place on the strip near a change is that change, its right end is now", () => {
    if (!line) throw new Error("There are changes.");
    expect(momentAt(line, position(line, second) + 0.003)).toBe(second);
    expect(momentAt(line, 1)).toBeUndefined();
    expect(timelineOf([], 0)).toBeUndefined();
  });
});

describe("what the stream tells", () => {
  const change = (more: Partial<LiveChange>): LiveChange => ({ kind: "run", job: null, run: null, edges: null, ...more });
  const started = () => {
    const store = createGraphStore();
    const known = graphOf("a>j>b");
    store.setState({ known, shown: expand(known, viewOf({})) });
    return store;
  };

  test("a failed run shows at the tables that the job writes, at once", () => {
    const store = started();
    apply(store, [
      change({ job: { id: idOf("j"), namespace: "af", name: "j" }, run: { runId: "1", state: "FAIL", endedAt: "2026-11-22T00:00:00Z" } }),
    ]);
    expect(store.getState().known.datasets.get(idOf("b"))?.lastRun?.state).toBe("FAIL");
    expect(store.getState().known.datasets.get(idOf("b"))?.lastWrittenAt).toBe("2026-11-21T09:00:00Z");
    expect(store.getState()).toMatchObject({ revision: 1, news: 0 });
  });

  test("an edge that is not drawn waits and is counted; one far away is not", () => {
    const store = started();
    const fresh = (id: string, source: string) => ({
      id,
      source: { id: idOf(source) },
      target: { id: idOf("new") },
      verdict: "confirmed",
      observed: true,
      certainty: "certain",
      holdsNow: true,
      stale: false,
      lastSeenAt: "2026-11-21T09:00:00Z",
    });
    apply(store, [change({ kind: "lineage", edges: [fresh("1", "b"), fresh("2", "elsewhere")] })]);
    expect(store.getState().news).toBe(1);
  });
});

describe("the list", () => {
  test("lists what is drawn by level, with the worst verdict and open columns below", () => {
    const known = graphOf("a>j>b", [columnEdge("a:x", "b:y", "j", { verdict: "unchecked" })]);
    known.setColumns(idOf("b"), [{ name: "y", type: "int" }]);
    const rows = listRows(known, expand(known, viewOf({})), undefined, [idOf("b").slice(0, 8)], undefined);
    expect(
      rows.map((row) =>
        row.kind === "column" ? `${row.column.name} ${row.through} ${row.verdict}` : `${row.level} ${row.info.name} ${row.verdict}`,
      ),
    ).toEqual(["0 a ", "1 b confirmed", "y from a.x not checked"]);
  });
});

describe("export", () => {
  test("holds every node and every line, with names escaped", () => {
    const known = graphOf("a>j>b");
    known.add(answerOf([node("a"), node("b", { name: 'b<"&' })], []));
    const picture = pictureOf(known, viewOf({}));
    const { svg } = toSvg({ picture, known, path: undefined, withRows: false, selected: undefined, colour: () => "#000" });
    expect(svg).toContain("b&lt;&quot;&amp;");
    expect(svg.match(/<path d="M[^"]*" fill="none"/g)).toHaveLength(picture.scene.edges.length);
    expect(svg.match(/rx="8"/g)).toHaveLength(2);
  });
});

describe("places", () => {
  test("the anchor stands where it stood, whatever comes before it", () => {
    const small = graphOf("b>k>c");
    const before = pictureOf(small, viewOf({ root: [idOf("b")] }));
    const known = graphOf("b>k>c a>j>b a2>j2>b");
    const view = viewOf({ root: [idOf("b")] });
    const scene = buildScene({ known, shown: expand(known, view), view, kept: undefined, path: undefined, marks: undefined });
    const anchor = `d:${idOf("c")}`;
    const after = toPicture(scene, layout(toLayoutInput(scene, before.places, anchor)), before.places, anchor);
    const at = ({ x, y, layer }: { x: number; y: number; layer: number }) => ({ x, y, layer });
    for (const key of [anchor, `d:${idOf("b")}`]) expect(at(after.places.get(key) as never)).toEqual(at(before.places.get(key) as never));
  });

  test("a comparison draws both moments", () => {
    const { union } = compare(graphOf("a>j>b"), graphOf("a>j>c"));
    expect(pictureOf(union, viewOf({})).scene.datasetCount).toBe(3);
  });
});

test("lines: rounded corners, their middle, the distance of a click", () => {
  const route = [0, 0, 50, 0, 50, 100, 200, 100];
  expect(roundedPath(route)).toBe("M0 0L42 0Q50 0 50 8L50 92Q50 100 58 100L200 100");
  expect(middleOf(route)).toEqual({ x: 125, y: 100 });
  expect(distanceTo(route, 60, 50)).toBe(10);
});

test("what an answer holds whole: in a cut one, nothing at the last level", () => {
  const answer = {
    ...answerOf([node("a"), node("b", { depth: 1 }), node("c", { depth: 2 })], [edge("a", "j", "b"), edge("b", "k", "c")]),
    truncated: true,
  };
  expect(completeIn(answer, [idOf("a")], "down")).toEqual([idOf("a")]);
  expect(completeIn({ ...answer, truncated: false }, [idOf("a")], "down")).toHaveLength(3);
});

test("two values that say the same are told from those that do not", () => {
  expect(same({ a: [1, { b: undefined }] }, { a: [1, { b: undefined }] })).toBe(true);
  expect(same({ a: [1] }, { a: [1, 2] })).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
});
