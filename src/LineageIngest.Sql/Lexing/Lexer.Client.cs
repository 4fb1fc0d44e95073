namespace LineageIngest.Sql.Lexing;

/// <content>Commands of clients between statements: they end with their line and become one terminator; the lines of SQL around them stay whole.</content>
ref partial struct Lexer
{
    readonly bool AtStatement() => _count == 0 || _tokens[_count - 1].Kind == TokenKind.Semicolon;

    /// <summary>psql's and MySQL's <c>\x</c>, sqlcmd's <c>:x</c> and <c>!!x</c>, BTEQ's and SQLite's <c>.x</c>, SnowSQL's <c>!x</c>, SQL*Plus's <c>@x</c>.</summary>
    bool ReadClientSign(char first)
    {
        switch (first)
        {
            case '\\':
                return ReadBackslash();
            case ':' when char.IsAsciiLetter(Peek(1)) && BeginsLine(_at) && (_dialect.SemicolonsOptional || AtStatement()):
            case '.' when char.IsAsciiLetter(Peek(1)) && BeginsLine(_at) && AtStatement():
            case '!' when BeginsLine(_at) && (AtStatement() || (_dialect.SemicolonsOptional && Peek(1) == '!')):
                ReadClientLine(1);
                return true;
            case '@' when AtStatement() && _dialect.At == AtUse.Link:
                TakeLine(isFollowed: false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A word that begins a statement and may be a command of the client.</summary>
    bool ReadClientWord(int start, int end)
    {
        if (_dialect.LineCommands.Length == 0 || !AtStatement())
        {
            return false;
        }

        var word = _text[start..end];
        if (IsOneOf(word, _dialect.LineStatements) && !Rest(end).IsEmpty && !IsImmediate(end))
        {
            _lineEnd = LineEnd(end);
            return false;
        }

        if (_dialect.ClientSettings && word.Equals("set", StringComparison.OrdinalIgnoreCase))
        {
            if (IsSqlSetting(Rest(end)))
            {
                return false;
            }
        }
        else if (!IsOneOf(word, _dialect.LineCommands) || !LooksLikeCommand(start, end))
        {
            return false;
        }

        _at = start;
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

    readonly bool IsImmediate(int end) => Rest(end).StartsWith("immediate", StringComparison.OrdinalIgnoreCase);

    // A declaration, an assignment or a call inside a block begins with the same words.
    readonly bool LooksLikeCommand(int start, int end)
    {
        var rest = Rest(end);
        return (BeginsLine(start) || !rest.TrimEnd(';').Contains(';'))
            && (rest.IsEmpty || rest[0] is not ('(' or '.' or ':' or '=' or ';' or '%'));
    }

    readonly ReadOnlySpan<char> Rest(int from) => _text[from..LineEnd(from)].Trim();

    readonly int LineEnd(int from)
    {
        var length = _text[from..].IndexOf('\n');
        return length < 0 ? _text.Length : from + length;
    }

    // What a file or another program holds is not followed.
    void ReadClientLine(int sign)
    {
        var command = _text[(_at + sign)..LineEnd(_at)].TrimStart('!');
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
        var start = _at;
        var end = LineEnd(_at);
        while (_dialect.ClientSettings && end < _text.Length && _text[start..end].TrimEnd().EndsWith("-"))
        {
            end = LineEnd(end + 1);
        }

        CloseAll();
        Add(TokenKind.Semicolon, start, end, -1, isFollowed ? Keyword.None : Keyword.Include);
        _at = end;
    }

    // \copy is COPY that ends with its line; \g and \G end a statement; any other command is no SQL.
    bool ReadBackslash()
    {
        if (Peek(1) is ';')
        {
            CloseAll();
            Take(TokenKind.Semicolon, 2);
            return true;
        }

        if (Peek(1) is '.')
        {
            TakeLine(isFollowed: false);
            return true;
        }

        if (!char.IsAsciiLetter(Peek(1)) && Peek(1) is not ('!' or '?'))
        {
            return false;
        }

        var rest = _text[(_at + 1)..];
        if (rest.StartsWith("copy ", StringComparison.OrdinalIgnoreCase))
        {
            _lineEnd = LineEnd(_at);
            CloseAll();
            Take(TokenKind.Semicolon, 1);
        }
        else if (rest[0] == 'G' && (rest.Length == 1 || !char.IsAsciiLetter(rest[1])))
        {
            CloseAll();
            Take(TokenKind.Semicolon, 2);
        }
        else
        {
            ReadClientLine(1);
        }

        return true;
    }
}
