namespace LineageIngest.Sql.Dialects;

/// <summary>DuckDB: FROM first, files as tables.</summary>
static class DuckDb
{
    public static readonly Dialect Dialect = new("duckdb")
    {
        Aliases = ["motherduck"],
        DollarQuotes = true,
        RowValues = true,
        ColumnsOfPattern = true,
        LateralAliases = LateralAliases.ColumnsFirst,
        BareUse = Ir.UseScope.Schema,
        Hints = ["read_parquet", "read_csv", ".parquet'", "POSITIONAL JOIN", "ASOF JOIN", "PIVOT ", "BY NAME", "EXCLUDE ("],
    };
}
