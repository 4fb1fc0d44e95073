namespace LineageIngest.Sql.Dialects;

/// <summary>SQLite.</summary>
static class Sqlite
{
    public static readonly Dialect Dialect = new("sqlite")
    {
        BracketNames = true,
        Clauses = ClauseWords.Window | ClauseWords.Limit,
        Hints = ["AUTOINCREMENT", "PRAGMA ", "WITHOUT ROWID", "INSERT OR REPLACE"],
    };
}
