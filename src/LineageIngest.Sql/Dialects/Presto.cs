namespace LineageIngest.Sql.Dialects;

/// <summary>Presto.</summary>
static class Presto
{
    public static readonly Dialect Dialect = Trino.Dialect with { Name = "presto", Aliases = ["prestodb"], Hints = [] };
}
