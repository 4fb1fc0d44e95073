namespace LineageIngest.Sql.Dialects;

/// <summary>Databricks SQL: Spark with QUALIFY and paths into values.</summary>
static class Databricks
{
    public static readonly Dialect Dialect = Spark.Dialect with
    {
        Name = "databricks",
        Aliases = ["databricks_sql", "delta"],
        UseDatabase = Ir.UseScope.Schema,
        ColonPaths = true,
        PivotNames = PivotNames.ValueAloneForOne,
        DollarQuotes = true,
        SlashComments = false,
        Hints =
        [
            "USING DELTA",
            "ZORDER BY",
            "read_files(",
            "STREAMING TABLE",
            "LIVE.",
            "UPDATE SET *",
            "COPY INTO",
            "TBLPROPERTIES ('delta",
            "SHALLOW CLONE",
            "INSERT *",
        ],
    };
}
