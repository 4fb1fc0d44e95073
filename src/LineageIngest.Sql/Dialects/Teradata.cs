namespace LineageIngest.Sql.Dialects;

/// <summary>Teradata: QUALIFY, aliases that all expressions may use.</summary>
static class Teradata
{
    public static readonly Dialect Dialect = new("teradata")
    {
        LateralAliases = LateralAliases.ColumnsFirst,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
        DataPhrases = true,
        LineCommands = ["exit", "logoff", "logon", "quit"],
        Hints = ["VOLATILE TABLE", "MULTISET", "LOCKING ROW", "PRIMARY INDEX", "COLLECT STATISTICS", "CASESPECIFIC", "SEL "],
    };
}
