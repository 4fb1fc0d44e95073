namespace LineageIngest.Sql.Dialects;

/// <summary>PostgreSQL: names fold down, text in dollars, variables only inside blocks.</summary>
static class Postgres
{
    public static readonly Dialect Dialect = new("postgres")
    {
        Aliases = ["postgresql", "pg", "timescaledb", "cockroachdb", "alloydb", "pgvector"],
        Unquoted = CaseRule.Lower,
        NestedComments = true,
        DollarQuotes = true,
        FunctionsNameOutputs = true,
        SelectIntoTable = true,
        RowValues = true,
        AliasNamesColumn = true,
        BareUse = Ir.UseScope.Schema,
        Hints = ["DO $$", "ON CONFLICT", "::jsonb", "serial", "RETURNING", "plpgsql", "generate_series", "ILIKE"],
    };
}
