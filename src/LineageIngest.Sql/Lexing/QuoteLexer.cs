namespace LineageIngest.Sql.Lexing;

/// <summary>Texts and names in quotes of every kind.</summary>
sealed class QuoteLexer(CharCursor cursor)
{
    public void ReadDoubleQuoted()
    {
        if (cursor.Dialect.DoubleQuote == QuoteUse.Text)
        {
            ReadText(cursor.Position, '"', cursor.Dialect.BackslashEscapes);
        }
        else
        {
            ReadQuoted('"');
        }
    }

    // A doubled quote stands for itself; what is never closed ends with its line, so that the statements behind it are read.
    public void ReadQuoted(char close)
    {
        var start = cursor.Position;
        var end = cursor.Position + 1;
        while (end < cursor.Text.Length)
        {
            var length = cursor.Text[end..].IndexOf(close);
            if (length < 0)
            {
                break;
            }

            end += length + 1;
            if (end >= cursor.Text.Length || cursor.Text[end] != close)
            {
                cursor.Add(TokenKind.Quoted, start, end, Keywords.Hash(cursor.Text[start..end]));
                cursor.Position = end;
                return;
            }

            end++;
        }

        EndWithLine(TokenKind.Quoted, start, start + 1);
    }

    public void ReadText(int start, char quote, bool escapes)
    {
        var open = cursor.Position;
        var triple =
            quote == cursor.Peek(1)
            && quote == cursor.Peek(2)
            && cursor.Dialect.DoubleQuote == QuoteUse.Text
            && cursor.Dialect.BackslashEscapes
            && cursor.Text[(open + 3)..].IndexOf(cursor.Text.Slice(open, 3)) >= 0;
        if (triple)
        {
            var length = cursor.Text[(open + 3)..].IndexOf(cursor.Text.Slice(open, 3));
            cursor.Position = open + 3 + length + 3;
            cursor.Add(TokenKind.Text, start, cursor.Position);
            return;
        }

        var text = cursor.Text;
        for (var at = open + 1; at < text.Length; at++)
        {
            var next = escapes ? text[at..].IndexOfAny(quote, '\\') : text[at..].IndexOf(quote);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] == '\\')
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                at++;
            }
            else
            {
                cursor.Position = at + 1;
                cursor.Add(TokenKind.Text, start, cursor.Position);
                return;
            }
        }

        EndWithLine(TokenKind.Text, start, open + 1);
    }

    void EndWithLine(TokenKind kind, int start, int from)
    {
        var length = cursor.Text[from..].IndexOf('\n');
        cursor.Position = length < 0 ? cursor.Text.Length : from + length;
        cursor.Add(kind, start, cursor.Position);
    }

    // N'…', E'…', b"…", r'…', q'[…]' and their like: one token with the prefix.
    public bool TextAfterPrefix(int start, int end)
    {
        var quote = cursor.Text[end];
        var first = cursor.Text[start] | 0x20;
        if (quote == '"' && cursor.Dialect.DoubleQuote != QuoteUse.Text)
        {
            return false;
        }

        if (
            quote == '\''
            && (first == 'q' || (end - start == 2 && (cursor.Text[start + 1] | 0x20) == 'q'))
            && end + 2 < cursor.Text.Length
            && ReadAlternativeQuotes(start, end)
        )
        {
            return true;
        }

        if (
            first is not ('n' or 'e' or 'b' or 'x' or 'r' or 'u')
            || (end - start == 2 && (cursor.Text[start + 1] | 0x20) is not ('r' or 'b'))
        )
        {
            return false;
        }

        var raw = first == 'r' || (end - start == 2 && (cursor.Text[start + 1] | 0x20) == 'r');
        cursor.Position = end;
        ReadText(start, quote, first == 'e' || (cursor.Dialect.BackslashEscapes && !raw));
        return true;
    }

    bool ReadAlternativeQuotes(int start, int end)
    {
        var close = cursor.Text[end + 1] switch
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

        var length = cursor.Text[(end + 2)..].IndexOf([close, '\'']);
        if (length < 0)
        {
            return false;
        }

        cursor.Position = end + 2 + length + 2;
        cursor.Add(TokenKind.Text, start, cursor.Position);
        return true;
    }

    public void ReadDollar()
    {
        var end = cursor.Position + 1;
        while (end < cursor.Text.Length && (char.IsAsciiLetterOrDigit(cursor.Text[end]) || cursor.Text[end] == '_'))
        {
            end++;
        }

        if (cursor.Dialect.DollarQuotes && end < cursor.Text.Length && cursor.Text[end] == '$' && !char.IsAsciiDigit(cursor.Peek(1)))
        {
            var tag = cursor.Text[cursor.Position..(end + 1)];
            var length = cursor.Text[(end + 1)..].IndexOf(tag);
            var start = cursor.Position;
            cursor.Position = length < 0 ? cursor.Text.Length : end + 1 + length + tag.Length;
            cursor.Add(TokenKind.Text, start, cursor.Position);
            return;
        }

        var afterDot = cursor.Count > 0 && cursor.Tokens[cursor.Count - 1].Kind == TokenKind.Dot;
        cursor.Take(
            end == cursor.Position + 1 ? TokenKind.Operator
                : afterDot ? TokenKind.Word
                : TokenKind.Parameter,
            end - cursor.Position
        );
    }
}
