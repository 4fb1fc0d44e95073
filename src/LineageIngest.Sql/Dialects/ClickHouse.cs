namespace LineageIngest.Sql.Dialects;

/// <summary>ClickHouse.</summary>
static class ClickHouse
{
    public static readonly Dialect Dialect = new("clickhouse")
    {
        BackslashEscapes = true,
        Hash = HashUse.Comment,
        BareUse = Ir.UseScope.Schema,
        LateralAliases = LateralAliases.AliasFirst,
        OutputClauses = true,
        ColumnsOfPattern = true,
        NameLevels = 2,
        Hints =
        [
            "ARRAY JOIN",
            "ENGINE =",
            "MergeTree",
            "PREWHERE",
            "dictGet",
            "toDate(",
            "toDateTime(",
            "LowCardinality",
            "argMax(",
            "FORMAT JSONEachRow",
            "GLOBAL IN",
        ],
    };
}
