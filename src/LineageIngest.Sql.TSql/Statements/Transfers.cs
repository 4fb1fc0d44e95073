using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Rows from files, and the old statements that write text into a column.</summary>
static class Transfers
{
    /// <summary><c>COPY INTO t FROM 'https://…', '…'</c>.</summary>
    public static CopyStatement Of(Dom.CopyStatement copy) =>
        new([.. copy.From.Select(Path)], null, new WriteTarget(Names.Table(copy.Into), []), Names.SpanOf(copy));

    /// <summary><c>BULK INSERT t FROM 'x'</c>; INSERT BULK gets its rows from the client.</summary>
    public static CopyStatement Of(Dom.BulkInsertBase bulk)
    {
        Relation[] sources = bulk is Dom.BulkInsertStatement { From: { } from }
            ? [new PathReference(from.Value, null, Names.SpanOf(from))]
            : [];
        return new CopyStatement(sources, null, new WriteTarget(Names.Table(bulk.To), []), Names.SpanOf(bulk));
    }

    /// <summary><c>WRITETEXT t.a @pointer 'x'</c>, UPDATETEXT.</summary>
    public static Statement Of(Dom.TextModificationStatement write)
    {
        var span = Names.SpanOf(write);
        if (write.Column?.MultiPartIdentifier is not { Count: > 1 } name)
        {
            return Plain.Of(write);
        }

        var column = Names.Of(name);
        var table = new TableReference(new QualifiedName(column.Parts[..^1], column.Span), null, column.Span);
        return new UpdateStatement([], table, [new Assignment([new ColumnReference(column)], new Literal(span))], [], [], span);
    }

    static PathReference Path(Dom.StringLiteral text) => new(text.Value, null, Names.SpanOf(text));
}
