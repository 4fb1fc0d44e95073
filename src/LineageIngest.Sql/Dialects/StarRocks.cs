namespace LineageIngest.Sql.Dialects;

/// <summary>StarRocks.</summary>
static class StarRocks
{
    public static readonly Dialect Dialect = MySql.Dialect with
    {
        Name = "starrocks",
        Aliases = [],
        Clauses = ClauseWords.Qualify | ClauseWords.Window | ClauseWords.Limit | ClauseWords.Pivot,
        Hints = ["DISTRIBUTED BY HASH", "DUPLICATE KEY", "PRIMARY KEY ("],
    };
}
