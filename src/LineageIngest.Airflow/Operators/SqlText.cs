namespace LineageIngest.Airflow.Operators;

/// <summary>Tells SQL from a file name, a macro or prose; it is not read here.</summary>
static class SqlText
{
    static readonly string[] _words =
    [
        "select",
        "insert",
        "update",
        "delete",
        "merge",
        "create",
        "with",
        "copy",
        "unload",
        "truncate",
        "drop",
        "alter",
        "exec",
        "execute",
        "call",
        "begin",
        "do",
        "declare",
        "replace",
        "load",
        "refresh",
        "use",
        "set",
        "grant",
        "if",
        "from",
        "export",
        "import",
        "analyze",
        "vacuum",
        "optimize",
        "explain",
        "upsert",
        "lock",
    ];

    /// <summary>A whitespace inside, and one of SQL's words among the first ones outside comments.</summary>
    public static bool Looks(string text) =>
        text.AsSpan().Trim().IndexOfAny(" \n\t") > 0
        && text.Split([' ', '\n', '\t', '\r', '(', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => Array.Exists(_words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)));
}
