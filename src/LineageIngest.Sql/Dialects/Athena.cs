namespace LineageIngest.Sql.Dialects;

/// <summary>Amazon Athena: Trino, with Hive's DDL.</summary>
static class Athena
{
    public static readonly Dialect Dialect = Trino.Dialect with
    {
        Name = "athena",
        Aliases = [],
        Hints = ["external_location", "UNLOAD (SELECT"],
    };
}
