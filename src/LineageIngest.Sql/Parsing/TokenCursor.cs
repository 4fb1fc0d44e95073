using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>A position in the tokens of a text, with what every parser asks there, and where it reports what it did not understand.</summary>
/// <remarks>A method that reads something leaves the position behind it; one that finds nothing leaves the position alone.</remarks>
/// <param name="text">The text as given; names are read from it, so that a template in a name stays visible.</param>
/// <param name="tokens">Its tokens, the last one of <paramref name="count"/> being the end.</param>
/// <param name="count">How many tokens.</param>
/// <param name="limits">Bounds.</param>
/// <param name="diagnostics">Takes what is worth saying.</param>
sealed class TokenCursor(string text, Token[] tokens, int count, SqlLimits limits, List<Diagnostic> diagnostics)
{
    readonly Token[] _tokens = tokens;
    int _depth;

    public string Text { get; } = text;

    public List<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The index of the current token.</summary>
    public int Position { get; set; }

    /// <summary>Everything from here on reads as the end: the statement's terminator, or the end of the block.</summary>
    public int End { get; set; } = count - 1;

    /// <summary>The end of the innermost block that holds statements, or of the text.</summary>
    public int BlockEnd { get; set; } = count - 1;

    /// <summary>How completely the current statement was understood so far.</summary>
    public Completeness Completeness { get; set; }

    public Token[] Tokens => _tokens;

    public ref readonly Token this[int index] => ref _tokens[index];

    public TokenKind Kind => Position < End ? _tokens[Position].Kind : TokenKind.End;

    public Keyword Keyword => Position < End ? _tokens[Position].Keyword : Keyword.None;

    public TokenKind KindAt(int offset) => Position + offset < End ? _tokens[Position + offset].Kind : TokenKind.End;

    public Keyword KeywordAt(int offset) => Position + offset < End ? _tokens[Position + offset].Keyword : Keyword.None;

    public int Start => _tokens[Position].Start;

    public int LastEnd => Position > 0 ? _tokens[Position - 1].End : 0;

    public TextSpan SpanOf(int token) => TextSpan.Between(_tokens[token].Start, _tokens[token].End);

    public TextSpan SpanFrom(int start) => TextSpan.Between(start, LastEnd);

    public ReadOnlySpan<char> TextAt(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    public bool Is(Keyword word) => Keyword == word;

    public bool Is(Keyword first, Keyword second) => Keyword == first && KeywordAt(1) == second;

    public bool Is(TokenKind kind) => Kind == kind;

    public bool Is(TokenKind kind, int offset) => KindAt(offset) == kind;

    /// <summary>Whether the current word has this text, for words that are too rare for the table.</summary>
    public bool IsText(string word, int offset = 0) =>
        KindAt(offset) == TokenKind.Word && TextAt(Position + offset).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Skip(Keyword word)
    {
        if (Keyword != word)
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool Skip(Keyword first, Keyword second)
    {
        if (!Is(first, second))
        {
            return false;
        }

        Position += 2;
        return true;
    }

    public bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>The index of the partner of the bracket at the position, or the end where it has none.</summary>
    public int Partner()
    {
        var link = _tokens[Position].Link;
        return link > Position && link < End ? link : End;
    }

    /// <summary>Skips a bracket with all that is in it.</summary>
    public void SkipBracket() => Position = Math.Min(Partner() + 1, End);

    public bool SkipParens()
    {
        if (Kind != TokenKind.OpenParen)
        {
            return false;
        }

        SkipBracket();
        return true;
    }

    /// <summary>One step down; false where the text nests too deeply. Each true one is paired with <see cref="Leave"/>.</summary>
    public bool Enter()
    {
        if (_depth < limits.MaxDepth)
        {
            _depth++;
            return true;
        }

        ReportTooDeep();
        return false;
    }

    public void ReportTooDeep()
    {
        Lower(Completeness.Partial);
        if (Diagnostics.Count == 0 || Diagnostics[^1].Code != DiagnosticCode.LimitReached)
        {
            Report(DiagnosticFacts.TooDeep(SpanOf(Position)));
        }
    }

    public void Leave() => _depth--;

    public void Lower(Completeness completeness) => Completeness = completeness > Completeness ? completeness : Completeness;

    public void Report(Diagnostic diagnostic)
    {
        if (Diagnostics.Count < 1000)
        {
            Diagnostics.Add(diagnostic);
        }
    }

    public void ReportNotUnderstood(int token)
    {
        Lower(Completeness.Partial);
        Report(DiagnosticFacts.NotUnderstood(TextAt(token), SpanOf(token)));
    }
}
