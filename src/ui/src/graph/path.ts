import type { ColumnEdgeAnswer } from "./answer";
import type { KnownGraph, Side } from "./known";
import type { Direction } from "./view";

export interface ColumnStep {
  dataset: string;
  column: string;
  job: ColumnEdgeAnswer["job"];
  from: { dataset: string; column: string }[];
  word: string;
  verdict: string;
  masked: boolean;
  expression: string | undefined;
  /** The line of the job's SQL on which the expression begins. */
  line: number | undefined;
  /** What decides which rows the value comes from: columns by what they do. */
  rows: { dataset: string; column: string; subtype: string }[];
}

export interface ColumnPath {
  /** Columns that carry the value, by dataset. */
  values: Map<string, Set<string>>;
  /** Columns that decide rows of tables on the path, by dataset. */
  influences: Map<string, Set<string>>;
  valueEdges: ColumnEdgeAnswer[];
  rowEdges: ColumnEdgeAnswer[];
  /** Sources first. */
  steps: ColumnStep[];
  /** Columns of the path that nothing on it leads to: where the value begins, or ends in the other direction. */
  ends: { dataset: string; column: string }[];
}

/** The path of a column's value among what is known, and what decides its rows. Contradicted claims count only where they are shown. */
export function columnPath(
  known: KnownGraph,
  start: { dataset: string; name: string },
  direction: Direction,
  claims: boolean,
  end?: string,
): ColumnPath {
  const values = new Map<string, Set<string>>();
  const valueEdges = new Set<ColumnEdgeAnswer>();
  const ends: ColumnPath["ends"] = [];
  const usable = (edge: ColumnEdgeAnswer) => claims || edge.verdict !== "contradicted";
  add(values, start.dataset, start.name);

  const walk = (side: Side) => {
    const seen = new Set([`${start.dataset}\n${start.name}`]);
    let frontier = [{ dataset: start.dataset, column: start.name }];
    while (frontier.length > 0) {
      const next: typeof frontier = [];
      for (const at of frontier) {
        const edges = side === "up" ? known.columnEdgesInto(at.dataset) : known.columnEdgesFrom(at.dataset);
        let any = false;
        for (const edge of edges) {
          if (!carriesValue(edge) || !usable(edge)) continue;
          if ((side === "up" ? edge.targetColumn : edge.sourceColumn) !== at.column) continue;
          const other =
            side === "up" ? { dataset: edge.source, column: edge.sourceColumn } : { dataset: edge.target, column: edge.targetColumn ?? "" };
          any ||= other.dataset !== at.dataset;
          valueEdges.add(edge);
          add(values, other.dataset, other.column);
          const key = `${other.dataset}\n${other.column}`;
          if (seen.has(key)) continue;
          seen.add(key);
          next.push(other);
        }
        if (!any) ends.push(at);
      }
      frontier = next;
    }
  };
  if (direction !== "down") walk("up");
  if (direction !== "up") walk("down");

  if (end !== undefined) keepWaysTo(end, start, values, valueEdges);

  const influences = new Map<string, Set<string>>();
  const rowEdges: ColumnEdgeAnswer[] = [];
  const steps = stepsOf(known, [...valueEdges], usable);
  for (const { step, edges } of steps) {
    for (const edge of edges) {
      rowEdges.push(edge);
      add(influences, edge.source, edge.sourceColumn);
      step.rows.push({ dataset: edge.source, column: edge.sourceColumn, subtype: edge.subtype });
    }
  }
  return { values, influences, valueEdges: [...valueEdges], rowEdges, steps: inOrder(steps.map((one) => one.step)), ends };
}

/** Leaves only what lies on a way between the column and one end of its path, given as "dataset id:column". */
function keepWaysTo(
  end: string,
  start: { dataset: string; name: string },
  values: Map<string, Set<string>>,
  edges: Set<ColumnEdgeAnswer>,
): void {
  const from = (edge: ColumnEdgeAnswer) => `${edge.source}:${edge.sourceColumn}`;
  const to = (edge: ColumnEdgeAnswer) => `${edge.target}:${edge.targetColumn}`;
  const reach = (first: string, at: (edge: ColumnEdgeAnswer) => string, next: (edge: ColumnEdgeAnswer) => string) => {
    const reached = new Set([first]);
    for (const key of reached) for (const edge of edges) if (at(edge) === key) reached.add(next(edge));
    return reached;
  };
  const column = `${start.dataset}:${start.name}`;
  const kept = [
    [column, end],
    [end, column],
  ].flatMap(([first, last]) => {
    const forward = reach(first, from, to);
    const backward = reach(last, to, from);
    return [...edges].filter((edge) => forward.has(from(edge)) && backward.has(to(edge)));
  });
  edges.clear();
  values.clear();
  add(values, start.dataset, start.name);
  for (const edge of kept) {
    edges.add(edge);
    add(values, edge.source, edge.sourceColumn);
    add(values, edge.target, edge.targetColumn ?? "");
  }
}

function stepsOf(
  known: KnownGraph,
  valueEdges: ColumnEdgeAnswer[],
  usable: (edge: ColumnEdgeAnswer) => boolean,
): { step: ColumnStep; edges: ColumnEdgeAnswer[] }[] {
  const steps = new Map<string, ColumnStep>();
  for (const edge of valueEdges) {
    const key = `${edge.target}\n${edge.targetColumn}\n${edge.job.id}`;
    let step = steps.get(key);
    if (!step) {
      step = {
        dataset: edge.target,
        column: edge.targetColumn ?? "",
        job: edge.job,
        from: [],
        word: "copied",
        verdict: "confirmed",
        masked: false,
        expression: undefined,
        line: undefined,
        rows: [],
      };
      steps.set(key, step);
    }
    step.from.push({ dataset: edge.source, column: edge.sourceColumn });
    if (weight(edge) > 0) step.word = transformationWord(edge);
    if (edge.verdict !== "confirmed") step.verdict = edge.verdict;
    step.masked ||= edge.masking;
    step.expression ??= edge.expression ?? undefined;
    step.line ??= edge.span?.line;
  }
  return [...steps.values()].map((step) => ({
    step,
    edges: known
      .columnEdgesInto(step.dataset)
      .filter(
        (edge) =>
          !carriesValue(edge) &&
          usable(edge) &&
          edge.job.id === step.job.id &&
          (edge.targetColumn === null || edge.targetColumn === step.column),
      ),
  }));
}

