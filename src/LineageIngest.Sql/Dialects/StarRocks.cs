namespace LineageIngest.Sql.Dialects;

/// <summary>StarRocks.</summary>
static class StarRocks
{
    public static readonly Dialect Dialect = MySql.Dialect with
    {
        Name = "starrocks",
        Aliases = [],
        Hints = ["DISTRIBUTED BY HASH", "DUPLICATE KEY", "PRIMARY KEY ("],
    };
}
