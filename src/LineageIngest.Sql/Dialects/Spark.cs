namespace LineageIngest.Sql.Dialects;

/// <summary>Spark SQL.</summary>
static class Spark
{
    public static readonly Dialect Dialect = new("spark")
    {
        Aliases = ["sparksql", "spark2", "spark3", "iceberg"],
        DoubleQuote = QuoteUse.Text,
        BackslashEscapes = true,
        NestedComments = true,
        FormatPaths = true,
        BareUse = Ir.UseScope.Schema,
        RowValues = true,
        BranchNames = true,
        PivotNames = PivotNames.ValueAloneForOne,
        LateralAliases = LateralAliases.ColumnsFirst,
        Hints = ["LATERAL VIEW", "USING parquet", "USING iceberg", "named_struct", "CACHE TABLE", "DISTRIBUTE BY", "CLUSTER BY"],
    };
}
