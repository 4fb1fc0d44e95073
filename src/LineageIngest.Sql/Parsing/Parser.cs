using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Tokens to IR, for every dialect; reads what is unambiguous and catches the rest in nets.</summary>
/// <remarks>A method that parses something leaves the position behind it; one that finds nothing returns null and leaves the position alone.</remarks>
sealed partial class Parser
{
    readonly string _text;
    readonly Token[] _tokens;
    readonly Dialect _dialect;
    readonly SqlLimits _limits;
    readonly CancellationToken _cancellation;
    readonly NameTable _names;
    readonly List<Diagnostic> _diagnostics;
    readonly Scratch<Expression> _expressions = new();
    readonly Scratch<Projection> _projections = new();
    readonly Scratch<FromItem> _fromItems = new();
    readonly Scratch<Identifier> _identifiers = new();
    readonly Scratch<Statement> _statements = new();
    readonly bool _transactSql;

    // Everything from here on reads as the end: the statement's terminator, or the end of the stretch.
    int _end;
    int _stretchEnd;
    int _at;
    int _depth;
    bool _inRoutine;
    Quality _quality;

    Parser(
        string text,
        Token[] tokens,
        int count,
        Dialect dialect,
        SqlLimits limits,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        _text = text;
        _tokens = tokens;
        _dialect = dialect;
        _limits = limits;
        _diagnostics = diagnostics;
        _cancellation = cancellation;
        _hasHoles = text.Contains(DynamicText.Hole, StringComparison.Ordinal);
        _hasTemplates = text.AsSpan().IndexOfAny("{$&") >= 0;
        _names = new NameTable(dialect.Unquoted);
        _transactSql = dialect.SemicolonsOptional;
        _stretchEnd = _end = count - 1;
    }

    /// <summary>Reads a stretch of tokens into statements.</summary>
    /// <param name="text">The text as given; names are read from it, so that a template in a name stays visible.</param>
    /// <param name="tokens">Its tokens, the last one of <paramref name="count"/> being the end.</param>
    /// <param name="count">How many tokens.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="diagnostics">Takes what is worth saying.</param>
    /// <param name="cancellation">Ends parsing early.</param>
    /// <param name="textDepth">How many texts given as text this one stands in.</param>
    public static Statement[] Parse(
        string text,
        Token[] tokens,
        int count,
        Dialect dialect,
        SqlLimits limits,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation,
        int textDepth = 0
    ) => new Parser(text, tokens, count, dialect, limits, diagnostics, cancellation) { TextDepth = textDepth }.ParseScript();

    int TextDepth { get; init; }

    TokenKind Kind => _at < _end ? _tokens[_at].Kind : TokenKind.End;

    Word Word => _at < _end ? _tokens[_at].Word : Word.None;

    TokenKind KindAt(int offset) => _at + offset < _end ? _tokens[_at + offset].Kind : TokenKind.End;

    Word WordAt(int offset) => _at + offset < _end ? _tokens[_at + offset].Word : Word.None;

    int Start => _tokens[_at].Start;

    int LastEnd => _at > 0 ? _tokens[_at - 1].End : 0;

    TextSpan SpanFrom(int start) => TextSpan.Between(start, LastEnd);

    ReadOnlySpan<char> TextAt(int index) => _text.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    bool Is(Word word) => Word == word;

    bool Is(Word first, Word second) => Word == first && WordAt(1) == second;

    bool Is(TokenKind kind) => Kind == kind;

    bool Is(TokenKind kind, int offset) => KindAt(offset) == kind;

    /// <summary>Whether the current word has this text, for words that are too rare for the table.</summary>
    bool IsText(string word, int offset = 0) =>
        KindAt(offset) == TokenKind.Word && TextAt(_at + offset).Equals(word, StringComparison.OrdinalIgnoreCase);

    bool Skip(Word word)
    {
        if (Word != word)
        {
            return false;
        }

        _at++;
        return true;
    }

    bool Skip(Word first, Word second)
    {
        if (!Is(first, second))
        {
            return false;
        }

        _at += 2;
        return true;
    }

    bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The index of the partner of the bracket at the position, or the end where it has none.</summary>
    int Partner()
    {
        var link = _tokens[_at].Link;
        return link > _at && link < _end ? link : _end;
    }

    /// <summary>Skips a bracket with all that is in it.</summary>
    void SkipBracket() => _at = Math.Min(Partner() + 1, _end);

    bool SkipParens()
    {
        if (Kind != TokenKind.OpenParen)
        {
            return false;
        }

        SkipBracket();
        return true;
    }

    /// <summary>One step down; false where the text nests too deeply. Each true one is paired with <see cref="Leave"/>.</summary>
    bool Enter()
    {
        if (_depth < _limits.MaxDepth)
        {
            _depth++;
            return true;
        }

        SayTooDeep();
        return false;
    }

    void SayTooDeep()
    {
        Lower(Quality.Partial);
        if (_diagnostics.Count == 0 || _diagnostics[^1].Code != DiagnosticCode.LimitReached)
        {
            Say(DiagnosticCode.LimitReached, "The text nests too deeply; what is inside was only scanned for names.", _at);
        }
    }

    void Leave() => _depth--;

    void Lower(Quality quality) => _quality = quality > _quality ? quality : _quality;

    void Say(DiagnosticCode code, string message, int token)
    {
        if (_diagnostics.Count < 1000)
        {
            _diagnostics.Add(new Diagnostic(code, message, TextSpan.Between(_tokens[token].Start, _tokens[token].End)));
        }
    }

    void NotUnderstood(int token)
    {
        Lower(Quality.Partial);
        Say(DiagnosticCode.NotUnderstood, $"'{TextAt(token)}' was not understood here.", token);
    }
}
