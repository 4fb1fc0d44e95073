import type { ColumnEdge, LineageNode, SchemaVersion } from "../../api/assets";
import type { Check } from "../../api/checks";
import type { Contradicted } from "../../api/insight";
import type { PiiItem } from "../../api/pii";

export interface ColumnSource {
  dataset: LineageNode;
  column: string;
}

/** A column of a dataset with what is known of it. */
export interface ColumnRow {
  name: string;
  type: string | null;
  order: number;
  sources: ColumnSource[];
  /** Subtypes of the direct edges into it, each once. */
  how: string[];
  isMasked: boolean;
  /** Columns of other datasets that take its value or whose rows it decides. */
  usedBy: { dataset: string; column: string | null }[];
  checks: Check[];
  falseClaims: Contradicted[];
  tags: string[];
  /** What it is, in Markdown. */
  description?: string;
  terms: string[];
  /** Personal data in it, one for each kind. */
  pii: PiiItem[];
}

interface Known {
  id: string;
  versions: readonly SchemaVersion[];
  nodes: readonly LineageNode[];
  edges: readonly ColumnEdge[];
  checks: readonly Check[];
  contradicted: readonly Contradicted[];
  columnTags: readonly { column: string; tag: string }[];
  columnTerms: readonly { column: string; term: string }[];
  descriptions: readonly { column: string; description: string }[];
  pii: readonly PiiItem[];
}

/**
 * The columns of the newest schema, and those that the lineage still names though no schema lists them now;
 * a type comes from the newest version that has the column.
 */
export function columnRows({
  id,
  versions,
  nodes,
  edges,
  checks,
  contradicted,
  columnTags,
  columnTerms,
  descriptions,
  pii,
}: Known): ColumnRow[] {
  const rows = new Map<string, ColumnRow>();
  const byAge = [...versions].sort((a, b) => a.from.localeCompare(b.from));
  const widest = byAge.reduce<SchemaVersion | undefined>(
    (best, version) => (best && best.columns.length > version.columns.length ? best : version),
    undefined,
  );
  const newest = byAge.at(-1);
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const inLineage = new Set(
    edges.flatMap((edge) => [edge.target === id ? edge.targetColumn : null, edge.source === id ? edge.sourceColumn : null]),
  );

  const add = (name: string) => {
    const known = rows.get(name);
    if (known) return known;
    const row: ColumnRow = {
      name,
      type: typeOf(name, byAge),
      order: rows.size,
      sources: [],
      how: [],
      isMasked: false,
      usedBy: [],
      checks: checks.filter((check) => check.column === name),
      falseClaims: contradicted.filter((claim) => claim.to?.field === name),
      tags: columnTags.filter((tag) => tag.column === name).map((tag) => tag.tag),
      description: descriptions.find((one) => one.column === name)?.description,
      terms: columnTerms.filter((term) => term.column === name).map((term) => term.term),
      pii: pii.filter((item) => item.column === name),
    };
    rows.set(name, row);
    return row;
  };

  const listed = new Set(newest?.columns.map((column) => column.name));
  for (const column of widest?.columns ?? []) if (listed.has(column.name) || inLineage.has(column.name)) add(column.name);
  for (const column of newest?.columns ?? []) add(column.name);
  for (const edge of edges) {
    if (edge.target === id && edge.targetColumn && edge.type === "DIRECT") {
      const row = add(edge.targetColumn);
      const dataset = nodeOf.get(edge.source);
      const isKnown = row.sources.some((source) => source.dataset.id === edge.source && source.column === edge.sourceColumn);
      if (dataset && edge.sourceColumn && !isKnown) row.sources.push({ dataset, column: edge.sourceColumn });
      if (edge.subtype && !row.how.includes(edge.subtype)) row.how.push(edge.subtype);
      row.isMasked ||= edge.masking;
    }
    if (edge.source === id && edge.sourceColumn && edge.target !== id) {
      const row = add(edge.sourceColumn);
      const isKnown = row.usedBy.some((use) => use.dataset === edge.target && use.column === edge.targetColumn);
      if (!isKnown) row.usedBy.push({ dataset: edge.target, column: edge.targetColumn });
    }
  }
  return [...rows.values()];
}

function typeOf(name: string, byAge: readonly SchemaVersion[]): string | null {
  for (let i = byAge.length - 1; i >= 0; i--) {
    const type = byAge[i]?.columns.find((column) => column.name === name)?.type;
    if (type) return type;
  }
  return null;
}
