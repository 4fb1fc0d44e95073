namespace LineageIngest.Sql.Dialects;

/// <summary>Every dialect, in the order in which they are documented; the only list of them.</summary>
static class DialectRegistry
{
    public static readonly Dialect[] All =
    [
        Ansi.Dialect,
        Postgres.Dialect,
        Redshift.Dialect,
        Greenplum.Dialect,
        Materialize.Dialect,
        RisingWave.Dialect,
        Snowflake.Dialect,
        BigQuery.Dialect,
        Spark.Dialect,
        Databricks.Dialect,
        Hive.Dialect,
        TSql.Dialect,
        Fabric.Dialect,
        MySql.Dialect,
        MariaDb.Dialect,
        SingleStore.Dialect,
        StarRocks.Dialect,
        Doris.Dialect,
        Oracle.Dialect,
        Teradata.Dialect,
        Trino.Dialect,
        Presto.Dialect,
        Athena.Dialect,
        ClickHouse.Dialect,
        DuckDb.Dialect,
        Sqlite.Dialect,
        Vertica.Dialect,
        Exasol.Dialect,
        Db2.Dialect,
    ];

    public static readonly Dictionary<string, Dialect> ByName = Index();

    static Dictionary<string, Dialect> Index()
    {
        var index = new Dictionary<string, Dialect>(StringComparer.OrdinalIgnoreCase);
        foreach (var dialect in All)
        {
            index[dialect.Name] = dialect;
            foreach (var alias in dialect.Aliases)
            {
                index[alias] = dialect;
            }
        }

        return index;
    }
}
