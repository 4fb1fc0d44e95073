namespace LineageIngest.Sql.Dialects;

/// <summary>Snowflake: names fold up, stages, paths into values, text in dollars.</summary>
static class Snowflake
{
    public static readonly Dialect Dialect = new("snowflake")
    {
        AmpersandVariables = true,
        Aliases = ["sf"],
        Unquoted = CaseRule.Upper,
        BackslashEscapes = true,
        SlashComments = true,
        DollarQuotes = true,
        At = AtUse.Stage,
        ColonPaths = true,
        LateralAliases = LateralAliases.ColumnsFirst,
        Hints =
        [
            "LATERAL FLATTEN",
            "TABLE(FLATTEN",
            "COPY INTO @",
            "FILE_FORMAT =",
            "::variant",
            "IFF(",
            "WAREHOUSE =",
            "$$",
            "FROM @",
            "TRY_PARSE_JSON",
            "SWAP WITH",
            "TABLE(GENERATOR",
        ],
    };
}
