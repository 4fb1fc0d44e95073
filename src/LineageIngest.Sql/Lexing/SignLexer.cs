namespace LineageIngest.Sql.Lexing;

/// <summary>Parameters, paths and operators: what begins with a sign.</summary>
sealed class SignLexer(CharCursor cursor)
{
    public void ReadAt()
    {
        if (
            cursor.Dialect.At == AtUse.Stage
            && !cursor.AfterOperand()
            && (char.IsLetterOrDigit(cursor.Peek(1)) || cursor.Peek(1) is '_' or '~' or '%' or '"' or TemplateMask.Filler)
        )
        {
            var end = cursor.Position + 1;
            var quoted = false;
            for (
                ;
                end < cursor.Text.Length
                    && (quoted || (!char.IsWhiteSpace(cursor.Text[end]) && cursor.Text[end] is not (')' or '(' or ',' or ';')));
                end++
            )
            {
                quoted ^= cursor.Text[end] == '"';
            }

            cursor.Take(TokenKind.Stage, end - cursor.Position);
            return;
        }

        var name = cursor.Peek(1) == '@' ? cursor.Position + 2 : cursor.Position + 1;
        var last = name;
        while (last < cursor.Text.Length && (cursor.IsWordPart(cursor.Text[last]) || (last == name && cursor.Text[last] == '`')))
        {
            last++;
        }

        if (last > name && cursor.Dialect.At != AtUse.Link)
        {
            cursor.Take(TokenKind.Parameter, last - cursor.Position);
        }
        else if (cursor.Peek(1) is '>' or '@' or '?' || cursor.Dialect.At != AtUse.Link)
        {
            ReadOperator('@');
        }
        else
        {
            cursor.Take(TokenKind.At, 1);
        }
    }

    public void ReadColon()
    {
        if (cursor.Peek(1) is ':' or '>')
        {
            cursor.Take(TokenKind.DoubleColon, 2);
        }
        else if (cursor.Peek(1) == '=')
        {
            cursor.Take(TokenKind.Assign, 2);
        }
        else if (!cursor.AfterOperand() && (char.IsLetterOrDigit(cursor.Peek(1)) || cursor.Peek(1) is '_'))
        {
            var end = cursor.Position + 1;
            while (
                end < cursor.Text.Length
                && (
                    cursor.IsWordPart(cursor.Text[end])
                    || (cursor.Text[end] == '.' && end + 1 < cursor.Text.Length && cursor.IsWordPart(cursor.Text[end + 1]))
                )
            )
            {
                end++;
            }

            cursor.Take(TokenKind.Parameter, end - cursor.Position);
        }
        else if (
            cursor.Peek(1) is '"' or '\''
            && !cursor.AfterOperand()
            && !cursor.Dialect.ColonPaths
            && cursor.Text[(cursor.Position + 2)..cursor.LineEnd(cursor.Position)].IndexOf(cursor.Peek(1)) is var length and > 0
        )
        {
            // psql: :'x' and :"x" are a variable's value as a text or as a name.
            cursor.Take(TokenKind.Parameter, length + 3);
        }
        else
        {
            cursor.Take(TokenKind.Colon, 1);
        }
    }

    public void ReadPercent()
    {
        if (cursor.Peek(1) == '(')
        {
            var close = cursor.Text[cursor.Position..].IndexOf(')');
            if (
                close > 2
                && close < 80
                && cursor.Position + close + 1 < cursor.Text.Length
                && cursor.Text[cursor.Position + close + 1] is 's' or 'd' or 'f' or 'i' or 'r'
            )
            {
                cursor.Take(TokenKind.Parameter, close + 2);
                return;
            }
        }

        cursor.Take(
            cursor.Peek(1) is 's' && !cursor.IsWordPart(cursor.Peek(2)) && !cursor.AfterOperand()
                ? TokenKind.Parameter
                : TokenKind.Operator,
            cursor.Peek(1) is 's' && !cursor.IsWordPart(cursor.Peek(2)) && !cursor.AfterOperand() ? 2 : 1
        );
    }

    public void ReadOperator(char first)
    {
        var length = (first, cursor.Peek(1)) switch
        {
            ('-', '>') => cursor.Peek(2) == '>' ? 3 : 2,
            ('=', '>') => 2,
            ('=', '=') => 2,
            ('<', '=') => cursor.Peek(2) == '>' ? 3 : 2,


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
            ('!', '~') => cursor.Peek(2) == '*' ? 3 : 2,
            ('#', '>') => cursor.Peek(2) == '>' ? 3 : 2,
            ('#', '-') => 2,
            ('|', '>') when cursor.Peek(2) != '>' => 2,
            _ => 1,
        };
        var kind = length switch
        {
            1 when first == '=' => TokenKind.Equals,
            2 when first == '-' => TokenKind.Arrow,
            2 when first == '|' && cursor.Peek(1) == '>' => TokenKind.Pipe,
            2 when first == '=' && cursor.Peek(1) == '>' => TokenKind.FatArrow,
            _ => TokenKind.Operator,
        };
        cursor.Take(kind, length);
    }
}
