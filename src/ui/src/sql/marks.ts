import type { OutputColumn, Span, SqlAnalysis, Statement } from "../api/sql";

export type MarkKind = "target" | "source" | "influence" | "wrong" | "doubt";

/** A marked part of the SQL text, by offsets. */
export interface Mark {
  from: number;
  to: number;
  kind: MarkKind;
}

/** A column that a statement writes: the key under which pages and addresses name it. */
export interface ColumnKey {
  statement: number;
  column: string;
}

export function findColumn(analysis: SqlAnalysis, key: ColumnKey | undefined): OutputColumn | undefined {
  if (!key) return undefined;
  const statement = analysis.statements.find((one) => one.index === key.statement);
  return statement?.columns.find((column) => column.target.column === key.column);
}

/** The first column of that name, in the order of the statements. */
export function columnNamed(analysis: SqlAnalysis, name: string): ColumnKey | undefined {
  for (const statement of analysis.statements) {
    if (statement.columns.some((column) => column.target.column === name)) return { statement: statement.index, column: name };
  }
  return undefined;
}

/**
 * What is marked for a chosen column: where it is written, what gives its value (the columns and the tables they stand in),
 * and what decides the rows. Without a chosen column only doubts are marked.
 */
export function marksOf(analysis: SqlAnalysis, key: ColumnKey | undefined): Mark[] {
  const marks: Mark[] = [];
  const statement = key && analysis.statements.find((one) => one.index === key.statement);
  const column = findColumn(analysis, key);
  if (statement && column) {
    for (const influence of influencesOf(statement, column)) marks.push(mark(influence.span, "influence"));
    for (const source of column.sources) {
      for (const span of source.spans) marks.push(mark(span, "source"));
      const use = statement.reads.find((one) => one.table.name === source.table.name && one.table.namespace === source.table.namespace);
      if (column.sources.length > 0 && use?.role !== "cte") for (const span of use?.spans ?? []) marks.push(mark(span, "source"));
    }
    for (const span of column.targetSpans) marks.push(mark(span, "target"));
  }
  for (const diagnostic of analysis.diagnostics) {
    if (diagnostic.severity !== "note") marks.push(mark(diagnostic.span, "doubt"));
  }
  return inText(marks, analysis.sql.length);
}

/** What decides the rows, for all columns of the statement or for this one. */
export function influencesOf(statement: Statement, column: OutputColumn) {
  return statement.influences.filter((one) => one.targetColumn === null || one.targetColumn === column.target.column);
}

/** The column that a place in the text belongs to: the smallest span around it decides. */
export function columnAt(analysis: SqlAnalysis, offset: number): ColumnKey | undefined {
  let best: { key: ColumnKey; length: number } | undefined;
  for (const statement of analysis.statements) {
    for (const column of statement.columns) {
      const spans = [...column.targetSpans, ...(column.expressionSpan ? [column.expressionSpan] : [])];
      for (const span of spans) {
        if (offset < span.start || offset > span.start + span.length) continue;
        if (!best || span.length < best.length) {
          best = { key: { statement: statement.index, column: column.target.column }, length: span.length };
        }
      }
    }
  }
  return best?.key;
}

function mark(span: Span, kind: MarkKind): Mark {
  return { from: span.start, to: span.start + span.length, kind };
}

function inText(marks: Mark[], length: number): Mark[] {
  return marks.filter(({ from, to }) => from >= 0 && from < to && to <= length);
}
