namespace LineageIngest.Sql.Dialects;

/// <summary>The standard, and whatever has no dialect of its own.</summary>
static class Ansi
{
    public static readonly Dialect Dialect = new("ansi")
    {
        Aliases = ["generic", "sql", "dremio", "drill", "flink", "druid", "dune", "other"],
        SelectIntoTable = true,
        NestedComments = true,
    };
}
