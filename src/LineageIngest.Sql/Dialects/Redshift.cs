namespace LineageIngest.Sql.Dialects;

/// <summary>Amazon Redshift: PostgreSQL with QUALIFY, <c>#temp</c> tables and aliases that later expressions may use.</summary>
static class Redshift
{
    public static readonly Dialect Dialect = Postgres.Dialect with
    {
        Name = "redshift",
        Aliases = [],
        Hash = HashUse.Name,
        LateralAliases = LateralAliases.ColumnsFirst,
        Hints = ["DISTKEY", "DISTSTYLE", "SORTKEY", "IAM_ROLE", "GETDATE()", "UNLOAD (", "APPEND FROM"],
    };
}
