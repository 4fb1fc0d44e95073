namespace LineageIngest.Sql.Dialects;

/// <summary>Trino.</summary>
static class Trino
{
    public static readonly Dialect Dialect = new("trino")
    {
        DollarQuotes = true,
        Aliases = ["starburst"],
        Unquoted = CaseRule.Lower,
        BareUse = Ir.UseScope.Schema,
        Hints = ["CROSS JOIN UNNEST", "WITH ORDINALITY", "APPROX_DISTINCT", "partitioned_by =", "FOR VERSION AS OF", "date_parse("],
    };
}
