using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Queries;

/// <summary>The list of a SELECT: expressions, stars, aliases.</summary>
sealed class ProjectionParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    public Projection[] ParseProjections(int close)
    {
        var mark = stacks.Projections.Count;
        while (cursor.Position < close)
        {
            var from = cursor.Position;
            if (cursor.Is(TokenKind.Comma))
            {
                cursor.Position++;
                continue;
            }

            if (!CanBeginProjection())
            {
                break;
            }

            // MATCH_RECOGNIZE: FINAL last(a.x), RUNNING sum(a.x).
            _ =
                (cursor.Is(Keyword.Final) || cursor.IsText("running"))
                && parsers.Names.IsName(1)
                && cursor.KindAt(2) is TokenKind.OpenParen or TokenKind.Dot
                && parsers.Selects.SkipText();
            var templates = parsers.Templates.TemplateValues;
            stacks.Projections.Push(ParseProjection());
            if (parsers.Templates.TemplateValues > templates)
            {
                cursor.Lower(Completeness.Partial);
            }

            if (cursor.Position == from)
            {
                cursor.ReportNotUnderstood(cursor.Position++);
            }

            if (cursor.Position < close && !cursor.Skip(TokenKind.Comma))
            {
                break;
            }
        }

        return stacks.Projections.TakeFrom(mark);
    }

    public bool CanBeginProjection() =>
        cursor.Kind switch
        {
            TokenKind.End or TokenKind.Semicolon or TokenKind.CloseParen or TokenKind.Pipe => false,
            TokenKind.Word => (Keywords.Use(cursor.Keyword) & KeywordUse.StopsExpression) == 0
                || cursor.Is(Keyword.Case)
                || parsers.Terms.IsStopUsedAsName(),
            _ => true,
        };

    public Projection ParseProjection()
    {
        var start = cursor.Start;
        Identifier? leading = null;
        if (dialect.EqualsAlias && parsers.Names.IsName() && cursor.KindAt(1) == TokenKind.Equals)
        {
            leading = parsers.Names.ReadIdentifier();
            cursor.Position++;
        }
        else if (cursor.Is(TokenKind.Parameter) && cursor.KindAt(1) is TokenKind.Equals or TokenKind.Assign)
        {
            parsers.DynamicSql.Texts.Assign(cursor.TextAt(cursor.Position).ToString(), cursor.Position + 2, cursor.End, append: false);
            parsers.Selects.Assigned.Push(parsers.Names.IdentifierAt(cursor.Position));
            cursor.Position += 2;
        }
        else if (cursor.Is(TokenKind.Parameter) && cursor.Is(TokenKind.Operator, 1) && cursor.KindAt(2) == TokenKind.Equals)
        {
            parsers.DynamicSql.Texts.Assign(cursor.TextAt(cursor.Position).ToString(), cursor.Position + 3, cursor.End, append: true);
            parsers.Selects.Assigned.Push(parsers.Names.IdentifierAt(cursor.Position));
            cursor.Position += 3;
        }
        else if (
            parsers.Names.IsName()
            && cursor.KindAt(1) == TokenKind.Colon
            && !dialect.ColonPaths
            && cursor.KindAt(2) is not TokenKind.Colon
        )
        {
            leading = parsers.Names.ReadIdentifier();
            cursor.Position++;
        }

        var value = parsers.Queries.BeginsQuery() && !cursor.Is(Keyword.From) ? null : parsers.Expressions.ParseExpression();
        if (value is null || !EndsProjection())
        {
            value = parsers.Recovery.SkipInProjection(value, start);
        }

        if (leading is not null)
        {
            return new Projection(value, leading);
        }

        if (dialect.DataPhrases && value is NamedArgument named && !cursor.Is(Keyword.As))
        {
            return new Projection(named.Value, named.Name);
        }

        return ParseProjectionAlias(value);
    }

    Projection ParseProjectionAlias(Expression value)
    {
        if (cursor.Is(Keyword.Using) && cursor.KindAt(1) == TokenKind.Text)
        {
            // TRANSFORM (a, b) USING 'script' AS (x, y)
            cursor.Position += 2;
        }

        if (cursor.Skip(Keyword.As))
        {
            if (cursor.Is(TokenKind.OpenParen))
            {
                return new Projection(value, null) { Aliases = parsers.Names.ParseNameList() };
            }

            if (cursor.Is(TokenKind.Parameter))
            {
                var name = cursor.TextAt(cursor.Position).TrimStart(":@$").ToString();
                return new Projection(value, new Identifier(name, true, TextSpan.Between(cursor.Start, cursor[cursor.Position++].End)));
            }

            return parsers.Names.IsName() || cursor.Is(TokenKind.Text)
                ? new Projection(value, parsers.Names.ReadIdentifier())
                : new Projection(value, null);
        }

        if (
            cursor.Is(TokenKind.Quoted)
            || (cursor.Is(TokenKind.Text) && cursor[cursor.Position - 1].Kind != TokenKind.Text)
            || (cursor.Is(TokenKind.Word) && MayBeColumnAlias())
        )
        {
            return new Projection(value, parsers.Names.ReadIdentifier());
        }

        return new Projection(value, null);
    }

    bool MayBeColumnAlias()
    {
        if (parsers.Names.IsHole(cursor.Position))
        {
            return false;
        }

        var use = Keywords.Use(cursor.Keyword);
        if (cursor.Is(Keyword.Format) && cursor.KindAt(1) == TokenKind.Word && dialect.OutputClauses)
        {
            return false;
        }

        return (
                (use & KeywordUse.NoColumnAlias) == 0
                && (
                    (use & KeywordUse.Verb) == 0
                    || !dialect.SemicolonsOptional
                    || cursor.KindAt(1) is TokenKind.Comma
                    || cursor.KeywordAt(1) == Keyword.From
                )
            )
            || (
                cursor.Keyword is Keyword.Offset or Keyword.Window or Keyword.Values or Keyword.Limit
                && (cursor.KindAt(1) is TokenKind.Comma || cursor.KeywordAt(1) == Keyword.From)
            );
    }

    bool EndsProjection() =>
        cursor.Kind switch
        {
            TokenKind.End
            or TokenKind.Semicolon
            or TokenKind.CloseParen
            or TokenKind.Comma
            or TokenKind.Quoted
            or TokenKind.Text
            or TokenKind.Pipe => true,
            TokenKind.Word => cursor.Is(Keyword.Format)
                || (Keywords.Use(cursor.Keyword) & KeywordUse.NoColumnAlias) != 0
                || parsers.Recovery.IsClauseWord()
                || MayBeColumnAlias()
                || (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) != 0,
            _ => false,
        };

    /// <summary>A star with what is taken out of it; the position is on it.</summary>
    public Star ParseStar(QualifiedName? qualifier, int start)
    {
        cursor.Position++;
        Identifier[] except = [];
        Projection[] replace = [];
        List<RenamedColumn>? renames = null;
        while (true)
        {
            if (
                cursor.Keyword is Keyword.Except or Keyword.Exclude
                && (
                    cursor.KindAt(1) == TokenKind.OpenParen
                        ? cursor.KeywordAt(2) is not (Keyword.Select or Keyword.With) && cursor.KindAt(2) != TokenKind.OpenParen
                        : cursor.Is(Keyword.Exclude) && parsers.Names.IsName(1)
                )
            )
            {
                cursor.Position++;
                except = [.. except, .. cursor.Is(TokenKind.OpenParen) ? parsers.Names.ParseNameList() : [parsers.Names.ReadIdentifier()]];
            }
            else if (cursor.Is(Keyword.Replace) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                var close = cursor.Partner();
                cursor.Position++;
                replace = ParseProjections(close);
                cursor.Position = Math.Min(close + 1, cursor.End);
            }
            else if (cursor.Is(Keyword.Replace) && parsers.Names.IsName(1))
            {
                cursor.Position++;
                replace = [ParseProjection()];
            }
            else if (
                cursor.Is(Keyword.Rename)
                && (cursor.KindAt(1) == TokenKind.OpenParen || (parsers.Names.IsName(1) && cursor.KeywordAt(2) == Keyword.As))
            )
            {
                cursor.Position++;
                renames = ParseStarRenames();
            }
            else if (cursor.Is(Keyword.Apply) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                cursor.SkipBracket();
            }
            else if (cursor.Keyword is Keyword.Ilike or Keyword.Like && cursor.KindAt(1) == TokenKind.Text)
            {
                cursor.Position += 2;
            }
            else
            {
                return new Star(qualifier, except, replace, renames is null ? [] : [.. renames], cursor.SpanFrom(start));
            }
        }
    }

    List<RenamedColumn> ParseStarRenames()
    {
        var renames = new List<RenamedColumn>();
        var close = cursor.Is(TokenKind.OpenParen) ? cursor.Partner() : cursor.End;
        cursor.Skip(TokenKind.OpenParen);
        while (parsers.Names.IsName() && cursor.KeywordAt(1) == Keyword.As && parsers.Names.IsName(2))
        {
            var from = parsers.Names.ReadIdentifier();
            cursor.Position++;
            renames.Add(new RenamedColumn(from, parsers.Names.ReadIdentifier()));
            if (close == cursor.End || !cursor.Skip(TokenKind.Comma))
            {
                break;
            }
        }

        cursor.Position = close == cursor.End ? cursor.Position : close + 1;
        return renames;
    }
}
