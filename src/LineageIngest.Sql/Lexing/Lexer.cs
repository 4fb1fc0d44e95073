namespace LineageIngest.Sql.Lexing;

/// <summary>Text to tokens, in one pass; whitespace and comments are the gaps between them.</summary>
sealed class Lexer(CharCursor cursor, QuoteLexer quotes, SignLexer signs, ClientLexer client)
{
    string? _delimiter;

    /// <summary>Reads all tokens; the last one is <see cref="TokenKind.End"/>. The array is rented: the caller returns it.</summary>
    public static (Token[] Tokens, int Count) Read(string text, Dialect dialect, CancellationToken cancellation)
    {
        var cursor = new CharCursor(text, dialect);
        new Lexer(cursor, new QuoteLexer(cursor), new SignLexer(cursor), new ClientLexer(cursor)).Run(cancellation);
        return cursor.Finish();
    }

    void Run(CancellationToken cancellation)
    {
        while (true)
        {
            SkipGap();
            if (cursor.LineLimit > 0 && cursor.Position >= cursor.LineLimit)
            {
                cursor.CloseAll();
                cursor.Add(
                    TokenKind.Semicolon,
                    Math.Max(cursor.LineLimit, cursor.Tokens[cursor.Count - 1].End),
                    Math.Max(cursor.LineLimit, cursor.Tokens[cursor.Count - 1].End)
                );
                cursor.LineLimit = 0;
            }

            if (cursor.Position >= cursor.Text.Length)
            {
                break;
            }

            if ((cursor.Count & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            ReadOne(cursor.Text[cursor.Position]);
        }

        cursor.CloseAll();
        cursor.Add(TokenKind.End, cursor.Text.Length, cursor.Text.Length);
    }

    void ReadOne(char first)
    {
        if (_delimiter is not null && cursor.Text[cursor.Position..].StartsWith(_delimiter))
        {
            cursor.CloseAll();
            cursor.Take(TokenKind.Semicolon, _delimiter.Length);
            return;
        }

        if (char.IsAsciiLetter(first) || first == '_' || first > 127)
        {
            ReadWord();
            return;
        }

        if (first is '\\' or ':' or '.' or '!' or '@' && client.ReadClientSign(first))
        {
            return;
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(cursor.Peek(1)) && !cursor.AfterOperand()))
        {
            ReadNumber();
            return;
        }

        switch (first)
        {
            case '\'':
                quotes.ReadText(cursor.Position, '\'', cursor.Dialect.BackslashEscapes);
                break;
            case '"':
                quotes.ReadDoubleQuoted();
                break;
            case '`':
                quotes.ReadQuoted('`');
                break;
            case ',':
                cursor.Take(TokenKind.Comma, 1);
                break;
            case '.':
                cursor.Take(TokenKind.Dot, 1);
                break;
            case ';':
                cursor.CloseAll();
                cursor.Take(TokenKind.Semicolon, 1);
                break;
            case '(':
                cursor.Open(TokenKind.OpenParen);
                break;
            case ')':
                cursor.Close(TokenKind.CloseParen, TokenKind.OpenParen);
                break;
            case '[' when cursor.Dialect.BracketNames:
                quotes.ReadQuoted(']');
                break;
            case '[':
                cursor.Open(TokenKind.OpenBracket);
                break;
            case ']':
                cursor.Close(TokenKind.CloseBracket, TokenKind.OpenBracket);
                break;
            case '{':
                cursor.Open(TokenKind.OpenBrace);
                break;
            case '}':
                cursor.Close(TokenKind.CloseBrace, TokenKind.OpenBrace);
                break;
            case '*':
                cursor.Take(TokenKind.Star, 1);
                break;
            case '$':
                quotes.ReadDollar();
                break;
            case '@':
                signs.ReadAt();
                break;
            case ':':
                signs.ReadColon();
                break;
            case '?':
                cursor.Take(cursor.AfterOperand() ? TokenKind.Question : TokenKind.Parameter, 1);
                break;
            case '%':
                signs.ReadPercent();
                break;
            case '#' when cursor.Dialect.Hash == HashUse.Name && cursor.IsWordPart(cursor.Peek(1)):
                ReadWord();
                break;
            case '/' when cursor.OnOwnLine(1):
                cursor.CloseAll();
                cursor.Take(TokenKind.Semicolon, 1);
                break;
            default:
                signs.ReadOperator(first);
                break;
        }
    }

    void SkipGap()
    {
        while (true)
        {
            SkipSpace();
            if (cursor.Position >= cursor.Text.Length)
            {
                return;
            }

            var character = cursor.Text[cursor.Position];
            if (character == '-' && cursor.Peek(1) == '-')
            {
                SkipLine();
            }
            else if (character == '/' && cursor.Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else if (
                (character == '#' && cursor.Dialect.Hash == HashUse.Comment)
                || (character == '/' && cursor.Peek(1) == '/' && cursor.Dialect.SlashComments)
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

    void SkipSpace()
    {
        var text = cursor.Text;
        var at = cursor.Position;
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        cursor.Position = at;
    }

    static bool IsSpace(char character) =>
        character is ' ' or '\n' or '\t' or '\r'
        || (
            character > 127
            && character != TemplateMask.Filler
            && (char.IsWhiteSpace(character) || character == '\uFEFF' || character == '\u200B')
        )
        || char.IsControl(character);

    void SkipLine()
    {
        var length = cursor.Text[cursor.Position..].IndexOf('\n');
        cursor.Position = length < 0 ? cursor.Text.Length : cursor.Position + length + 1;
    }

    void SkipBlockComment()
    {
        var depth = 1;
        for (cursor.Position += 2; cursor.Position < cursor.Text.Length; cursor.Position++)
        {
            if (cursor.Text[cursor.Position] == '*' && cursor.Peek(1) == '/')
            {
                cursor.Position++;
                if (--depth == 0)
                {
                    cursor.Position++;
                    return;
                }
            }
            else if (cursor.Text[cursor.Position] == '/' && cursor.Peek(1) == '*' && cursor.Dialect.NestedComments)
            {
                cursor.Position++;
                depth++;
            }
        }
    }

    void ReadWord()
    {
        var text = cursor.Text;
        var start = cursor.Position;
        var hash = 17;
        var end = start;
        for (; end < text.Length && cursor.IsWordPart(text[end]); end++)
        {
            hash = Keywords.Step(hash, text[end]);
        }

        if (end == start)
        {
            // A character that is neither letter nor known sign.
            cursor.Take(TokenKind.Operator, 1);
            return;
        }

        if (end < text.Length && end - start <= 2 && text[end] is '\'' or '"' && quotes.TextAfterPrefix(start, end))
        {
            return;
        }

        var word = Keywords.Find(text[start..end], hash);
        if ((word is Keyword.Go or Keyword.Delimiter && ReadLineCommand(word, start, end)) || client.ReadClientWord(start, end))
        {
            return;
        }

        if (word is Keyword.Sel or Keyword.Ins or Keyword.Upd or Keyword.Del && !cursor.Dialect.DataPhrases)
        {
            word = Keyword.None;
        }

        cursor.Position = end;
        cursor.Add(TokenKind.Word, start, end, hash, word);
    }

    // GO alone on its line ends a batch; DELIMITER x changes what ends a statement.
    bool ReadLineCommand(Keyword word, int start, int end)
    {
        if (word == Keyword.Go && cursor.Dialect.SemicolonsOptional && cursor.OnOwnLine(end - start))
        {
            cursor.CloseAll();
            cursor.Add(TokenKind.Semicolon, start, end, 0, Keyword.Go);
            cursor.Position = end;
            return true;
        }

        if (word == Keyword.Delimiter && cursor.BeginsLine(start))
        {
            var line = cursor.Text[end..];
            var length = line.IndexOf('\n');
            var delimiter = (length < 0 ? line : line[..length]).Trim();
            if (delimiter.Length is > 0 and < 10)
            {
                _delimiter = delimiter is ";" ? null : delimiter.ToString();
                cursor.CloseAll();
                cursor.Add(TokenKind.Semicolon, start, length < 0 ? cursor.Text.Length : end + length);
                cursor.Position = cursor.Tokens[cursor.Count - 1].End;
                return true;
            }
        }

        return false;
    }

    void ReadNumber()
    {
        var all = cursor.Text;
        var start = cursor.Position;
        var end = start;
        while (
            end < all.Length
            && (
                char.IsAsciiLetterOrDigit(all[end])
                || all[end] is '_'
                || (all[end] == '.' && !all[start..end].Contains('.'))
                || (
                    all[end] is '+' or '-'
                    && all[end - 1] is 'e' or 'E'
                    && !all[start..end].StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                )
            )
        )
        {
            end++;
        }

        var text = all[start..end];
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsAsciiLetter(character) || character == '_' ? 1 : 0;
        }

        cursor.Position = end;
        var isName =
            letters > 2 && !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !text.Contains('.') && !char.IsAsciiDigit(text[^1])
            || letters > 3 && !text.Contains('.') && text[1] is not ('x' or 'X');
        cursor.Add(isName ? TokenKind.Word : TokenKind.Number, start, end, isName ? Keywords.Hash(text) : 0);
    }
}
