using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Triggers, and the row that one is about to write.</summary>
sealed class TriggerParser(TokenCursor cursor, Parsers parsers)
{
    // The table of the trigger around, whose row NEW is.
    public TableReference? TriggerTable { get; set; }

    // The function that the trigger runs: EXECUTE FUNCTION f ().
    public QualifiedName? TriggerFunction { get; private set; }

    /// <summary>Whether the AS at the position names a row of a trigger: <c>REFERENCING NEW AS n</c>.</summary>
    public bool IsRowName() =>
        cursor.Is(Keyword.As)
        && (cursor.IsText("new", -1) || cursor.IsText("old", -1) || cursor.KeywordAt(-1) is Keyword.Table or Keyword.Row);

    public TokenKind KindOf(int token) => token < cursor.End ? cursor[token].Kind : TokenKind.End;

    public bool IsNewRow(int token)
    {
        var name = cursor.TextAt(token).TrimStart(':');
        return TriggerTable is not null
            && (name.Equals("new", StringComparison.OrdinalIgnoreCase) || name.StartsWith("new.", StringComparison.OrdinalIgnoreCase));
    }

    // SET NEW.a = e, :new.a := e
    public UpdateStatement UpdateNewRow(int column, int start)
    {
        var value = parsers.Expressions.ParseExpression() ?? new Literal(cursor.SpanFrom(start));
        var name = parsers.Names.IdentifierAt(column);
        name = name with { Text = name.Text[(name.Text.LastIndexOf('.') + 1)..] };
        var target = new ColumnReference(new QualifiedName([name], name.Span));
        return new UpdateStatement([], TriggerTable!, [new Assignment([target], value)], [], [], cursor.SpanFrom(start));
    }

    // … AFTER UPDATE ON t REFERENCING NEW AS n OLD TABLE AS o …: the table, and the names of its rows; the position stays.
    public Identifier[] ParseTriggerHead()
    {
        var saved = cursor.Position;
        var names = new List<Identifier>();
        TriggerTable = null;
        TriggerFunction = null;
        for (
            ;
            cursor.Position < cursor.BlockEnd
                && cursor.Kind != TokenKind.Semicolon
                && cursor.Keyword is not (Keyword.Begin or Keyword.Declare);
            cursor.Position++
        )
        {
            if (cursor.Is(Keyword.On) && parsers.Names.IsName(1) && TriggerTable is null)
            {
                cursor.Position++;
                TriggerTable = parsers.Names.ParseTableName() is { } table ? new TableReference(table, null, table.Span) : null;
                cursor.Position--;
            }
            else if (cursor.Is(Keyword.Execute) && cursor.KeywordAt(1) is Keyword.Function or Keyword.Procedure)
            {
                cursor.Position += 2;
                TriggerFunction = parsers.Names.ParseTableName();
                cursor.Position--;
            }
            else if ((cursor.IsText("new") || cursor.IsText("old")) && cursor.KeywordAt(1) is Keyword.As or Keyword.Table)
            {
                cursor.Position++;
                cursor.Skip(Keyword.Table);
                cursor.Skip(Keyword.As);
                if (parsers.Names.IsName())
                {
                    names.Add(parsers.Names.IdentifierAt(cursor.Position));
                }
            }
        }

        cursor.Position = saved;
        return [.. names];
    }
}
