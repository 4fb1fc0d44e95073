import { describe, expect, test } from "vitest";
import { expand } from "./expand";
import { matching } from "./filter";
import type { KnownGraph } from "./known";
import { lookOf } from "./lines";
import { buildScene } from "./model";
import { rowMiddle, rowsOf } from "./nodeSize";
import { columnPath } from "./path";
import type { DatasetNode, Scene } from "./scene";
import { answerOf, columnEdge, edge, graphOf, idOf, node } from "./testGraph";
import { emptyView, type GraphView, shortId } from "./view";

function sceneOf(known: KnownGraph, more: Partial<GraphView> = {}): Scene {
  const view = { ...emptyView, root: [known.datasets.keys().next().value as string], ...more };
  const shown = expand(known, view);
  const kept = view.filterHides ? matching(known, shown.datasets.keys(), view.filter) : undefined;
  const path = view.column && columnPath(known, view.column, view.direction, view.claims);
  return buildScene({ known, shown, view, kept, path, marks: undefined });
}

const lines = (scene: Scene, known: KnownGraph) =>
  scene.edges.map((one) => [one.from, one.to].map((i) => labelOf(scene, known, i)).join(">")).sort();

function labelOf(scene: Scene, known: KnownGraph, i: number): string {
  const one = scene.nodes[i];
  if (one.kind === "dataset") return known.datasets.get(one.id)?.name ?? "?";
  if (one.kind === "station") return one.jobs.map((job) => known.job(job)?.name).join("+");
  if (one.kind === "job") return known.job(one.job)?.name ?? "?";
  if (one.kind === "group") return `[${one.label}]`;
  return one.kind;
}

describe("stations", () => {
  test("a job with three reads and two writes has five lines", () => {
    const known = graphOf("a>j>x b>j>x c>j>x a>j>y b>j>y c>j>y");
    const scene = sceneOf(known, { opened: ["b", "c"].map((name) => ({ kind: "node", id: idOf(name) })) });
    expect(lines(scene, known)).toEqual(["a>j", "b>j", "c>j", "j>x", "j>y"]);
  });

  test("a job that fills different tables from different sources claims nothing across", () => {
    const known = graphOf("a>j>x b>j>y a>k>b");
    expect(lines(sceneOf(known), known)).toEqual(["a>j", "a>k", "b>j", "j>x", "j>y", "k>b"]);
  });

  test("many writers of one table become one station with all their jobs", () => {
    const known = graphOf(Array.from({ length: 6 }, (_, i) => `s${i}>j${i}>t`).join(" "));
    const scene = sceneOf(known, { root: [idOf("t")] });
    const stations = scene.nodes.filter((one) => one.kind === "station");
    expect(stations.map((station) => station.kind === "station" && station.jobs.length)).toEqual([6]);
    expect(scene.edges).toHaveLength(7);
  });

  test("a station keeps its key when another of its sources is drawn", () => {
    const known = graphOf("a>j>x b>j>x");
    const before = sceneOf(known, { root: [idOf("a")], up: 0, down: 1 });
    const after = sceneOf(known, { root: [idOf("x")] });
    const keys = (scene: Scene) => scene.nodes.filter((one) => one.kind === "station").map((one) => one.key);
    expect(keys(after)).toEqual(keys(before));
  });
});

