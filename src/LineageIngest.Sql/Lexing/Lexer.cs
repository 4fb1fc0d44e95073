using System.Buffers;

namespace LineageIngest.Sql.Lexing;

/// <summary>Text to tokens, in one pass; whitespace and comments are the gaps between them.</summary>
ref partial struct Lexer
{
    // Brackets nested deeper than this are not paired; recovery skips them.
    const int MaxOpen = 65_536;

    readonly ReadOnlySpan<char> _text;
    readonly Dialect _dialect;
    Token[] _tokens;
    int _count;
    int _at;
    int[] _open;
    int _openCount;
    string? _delimiter;

    // The end of a line that also ends the statement on it.
    int _lineEnd;

    Lexer(string text, Dialect dialect)
    {
        _text = text;
        _dialect = dialect;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Max(64, text.Length / 4));
        _open = ArrayPool<int>.Shared.Rent(64);
    }

    /// <summary>Reads all tokens; the last one is <see cref="TokenKind.End"/>. The array is rented: the caller returns it.</summary>
    public static (Token[] Tokens, int Count) Read(string text, Dialect dialect, CancellationToken cancellation)
    {
        var lexer = new Lexer(text, dialect);
        lexer.Run(cancellation);
        ArrayPool<int>.Shared.Return(lexer._open);
        return (lexer._tokens, lexer._count);
    }

    void Run(CancellationToken cancellation)
    {
        while (true)
        {
            SkipGap();
            if (_lineEnd > 0 && _at >= _lineEnd)
            {
                CloseAll();
                Add(TokenKind.Semicolon, Math.Max(_lineEnd, _tokens[_count - 1].End), Math.Max(_lineEnd, _tokens[_count - 1].End));
                _lineEnd = 0;
            }

            if (_at >= _text.Length)
            {
                break;
            }

            if ((_count & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            ReadOne(_text[_at]);
        }

        CloseAll();
        Add(TokenKind.End, _text.Length, _text.Length);
    }

    void ReadOne(char first)
    {
        if (_delimiter is not null && _text[_at..].StartsWith(_delimiter))
        {
            CloseAll();
            Take(TokenKind.Semicolon, _delimiter.Length);
            return;
        }

        if (char.IsAsciiLetter(first) || first == '_' || first > 127)
        {
            ReadWord();
            return;
        }

        if (first is '\\' or ':' or '.' or '!' or '@' && ReadClientSign(first))
        {
            return;
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(Peek(1)) && !AfterOperand()))
        {
            ReadNumber();
            return;
        }

        switch (first)
        {
            case '\'':
                ReadText(_at, '\'', _dialect.BackslashEscapes);
                break;
            case '"':
                ReadDoubleQuoted();
                break;
            case '`':
                ReadQuoted('`');
                break;
            case ',':
                Take(TokenKind.Comma, 1);
                break;
            case '.':
                Take(TokenKind.Dot, 1);
                break;
            case ';':
                CloseAll();
                Take(TokenKind.Semicolon, 1);
                break;
            case '(':
                Open(TokenKind.OpenParen);
                break;
            case ')':
                Close(TokenKind.CloseParen, TokenKind.OpenParen);
                break;
            case '[' when _dialect.BracketNames:
                ReadQuoted(']');
                break;
            case '[':
                Open(TokenKind.OpenBracket);
                break;
            case ']':
                Close(TokenKind.CloseBracket, TokenKind.OpenBracket);
                break;
            case '{':
                Open(TokenKind.OpenBrace);
                break;
            case '}':
                Close(TokenKind.CloseBrace, TokenKind.OpenBrace);
                break;
            case '*':
                Take(TokenKind.Star, 1);
                break;
            case '$':
                ReadDollar();
                break;
            case '@':
                ReadAt();
                break;
            case ':':
                ReadColon();
                break;
            case '?':
                Take(AfterOperand() ? TokenKind.Question : TokenKind.Parameter, 1);
                break;
            case '%':
                ReadPercent();
                break;
            case '#' when _dialect.Hash == HashUse.Name && IsWordPart(Peek(1)):
                ReadWord();
                break;
            case '/' when OnOwnLine(1):
                CloseAll();
                Take(TokenKind.Semicolon, 1);
                break;
            default:
                ReadOperator(first);
                break;
        }
    }

    void SkipGap()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (
                character is ' ' or '\n' or '\t' or '\r'
                || (
                    character > 127
                    && character != TemplateMask.Filler
                    && (char.IsWhiteSpace(character) || character == '\uFEFF' || character == '\u200B')
                )
                || char.IsControl(character)
            )
            {
                _at++;
            }
            else if (character == '-' && Peek(1) == '-')
            {
                SkipLine();
            }
            else if (character == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else if (
                (character == '#' && _dialect.Hash == HashUse.Comment) || (character == '/' && Peek(1) == '/' && _dialect.SlashComments)
            )
            {
                SkipLine();
            }
            else
            {
                return;
            }
        }
    }

    void SkipLine()
    {
        var length = _text[_at..].IndexOf('\n');
        _at = length < 0 ? _text.Length : _at + length + 1;
    }

    void SkipBlockComment()
    {
        var depth = 1;
        for (_at += 2; _at < _text.Length; _at++)
        {
            if (_text[_at] == '*' && Peek(1) == '/')
            {
                _at++;
                if (--depth == 0)
                {
                    _at++;
                    return;
                }
            }
            else if (_text[_at] == '/' && Peek(1) == '*' && _dialect.NestedComments)
            {
                _at++;
                depth++;
            }
        }
    }

    void ReadWord()
    {
        var start = _at;
        var hash = 17;
        var end = _at;
        for (; end < _text.Length && IsWordPart(_text[end]); end++)
        {
            hash = Keywords.Step(hash, _text[end]);
        }

        if (end == start)
        {
            // A character that is neither letter nor known sign.
            Take(TokenKind.Operator, 1);
            return;
        }

        if (end < _text.Length && end - start <= 2 && _text[end] is '\'' or '"' && TextAfterPrefix(start, end))
        {
            return;
        }

        var word = Keywords.Find(_text[start..end], hash);
        if ((word is Keyword.Go or Keyword.Delimiter && ReadLineCommand(word, start, end)) || ReadClientWord(start, end))
        {
            return;
        }

        if (word is Keyword.Sel or Keyword.Ins or Keyword.Upd or Keyword.Del && !_dialect.DataPhrases)
        {
            word = Keyword.None;
        }

        _at = end;
        Add(TokenKind.Word, start, end, hash, word);
    }

    // GO alone on its line ends a batch; DELIMITER x changes what ends a statement.
    bool ReadLineCommand(Keyword word, int start, int end)
    {
        if (word == Keyword.Go && _dialect.SemicolonsOptional && OnOwnLine(end - start))
        {
            CloseAll();
            Add(TokenKind.Semicolon, start, end, 0, Keyword.Go);
            _at = end;
            return true;
        }

        if (word == Keyword.Delimiter && BeginsLine(start))
        {
            var line = _text[end..];
            var length = line.IndexOf('\n');
            var delimiter = (length < 0 ? line : line[..length]).Trim();
            if (delimiter.Length is > 0 and < 10)
            {
                _delimiter = delimiter is ";" ? null : delimiter.ToString();
                CloseAll();
                Add(TokenKind.Semicolon, start, length < 0 ? _text.Length : end + length);
                _at = _tokens[_count - 1].End;
                return true;
            }
        }

        return false;
    }

    readonly bool BeginsLine(int start)
    {
        var before = start - 1;
        while (before >= 0 && _text[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || _text[before] == '\n';
    }

    readonly bool OnOwnLine(int length)
    {
        var before = _at - 1;
        while (before >= 0 && _text[before] is ' ' or '\t' or '\r')
        {
            before--;
        }

        var after = _at + length;
        while (after < _text.Length && (_text[after] is ' ' or '\t' or '\r' || (char.IsAsciiDigit(_text[after]) && length == 2)))
        {
            after++;
        }

        return (before < 0 || _text[before] == '\n') && (after >= _text.Length || _text[after] == '\n');
    }

    readonly bool IsWordPart(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || character is '_' or '$'
        || (character is '#' or '@' && _dialect.Hash == HashUse.Name)
        || (character > 127 && !char.IsWhiteSpace(character) && character is not ('\uFEFF' or '\u200B'));

    readonly char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    /// <summary>Whether what was read last is a value, so that an operator follows.</summary>
    readonly bool AfterOperand()
    {
        if (_count == 0)
        {
            return false;
        }

        ref readonly var last = ref _tokens[_count - 1];
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

    void ReadNumber()
    {
        var start = _at;
        var end = _at;
        while (
            end < _text.Length
            && (
                char.IsAsciiLetterOrDigit(_text[end])
                || _text[end] is '_'
                || (_text[end] == '.' && !_text[start..end].Contains('.'))
                || (
                    _text[end] is '+' or '-'
                    && _text[end - 1] is 'e' or 'E'
                    && !_text[start..end].StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                )
            )
        )
        {
            end++;
        }

        var text = _text[start..end];
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsAsciiLetter(character) || character == '_' ? 1 : 0;
        }

        _at = end;
        var isName =
            letters > 2 && !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !text.Contains('.') && !char.IsAsciiDigit(text[^1])
            || letters > 3 && !text.Contains('.') && text[1] is not ('x' or 'X');
        Add(isName ? TokenKind.Word : TokenKind.Number, start, end, isName ? Keywords.Hash(text) : 0);
    }

    void Take(TokenKind kind, int length)
    {
        Add(kind, _at, _at + length);
        _at += length;
    }

    void Add(TokenKind kind, int start, int end, int link = -1, Keyword word = Keyword.None)
    {
        if (_count == _tokens.Length)
        {
            var larger = ArrayPool<Token>.Shared.Rent(_count * 2);
            _tokens.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Token>.Shared.Return(_tokens);
            _tokens = larger;
        }

        ref var token = ref _tokens[_count++];
        token.Kind = kind;
        token.Start = start;
        token.End = end;
        token.Link = link;
        token.Keyword = word;
    }
}
