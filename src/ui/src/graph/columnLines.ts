import type { ColumnEdgeAnswer } from "./answer";
import { rowMiddle } from "./nodeSize";
import { type ColumnPath, influenceWord, transformationWord } from "./path";
import type { Picture } from "./picture";
import { curve } from "./routes";
import type { DatasetNode } from "./scene";

export interface ColumnLine {
  key: string;
  kind: "value" | "masked" | "rows";
  d: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

export interface ColumnWord {
  key: string;
  text: string;
  kind: ColumnLine["kind"];
  x: number;
  y: number;
}

/** The curves of a column's path: from row to row where a value goes, from row to head where a column decides rows. */
export function columnLines(
  picture: Picture,
  path: ColumnPath,
  withRows: boolean,
  scrolled: Readonly<Record<string, number>>,
): { lines: ColumnLine[]; words: ColumnWord[] } {
  const lines: ColumnLine[] = [];
  const groups = new Map<string, { text: string; kind: ColumnLine["kind"]; points: { x: number; y: number }[] }>();
  const place = (dataset: string) => {
    const n = picture.scene.index.get(`d:${dataset}`);
    return n === undefined ? undefined : { node: picture.scene.nodes[n] as DatasetNode, x: picture.x[n], y: picture.y[n] };
  };
  const add = (edge: ColumnEdgeAnswer, kind: ColumnLine["kind"], word: string) => {
    const source = place(edge.source);
    const target = place(edge.target);
    if (!source || !target || edge.source === edge.target) return;
    const from = { x: source.x + source.node.width, y: source.y + middle(source.node, edge.sourceColumn, scrolled) };
    const column = kind === "rows" ? undefined : edge.targetColumn;
    const to = { x: target.x, y: target.y + (column == null ? target.node.port - 8 : middle(target.node, column, scrolled)) };
    const key = `${edge.source}:${edge.sourceColumn}>${edge.target}:${column ?? ""}`;
    if (!lines.some((line) => line.key === key)) lines.push({ key, kind, d: curve(from.x, from.y, to.x, to.y), from, to });
    const group = groups.get(`${edge.target}:${column ?? ""}:${word}`) ?? { text: word, kind, points: [] };
    group.points.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    groups.set(`${edge.target}:${column ?? ""}:${word}`, group);
  };
  if (withRows) for (const edge of path.rowEdges) add(edge, "rows", influenceWord(edge.subtype));
  for (const edge of path.valueEdges) add(edge, edge.masking ? "masked" : "value", transformationWord(edge));
  const words = [...groups].map(([key, { text, kind, points }]) => {
    const at = points.sort((a, b) => a.y - b.y)[points.length >> 1];
    return { key, text, kind, ...at };
  });
  return { lines, words: apart(words) };
}

function middle(node: DatasetNode, column: string, scrolled: Readonly<Record<string, number>>): number {
  const index = node.rows.findIndex((row) => row.name === column);
  return index < 0 ? node.port : rowMiddle(node, index, scrolled[node.key] ?? 0);
}

/** Words that would cover each other move down. */
function apart(words: ColumnWord[]): ColumnWord[] {
  const placed: ColumnWord[] = [];
  for (const word of [...words].sort((a, b) => a.y - b.y)) {
    let y = word.y;
    for (const other of placed) if (Math.abs(other.x - word.x) < 70 && Math.abs(other.y - y) < 14) y = other.y + 14;
    placed.push({ ...word, y });
  }
  return placed;
}
