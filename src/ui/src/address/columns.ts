/**
 * Where a column is shown: every link to one is made here, and read here again. Names of columns are kept as they are, whatever they hold;
 * in an address of the graph a column stands behind its dataset, "dataset:NAMESPACE:NAME:COLUMN" or "ID:COLUMN".
 */

/** The page of its dataset, with the column chosen and in sight. */
export function columnPage(namespace: string, name: string, column: string) {
  return { to: "/dataset", search: { ns: namespace, name, col: column } } as const;
}

/** The lineage with the path of its values pinned. dataset: an id, or dataset:NAMESPACE:NAME. */
export function columnLineage(
  dataset: string,
  column: string | undefined,
  more: { dir?: "up" | "down" | "both"; asof?: string; change?: string } = {},
) {
  const col = column === undefined ? undefined : `${dataset}:${column}`;
  return { to: "/graph" as const, search: { root: [dataset], col, ...more } };
}

/** What breaks when it changes. */
export function columnImpact(dataset: string, column: string, change = "drop-column") {
  return { to: "/impact", search: { id: dataset, change, col: column } } as const;
}

export interface ColumnOfDataset {
  /** Its id, or dataset:NAMESPACE:NAME. */
  dataset: string;
  name: string;
}

const derivedId = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(.+)$/s;

/**
 * Reads what stands as column in an address of the graph. Namespaces, names and columns may all hold colons, so it is read against the starts
 * of the graph; of a dataset that is no start, the last colon parts the column from the name.
 */
export function readColumn(text: string, roots: readonly string[]): ColumnOfDataset | undefined {
  const root = roots.filter((one) => text.startsWith(`${one}:`)).sort((a, b) => b.length - a.length)[0];
  if (root !== undefined && text.length > root.length + 1) return { dataset: root, name: text.slice(root.length + 1) };
  const byId = derivedId.exec(text);
  if (byId?.[1] && byId[2]) return { dataset: byId[1], name: byId[2] };
  const colon = text.lastIndexOf(":");
  return text.startsWith("dataset:") && colon > "dataset:".length && colon < text.length - 1
    ? { dataset: text.slice(0, colon), name: text.slice(colon + 1) }
    : undefined;
}

/**
 * The column that an address means, among those that are known: the same name, else the only one that differs in nothing but case, else the
 * column that holds the field ("address" for "address.city"). undefined: none.
 */
export function knownColumn(wanted: string, names: readonly string[]): string | undefined {
  if (names.includes(wanted)) return wanted;
  const folded = wanted.toLowerCase();
  const alike = names.filter((name) => name.toLowerCase() === folded);
  if (alike.length === 1) return alike[0];
  const dot = wanted.lastIndexOf(".");
  return dot > 0 ? knownColumn(wanted.slice(0, dot), names) : undefined;
}