describe("what a line says", () => {
  test("declared is dashed, unchecked has a dot behind the station, inferred an open head, contradicted is red", () => {
    const known = graphOf("a>j>x");
    known.add(answerOf([node("a"), node("x")], [edge("a", "j", "x", { observed: false, verdict: "unchecked", certainty: "inferred" })]));
    const [read, write] = sceneOf(known).edges.map((one) => one.style);
    expect(read).toMatchObject({ dashed: true, unchecked: false, arrow: false });
    expect(write).toMatchObject({ dashed: true, unchecked: true, hollow: true, arrow: true });
    known.add(answerOf([node("a"), node("x")], [edge("a", "j", "x", { verdict: "contradicted" })]));
    expect(sceneOf(known).edges.every((one) => one.style.contradicted)).toBe(true);
  });

  test("a line is stale where all that it stands for is", () => {
    const known = graphOf("a>j>x b>j>x");
    const mark = (names: string[]) =>
      known.add(
        answerOf(
          [node("a")],
          names.map((name) => edge(name, "j", "x", { stale: true })),
        ),
      );
    mark(["a"]);
    const looks = () => sceneOf(known, { root: [idOf("x")] }).edges.map((one) => lookOf(one.style));
    expect(looks()).toEqual(["stale", "observed", "observed"]);
    mark(["b"]);
    expect(looks()).toEqual(["stale", "stale", "stale"]);
  });

  test("a claimed dataset without any true edge is a ghost, a declared target is dashed", () => {
    const known = graphOf("a>j>x");
    known.add(
      answerOf(
        [node("a"), node("i", { lastWrittenAt: null }), node("nope", { lastWrittenAt: null })],
        [edge("i", "j", "a", { verdict: "contradicted" }), edge("a", "k", "nope", { observed: false })],
      ),
    );
    const scene = sceneOf(known);
    const dataset = (name: string) => scene.nodes.find((one) => one.key === `d:${idOf(name)}`) as DatasetNode;
    expect([dataset("i").ghost, dataset("nope").ghost, dataset("nope").declaredOnly, dataset("x").declaredOnly]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe("rows", () => {
  const columns = Array.from({ length: 14 }, (_, i) => ({ name: `c${i}`, type: "int4" }));

  test("eight rows at once, a search from twelve columns on; closed nodes show only what is on the path", () => {
    expect(rowsOf(columns, true, undefined, false)).toMatchObject({ rowsShown: 8, search: true, folded: 0, height: 52 + 7 + 28 + 8 * 24 });
    const path = rowsOf(columns, false, new Set(["c9", "c3"]), true);
    expect(path.rows.map((row) => row.name)).toEqual(["c3", "c9"]);
    expect(path).toMatchObject({ folded: 12, search: false, height: 52 + 7 + 3 * 24 });
    expect(rowsOf(columns, false, undefined, false).height).toBe(52);
    expect(rowMiddle({ rowsShown: 8, search: false }, 0)).toBe(67);
    expect(rowMiddle({ rowsShown: 8, search: false }, 30)).toBe(55 + 8 * 24);
  });

  test("a pinned path opens its rows in every table on it", () => {
    const known = graphOf("a>j>b", [columnEdge("a:x", "b:y", "j")]);
    known.setColumns(idOf("a"), [
      { name: "x", type: "int" },
      { name: "z", type: "int" },
    ]);
    const scene = sceneOf(known, { column: { dataset: idOf("b"), name: "y" } });
    const rows = scene.nodes.flatMap((one) => (one.kind === "dataset" ? [[one.rows.map((row) => row.name), one.folded]] : []));
    expect(rows).toEqual([
      [["x"], 1],
      [["y"], 0],
    ]);
  });
});

describe("groups and filters", () => {
  test("closed groups are cards, and edges between them are counted", () => {
    const known = graphOf("r.a>j>m.x r.b>j>m.x r.a>k>m.y");
    const scene = sceneOf(known, { root: [idOf("r.a"), idOf("r.b")], group: "schema" });
    expect(lines(scene, known)).toEqual(["[r]>joint", "joint>[m]"]);
    expect(scene.edges[0].style.count).toBe(3);
    expect(scene.datasetCount).toBe(4);
    const open = sceneOf(known, { root: [idOf("r.a"), idOf("r.b")], group: "schema", openGroups: ["postgres://pg:5432/r"] });
    expect(open.openGroups.map((group) => group.members.length)).toEqual([2]);
    expect(open.nodes.filter((one) => one.kind === "dataset").every((one) => one.band === 1)).toBe(true);
  });

  test("hiding what does not match joins the rest by dotted lines", () => {
    const known = graphOf("a1>j>b b>k>a2");
    const scene = sceneOf(known, { filter: "a", filterHides: true });
    expect(scene.datasetCount).toBe(2);
    expect(scene.edges.map((one) => [one.style.dotted, one.style.label])).toEqual([
      [true, ""],
      [true, "1 hidden"],
    ]);
  });
});

test("in the view of jobs, datasets are the points between them", () => {
  const known = graphOf("a>j>b b>k>c b>l>d");
  const scene = sceneOf(known, { mode: "jobs" });
  expect(lines(scene, known)).toEqual(["j>joint", "joint>k", "joint>l"]);
});

test("the card of a hub hangs on its dataset", () => {
  const known = graphOf(Array.from({ length: 20 }, (_, i) => `r>j${i}>x${i}`).join(" "));
  const scene = sceneOf(known);
  const more = scene.nodes.find((one) => one.kind === "more");
  expect(more).toMatchObject({ count: 12, side: "down" });
  expect(shortId(idOf("r"))).toHaveLength(8);
});
