using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>Functions that yield rows, and functions over files.</summary>
sealed class TableFunctionParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
{
    // FROM t (NOLOCK)
    public bool IsOldHint() =>
        dialect.BareHints
        && cursor.KindAt(1) == TokenKind.Word
        && cursor.KindAt(2) == TokenKind.CloseParen
        && (
            cursor.IsText("nolock", 1)
            || cursor.IsText("readpast", 1)
            || cursor.IsText("updlock", 1)
            || cursor.IsText("holdlock", 1)
            || cursor.IsText("tablock", 1)
            || cursor.IsText("rowlock", 1)
        );

    // IDENTIFIER('a.b'), IDENTIFIER(a), and IDENTIFIER(:x), which only a run can know.
    public Relation ParseIdentifierFunction(int start)
    {
        var close = cursor.Partner();
        cursor.Position++;
        Relation result;
        if (cursor.Is(TokenKind.Text) && cursor.Position + 1 == close)
        {
            result = new TableReference(parsers.Relations.NameInText(cursor.Position), null, TextSpan.Between(start, cursor[close].End));
        }
        else if (
            parsers.DynamicSql.Texts.Evaluate(cursor.Position, close, out var end) is [{ IsKnown: true, HasHoles: false } known]
            && end == close
        )
        {
            var span = TextSpan.Between(start, cursor[close].End);
            result = new TableReference(new QualifiedName(parsers.Relations.SplitName(known.Text, span), span), null, span);
        }
        else if (parsers.Names.IsName() && parsers.Names.ParseTableName() is { } name && cursor.Position == close)
        {
            result = new TableReference(name, null, TextSpan.Between(start, cursor[close].End));
        }
        else
        {
            result = parsers.From.DynamicTable(start);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return result;
    }

    public Relation ParseTableFunction(QualifiedName name, int start)
    {
        var function = name.Last.Text;
        var open = cursor.Position;
        var close = cursor.Partner();
        if (FileFunctions.Find(function) is { } use && name.Parts.Length == 1 && ParseFileFunction(use, open, close, start) is { } relation)
        {
            return relation;
        }

        var arguments = parsers.Arguments.ParseArguments(isColumnList: function.Equals("xmltable", StringComparison.OrdinalIgnoreCase));
        if (name.Parts.Length > 1 && parsers.Calls.IsMethodOfValue(function))
        {
            arguments = [new ColumnReference(new QualifiedName(name.Parts[..^1], name.Span)), .. arguments];
        }

        if (cursor.Is(TokenKind.OpenParen) && cursor.Start == cursor.LastEnd)
        {
            arguments = [.. arguments, .. parsers.Arguments.ParseArguments()];
        }

        Identifier[] columns = [];
        if (
            cursor.Is(Keyword.With)
            && cursor.KindAt(1) == TokenKind.OpenParen
            && function.ToUpperInvariant() is "OPENJSON" or "OPENXML" or "OPENROWSET"
        )
        {
            cursor.Position++;
            columns = parsers.Names.ParseNameList();
        }
        else if (function.ToUpperInvariant() is "JSON_TABLE" or "XMLTABLE")
        {
            columns = ColumnsInside(open, close);
        }

        return new TableFunction(name, arguments, columns, null, cursor.SpanFrom(start));
    }

    // JSON_TABLE(doc, '$' COLUMNS (a int PATH '$.a', NESTED PATH '$.b' COLUMNS (c int))): every first word of an item.
    Identifier[] ColumnsInside(int open, int close)
    {
        var saved = cursor.Position;
        var columns = new List<Identifier>();
        for (var index = open; index < close; index++)
        {
            if (cursor[index].Keyword != Keyword.Columns)
            {
                continue;
            }

            cursor.Position = index + 1;
            var end = cursor.Is(TokenKind.OpenParen) ? cursor.Partner() : close;
            cursor.Skip(TokenKind.OpenParen);
            while (cursor.Position < end)
            {
                if (parsers.Names.IsName() && !cursor.IsText("nested") && !cursor.Is(Keyword.For))
                {
                    columns.Add(parsers.Names.ReadIdentifier());
                }

                parsers.Names.SkipPastComma(end);
            }
        }

        cursor.Position = saved;
        return [.. columns];
    }

    // ('path' = 's3://…', 'format' = 'parquet'): the value of that key; else the first text.
    bool IsPathValue(int open, int index) =>
        cursor[index + 1].Kind != TokenKind.Equals
        && (
            cursor[index - 1].Kind != TokenKind.Equals
            || index - 2 <= open
            || parsers.Names.TextValue(index - 2).Equals("path", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Functions that read files, other tables or other databases; null where the arguments do not say which.</summary>
    public Relation? ParseFileFunction(FileUse use, int open, int close, int start)
    {
        Relation? relation = null;
        for (var index = open + 1; index < close && relation is null; index++)
        {
            ref readonly var token = ref cursor[index];
            switch (use)
            {
                case FileUse.Path when token.Kind == TokenKind.Text && IsPathValue(open, index):
                    relation = new PathReference(parsers.Names.TextValue(index), null, default);
                    break;
                case FileUse.Path when token.Kind == TokenKind.Stage:
                    relation = new PathReference(cursor.TextAt(index).ToString(), null, default);
                    break;
                case FileUse.Bulk when token.Keyword == Keyword.Bulk && cursor[index + 1].Kind == TokenKind.Text:
                    relation = new PathReference(parsers.Names.TextValue(index + 1), null, default);
                    break;
                case FileUse.Table when token.Kind == TokenKind.Text:
                    relation = new TableReference(parsers.Relations.NameInText(index), null, parsers.Relations.NameInText(index).Span);
                    break;
                case FileUse.Window
                    when token.Kind is TokenKind.Word or TokenKind.Quoted && token.Keyword is not Keyword.Table && index == open + 1:
                case FileUse.Table
                    when token.Kind is TokenKind.Word or TokenKind.Quoted
                        && token.Keyword is not (Keyword.Table or Keyword.Changes or Keyword.Version):
                    cursor.Position = index;
                    relation = parsers.Names.ParseTableName() is { } name ? new TableReference(name, null, name.Span) : null;
                    break;
                case FileUse.SecondTable when token.Kind == TokenKind.Comma:
                    cursor.Position = index + 1;
                    relation =
                        cursor.Is(TokenKind.Text)
                            ? new TableReference(
                                parsers.Relations.NameInText(cursor.Position),
                                null,
                                parsers.Relations.NameInText(cursor.Position).Span
                            )
                        : parsers.Names.ParseTableName() is { } second ? new TableReference(second, null, second.Span)
                        : null;
                    break;
            }
        }

        if (relation is null)
        {
            cursor.Position = open;
            return null;
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        if (cursor.Is(Keyword.With) && cursor.KindAt(1) == TokenKind.OpenParen)
        {
            cursor.Position++;
            cursor.SkipBracket();
        }

        return relation;
    }
}
