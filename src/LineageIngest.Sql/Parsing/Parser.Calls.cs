using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Function calls.</content>
sealed partial class Parser
{
    Expression ParseCall(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        if (!Enter())
        {
            var close = Partner();
            var scanned = ScanRange(_at + 1, close);
            _at = Math.Min(close + 1, _end);
            return scanned;
        }

        var arguments = ParseArguments();
        if (Is(TokenKind.OpenParen) && Start == LastEnd)
        {
            arguments = [.. arguments, .. ParseArguments()];
        }

        Leave();
        arguments = DropParts(name, function, arguments);
        Expression? filter = null;
        Window? window = null;
        while (true)
        {
            if (Is(Word.Within) && WordAt(1) == Word.Group)
            {
                _at += 2;
                arguments = [.. arguments, .. ParseArguments()];
            }
            else if (Is(Word.Filter) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                var close = Partner();
                _at++;
                Skip(Word.Where);
                filter = ParseExpression();
                _at = Math.Min(close + 1, _end);
            }
            else if (Word is Word.Ignore or Word.Respect && WordAt(1) == Word.Nulls)
            {
                _at += 2;
            }
            else if (Is(Word.From) && WordAt(1) is Word.First or Word.Last)
            {
                _at += 2;
            }
            else if (Is(Word.Keep) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                arguments = [.. arguments, .. ParseArguments()];
            }
            else if (Is(Word.Over) && (KindAt(1) == TokenKind.OpenParen || IsName(1)))
            {
                _at++;
                window = Is(TokenKind.OpenParen) ? ParseWindow() : new Window(ReadIdentifier(), [], []);
            }
            else
            {
                break;
            }
        }

        if (name.Parts.Length > 1 && IsMethodOfValue(function))
        {
            var owner = new ColumnReference(new QualifiedName(name.Parts[..^1], name.Span));
            return new Operation(OperationKind.Access, [owner, .. arguments], SpanFrom(start));
        }

        return Conditionals.IsOne(function) && window is null
            ? Conditionals.Split(function, arguments, SpanFrom(start))
            : new FunctionCall(name, arguments, filter, window, SpanFrom(start));
    }

    bool IsMethodOfValue(string function) =>
        _transactSql
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

    void PushKeys()
    {
        foreach (var key in ParseKeys())
        {
            _expressions.Push(key);
        }
    }

    /// <summary>Expressions of ORDER BY and the like, with their ASC, NULLS LAST and COLLATE skipped.</summary>
    Expression[] ParseKeys()
    {
        var mark = _expressions.Count;
        do
        {
            if (ParseExpression() is not { } key)
            {
                if (Skip(Word.All))
                {
                    continue;
                }

                break;
            }

            _expressions.Push(key);
            SkipKeyOptions();
        } while (Skip(TokenKind.Comma));

        return _expressions.TakeFrom(mark);
    }

    void SkipKeyOptions()
    {
        while (true)
        {
            if (Word is Word.Asc or Word.Desc)
            {
                _at++;
            }
            else if (Is(Word.Nulls) && WordAt(1) is Word.First or Word.Last)
            {
                _at += 2;
            }
            else if (Is(Word.Using) && KindAt(1) == TokenKind.Operator)
            {
                _at += 2;
            }
            else if (Is(Word.With) && IsText("fill", 1))
            {
                _at += 2;
                while (IsText("step") || Word is Word.From or Word.To)
                {
                    _at++;
                    ParseExpression();
                }
            }
            else
            {
                return;
            }
        }
    }

    /// <summary><c>(w PARTITION BY a ORDER BY b ROWS …)</c>.</summary>
    Window ParseWindow()
    {
        var close = Partner();
        _at++;
        Identifier? named = null;
        Expression[] partition = [];
        Expression[] order = [];
        while (_at < close)
        {
            if (Word is Word.Partition or Word.Distribute or Word.Cluster && WordAt(1) == Word.By)
            {
                _at += 2;
                partition = ParseKeys();
            }
            else if (Word is Word.Order or Word.Sort && WordAt(1) == Word.By)
            {
                _at += 2;
                order = [.. order, .. ParseKeys()];
            }
            else if (Word is Word.Rows or Word.Range or Word.Groups || !IsName() || named is not null)
            {
                _at = close;
            }
            else
            {
                named = ReadIdentifier();
            }
        }

        _at = Math.Min(close + 1, _end);
        return new Window(named, partition, order);
    }
}
