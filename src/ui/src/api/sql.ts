import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Ref } from "./assets";
import { send } from "./client";

/** A part of the SQL text: offsets in UTF-16 code units, line and column from 1. */
export interface Span {
  start: number;
  length: number;
  line: number;
  column: number;
}

export interface TableName {
  namespace: string | null;
  name: string;
  /** Where the store knows the dataset. */
  id?: string | null;
}

export interface TableUse {
  table: TableName;
  role: "table" | "temporary" | "cte" | "function";
  spans: Span[];
  columns: string[] | null;
}

export interface ColumnSource {
  table: TableName;
  column: string;
  spans: Span[];
  certainty: string;
}

/** A column that a statement writes, and what its value comes from. */
export interface OutputColumn {
  target: { table: TableName | null; column: string };
  targetSpans: Span[];
  expression: string | null;
  expressionSpan: Span | null;
  masking: boolean;
  certainty: string;
  kind: string;
  word: string;
  sources: ColumnSource[];
}

/** A condition, grouping or order that decides which rows there are. */
export interface Influence {
  kind: string;
  span: Span;
  columns: { table: TableName; column: string; spans: Span[] }[];
  targetColumn: string | null;
}

export interface Statement {
  index: number;
  kind: string;
  span: Span;
  completeness: Completeness;
  reads: TableUse[];
  writes: TableUse[];
  columns: OutputColumn[];
  influences: Influence[];
}

export interface Diagnostic {
  code: string;
  message: string;
  severity: "doubt" | "error" | "note";
  span: Span;
  statement: number;
}

export type Completeness = "Full" | "Partial" | "TablesOnly" | "Nothing";

export interface SqlAnalysis {
  job: Ref | null;
  runId: string | null;
  at: string | null;
  sql: string;
  dialect: string;
  dialectGuessed: boolean;
  milliseconds: number;
  completeness: Completeness;
  truncated: boolean;
  source: string | null;
  dialects: string[];
  statements: Statement[];
  diagnostics: Diagnostic[];
}

export const jobSqlQuery = (id: string, run?: string, version?: string) =>
  queryOptions({
    queryKey: ["job-sql", id, run, version],
    queryFn: ({ signal }) =>
      send<SqlAnalysis>("GET", `/api/lineage/jobs/${encodeURIComponent(id)}/sql`, { query: { run, version }, signal }),
    staleTime: 60_000,
  });

export interface AnalyzeRequest {
  sql: string;
  /** Guessed where left out. */
  dialect?: string;
  namespace?: string;
  useStore: boolean;
}

export const analyzeQuery = (request: AnalyzeRequest) =>
  queryOptions({
    queryKey: ["analyze", request],
    queryFn: ({ signal }) => send<SqlAnalysis>("POST", "/api/lineage/analyze", { body: request, signal }),
    enabled: request.sql.trim().length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
