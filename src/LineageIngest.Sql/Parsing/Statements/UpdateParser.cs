using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Queries;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>UPDATE, DELETE and their assignments.</summary>
sealed class UpdateParser(TokenCursor cursor, Parsers parsers)
{
    public UpdateStatement ParseUpdate(CommonTable[] tables)
    {
        var start = cursor.Start;
        cursor.Position++;
        SkipDmlWords();
        var items = ParseTargets();
        FromItem[] sources = [];
        if (cursor.Skip(Keyword.From))
        {
            sources = parsers.From.ParseFromItems();
        }

        var assignments = cursor.Skip(Keyword.Set) ? ParseAssignments() : [];
        var target = items.Length > 0 ? items[0].Relation : parsers.From.DynamicTable(start);
        var statement = new UpdateStatement(tables, target, assignments, [.. items.Skip(1), .. sources], [], default);
        var conditions = new List<Expression>();
        if (items.Length > 0 && items[0].On is { } on)
        {
            conditions.Add(on);
        }

        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Skip(Keyword.From))
            {
                statement = statement with { From = [.. statement.From, .. parsers.From.ParseFromItems()] };
            }
            else if (cursor.Keyword is Keyword.Returning or Keyword.Output)
            {
                statement = statement with { Returning = parsers.Merges.ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return statement with
        {
            Where = [.. conditions],
            Span = cursor.SpanFrom(start),
        };
    }

    void ParseDmlTail(List<Expression> conditions)
    {
        if (cursor.Skip(Keyword.Where))
        {
            if (cursor.Skip(Keyword.Current))
            {
                cursor.Position += 2;
            }
            else
            {
                SelectParser.Add(conditions, parsers.Expressions.ParseExpression());
            }
        }
        else if (cursor.Skip(Keyword.Order, Keyword.By))
        {
            conditions.AddRange(parsers.Calls.ParseKeys());
        }
        else if (cursor.Is(Keyword.Option) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }
        else if (cursor.Is(Keyword.If) && cursor.KeywordAt(1) == Keyword.Exists || cursor.Skip(Keyword.All))
        {
            _ = cursor.Skip(Keyword.If, Keyword.Exists);
        }
        else if (cursor.Skip(Keyword.Settings))
        {
            parsers.Calls.ParseKeys();
        }
        else
        {
            parsers.Rows.SkipRowLimit();
        }
    }

    public void SkipDmlWords()
    {
        while (true)
        {
            if (cursor.Keyword is Keyword.LowPriority or Keyword.Ignore or Keyword.Only)
            {
                cursor.Position++;
            }
            else if (cursor.Is(Keyword.Or) && cursor.KindAt(1) == TokenKind.Word)
            {
                cursor.Position += 2;
            }
            else if (cursor.Is(Keyword.Top) && cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Number)
            {
                cursor.Position += 2;
                cursor.Position =
                    cursor[cursor.Position - 1].Kind == TokenKind.OpenParen && cursor[cursor.Position - 1].Link > 0
                        ? cursor[cursor.Position - 1].Link + 1
                        : cursor.Position;
                cursor.Skip(Keyword.Percent);
            }
            else
            {
                return;
            }
        }
    }

    // The written relation, and those it is joined with.
    FromItem[] ParseTargets() => parsers.From.ParseFromItems();

    public Assignment[] ParseAssignments()
    {
        var assignments = new List<Assignment>();
        do
        {
            var from = cursor.Position;
            if (ParseAssignmentOf() is { } assignment)
            {
                assignments.Add(assignment);
            }

            if (cursor.Position == from)
            {
                break;
            }
        } while (cursor.Skip(TokenKind.Comma));

        return [.. assignments];
    }

    Assignment? ParseAssignmentOf()
    {
        var targets = new List<ColumnReference>();
        if (cursor.Is(TokenKind.Parameter) && cursor.KindAt(1) == TokenKind.Equals)
        {
            cursor.Position += 2;
            if (!(parsers.Names.IsName() && cursor.KindAt(1) == TokenKind.Equals))
            {
                return parsers.Expressions.ParseExpression() is { } assigned ? new Assignment([], assigned) : null;
            }
        }

        if (cursor.Is(TokenKind.OpenParen))
        {
            var close = cursor.Partner();
            cursor.Position++;
            while (cursor.Position < close)
            {
                if (parsers.Names.ParseTableName() is { } name)
                {
                    targets.Add(new ColumnReference(name));
                }

                parsers.Names.SkipPastComma(close);
            }

            cursor.Position = Math.Min(close + 1, cursor.End);
        }
        else if (parsers.Names.IsName() && parsers.Names.ParseTableName() is { } single)
        {
            targets.Add(new ColumnReference(single));
            if (cursor.Is(TokenKind.OpenParen))
            {
                return new Assignment(
                    [.. targets],
                    new Operation(OperationKind.Compute, parsers.Arguments.ParseArguments(), cursor.SpanFrom(single.Span.Start))
                );
            }
        }

        while (cursor.Is(TokenKind.OpenBracket))
        {
            cursor.SkipBracket();
            parsers.Selects.SkipMembers();
        }

        while (cursor.Is(TokenKind.Operator))
        {
            cursor.Position++;
        }

        if (!cursor.Skip(TokenKind.Equals) && !cursor.Skip(TokenKind.Assign))
        {
            return null;
        }

        cursor.Skip(Keyword.Row);
        return parsers.Expressions.ParseExpression() is { } value ? new Assignment([.. targets], value) : null;
    }

    public DeleteStatement ParseDelete(CommonTable[] tables)
    {
        var start = cursor.Start;
        cursor.Position++;
        SkipDmlWords();
        var statement = new DeleteStatement(tables, [], [], [], default);
        if (!cursor.Is(Keyword.From))
        {
            var named = ParseTargets();
            statement = statement with { Targets = [.. named.Select(item => item.Relation)] };
        }

        var conditions = new List<Expression>();
        while (cursor.Position < cursor.End)
        {
            var from = cursor.Position;
            if (cursor.Is(Keyword.From) || cursor.Is(Keyword.Using))
            {
                cursor.Position++;
                var items = parsers.From.ParseFromItems();
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
            else if (cursor.Keyword is Keyword.Returning or Keyword.Output)
            {
                statement = statement with { Returning = parsers.Merges.ParseReturning() };
            }
            else
            {
                ParseDmlTail(conditions);
            }

            if (cursor.Position == from)
            {
                break;
            }
        }

        return statement with
        {
            Where = [.. conditions],
            Span = cursor.SpanFrom(start),
        };
    }

    static Relation[] TargetsOf(FromItem[] items) =>
        [.. items.TakeWhile(item => item.Join == JoinKind.Comma).Select(item => item.Relation)];
}
