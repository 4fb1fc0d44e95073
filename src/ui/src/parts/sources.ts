/** Two letters for a kind of source, by the scheme of its namespace. */
const monograms: Record<string, string> = {
  postgres: "PG",
  postgresql: "PG",
  redshift: "RS",
  snowflake: "SF",
  bigquery: "BQ",
  mysql: "MY",
  mariadb: "MA",
  mssql: "MS",
  sqlserver: "MS",
  oracle: "OR",
  trino: "TR",
  presto: "PR",
  athena: "AT",
  awsathena: "AT",
  databricks: "DB",
  clickhouse: "CH",
  duckdb: "DD",
  sqlite: "SL",
  hive: "HV",
  hdfs: "HD",
  s3: "S3",
  s3a: "S3",
  gs: "GS",
  wasbs: "AZ",
  abfss: "AZ",
  file: "FS",
  kafka: "KF",
  spark: "SP",
  teradata: "TD",
  dremio: "DR",
  cassandra: "CA",
  mongodb: "MO",
  cosmos: "CO",
  pubsub: "PS",
  kinesis: "KI",
  dbfs: "DB",
  tableau: "TB",
  looker: "LK",
  powerbi: "PB",
};

/** "postgres://host:5432" → "PG"; an unknown scheme gives its first two letters. */
export function monogram(namespace: string): string {
  const scheme = /^([a-z0-9+.-]+?)(:|$)/i.exec(namespace)?.[1]?.toLowerCase() ?? "";
  return (
    monograms[scheme] ??
    (namespace
      .replace(/[^a-z0-9]/gi, "")
      .slice(0, 2)
      .toUpperCase() ||
      "??")
  );
}

/** One of eight hues by hash of the namespace (FNV-1a), so that a database has the same colour everywhere. */
export function sourceHue(namespace: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < namespace.length; i++) {
    hash ^= namespace.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  // The upper half: it is the better mixed one for texts that end alike.
  return ((hash >>> 16) % 8) + 1;
}
