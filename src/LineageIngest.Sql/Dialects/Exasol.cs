namespace LineageIngest.Sql.Dialects;

/// <summary>Exasol: names fold up.</summary>
static class Exasol
{
    public static readonly Dialect Dialect = new("exasol")
    {
        Unquoted = CaseRule.Upper,
        BareUse = Ir.UseScope.Schema,
        LateralAliases = LateralAliases.No,
        NameLevels = 2,
        Hints = ["IMPORT INTO", "EXPORT ", "LOCAL.", "ZEROIFNULL"],
    };
}
