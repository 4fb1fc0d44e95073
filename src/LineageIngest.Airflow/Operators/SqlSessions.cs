namespace LineageIngest.Airflow.Operators;

/// <summary>
/// What an operator runs on one connection it runs in one session, so temporary tables, USE and SET carry over from one statement to the next. Statements of
/// one session become one script, in the order in which the operator runs them. Example: <c>sql=["CREATE TEMP TABLE t …", "INSERT INTO x SELECT … FROM t"]</c>.
/// </summary>
static class SqlSessions
{
    public static IReadOnlyList<SqlStatement> Join(IReadOnlyList<SqlStatement> statements)
    {
        var sessions = new List<List<SqlStatement>>();
        foreach (var statement in statements)
        {
            if (sessions.Find(session => IsOne(session[0], statement)) is { } session)
                session.Add(statement);
            else
                sessions.Add([statement]);
        }
        return [.. sessions.Select(Script)];
    }

    static bool IsOne(SqlStatement left, SqlStatement right) =>
        left.Session is not null
        && left.Session == right.Session
        && left.Dialect == right.Dialect
        && left.Namespace == right.Namespace
        && left.Database == right.Database
        && left.Schema == right.Schema
        && left.Destination == right.Destination;

    static SqlStatement Script(List<SqlStatement> session)
    {
        var first = session[0];
        return session.Count == 1
            ? first
            : first with
            {
                Query = Script(session.Select(statement => statement.Query), first.Dialect),
                Field = string.Join('+', session.Select(statement => statement.Field).Distinct()),
                Role = session.Exists(statement => statement.Role != first.Role) ? SqlRole.Both : first.Role,
                Truncated = session.Exists(statement => statement.Truncated),
            };
    }

    /// <summary>
    /// Batches of T-SQL and blocks of PL/SQL end where their statement ends, not at a semicolon. Elsewhere the text is put together as Airflow's provider
    /// does it for events, so that both say the same.
    /// </summary>
    static string Script(IEnumerable<string> texts, string? dialect) =>
        dialect switch
        {
            "tsql" or "fabric" => string.Join("\nGO\n", texts),
            "oracle" => string.Join("\n/\n", texts),
            _ => string.Join(";\n", texts.Select(text => text.TrimEnd(' ', ';', '\r', '\n')).Select(EndOfComment)),
        };

    /// <summary>A comment up to the end of the line would swallow the semicolon.</summary>
    static string EndOfComment(string text) => text.AsSpan(text.LastIndexOf('\n') + 1).IndexOfAny(_lineComments) >= 0 ? text + "\n" : text;

    static readonly System.Buffers.SearchValues<string> _lineComments = System.Buffers.SearchValues.Create(
        ["--", "#", "//"],
        StringComparison.Ordinal
    );
}
