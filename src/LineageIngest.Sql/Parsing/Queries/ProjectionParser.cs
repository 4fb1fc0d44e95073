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

        var columnsRead = _columnsRead;
        var value = parsers.Queries.BeginsQuery() && !cursor.Is(Keyword.From) ? null : parsers.Expressions.ParseExpression();
        if (_columnsRead > columnsRead && value is not (Star or Subquery))
        {
            cursor.Lower(Completeness.Partial);
        }

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
        StarPattern? only = null;
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
            else if (ParseStarCondition() is { } condition)
            {
                only = condition;
            }
            else
            {
                return new Star(qualifier, except, replace, renames is null ? [] : [.. renames], cursor.SpanFrom(start)) { Only = only };
            }
        }
    }

    // * [NOT] LIKE 'q%', ILIKE, GLOB, SIMILAR TO
    StarPattern? ParseStarCondition()
    {
        var isNegated = cursor.Is(Keyword.Not);
        var at = isNegated ? 1 : 0;
        var isSimilar = cursor.IsText("similar", at) && cursor.KeywordAt(at + 1) == Keyword.To;
        var isGlob = cursor.IsText("glob", at);
        var isLike = cursor.KeywordAt(at) is Keyword.Like or Keyword.Ilike;
        var ignoresCase = cursor.KeywordAt(at) == Keyword.Ilike;
        var textAt = at + (isSimilar ? 2 : 1);
        if (!(isSimilar || isGlob || isLike) || cursor.KindAt(textAt) != TokenKind.Text)
        {
            return null;
        }

        cursor.Position += textAt;
        var text = parsers.Names.TextValue(cursor.Position++);
        var pattern =
            isLike ? StarPattern.Like(text, ignoresCase)
            : isGlob ? StarPattern.Glob(text)
            : StarPattern.Whole(text);
        return Known(isNegated ? pattern?.Negated() : pattern);
    }

    StarPattern Known(StarPattern? pattern)
    {
        if (pattern is null)
        {
            cursor.Lower(Completeness.Partial);
        }

        return pattern ?? StarPattern.None;
    }

    // How many COLUMNS(…) were read: inside of an expression they make one output of each column, whose names are not followed.
    int _columnsRead;

    /// <summary>COLUMNS(* EXCLUDE (a)), COLUMNS('^q'), COLUMNS(a, b), COLUMNS(['a', 'b']); the position is on the parenthesis.</summary>
    public Star ParseColumns(QualifiedName name, int start)
    {
        _columnsRead++;
        var qualifier = name.Parts.Length > 1 ? new QualifiedName(name.Parts[..^1], name.Span) : null;
        var close = cursor.Partner();
        cursor.Position++;
        Star? inner = null;
        StarPattern? only = null;
        if (cursor.Is(TokenKind.Star))
        {
            inner = ParseStar(qualifier, start);
        }
        else if (cursor.Is(TokenKind.Text) && cursor.Position + 1 == close)
        {
            only = Known(StarPattern.OfRegex(parsers.Names.TextValue(cursor.Position), ignoresCase: false));
        }
        else
        {
            only = Known(NamesUntil(close));
        }

        // What may follow a star may follow it too.
        cursor.Position = close;
        var outer = ParseStar(qualifier, start);
        return inner is null
            ? outer with
            {
                Only = only,
            }
            : outer with
            {
                Except = [.. inner.Except, .. outer.Except],
                Replace = [.. inner.Replace, .. outer.Replace],
                Rename = [.. inner.Rename, .. outer.Rename],
                Only = inner.Only,
            };
    }

    StarPattern? NamesUntil(int close)
    {
        var names = new List<string>();
        for (; cursor.Position < close; cursor.Position++)
        {
            if (cursor.Kind is TokenKind.Comma or TokenKind.OpenBracket or TokenKind.CloseBracket)
            {
                continue;
            }

            if (
                cursor.Kind is not (TokenKind.Text or TokenKind.Word or TokenKind.Quoted)
                || cursor.KindAt(1) is not (TokenKind.Comma or TokenKind.CloseBracket or TokenKind.CloseParen)
            )
            {
                return null;
            }

            names.Add(
                cursor.Is(TokenKind.Text) ? parsers.Names.TextValue(cursor.Position) : parsers.Names.IdentifierAt(cursor.Position).Text
            );
        }

        return StarPattern.Names(names);
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
