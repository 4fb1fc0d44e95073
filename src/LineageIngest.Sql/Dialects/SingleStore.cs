namespace LineageIngest.Sql.Dialects;

/// <summary>SingleStore.</summary>
static class SingleStore
{
    public static readonly Dialect Dialect = MySql.Dialect with
    {
        Name = "singlestore",
        Aliases = ["memsql"],
        ColonPaths = true,
        Hints = ["SHARD KEY", "COLUMNSTORE"],
    };
}
