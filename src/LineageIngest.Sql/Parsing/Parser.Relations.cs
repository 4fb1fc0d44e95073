using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Relations with a name: tables, functions, files by format; and what may follow a relation.</content>
sealed partial class Parser
{
    // TABLE t, TABLE(f(x)), TABLE('t'), TABLE(IDENTIFIER('t')), TABLE(collection)
    private Relation? ParseTableWord(int start)
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
            inner = named is TableReference { Name: var name } ? new TableFunction(new QualifiedName([new Identifier("table", false, name.Span)], name.Span), [new ColumnReference(name)], [], null, SpanFrom(start)) : named;
        }

        if (inner is null && !Is(TokenKind.CloseParen))
        {
            inner = new TableFunction(new QualifiedName([new Identifier("table", false, SpanFrom(start))], SpanFrom(start)), ParseExpression() is { } value ? [value] : [], [], null, SpanFrom(start));
        }

        _at = Math.Min(close + 1, _end);
        return inner;
    }

    /// <summary>A table's name given as text, split at its dots.</summary>
    private QualifiedName NameInText(int token)
    {
        var span = TextSpan.Between(_tokens[token].Start, _tokens[token].End);
        return new QualifiedName(SplitName(TextValue(token), span), span);
    }

    private Identifier[] SplitName(string text, TextSpan span)
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

    private Relation? ParseNamedRelation(int start)
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

    // FROM t (NOLOCK)
    private bool IsOldHint() => _transactSql && KindAt(1) == TokenKind.Word && KindAt(2) == TokenKind.CloseParen && (IsText("nolock", 1) || IsText("readpast", 1) || IsText("updlock", 1) || IsText("holdlock", 1) || IsText("tablock", 1) || IsText("rowlock", 1));

    // IDENTIFIER('a.b'), IDENTIFIER(a), and IDENTIFIER(:x), which only a run can know.
    private Relation ParseIdentifierFunction(int start)
    {
        var close = Partner();
        _at++;
        Relation result;
        if (Is(TokenKind.Text) && _at + 1 == close)
        {
            result = new TableReference(NameInText(_at), null, TextSpan.Between(start, _tokens[close].End));
        }
        else if (IsName() && ParseTableName() is { } name && _at == close)
        {
            result = new TableReference(name, null, TextSpan.Between(start, _tokens[close].End));
        }
        else
        {
            result = DynamicTable(start);
        }

        _at = Math.Min(close + 1, _end);
        return result;
    }

    private Relation ParseTableFunction(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        var open = _at;
        var close = Partner();
        if (FileFunctions.Find(function) is { } use && name.Parts.Length == 1 && ParseFileFunction(use, open, close, start) is { } relation)
        {
            return relation;
        }

        var arguments = ParseArguments();
        if (Is(TokenKind.OpenParen) && Start == LastEnd)
        {
            arguments = [.. arguments, .. ParseArguments()];
        }

        Identifier[] columns = [];
        if (Is(Word.With) && KindAt(1) == TokenKind.OpenParen && function.ToUpperInvariant() is "OPENJSON" or "OPENXML" or "OPENROWSET")
        {
            _at++;
            columns = ParseNameList();
        }
        else if (function.ToUpperInvariant() is "JSON_TABLE" or "XMLTABLE")
        {
            columns = ColumnsInside(open, close);
        }

        return new TableFunction(name, arguments, columns, null, SpanFrom(start));
    }

    // JSON_TABLE(doc, '$' COLUMNS (a int PATH '$.a', NESTED PATH '$.b' COLUMNS (c int))): every first word of an item.
    private Identifier[] ColumnsInside(int open, int close)
    {
        var saved = _at;
        var columns = new List<Identifier>();
        for (var index = open; index < close; index++)
        {
            if (_tokens[index].Word != Word.Columns)
            {
                continue;
            }

            _at = index + 1;
            var end = Is(TokenKind.OpenParen) ? Partner() : close;
            Skip(TokenKind.OpenParen);
            while (_at < end)
            {
                if (IsName() && !IsText("nested"))
                {
                    columns.Add(ReadIdentifier());
                }

                SkipPastComma(end);
            }
        }

        _at = saved;
        return [.. columns];
    }

    /// <summary>Functions that read files, other tables or other databases; null where the arguments do not say which.</summary>
    private Relation? ParseFileFunction(FileUse use, int open, int close, int start)
    {
        Relation? relation = null;
        for (var index = open + 1; index < close && relation is null; index++)
        {
            ref readonly var token = ref _tokens[index];
            switch (use)
            {
                case FileUse.Path when token.Kind == TokenKind.Text:
                    relation = new PathReference(TextValue(index), null, default);
                    break;
                case FileUse.Path when token.Kind == TokenKind.Stage:
                    relation = new PathReference(TextAt(index).ToString(), null, default);
                    break;
                case FileUse.Bulk when token.Word == Word.Bulk && _tokens[index + 1].Kind == TokenKind.Text:
                    relation = new PathReference(TextValue(index + 1), null, default);
                    break;
                case FileUse.Table when token.Kind == TokenKind.Text:
                    relation = new TableReference(NameInText(index), null, NameInText(index).Span);
                    break;
                case FileUse.Table when token.Kind is TokenKind.Word or TokenKind.Quoted && token.Word is not Word.Table:
                    _at = index;
                    relation = ParseTableName() is { } name ? new TableReference(name, null, name.Span) : null;
                    break;
                case FileUse.SecondTable when token.Kind == TokenKind.Comma:
                    _at = index + 1;
                    relation = Is(TokenKind.Text) ? new TableReference(NameInText(_at), null, NameInText(_at).Span) : ParseTableName() is { } second ? new TableReference(second, null, second.Span) : null;
                    break;
            }
        }

        if (relation is null)
        {
            _at = open;
            return null;
        }

        _at = Math.Min(close + 1, _end);
        if (Is(Word.With) && KindAt(1) == TokenKind.OpenParen)
        {
            _at++;
            SkipBracket();
        }

        return relation;
    }

    /// <summary>Time travel, samples, hints, alias, pivots: whatever may stand between a relation and the next join.</summary>
    private Relation ParseAfterRelation(Relation relation, int start)
    {
        while (_at < _end)
        {
            var from = _at;
            if (relation.Alias is null && !(Is(Word.As) && WordAt(1) == Word.Of) && !IsRelationOption() && ParseTableAlias() is { } alias)
            {
                relation = relation with { Alias = alias };
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

    private bool IsRelationOption() => Word switch
    {
        Word.Pivot or Word.Unpivot => KindAt(1) == TokenKind.OpenParen || WordAt(1) is Word.Include or Word.Exclude || IsText("xml", 1),
        Word.MatchRecognize => true,
        Word.Use or Word.Force or Word.Ignore => WordAt(1) is Word.Index or Word.Key,
        Word.Indexed => true,
        _ => false,
    };

    private Relation ParseRelationOption(Relation relation)
    {
        switch (Word)
        {
            case Word.For when WordAt(1) is Word.SystemTime or Word.Version or Word.Timestamp || IsText("system_version", 1) || IsText("business_time", 1) || IsText("portion", 1) || IsText("application_time", 1):
                _at += 2;
                SkipTimeTravel();
                break;
            case Word.Version or Word.Timestamp or Word.SystemTime when WordAt(1) is Word.As or Word.Between or Word.From:
                _at++;
                SkipTimeTravel();
                break;
            case Word.As when WordAt(1) == Word.Of:
                SkipTimeTravel();
                break;
            case Word.At or Word.Before or Word.Changes or Word.End when KindAt(1) == TokenKind.OpenParen:
                _at++;
                SkipBracket();
                break;
            case Word.Tablesample or Word.Sample:
                _at++;
                SkipSample();
                break;
            case Word.Partition or Word.With when KindAt(1) == TokenKind.OpenParen:
                _at++;
                SkipBracket();
                break;
            case Word.Partition when WordAt(1) == Word.For && KindAt(2) == TokenKind.OpenParen:
                _at += 2;
                SkipBracket();
                break;
            case Word.With when WordAt(1) == Word.Ordinality || WordAt(1) == Word.Offset:
                return ParseOrdinality(relation);
            case Word.Use or Word.Force or Word.Ignore when WordAt(1) is Word.Index or Word.Key:
                while (!Is(TokenKind.OpenParen) && Is(TokenKind.Word))
                {
                    _at++;
                }

                SkipParens();
                break;
            case Word.Indexed when WordAt(1) == Word.By:
                _at += 3;
                break;
            case Word.Not when WordAt(1) == Word.Indexed:
            case Word.Global when WordAt(1) == Word.Final:
                _at += 2;
                break;
            case Word.Final:
                _at++;
                break;
            default:
                if (Is(TokenKind.Star) && relation is TableReference || (Is(TokenKind.OpenParen) && IsOldHint()))
                {
                    _ = SkipParens() || Skip(TokenKind.Star);
                }
                else if (Is(TokenKind.Parameter) && Start == LastEnd && TextAt(_at)[0] == '@')
                {
                    _at++;
                }

                break;
        }

        return relation;
    }

    // WITH ORDINALITY adds a last column, WITH OFFSET AS pos a named one.
    private Relation ParseOrdinality(Relation relation)
    {
        var isOffset = WordAt(1) == Word.Offset;
        _at += 2;
        if (!isOffset)
        {
            return relation;
        }

        var hasAs = Skip(Word.As);
        var name = IsName() && (hasAs || MayBeTableAlias()) ? ReadIdentifier() : new Identifier("offset", false, new TextSpan(LastEnd, 0));
        return relation is TableFunction function ? function with { Offset = name } : relation;
    }

    // AS OF x, BETWEEN x AND y, FROM x TO y, CONTAINED IN (x, y), ALL
    private void SkipTimeTravel()
    {
        if (Skip(Word.All))
        {
            return;
        }

        if (Is(Word.As) || Is(Word.From))
        {
            _at++;
            Skip(Word.Of);
            if (Word is Word.Timestamp or Word.Version or Word.SystemTime || IsText("scn") || IsText("period") || IsText("latest"))
            {
                _ = KindAt(1) is TokenKind.OpenParen or TokenKind.Text && Is(Word.Timestamp) || SkipText();
            }
        }
        else if (IsText("contained"))
        {
            _at += 2;
            SkipParens();
            return;
        }
        else if (Is(TokenKind.OpenParen))
        {
            SkipBracket();
            return;
        }
        else
        {
            Skip(Word.Between);
        }

        ParseExpression();
        if (Skip(Word.To) || Skip(Word.And))
        {
            ParseExpression();
        }
    }
}
