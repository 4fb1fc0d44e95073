using System.Buffers;

namespace LineageIngest.Sql.Lexing;

/// <content>Quotes, brackets, parameters and operators.</content>
ref partial struct Lexer
{
    void ReadDoubleQuoted()
    {
        if (_dialect.DoubleQuote == QuoteUse.Text)
        {
            ReadText(_at, '"', _dialect.BackslashEscapes);
        }
        else
        {
            ReadQuoted('"');
        }
    }

    // A doubled quote stands for itself; what is never closed ends with its line, so that the statements behind it are read.
    void ReadQuoted(char close)
    {
        var start = _at;
        var end = _at + 1;
        while (end < _text.Length)
        {
            var length = _text[end..].IndexOf(close);
            if (length < 0)
            {
                break;
            }

            end += length + 1;
            if (end >= _text.Length || _text[end] != close)
            {
                Add(TokenKind.Quoted, start, end, Keywords.Hash(_text[start..end]));
                _at = end;
                return;
            }

            end++;
        }

        EndWithLine(TokenKind.Quoted, start, start + 1);
    }

    void ReadText(int start, char quote, bool escapes)
    {
        var open = _at;
        var triple =
            quote == Peek(1)
            && quote == Peek(2)
            && _dialect.DoubleQuote == QuoteUse.Text
            && _dialect.BackslashEscapes
            && _text[(open + 3)..].IndexOf(_text.Slice(open, 3)) >= 0;
        if (triple)
        {
            var length = _text[(open + 3)..].IndexOf(_text.Slice(open, 3));
            _at = open + 3 + length + 3;
            Add(TokenKind.Text, start, _at);
            return;
        }

        for (var at = open + 1; at < _text.Length; at++)
        {
            var next = escapes ? _text[at..].IndexOfAny(quote, '\\') : _text[at..].IndexOf(quote);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (_text[at] == '\\')
            {
                at++;
            }
            else if (at + 1 < _text.Length && _text[at + 1] == quote)
            {
                at++;
            }
            else
            {
                _at = at + 1;
                Add(TokenKind.Text, start, _at);
                return;
            }
        }

        EndWithLine(TokenKind.Text, start, open + 1);
    }

    void EndWithLine(TokenKind kind, int start, int from)
    {
        var length = _text[from..].IndexOf('\n');
        _at = length < 0 ? _text.Length : from + length;
        Add(kind, start, _at);
    }

    // N'…', E'…', b"…", r'…', q'[…]' and their like: one token with the prefix.
    bool TextAfterPrefix(int start, int end)
    {
        var quote = _text[end];
        var first = _text[start] | 0x20;
        if (quote == '"' && _dialect.DoubleQuote != QuoteUse.Text)
        {
            return false;
        }

        if (
            quote == '\''
            && (first == 'q' || (end - start == 2 && (_text[start + 1] | 0x20) == 'q'))
            && end + 2 < _text.Length
            && ReadAlternativeQuotes(start, end)
        )
        {
            return true;
        }

        if (first is not ('n' or 'e' or 'b' or 'x' or 'r' or 'u') || (end - start == 2 && (_text[start + 1] | 0x20) is not ('r' or 'b')))
        {
            return false;
        }

        var raw = first == 'r' || (end - start == 2 && (_text[start + 1] | 0x20) == 'r');
        _at = end;
        ReadText(start, quote, first == 'e' || (_dialect.BackslashEscapes && !raw));
        return true;
    }

    bool ReadAlternativeQuotes(int start, int end)
    {
        var close = _text[end + 1] switch
        {
            '[' => ']',
            '{' => '}',
            '(' => ')',
            '<' => '>',
            var same => same,
        };
        if (char.IsAsciiLetterOrDigit(close) || close == '\'')
        {
            return false;
        }

        var length = _text[(end + 2)..].IndexOf([close, '\'']);
        if (length < 0)
        {
            return false;
        }

        _at = end + 2 + length + 2;
        Add(TokenKind.Text, start, _at);
        return true;
    }

    void ReadDollar()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        if (_dialect.DollarQuotes && end < _text.Length && _text[end] == '$' && !char.IsAsciiDigit(Peek(1)))
        {
            var tag = _text[_at..(end + 1)];
            var length = _text[(end + 1)..].IndexOf(tag);
            var start = _at;
            _at = length < 0 ? _text.Length : end + 1 + length + tag.Length;
            Add(TokenKind.Text, start, _at);
            return;
        }

        var afterDot = _count > 0 && _tokens[_count - 1].Kind == TokenKind.Dot;
        Take(
            end == _at + 1 ? TokenKind.Operator
                : afterDot ? TokenKind.Word
                : TokenKind.Parameter,
            end - _at
        );
    }

    void ReadAt()
    {
        if (
            _dialect.At == AtUse.Stage
            && !AfterOperand()
            && (char.IsLetterOrDigit(Peek(1)) || Peek(1) is '_' or '~' or '%' or '"' or TemplateMask.Filler)
        )
        {
            var end = _at + 1;
            var quoted = false;
            for (
                ;
                end < _text.Length && (quoted || (!char.IsWhiteSpace(_text[end]) && _text[end] is not (')' or '(' or ',' or ';')));
                end++
            )
            {
                quoted ^= _text[end] == '"';
            }

            Take(TokenKind.Stage, end - _at);
            return;
        }

        var name = Peek(1) == '@' ? _at + 2 : _at + 1;
        var last = name;
        while (last < _text.Length && (IsWordPart(_text[last]) || (last == name && _text[last] == '`')))
        {
            last++;
        }

        if (last > name && _dialect.At != AtUse.Link)
        {
            Take(TokenKind.Parameter, last - _at);
        }
        else if (Peek(1) is '>' or '@' or '?' || _dialect.At != AtUse.Link)
        {
            ReadOperator('@');
        }
        else
        {
            Take(TokenKind.At, 1);
        }
    }

    void ReadColon()
    {
        if (Peek(1) is ':' or '>')
        {
            Take(TokenKind.DoubleColon, 2);
        }
        else if (Peek(1) == '=')
        {
            Take(TokenKind.Assign, 2);
        }
        else if (!AfterOperand() && (char.IsLetterOrDigit(Peek(1)) || Peek(1) is '_'))
        {
            var end = _at + 1;
            while (
                end < _text.Length
                && (IsWordPart(_text[end]) || (_text[end] == '.' && end + 1 < _text.Length && IsWordPart(_text[end + 1])))
            )
            {
                end++;
            }

            Take(TokenKind.Parameter, end - _at);
        }
        else if (
            Peek(1) is '"' or '\''
            && !AfterOperand()
            && !_dialect.ColonPaths
            && _text[(_at + 2)..LineEnd(_at)].IndexOf(Peek(1)) is var length and > 0
        )
        {
            // psql: :'x' and :"x" are a variable's value as a text or as a name.
            Take(TokenKind.Parameter, length + 3);
        }
        else
        {
            Take(TokenKind.Colon, 1);
        }
    }

    void ReadPercent()
    {
        if (Peek(1) == '(')
        {
            var close = _text[_at..].IndexOf(')');
            if (close > 2 && close < 80 && _at + close + 1 < _text.Length && _text[_at + close + 1] is 's' or 'd' or 'f' or 'i' or 'r')
            {
                Take(TokenKind.Parameter, close + 2);
                return;
            }
        }

        Take(
            Peek(1) is 's' && !IsWordPart(Peek(2)) && !AfterOperand() ? TokenKind.Parameter : TokenKind.Operator,
            Peek(1) is 's' && !IsWordPart(Peek(2)) && !AfterOperand() ? 2 : 1
        );
    }

    void ReadOperator(char first)
    {
        var length = (first, Peek(1)) switch
        {
            ('-', '>') => Peek(2) == '>' ? 3 : 2,
            ('=', '>') => 2,
            ('=', '=') => 2,
            ('<', '=') => Peek(2) == '>' ? 3 : 2,


            ('<', '>')
            or
            ('<', '<')
            or
            ('<', '@')
            or
            ('>', '=')
            or
            ('>', '>')
            or
            ('!', '=')
            or
            ('|', '|')
            or
            ('&', '&')
            or
            ('@', '>')
            or
            ('@', '@')
            or
            ('@', '?')
            or
            ('~', '*')
            or
            ('/', '/')
            or ('^', '=') => 2,
            ('!', '~') => Peek(2) == '*' ? 3 : 2,
            ('#', '>') => Peek(2) == '>' ? 3 : 2,
            ('#', '-') => 2,
            ('|', '>') when Peek(2) != '>' => 2,
            _ => 1,
        };
        var kind = length switch
        {
            1 when first == '=' => TokenKind.Equals,
            2 when first == '-' => TokenKind.Arrow,
            2 when first == '|' && Peek(1) == '>' => TokenKind.Pipe,
            2 when first == '=' && Peek(1) == '>' => TokenKind.FatArrow,
            _ => TokenKind.Operator,
        };
        Take(kind, length);
    }

    void Open(TokenKind kind)
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
            _open[_openCount++] = _count;
        }

        Take(kind, 1);
    }

    // A closing bracket pairs with the nearest open one of its kind; those opened in between stay unpaired.
    void Close(TokenKind kind, TokenKind open)
    {
        for (var top = _openCount - 1; top >= 0 && top >= _openCount - 8; top--)
        {
            if (_tokens[_open[top]].Kind == open)
            {
                var partner = _open[top];
                _openCount = top;
                _tokens[partner].Link = _count;
                Take(kind, 1);
                _tokens[_count - 1].Link = partner;
                return;
            }
        }

        Take(kind, 1);
    }

    // No bracket reaches beyond the end of its statement.
    void CloseAll() => _openCount = 0;
}
