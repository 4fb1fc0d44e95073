using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Table functions: files, wrapped tables, columns they declare.</content>
sealed partial class Parser
{
    // FROM t (NOLOCK)
    bool IsOldHint() =>
        _transactSql
        && KindAt(1) == TokenKind.Word
        && KindAt(2) == TokenKind.CloseParen
        && (
            IsText("nolock", 1)
            || IsText("readpast", 1)
            || IsText("updlock", 1)
            || IsText("holdlock", 1)
            || IsText("tablock", 1)
            || IsText("rowlock", 1)
        );

    // IDENTIFIER('a.b'), IDENTIFIER(a), and IDENTIFIER(:x), which only a run can know.
    Relation ParseIdentifierFunction(int start)
    {
        var close = Partner();
        _at++;
        Relation result;
        if (Is(TokenKind.Text) && _at + 1 == close)
        {
            result = new TableReference(NameInText(_at), null, TextSpan.Between(start, _tokens[close].End));
        }
        else if (Texts.Evaluate(_at, close, out var end) is [{ IsKnown: true, HasHoles: false } known] && end == close)
        {
            var span = TextSpan.Between(start, _tokens[close].End);
            result = new TableReference(new QualifiedName(SplitName(known.Text, span), span), null, span);
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

    Relation ParseTableFunction(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        var open = _at;
        var close = Partner();
        if (FileFunctions.Find(function) is { } use && name.Parts.Length == 1 && ParseFileFunction(use, open, close, start) is { } relation)
        {
            return relation;
        }

        var arguments = ParseArguments(isColumnList: function.Equals("xmltable", StringComparison.OrdinalIgnoreCase));
        if (name.Parts.Length > 1 && IsMethodOfValue(function))
        {
            arguments = [new ColumnReference(new QualifiedName(name.Parts[..^1], name.Span)), .. arguments];
        }

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
    Identifier[] ColumnsInside(int open, int close)
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
                if (IsName() && !IsText("nested") && !Is(Word.For))
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
    Relation? ParseFileFunction(FileUse use, int open, int close, int start)
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
                case FileUse.Table
                    when token.Kind is TokenKind.Word or TokenKind.Quoted && token.Word is not (Word.Table or Word.Changes or Word.Version):
                    _at = index;
                    relation = ParseTableName() is { } name ? new TableReference(name, null, name.Span) : null;
                    break;
                case FileUse.SecondTable when token.Kind == TokenKind.Comma:
                    _at = index + 1;
                    relation =
                        Is(TokenKind.Text) ? new TableReference(NameInText(_at), null, NameInText(_at).Span)
                        : ParseTableName() is { } second ? new TableReference(second, null, second.Span)
                        : null;
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
}
