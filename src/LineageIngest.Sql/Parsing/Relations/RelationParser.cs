using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>Named relations and what follows any relation.</summary>
sealed class RelationParser(TokenCursor cursor, Parsers parsers, NameTable nameTable, Dialect dialect, SqlLimits limits)
{
    // TABLE t, TABLE(f(x)), TABLE('t'), TABLE(IDENTIFIER('t')), TABLE(collection)
    public Relation? ParseTableWord(int start)
    {
        if (!cursor.Is(TokenKind.OpenParen))
        {
            return ParseNamedRelation(start);
        }

        var close = cursor.Partner();
        cursor.Position++;
        Relation? inner = null;
        if (parsers.Queries.BeginsQuery())
        {
            inner = new DerivedTable(parsers.Queries.ParseQuery(), true, null, cursor.SpanFrom(start));
        }
        else if (
            cursor.Is(TokenKind.Parameter)
            && cursor.Position + 1 == close
            && parsers.DynamicSql.Texts.Evaluate(cursor.Position, close, out _) is [{ IsKnown: true, HasHoles: false } literal]
        )
        {
            inner = new TableReference(
                new QualifiedName(SplitName(literal.Text, cursor.SpanOf(cursor.Position)), cursor.SpanOf(cursor.Position)),
                null,
                cursor.SpanFrom(start)
            );
        }
        else if (cursor.Is(TokenKind.Text))
        {
            inner = new TableReference(NameInText(cursor.Position), null, cursor.SpanFrom(start));
        }
        else if (parsers.Names.IsName() && ParseNamedRelation(start) is { } named)
        {
            inner = named is TableReference { Name: var name }
                ? new TableFunction(
                    new QualifiedName([new Identifier("table", false, name.Span)], name.Span),
                    [new ColumnReference(name)],
                    [],
                    null,
                    cursor.SpanFrom(start)
                )
                : named;
        }

        if (inner is null && !cursor.Is(TokenKind.CloseParen))
        {
            inner = new TableFunction(
                new QualifiedName([new Identifier("table", false, cursor.SpanFrom(start))], cursor.SpanFrom(start)),
                parsers.Expressions.ParseExpression() is { } value ? [value] : [],
                [],
                null,
                cursor.SpanFrom(start)
            );
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return inner;
    }

    /// <summary>A table's name given as text, split at its dots.</summary>
    public QualifiedName NameInText(int token)
    {
        var span = TextSpan.Between(cursor[token].Start, cursor[token].End);
        return new QualifiedName(SplitName(parsers.Names.TextValue(token), span), span);
    }

    public Identifier[] SplitName(string text, TextSpan span)
    {
        var parts = new List<Identifier>();
        var part = new System.Text.StringBuilder();
        var quoted = false;
        var wasQuoted = false;
        foreach (var character in text)
        {
            if (character is '"' or '`' or '[' or ']')
            {
                quoted = character == '[' || (character != ']' && !quoted);
                wasQuoted = true;
            }
            else if (character == '.' && !quoted)
            {
                Flush();
            }
            else
            {
                part.Append(character);
            }
        }

        Flush();
        return [.. parts];

        void Flush()
        {
            var name = part.ToString().Trim();
            parts.Add(
                wasQuoted ? new Identifier(name, true, span) : new Identifier(nameTable.Intern(name, Keywords.Hash(name)), false, span)
            );
            part.Clear();
            wasQuoted = false;
        }
    }

    // catalog.db.t.branch_x: a branch of the table is the table.
    public QualifiedName WithoutBranch(QualifiedName name) =>
        dialect.BranchNames
        && name.Parts.Length > 2
        && (
            name.Last.Text.StartsWith("branch_", StringComparison.OrdinalIgnoreCase)
            || name.Last.Text.StartsWith("tag_", StringComparison.OrdinalIgnoreCase)
        )
            ? new QualifiedName(name.Parts[..^1], name.Span)
            : name;

    public Relation? ParseNamedRelation(int start)
    {
        var first = cursor.Position;
        if (parsers.Names.ParseTableName() is not { } name)
        {
            return null;
        }

        if (dialect.FormatPaths && name.Parts.Length == 2 && name.Parts[1].Quoted && FileFunctions.IsFormat(name.Parts[0].Text))
        {
            return new PathReference(name.Parts[1].Text, null, cursor.SpanFrom(start));
        }

        if (parsers.Names.HasHole(name))
        {
            return parsers.From.DynamicTable(start);
        }

        if (cursor.Is(TokenKind.OpenBracket) && name.Parts.Length > 1)
        {
            // t.items[0].parts: an array inside a row to the left.
            var path = parsers.Expressions.ParsePostfix(new ColumnReference(name));
            var unnest = new QualifiedName([new Identifier("unnest", false, name.Span)], name.Span);
            return new TableFunction(unnest, [path], [], null, cursor.SpanFrom(start));
        }

        name = WithoutBranch(name);
        if (!cursor.Is(TokenKind.OpenParen) || parsers.TableFunctions.IsOldHint())
        {
            return new TableReference(name, null, name.Span);
        }

        if (name.Last.Text.Equals("identifier", StringComparison.OrdinalIgnoreCase) && name.Parts.Length == 1)
        {
            return parsers.TableFunctions.ParseIdentifierFunction(start);
        }

        return parsers.TableFunctions.ParseTableFunction(name, start);
    }

    /// <summary>Time travel, samples, hints, alias, pivots: whatever may stand between a relation and the next join.</summary>
    public Relation ParseAfterRelation(Relation relation, int start)
    {
        for (var steps = 0; cursor.Position < cursor.End; steps++)
        {
            var from = cursor.Position;
            if (steps > limits.MaxDepth)
            {
                cursor.ReportTooDeep();
                parsers.Recovery.SkipToClause();
                return relation;
            }

            if (
                relation.Alias is null
                && !(cursor.Is(Keyword.As) && cursor.KeywordAt(1) == Keyword.Of)
                && !parsers.RelationOptions.IsRelationOption()
                && parsers.Names.ParseTableAlias() is { } alias
            )
            {
                relation = relation with { Alias = alias };
                continue;
            }

            if (
                cursor.Is(Keyword.At)
                && parsers.Names.IsName(1)
                && relation is TableReference { Alias: not null } or TableFunction { Alias: not null }
            )
            {
                cursor.Position++;
                var position = parsers.Names.ReadIdentifier();
                relation = relation switch
                {
                    TableReference table => table with { Position = position },
                    TableFunction function => function with { Offset = position },
                    _ => relation,
                };
                continue;
            }

            if (
                cursor.Keyword is Keyword.Pivot
                && (cursor.KindAt(1) == TokenKind.OpenParen || (cursor.IsText("xml", 1) && cursor.KindAt(2) == TokenKind.OpenParen))
            )
            {
                relation = parsers.Pivots.ParsePivot(relation, start);
                continue;
            }

            if (
                cursor.Is(Keyword.Unpivot)
                && (cursor.KindAt(1) == TokenKind.OpenParen || cursor.KeywordAt(1) is Keyword.Include or Keyword.Exclude)
            )
            {
                relation = parsers.Pivots.ParseUnpivot(relation, start);
                continue;
            }

            if (cursor.Is(Keyword.MatchRecognize) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                relation = parsers.Pivots.ParseMatchRecognize(relation, start);
                continue;
            }

            relation = parsers.RelationOptions.ParseRelationOption(relation);
            if (cursor.Position == from)
            {
                return relation;
            }
        }

        return relation;
    }
}
