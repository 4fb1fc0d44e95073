namespace LineageIngest.Sql.Lexing;

/// <summary>Commands of clients between statements: they end with their line and become one terminator; the lines of SQL around them stay whole.</summary>
sealed class ClientLexer(CharCursor cursor)
{
    bool AtStatement() => cursor.Count == 0 || cursor.Tokens[cursor.Count - 1].Kind == TokenKind.Semicolon;

    /// <summary>psql's and MySQL's <c>\x</c>, sqlcmd's <c>:x</c> and <c>!!x</c>, BTEQ's and SQLite's <c>.x</c>, SnowSQL's <c>!x</c>, SQL*Plus's <c>@x</c>.</summary>
    public bool ReadClientSign(char first)
    {
        switch (first)
        {
            case '\\':
                return ReadBackslash();
            case ':'
                when char.IsAsciiLetter(cursor.Peek(1))
                    && cursor.BeginsLine(cursor.Position)
                    && (cursor.Dialect.SemicolonsOptional || AtStatement()):
            case '.' when char.IsAsciiLetter(cursor.Peek(1)) && cursor.BeginsLine(cursor.Position) && AtStatement():
            case '!'
                when cursor.BeginsLine(cursor.Position) && (AtStatement() || (cursor.Dialect.SemicolonsOptional && cursor.Peek(1) == '!')):
                ReadClientLine(1);
                return true;
            case '@' when AtStatement() && cursor.Dialect.At == AtUse.Link:
                TakeLine(isFollowed: false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A word that begins a statement and may be a command of the client.</summary>
    public bool ReadClientWord(int start, int end)
    {
        if (cursor.Dialect.LineCommands.Length == 0 || !AtStatement())
        {
            return false;
        }

        var word = cursor.Text[start..end];
        if (IsOneOf(word, cursor.Dialect.LineStatements) && !Rest(end).IsEmpty && !IsImmediate(end))
        {
            cursor.LineLimit = cursor.LineEnd(end);
            return false;
        }

        if (cursor.Dialect.ClientSettings && word.Equals("set", StringComparison.OrdinalIgnoreCase))
        {
            if (IsSqlSetting(Rest(end)))
            {
                return false;
            }
        }
        else if (!IsOneOf(word, cursor.Dialect.LineCommands) || !LooksLikeCommand(start, end))
        {
            return false;
        }

        cursor.Position = start;
        ReadClientLine(0);
        return true;
    }

    static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsSqlSetting(ReadOnlySpan<char> rest) =>
        rest.StartsWith("role", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("transaction", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("constraint", StringComparison.OrdinalIgnoreCase);

    bool IsImmediate(int end) => Rest(end).StartsWith("immediate", StringComparison.OrdinalIgnoreCase);

    // A declaration, an assignment or a call inside a block begins with the same words.
    bool LooksLikeCommand(int start, int end)
    {
        var rest = Rest(end);
        return (cursor.BeginsLine(start) || !rest.TrimEnd(';').Contains(';'))
            && (rest.IsEmpty || rest[0] is not ('(' or '.' or ':' or '=' or ';' or '%'));
    }

    ReadOnlySpan<char> Rest(int from) => cursor.Text[from..cursor.LineEnd(from)].Trim();

    // What a file or another program holds is not followed.
    void ReadClientLine(int sign)
    {
        var command = cursor.Text[(cursor.Position + sign)..cursor.LineEnd(cursor.Position)].TrimStart('!');
        var length = command.IndexOfAny(" \t\r;=");
        command = length < 0 ? command : command[..length];
        TakeLine(isFollowed: !IsOneOf(command, _including));
    }

    static readonly string[] _including =
    [
        "r",
        "run",
        "read",
        "source",
        "load",
        "start",
        "sta",
        "get",
        "script",
        "import",
        "i",
        "ir",
        "include",
        "include_relative",
        "gexec",
        "@",
    ];

    // The whole line, and those after it that a hyphen at its end joins to it, as one terminator.
    void TakeLine(bool isFollowed)
    {
        var start = cursor.Position;
        var end = cursor.LineEnd(cursor.Position);
        while (cursor.Dialect.ClientSettings && end < cursor.Text.Length && cursor.Text[start..end].TrimEnd().EndsWith("-"))
        {
            end = cursor.LineEnd(end + 1);
        }

        cursor.CloseAll();
        cursor.Add(TokenKind.Semicolon, start, end, -1, isFollowed ? Keyword.None : Keyword.Include);
        cursor.Position = end;
    }

    // \copy is COPY that ends with its line; \g and \G end a statement; any other command is no SQL.
    bool ReadBackslash()
    {
        if (cursor.Peek(1) is ';')
        {
            cursor.CloseAll();
            cursor.Take(TokenKind.Semicolon, 2);
            return true;
        }

        if (cursor.Peek(1) is '.')
        {
            TakeLine(isFollowed: false);
            return true;
        }

        if (!char.IsAsciiLetter(cursor.Peek(1)) && cursor.Peek(1) is not ('!' or '?'))
        {
            return false;
        }

        var rest = cursor.Text[(cursor.Position + 1)..];
        if (rest.StartsWith("copy ", StringComparison.OrdinalIgnoreCase))
        {
            cursor.LineLimit = cursor.LineEnd(cursor.Position);
            cursor.CloseAll();
            cursor.Take(TokenKind.Semicolon, 1);
        }
        else if (rest[0] == 'G' && (rest.Length == 1 || !char.IsAsciiLetter(rest[1])))
        {
            cursor.CloseAll();
            cursor.Take(TokenKind.Semicolon, 2);
        }
        else
        {
            ReadClientLine(1);
        }

        return true;
    }
}
