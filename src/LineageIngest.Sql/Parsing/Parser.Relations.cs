using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Relations with a name: tables, functions, files by format; and what may follow a relation.</content>
sealed partial class Parser
{
    // TABLE t, TABLE(f(x)), TABLE('t'), TABLE(IDENTIFIER('t')), TABLE(collection)
    Relation? ParseTableWord(int start)
    {
        if (!Is(TokenKind.OpenParen))
        {
            return ParseNamedRelation(start);
        }

        var close = Partner();
        _at++;
        Relation? inner = null;
        if (BeginsQuery())
        {
            inner = new DerivedTable(ParseQuery(), true, null, SpanFrom(start));
        }
        else if (Is(TokenKind.Text))
        {
            inner = new TableReference(NameInText(_at), null, SpanFrom(start));
        }
        else if (IsName() && ParseNamedRelation(start) is { } named)
        {
            inner = named is TableReference { Name: var name }
                ? new TableFunction(
                    new QualifiedName([new Identifier("table", false, name.Span)], name.Span),
                    [new ColumnReference(name)],
                    [],
                    null,
                    SpanFrom(start)
                )
                : named;
        }

        if (inner is null && !Is(TokenKind.CloseParen))
        {
            inner = new TableFunction(
                new QualifiedName([new Identifier("table", false, SpanFrom(start))], SpanFrom(start)),
                ParseExpression() is { } value ? [value] : [],
                [],
                null,
                SpanFrom(start)
            );
        }

        _at = Math.Min(close + 1, _end);
        return inner;
    }

    /// <summary>A table's name given as text, split at its dots.</summary>
    QualifiedName NameInText(int token)
    {
        var span = TextSpan.Between(_tokens[token].Start, _tokens[token].End);
        return new QualifiedName(SplitName(TextValue(token), span), span);
    }

    Identifier[] SplitName(string text, TextSpan span)
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
            parts.Add(wasQuoted ? new Identifier(name, true, span) : new Identifier(_names.Intern(name, Words.Hash(name)), false, span));
            part.Clear();
            wasQuoted = false;
        }
    }

    // catalog.db.t.branch_x: a branch of the table is the table.
    QualifiedName WithoutBranch(QualifiedName name) =>
        _dialect.BranchNames
        && name.Parts.Length > 2
        && (
            name.Last.Text.StartsWith("branch_", StringComparison.OrdinalIgnoreCase)
            || name.Last.Text.StartsWith("tag_", StringComparison.OrdinalIgnoreCase)
        )
            ? new QualifiedName(name.Parts[..^1], name.Span)
            : name;

    Relation? ParseNamedRelation(int start)
    {
        var first = _at;
        if (ParseTableName() is not { } name)
        {
            return null;
        }

        if (_dialect.FormatPaths && name.Parts.Length == 2 && name.Parts[1].Quoted && FileFunctions.IsFormat(name.Parts[0].Text))
        {
            return new PathReference(name.Parts[1].Text, null, SpanFrom(start));
        }

        if (HasHole(name))
        {
            return DynamicTable(start);
        }

        if (Is(TokenKind.OpenBracket) && name.Parts.Length > 1)
        {
            // t.items[0].parts: an array inside a row to the left.
            var path = ParsePostfix(new ColumnReference(name));
            var unnest = new QualifiedName([new Identifier("unnest", false, name.Span)], name.Span);
            return new TableFunction(unnest, [path], [], null, SpanFrom(start));
        }

        name = WithoutBranch(name);
        if (!Is(TokenKind.OpenParen) || IsOldHint())
        {
            return new TableReference(name, null, name.Span);
        }

        if (name.Last.Text.Equals("identifier", StringComparison.OrdinalIgnoreCase) && name.Parts.Length == 1)
        {
            return ParseIdentifierFunction(start);
        }

        return ParseTableFunction(name, start);
    }

    /// <summary>Time travel, samples, hints, alias, pivots: whatever may stand between a relation and the next join.</summary>
    Relation ParseAfterRelation(Relation relation, int start)
    {
        for (var steps = 0; _at < _end; steps++)
        {
            var from = _at;
            if (steps > _limits.MaxDepth)
            {
                SayTooDeep();
                SkipToClause();
                return relation;
            }

            if (relation.Alias is null && !(Is(Word.As) && WordAt(1) == Word.Of) && !IsRelationOption() && ParseTableAlias() is { } alias)
            {
                relation = relation with { Alias = alias };
                continue;
            }

            if (Is(Word.At) && IsName(1) && relation is TableReference { Alias: not null } or TableFunction { Alias: not null })
            {
                _at++;
                var position = ReadIdentifier();
                relation = relation switch
                {
                    TableReference table => table with { Position = position },
                    TableFunction function => function with { Offset = position },
                    _ => relation,
                };
                continue;
            }

            if (Word is Word.Pivot && (KindAt(1) == TokenKind.OpenParen || (IsText("xml", 1) && KindAt(2) == TokenKind.OpenParen)))
            {
                relation = ParsePivot(relation, start);
                continue;
            }

            if (Is(Word.Unpivot) && (KindAt(1) == TokenKind.OpenParen || WordAt(1) is Word.Include or Word.Exclude))
            {
                relation = ParseUnpivot(relation, start);
                continue;
            }

            if (Is(Word.MatchRecognize) && KindAt(1) == TokenKind.OpenParen)
            {
                relation = ParseMatchRecognize(relation, start);
                continue;
            }

            relation = ParseRelationOption(relation);
            if (_at == from)
            {
                return relation;
            }
        }

        return relation;
    }
}