/** Steps by how far the value has come, so that each stands after those that it builds on. */
function inOrder(steps: ColumnStep[]): ColumnStep[] {
  const key = (dataset: string, column: string) => `${dataset}\n${column}`;
  const byTarget = new Map<string, ColumnStep[]>();
  for (const step of steps) byTarget.set(key(step.dataset, step.column), [...(byTarget.get(key(step.dataset, step.column)) ?? []), step]);
  const depth = new Map<string, number>();
  const measure = (at: string): number => {
    const done = depth.get(at);
    if (done !== undefined) return done;
    depth.set(at, 0); // a value that feeds itself ends here
    let deepest = 0;
    for (const step of byTarget.get(at) ?? [])
      for (const from of step.from) deepest = Math.max(deepest, measure(key(from.dataset, from.column)) + 1);
    depth.set(at, deepest);
    return deepest;
  };
  return [...steps].sort(
    (a, b) =>
      measure(key(a.dataset, a.column)) - measure(key(b.dataset, b.column)) ||
      a.column.localeCompare(b.column) ||
      a.dataset.localeCompare(b.dataset),
  );
}

export function carriesValue(edge: ColumnEdgeAnswer): boolean {
  return edge.targetColumn !== null && edge.type !== "INDIRECT";
}

function weight(edge: ColumnEdgeAnswer): number {
  return edge.subtype === "AGGREGATION" ? 2 : edge.subtype === "TRANSFORMATION" || edge.masking ? 1 : 0;
}

const aggregates: [RegExp, string][] = [
  [/^\s*sum\s*\(/i, "summed"],
  [/^\s*count\s*\(/i, "counted"],
  [/^\s*(avg|mean|average)\s*\(/i, "averaged"],
  [/^\s*min\s*\(/i, "smallest"],
  [/^\s*max\s*\(/i, "largest"],
];

/** What happened to the value on its way, as one word. */
export function transformationWord(edge: { subtype: string; masking: boolean; expression?: string | null }): string {
  if (edge.masking) return "masked";
  if (edge.subtype === "AGGREGATION") return aggregates.find(([pattern]) => pattern.test(edge.expression ?? ""))?.[1] ?? "aggregated";
  if (edge.subtype === "TRANSFORMATION") return "computed";
  return edge.subtype === "IDENTITY" ? "copied" : "passed on";
}

const influenceWords: Record<string, string> = {
  JOIN: "joins",
  FILTER: "filters",
  GROUP_BY: "groups",
  SORT: "sorts",
  WINDOW: "windows",
  CONDITIONAL: "chooses",
};

export function influenceWord(subtype: string): string {
  return influenceWords[subtype] ?? "decides rows";
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/** All datasets on a way from one to the other, and how many steps the shortest way has. undefined: there is none. */
export function ways(known: KnownGraph, from: string, to: string): { datasets: Set<string>; shortest: string[] } | undefined {
  const forward = reach(known, from, "down");
  const backward = reach(known, to, "up");
  if (!forward.has(to)) return undefined;
  const datasets = new Set([...forward.keys()].filter((id) => backward.has(id)));
  const shortest = [to];
  while (shortest[0] !== from) shortest.unshift(forward.get(shortest[0]) as string);
  return { datasets, shortest };
}

/** How many columns the value of a column comes from and goes to on a path, and in how many of them the table is drawn. */
export function nextOnPath(
  path: ColumnPath,
  dataset: string,
  column: string,
  isDrawn: (dataset: string) => boolean,
): { drawn: number; all: number } {
  const next = new Map<string, string>();
  for (const edge of path.valueEdges) {
    if (edge.source === dataset && edge.sourceColumn === column) next.set(`${edge.target}\n${edge.targetColumn}`, edge.target);
    if (edge.target === dataset && edge.targetColumn === column) next.set(`${edge.source}\n${edge.sourceColumn}`, edge.source);
  }
  return { drawn: [...next.values()].filter(isDrawn).length, all: next.size };
}

/** The two datasets between which ways are shown. */
export function endsOf(view: { column: unknown; selected: string | undefined; to: string | undefined }): [string, string] | undefined {
  return view.column === undefined && view.to !== undefined && view.selected?.startsWith("d:")
    ? [view.selected.slice(2), view.to]
    : undefined;
}

/** The ways that a view shows, in the direction in which there are some. */
export function waysOf(
  known: KnownGraph,
  view: { column: unknown; selected: string | undefined; to: string | undefined },
): ReturnType<typeof ways> {
  const ends = endsOf(view);
  return ends && (ways(known, ends[0], ends[1]) ?? ways(known, ends[1], ends[0]));
}

/** Everything reachable, with the node from which each was reached first. */
function reach(known: KnownGraph, from: string, side: Side): Map<string, string> {
  const reached = new Map([[from, from]]);
  let frontier = [from];
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const id of frontier) {
      for (const neighbour of known.neighbours(id, side)) {
        if (reached.has(neighbour)) continue;
        reached.set(neighbour, id);
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return reached;
}
