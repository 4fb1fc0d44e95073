namespace LineageIngest.Sql.Dialects;

/// <summary>Materialize.</summary>
static class Materialize
{
    public static readonly Dialect Dialect = Postgres.Dialect with
    {
        Name = "materialize",
        Aliases = [],
        Hints = ["CREATE SOURCE", "SUBSCRIBE", "MATERIALIZED VIEW IN CLUSTER"],
    };
}
