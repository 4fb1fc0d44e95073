namespace LineageIngest.Sql.Dialects;

/// <summary>SQLite.</summary>
static class Sqlite
{
    public static readonly Dialect Dialect = new("sqlite")
    {
        BracketNames = true,
        Hints = ["AUTOINCREMENT", "PRAGMA ", "WITHOUT ROWID", "INSERT OR REPLACE"],
    };
}
