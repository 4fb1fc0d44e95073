namespace LineageIngest.Sql.Dialects;

/// <summary>Greenplum.</summary>
static class Greenplum
{
    public static readonly Dialect Dialect = Postgres.Dialect with
    {
        Name = "greenplum",
        Aliases = ["gpdb"],
        Hints = ["DISTRIBUTED BY", "DISTRIBUTED RANDOMLY", "gp_segment_id"],
    };
}
