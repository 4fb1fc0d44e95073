const names: Record<string, string> = {
  postgres: "PostgreSQL",
  tsql: "T-SQL",
  bigquery: "BigQuery",
  mysql: "MySQL",
  sqlite: "SQLite",
  duckdb: "DuckDB",
  ansi: "ANSI",
  clickhouse: "ClickHouse",
};

/** "postgres" → "PostgreSQL" */
export function dialectName(dialect: string): string {
  return names[dialect.toLowerCase()] ?? dialect.charAt(0).toUpperCase() + dialect.slice(1);
}
