namespace LineageIngest.Sql.Dialects;

/// <summary>Hive.</summary>
static class Hive
{
    public static readonly Dialect Dialect = new("hive")
    {
        Aliases = ["hiveql", "impala"],
        DoubleQuote = QuoteUse.Text,
        BackslashEscapes = true,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
        Hints = ["INSERT OVERWRITE", "STORED AS", "ROW FORMAT", "SORT BY", "TBLPROPERTIES", "MSCK REPAIR", "${hiveconf"],
    };
}
