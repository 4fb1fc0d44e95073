namespace LineageIngest.Sql.Dialects;

/// <summary>Apache Doris.</summary>
static class Doris
{
    public static readonly Dialect Dialect = MySql.Dialect with
    {
        Name = "doris",
        Aliases = [],
        Hints = ["UNIQUE KEY(", "DISTRIBUTED BY HASH", "\"replication_num\""],
    };
}
