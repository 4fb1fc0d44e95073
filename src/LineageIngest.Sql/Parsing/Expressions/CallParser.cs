using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Calls of functions with what follows them: FILTER, WITHIN GROUP, OVER.</summary>
sealed class CallParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    public Expression ParseCall(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        if (!cursor.Enter())
        {
            var close = cursor.Partner();
            var scanned = parsers.Recovery.ScanRange(cursor.Position + 1, close);
            cursor.Position = Math.Min(close + 1, cursor.End);
            return scanned;
        }

        var arguments = parsers.Arguments.ParseArguments();
        if (cursor.Is(TokenKind.OpenParen) && cursor.Start == cursor.LastEnd)
        {
            arguments = [.. arguments, .. parsers.Arguments.ParseArguments()];
        }

        cursor.Leave();
        arguments = parsers.Arguments.DropParts(name, function, arguments);
        Expression? filter = null;
        Window? window = null;
        while (true)
        {
            if (cursor.Is(Keyword.Within) && cursor.KeywordAt(1) == Keyword.Group)
            {
                cursor.Position += 2;
                arguments = [.. arguments, .. parsers.Arguments.ParseArguments()];
            }
            else if (cursor.Is(Keyword.Filter) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                var close = cursor.Partner();
                cursor.Position++;
                cursor.Skip(Keyword.Where);
                filter = parsers.Expressions.ParseExpression();
                cursor.Position = Math.Min(close + 1, cursor.End);
            }
            else if (cursor.Keyword is Keyword.Ignore or Keyword.Respect && cursor.KeywordAt(1) == Keyword.Nulls)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.From) && cursor.KeywordAt(1) is Keyword.First or Keyword.Last)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.Keep) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                arguments = [.. arguments, .. ParseKept()];
            }
            else if (cursor.Is(Keyword.Over) && (cursor.KindAt(1) == TokenKind.OpenParen || parsers.Names.IsName(1)))
            {
                cursor.Position++;
                window = cursor.Is(TokenKind.OpenParen) ? ParseWindow() : new Window(parsers.Names.ReadIdentifier(), [], []);
            }
            else
            {
                break;
            }
        }

        if (name.Parts.Length > 1 && IsMethodOfValue(function))
        {
            var owner = new ColumnReference(new QualifiedName(name.Parts[..^1], name.Span));
            return new Operation(OperationKind.Access, [owner, .. arguments], cursor.SpanFrom(start));
        }

        return Conditionals.IsOne(function) && window is null
            ? Conditionals.Split(function, arguments, cursor.SpanFrom(start))
            : new FunctionCall(name, arguments, filter, window, cursor.SpanFrom(start));
    }

    // KEEP (DENSE_RANK FIRST ORDER BY a): the keys.
    Expression[] ParseKept()
    {
        var close = cursor.Partner();
        while (cursor.Position < close && !cursor.Is(Keyword.Order, Keyword.By))
        {
            cursor.Position++;
        }

        cursor.Position += cursor.Position < close ? 2 : 0;
        var keys = cursor.Position < close ? ParseKeys() : [];
        cursor.Position = Math.Min(close + 1, cursor.End);
        return keys;
    }

    public bool IsMethodOfValue(string function) =>
        dialect.ValueMethods
        && function.ToUpperInvariant()
            is "VALUE"
                or "QUERY"
                or "EXIST"
                or "MODIFY"
                or "NODES"
                or "STASTEXT"
                or "TOSTRING"
                or "STCONTAINS"
                or "STDISTANCE";

    public void PushKeys()
    {
        foreach (var key in ParseKeys())
        {
            stacks.Expressions.Push(key);
        }
    }

    /// <summary>Expressions of ORDER BY and the like, with their ASC, NULLS LAST and COLLATE skipped.</summary>
    public Expression[] ParseKeys()
    {
        var mark = stacks.Expressions.Count;
        do
        {
            if (parsers.Expressions.ParseExpression() is not { } key)
            {
                if (cursor.Skip(Keyword.All))
                {
                    continue;
                }

                break;
            }

            stacks.Expressions.Push(key);
            SkipKeyOptions();
        } while (cursor.Skip(TokenKind.Comma));

        return stacks.Expressions.TakeFrom(mark);
    }

    public void SkipKeyOptions()
    {
        while (true)
        {
            if (cursor.Keyword is Keyword.Asc or Keyword.Desc)
            {
                cursor.Position++;
            }
            else if (cursor.Is(Keyword.Nulls) && cursor.KeywordAt(1) is Keyword.First or Keyword.Last)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.Using) && cursor.KindAt(1) == TokenKind.Operator)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.With) && cursor.IsText("fill", 1))
            {
                cursor.Position += 2;
                while (cursor.IsText("step") || cursor.Keyword is Keyword.From or Keyword.To)
                {
                    cursor.Position++;
                    parsers.Expressions.ParseExpression();
                }
            }
            else
            {
                return;
            }
        }
    }

    /// <summary><c>(w PARTITION BY a ORDER BY b ROWS …)</c>.</summary>
    public Window ParseWindow()
    {
        var close = cursor.Partner();
        cursor.Position++;
        Identifier? named = null;
        Expression[] partition = [];
        Expression[] order = [];
        while (cursor.Position < close)
        {
            if (cursor.Keyword is Keyword.Partition or Keyword.Distribute or Keyword.Cluster && cursor.KeywordAt(1) == Keyword.By)
            {
                cursor.Position += 2;
                partition = ParseKeys();
            }
            else if (cursor.Keyword is Keyword.Order or Keyword.Sort && cursor.KeywordAt(1) == Keyword.By)
            {
                cursor.Position += 2;
                order = [.. order, .. ParseKeys()];
            }
            else if (cursor.Keyword is Keyword.Rows or Keyword.Range or Keyword.Groups || !parsers.Names.IsName() || named is not null)
            {
                cursor.Position = close;
            }
            else
            {
                named = parsers.Names.ReadIdentifier();
            }
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return new Window(named, partition, order);
    }
}
