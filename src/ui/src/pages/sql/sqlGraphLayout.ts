import type { SqlAnalysis } from "../../api/sql";

interface Sizes {
  nodeWidth: number;
  nodeHeight: number;
  columnGap: number;
  rowGap: number;
}

export interface SqlNode {
  name: string;
  x: number;
  y: number;
  isWritten: boolean;
  isTemporary: boolean;
}

export interface SqlGraph {
  nodes: SqlNode[];
  edges: { from: string; to: string; path: string }[];
  width: number;
  height: number;
}

/** Tables in columns: one that is written stands right of all that it is written from. */
export function sqlGraph(analysis: SqlAnalysis, sizes: Sizes): SqlGraph {
  const pairs = new Map<string, { from: string; to: string }>();
  const kinds = new Map<string, { isWritten: boolean; isTemporary: boolean }>();
  for (const statement of analysis.statements) {
    const reads = statement.reads.filter((use) => use.role !== "cte");
    const writes = statement.writes.length > 0 ? statement.writes.map((use) => use.table.name) : reads.length > 0 ? ["result"] : [];
    for (const use of [...reads, ...statement.writes]) {
      const kind = kinds.get(use.table.name) ?? { isWritten: false, isTemporary: use.role === "temporary" };
      kinds.set(use.table.name, kind);
    }
    for (const to of writes) {
      kinds.set(to, { isTemporary: kinds.get(to)?.isTemporary ?? false, isWritten: true });
      for (const use of reads) if (use.table.name !== to) pairs.set(`${use.table.name}\n${to}`, { from: use.table.name, to });
    }
  }
  const level = levels([...kinds.keys()], [...pairs.values()]);
  const perColumn = new Map<number, number>();
  const nodes: SqlNode[] = [...kinds].map(([name, kind]) => {
    const column = level.get(name) ?? 0;
    const row = perColumn.get(column) ?? 0;
    perColumn.set(column, row + 1);
    return { name, ...kind, x: column * (sizes.nodeWidth + sizes.columnGap), y: row * (sizes.nodeHeight + sizes.rowGap) };
  });
  const place = new Map(nodes.map((node) => [node.name, node]));
  const edges = [...pairs.values()].map(({ from, to }) => {
    const a = place.get(from) as SqlNode;
    const b = place.get(to) as SqlNode;
    const [x1, y1, x2, y2] = [a.x + sizes.nodeWidth, a.y + sizes.nodeHeight / 2, b.x, b.y + sizes.nodeHeight / 2];
    return { from, to, path: `M${x1} ${y1}C${x1 + 36} ${y1} ${x2 - 36} ${y2} ${x2} ${y2}` };
  });
  const columns = Math.max(0, ...level.values()) + 1;
  const rows = Math.max(1, ...perColumn.values());
  return {
    nodes,
    edges,
    width: columns * (sizes.nodeWidth + sizes.columnGap),
    height: rows * (sizes.nodeHeight + sizes.rowGap) + 2,
  };
}

/** The longest way to each table; a cycle (a table read and written by turns) ends after as many rounds as there are tables. */
function levels(names: string[], pairs: { from: string; to: string }[]): Map<string, number> {
  const level = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < Math.min(names.length, 50); round++) {
    let changed = false;
    for (const { from, to } of pairs) {
      const next = (level.get(from) ?? 0) + 1;
      if (next > (level.get(to) ?? 0) && next < names.length) {
        level.set(to, next);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return level;
}
