namespace LineageIngest.Sql.Dialects;

/// <summary>Exasol: names fold up.</summary>
static class Exasol
{
    public static readonly Dialect Dialect = new("exasol")
    {
        Unquoted = CaseRule.Upper,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
        LateralAliases = LateralAliases.No,
        Clauses = ClauseWords.Qualify | ClauseWords.Limit | ClauseWords.Oracle,
        Hints = ["IMPORT INTO", "EXPORT ", "LOCAL.", "ZEROIFNULL"],
    };
}
