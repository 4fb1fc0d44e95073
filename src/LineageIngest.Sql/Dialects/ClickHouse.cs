namespace LineageIngest.Sql.Dialects;

/// <summary>ClickHouse.</summary>
static class ClickHouse
{
    public static readonly Dialect Dialect = new("clickhouse")
    {
        BackslashEscapes = true,
        Hash = HashUse.Comment,
        NameLevels = 2,
        BareUse = Ir.UseScope.Schema,
        LateralAliases = LateralAliases.AliasFirst,
        Clauses = ClauseWords.Qualify | ClauseWords.Window | ClauseWords.Limit | ClauseWords.ClickHouse | ClauseWords.Sample,
        Hints = ["ARRAY JOIN", "ENGINE =", "MergeTree", "PREWHERE", "dictGet", "toDate(", "toDateTime(", "LowCardinality", "argMax(", "FORMAT JSONEachRow", "GLOBAL IN"],
    };
}
