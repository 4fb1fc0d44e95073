import { Cassandra, MariaSQL, MSSQL, MySQL, PLSQL, PostgreSQL, type SQLDialect, SQLite, StandardSQL } from "@codemirror/lang-sql";

const byName: Record<string, SQLDialect> = {
  postgres: PostgreSQL,
  postgresql: PostgreSQL,
  redshift: PostgreSQL,
  duckdb: PostgreSQL,
  tsql: MSSQL,
  mysql: MySQL,
  mariadb: MariaSQL,
  sqlite: SQLite,
  oracle: PLSQL,
  cassandra: Cassandra,
};

/** The words that are coloured; a dialect without an own list uses the standard's. */
export function wordsOf(dialect: string): SQLDialect {
  return byName[dialect.toLowerCase()] ?? StandardSQL;
}
