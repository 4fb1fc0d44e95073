import type { PlannedColumn } from "../../api/schemas";

/** Columns as text: one a line, its name and then its type; fields of a column stand below it, further in. */
export function formatColumns(columns: readonly PlannedColumn[], indent = ""): string {
  return columns
    .map(({ name, type, fields }) =>
      [`${indent}${quoted(name)}${type ? ` ${type}` : ""}`, ...(fields.length > 0 ? [formatColumns(fields, `${indent}  `)] : [])].join(
        "\n",
      ),
    )
    .join("\n");
}

export type ReadColumns = { columns: PlannedColumn[] } | { problem: string };

/** Reads lines, or the JSON that `lineage schemas check` takes. */
export function parseColumns(text: string): ReadColumns {
  const json = fromJson(text);
  if (json) return json;
  const columns: PlannedColumn[] = [];
  /** The columns that are open for fields, outermost first. */
  const open: { indent: number; fields: PlannedColumn[] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const words = line.trim();
    if (words === "") continue;
    const at = `Line ${index + 1}`;
    const indent = line.length - line.trimStart().length;
    const column = columnOf(words);
    if (!column) return { problem: `${at}: the name ends nowhere, a quote is missing.` };
    if (column.name === "") return { problem: `${at}: a column needs a name.` };
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const among = open.at(-1)?.fields ?? columns;
    if (among.some((other) => other.name === column.name)) return { problem: `${at}: ${column.name} stands there twice.` };
    among.push(column);
    open.push({ indent, fields: column.fields });
  }
  return columns.length > 0 ? { columns } : { problem: "A schema has at least one column." };
}

function columnOf(words: string): PlannedColumn | undefined {
  const match = /^("(?:[^"\\]|\\.)*")(?:\s+(.*))?$|^([^\s"]\S*)(?:\s+(.*))?$/s.exec(words);
  if (!match) return undefined;
  const [, quotedName, quotedType, plainName, plainType] = match;
  try {
    const name = quotedName === undefined ? (plainName ?? "") : (JSON.parse(quotedName) as string);
    return { name, type: quotedType || plainType || null, fields: [] };
  } catch {
    // An escape in the name that JSON does not know: the same as a name without an end.
    return undefined;
  }
}

/** A name is quoted where its end would not be seen, or where it would be read as something else. */
function quoted(name: string): string {
  return /^[^\s"[{]\S*$/.test(name) ? name : JSON.stringify(name);
}

function fromJson(text: string): ReadColumns | undefined {
  const start = text.trimStart()[0];
  if (start !== "[" && start !== "{") return undefined;
  try {
    const parsed = JSON.parse(text) as unknown;
    const list = Array.isArray(parsed)
      ? parsed
      : ((parsed as Record<string, unknown>).columns ?? (parsed as Record<string, unknown>).fields);
    const columns = Array.isArray(list) ? list.map(wholeColumn) : undefined;
    if (!columns?.every((column) => column !== undefined)) return { problem: "The JSON holds no list of columns, each with a name." };
    return columns.length > 0 ? { columns } : { problem: "A schema has at least one column." };
  } catch (error) {
    return { problem: `The JSON cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function wholeColumn(value: unknown): PlannedColumn | undefined {
  const { name, type, fields } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || name === "") return undefined;
  const inside = Array.isArray(fields) ? fields.map(wholeColumn) : [];
  if (!inside.every((column) => column !== undefined)) return undefined;
  return { name, type: typeof type === "string" ? type : null, fields: inside };
}
