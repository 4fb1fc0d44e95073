import type { ColumnInfo, NodeAnswer } from "./answer";
import type { Mark } from "./diff";
import type { Shown } from "./expand";
import type { KnownGraph } from "./known";
import { carriesValue } from "./path";
import { shortId } from "./view";

export type ListRow =
  | {
      kind: "dataset";
      key: string;
      id: string;
      level: number;
      info: NodeAnswer;
      through: string;
      verdict: string;
      stale: boolean;
      mark: Mark | undefined;
    }
  | { kind: "column"; key: string; id: string; info: NodeAnswer; column: ColumnInfo; through: string; verdict: string };

/** The rows of the list: datasets by level, then name; the filter leaves only what matches; open columns follow their dataset, else those on the path. */
export function listRows(
  known: KnownGraph,
  shown: Shown,
  matches: ReadonlySet<string> | undefined,
  open: readonly string[],
  marks: ReadonlyMap<string, Mark> | undefined,
  path?: ReadonlyMap<string, ReadonlySet<string>>,
): ListRow[] {
  const datasets = [...shown.datasets].filter(([id]) => matches?.has(id) ?? true);
  const name = (id: string) => known.datasets.get(id)?.name ?? "";
  datasets.sort(([a, x], [b, y]) => x - y || name(a).localeCompare(name(b)));
  return datasets.flatMap(([id, level]): ListRow[] => {
    const info = known.datasets.get(id);
    if (!info) return [];
    const edges = known.edgesAt(id, "up");
    const jobs = [...new Set(edges.map((edge) => edge.job.name))];
    const row: ListRow = {
      kind: "dataset",
      key: id,
      id,
      level,
      info,
      through: jobs.length === 0 ? "" : jobs.length === 1 ? jobs[0] : `${jobs[0]} and ${jobs.length - 1} more`,
      verdict: worst(edges.map((edge) => edge.verdict)),
      stale: edges.length > 0 && edges.every((edge) => edge.stale === true),
      mark: marks?.get(id),
    };
    const onPath = path?.get(id);
    const isOpen = open.includes(shortId(id));
    if (!isOpen && !onPath) return [row];
    const all = known.columns.get(id) ?? [];
    const strangers = [...(onPath ?? [])]
      .filter((one) => !all.some((column) => column.name === one))
      .map((one) => ({ name: one, type: null }));
    const listed = isOpen ? all : all.filter((column) => onPath?.has(column.name));
    const columns = [...listed, ...strangers].map((column): ListRow => {
      const into = known.columnEdgesInto(id).filter((edge) => carriesValue(edge) && edge.targetColumn === column.name);
      const from = into.map((edge) => `${name(edge.source)}.${edge.sourceColumn}`);
      return {
        kind: "column",
        key: `${id}:${column.name}`,
        id,
        info,
        column,
        through: from.length > 0 ? `from ${from.join(", ")}` : "",
        verdict: worst(into.map((edge) => edge.verdict)),
      };
    });
    return [row, ...columns];
  });
}

function worst(verdicts: string[]): string {
  for (const verdict of ["contradicted", "unchecked", "confirmed"])
    if (verdicts.includes(verdict)) return verdict === "unchecked" ? "not checked" : verdict;
  return "";
}
