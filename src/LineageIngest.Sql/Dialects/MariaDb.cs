namespace LineageIngest.Sql.Dialects;

/// <summary>MariaDB.</summary>
static class MariaDb
{
    public static readonly Dialect Dialect = MySql.Dialect with { Name = "mariadb", Aliases = [], Hints = ["ENGINE=Aria", "RETURNING"] };
}
