using System.Buffers;

namespace LineageIngest.Sql.Lexing;

/// <summary>A position in a text, and the tokens that were read so far; brackets are paired as they come.</summary>
/// <remarks>Its arrays are rented: the caller of <see cref="Finish"/> returns the tokens.</remarks>
sealed class CharCursor(string text, Dialect dialect)
{
    // Brackets nested deeper than this are not paired; recovery skips them.
    const int MaxOpen = 65_536;

    Token[] _tokens = ArrayPool<Token>.Shared.Rent(Math.Max(64, text.Length / 4));
    int[] _open = ArrayPool<int>.Shared.Rent(64);
    int _openCount;

    public ReadOnlySpan<char> Text => text;

    public Dialect Dialect => dialect;

    public int Position { get; set; }

    public Token[] Tokens => _tokens;

    public int Count { get; private set; }

    /// <summary>The end of a line that also ends the statement on it; 0 where there is none.</summary>
    public int LineLimit { get; set; }

    /// <summary>The tokens; nothing is read after this.</summary>
    public (Token[] Tokens, int Count) Finish()
    {
        ArrayPool<int>.Shared.Return(_open);
        return (_tokens, Count);
    }

    public char Peek(int offset) => Position + offset < Text.Length ? Text[Position + offset] : '\0';

    public bool IsWordPart(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || character is '_' or '$'
        || (character is '#' or '@' && Dialect.Hash == HashUse.Name)
        || (character > 127 && !char.IsWhiteSpace(character) && character is not ('\uFEFF' or '\u200B'));

    public bool BeginsLine(int start)
    {
        var before = start - 1;
        while (before >= 0 && Text[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || Text[before] == '\n';
    }

    public bool OnOwnLine(int length)
    {
        var before = Position - 1;
        while (before >= 0 && Text[before] is ' ' or '\t' or '\r')
        {
            before--;
        }

        var after = Position + length;
        while (after < Text.Length && (Text[after] is ' ' or '\t' or '\r' || (char.IsAsciiDigit(Text[after]) && length == 2)))
        {
            after++;
        }

        return (before < 0 || Text[before] == '\n') && (after >= Text.Length || Text[after] == '\n');
    }

    public int LineEnd(int from)
    {
        var length = Text[from..].IndexOf('\n');
        return length < 0 ? Text.Length : from + length;
    }

    /// <summary>Whether what was read last is a value, so that an operator follows.</summary>
    public bool AfterOperand()
    {
        if (Count == 0)
        {
            return false;
        }

        ref readonly var last = ref _tokens[Count - 1];
        return last.Kind switch
        {
            TokenKind.Quoted
            or TokenKind.Number
            or TokenKind.Text
            or TokenKind.CloseParen
            or TokenKind.CloseBracket
            or TokenKind.Parameter => true,
            TokenKind.Word => (Keywords.Use(last.Keyword) & (KeywordUse.NoColumnAlias | KeywordUse.Verb)) == 0
                && last.Keyword
                    is not (Keyword.By or Keyword.Top or Keyword.Distinct or Keyword.All or Keyword.Interval or Keyword.Immediate),
            _ => false,
        };
    }

    public void Take(TokenKind kind, int length)
    {
        Add(kind, Position, Position + length);
        Position += length;
    }

    public void Add(TokenKind kind, int start, int end, int link = -1, Keyword word = Keyword.None)
    {
        if (Count == _tokens.Length)
        {
            var larger = ArrayPool<Token>.Shared.Rent(Count * 2);
            _tokens.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<Token>.Shared.Return(_tokens);
            _tokens = larger;
        }

        ref var token = ref _tokens[Count++];
        token.Kind = kind;
        token.Start = start;
        token.End = end;
        token.Link = link;
        token.Keyword = word;
    }

    public void Open(TokenKind kind)
    {
        if (_openCount == _open.Length && _openCount < MaxOpen)
        {
            var larger = ArrayPool<int>.Shared.Rent(_openCount * 2);
            _open.AsSpan(0, _openCount).CopyTo(larger);
            ArrayPool<int>.Shared.Return(_open);
            _open = larger;
        }

        if (_openCount < _open.Length)
        {
            _open[_openCount++] = Count;
        }

        Take(kind, 1);
    }

    // A closing bracket pairs with the nearest open one of its kind; those opened in between stay unpaired.
    public void Close(TokenKind kind, TokenKind open)
    {
        for (var top = _openCount - 1; top >= 0 && top >= _openCount - 8; top--)
        {
            if (_tokens[_open[top]].Kind == open)
            {
                var partner = _open[top];
                _openCount = top;
                _tokens[partner].Link = Count;
                Take(kind, 1);
                _tokens[Count - 1].Link = partner;
                return;
            }
        }

        Take(kind, 1);
    }

    // No bracket reaches beyond the end of its statement.
    public void CloseAll() => _openCount = 0;
}
