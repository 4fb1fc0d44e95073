namespace LineageIngest.Sql.Dialects;

/// <summary>RisingWave.</summary>
static class RisingWave
{
    public static readonly Dialect Dialect = Postgres.Dialect with
    {
        Name = "risingwave",
        Aliases = [],
        Hints = ["CREATE SINK", "TUMBLE(", "FORMAT PLAIN ENCODE"],
    };
}
