using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>UPDATE, DELETE, MERGE.</content>
sealed partial class Parser
{
    UpdateStatement ParseUpdate(CommonTable[] tables)
    {
        var start = Start;
        _at++;
        SkipDmlWords();
        var items = ParseTargets();
        FromItem[] sources = [];
        if (Skip(Word.From))
        {
            sources = ParseFromItems();
        }

        var assignments = Skip(Word.Set) ? ParseAssignments() : [];
        var target = items.Length > 0 ? items[0].Relation : DynamicTable(start);
        var statement = new UpdateStatement(tables, target, assignments, [.. items.Skip(1), .. sources], [], default);
        var conditions = new List<Expression>();
        if (items.Length > 0 && items[0].On is { } on)
        {
            conditions.Add(on);
        }

        while (_at < _end)
        {
            var from = _at;
            if (Skip(Word.From))
            {
                statement = statement with { From = [.. statement.From, .. ParseFromItems()] };
            }
            else if (Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (_at == from)
            {
                break;
            }
        }

        return statement with
        {
            Where = [.. conditions],
            Span = SpanFrom(start),
        };
    }

    void ParseDmlTail(List<Expression> conditions)
    {
        if (Skip(Word.Where))
        {
            if (Skip(Word.Current))
            {
                _at += 2;
            }
            else
            {
                Add(conditions, ParseExpression());
            }
        }
        else if (Skip(Word.Order, Word.By))
        {
            conditions.AddRange(ParseKeys());
        }
        else if (Is(Word.Option) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }
        else if (Is(Word.If) && WordAt(1) == Word.Exists || Skip(Word.All))
        {
            _ = Skip(Word.If, Word.Exists);
        }
        else if (Skip(Word.Settings))
        {
            ParseKeys();
        }
        else
        {
            SkipRowLimit();
        }
    }

    void SkipDmlWords()
    {
        while (true)
        {
            if (Word is Word.LowPriority or Word.Ignore or Word.Only)
            {
                _at++;
            }
            else if (Is(Word.Or) && KindAt(1) == TokenKind.Word)
            {
                _at += 2;
            }
            else if (Is(Word.Top) && KindAt(1) is TokenKind.OpenParen or TokenKind.Number)
            {
                _at += 2;
                _at = _tokens[_at - 1].Kind == TokenKind.OpenParen && _tokens[_at - 1].Link > 0 ? _tokens[_at - 1].Link + 1 : _at;
                Skip(Word.Percent);
            }
            else
            {
                return;
            }
        }
    }

    // The written relation, and those it is joined with.
    FromItem[] ParseTargets() => ParseFromItems();

    Assignment[] ParseAssignments()
    {
        var assignments = new List<Assignment>();
        do
        {
            var from = _at;
            if (ParseAssignmentOf() is { } assignment)
            {
                assignments.Add(assignment);
            }

            if (_at == from)
            {
                break;
            }
        } while (Skip(TokenKind.Comma));

        return [.. assignments];
    }

    Assignment? ParseAssignmentOf()
    {
        var targets = new List<ColumnReference>();
        if (Is(TokenKind.Parameter) && KindAt(1) == TokenKind.Equals)
        {
            _at += 2;
            if (!(IsName() && KindAt(1) == TokenKind.Equals))
            {
                return ParseExpression() is { } assigned ? new Assignment([], assigned) : null;
            }
        }

        if (Is(TokenKind.OpenParen))
        {
            var close = Partner();
            _at++;
            while (_at < close)
            {
                if (ParseTableName() is { } name)
                {
                    targets.Add(new ColumnReference(name));
                }

                SkipPastComma(close);
            }

            _at = Math.Min(close + 1, _end);
        }
        else if (IsName() && ParseTableName() is { } single)
        {
            targets.Add(new ColumnReference(single));
            if (Is(TokenKind.OpenParen))
            {
                return new Assignment([.. targets], new Operation(OperationKind.Compute, ParseArguments(), SpanFrom(single.Span.Start)));
            }
        }

        while (Is(TokenKind.OpenBracket))
        {
            SkipBracket();
            SkipMembers();
        }

        while (Is(TokenKind.Operator))
        {
            _at++;
        }

        if (!Skip(TokenKind.Equals) && !Skip(TokenKind.Assign))
        {
            return null;
        }

        Skip(Word.Row);
        return ParseExpression() is { } value ? new Assignment([.. targets], value) : null;
    }

    DeleteStatement ParseDelete(CommonTable[] tables)
    {
        var start = Start;
        _at++;
        SkipDmlWords();
        var statement = new DeleteStatement(tables, [], [], [], default);
        if (!Is(Word.From))
        {
            var named = ParseTargets();
            statement = statement with { Targets = [.. named.Select(item => item.Relation)] };
        }

        var conditions = new List<Expression>();
        while (_at < _end)
        {
            var from = _at;
            if (Is(Word.From) || Is(Word.Using))
            {
                _at++;
                var items = ParseFromItems();
                statement =
                    statement.Targets.Length == 0
                        ? statement with
                        {
                            Targets = TargetsOf(items),
                            From = items.Length > 0 && items[^1].Join != JoinKind.Comma ? items : [],
                        }
                        : statement with
                        {
                            From = [.. statement.From, .. items],
                        };
            }
            else if (Word is Word.Returning or Word.Output)
            {
                statement = statement with { Returning = ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (_at == from)
            {
                break;
            }
        }

        return statement with
        {
            Where = [.. conditions],
            Span = SpanFrom(start),
        };
    }

    static Relation[] TargetsOf(FromItem[] items) =>
        [.. items.TakeWhile(item => item.Join == JoinKind.Comma).Select(item => item.Relation)];
}
