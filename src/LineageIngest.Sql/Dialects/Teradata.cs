namespace LineageIngest.Sql.Dialects;

/// <summary>Teradata: QUALIFY, aliases that all expressions may use.</summary>
static class Teradata
{
    public static readonly Dialect Dialect = new("teradata")
    {
        LateralAliases = LateralAliases.ColumnsFirst,
        NameLevels = 2,
        BareUse = Ir.UseScope.Schema,
        Clauses = ClauseWords.Qualify | ClauseWords.Sample,
        Hints = ["VOLATILE TABLE", "MULTISET", "LOCKING ROW", "PRIMARY INDEX", "COLLECT STATISTICS", "CASESPECIFIC", "SEL "],
    };
}
