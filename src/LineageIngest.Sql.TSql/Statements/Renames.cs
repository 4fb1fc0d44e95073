using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>The ways to give a table another name or another schema.</summary>
static class Renames
{
    /// <summary><c>sp_rename 'dbo.a', 'b'</c>, <c>sp_rename 'dbo.t.a', 'b', 'COLUMN'</c>; null for indexes, types and the like.</summary>
    public static AlterStatement? OfCall(Dom.StringLiteral[] arguments, TextSpan span)
    {
        if (arguments.Length < 2)
        {
            return null;
        }

        var old = Names.InText(arguments[0]);
        var renamed = new Identifier(arguments[1].Value, true, Names.SpanOf(arguments[1]));
        var kind = arguments.Length > 2 ? arguments[2].Value : "OBJECT";
        if (kind.Equals("COLUMN", StringComparison.OrdinalIgnoreCase) && old.Parts.Length > 1)
        {
            var table = new TableReference(new QualifiedName(old.Parts[..^1], old.Span), null, old.Span);
            return new AlterStatement(table, AlterChange.Shape, null, span) { RenamedColumns = [new RenamedColumn(old.Last, renamed)] };
        }

        return kind.Equals("OBJECT", StringComparison.OrdinalIgnoreCase)
            ? new AlterStatement(new TableReference(old, null, old.Span), AlterChange.Rename, InSchemaOf(old.Parts, renamed), span)
            : null;
    }

    /// <summary><c>RENAME OBJECT dbo.a TO b</c>.</summary>
    public static AlterStatement Of(Dom.RenameEntityStatement rename) =>
        new(
            Names.Table(rename.OldName),
            AlterChange.Rename,
            InSchemaOf(Names.Of(rename.OldName).Parts, Names.Of(rename.NewName)),
            Names.SpanOf(rename)
        );

    /// <summary><c>ALTER SCHEMA s TRANSFER dbo.t</c>.</summary>
    public static AlterStatement Of(Dom.AlterSchemaStatement transfer)
    {
        var old = Names.Of(transfer.ObjectName);
        var moved = new QualifiedName([Names.Of(transfer.Name), old.Last], old.Span);
        return new AlterStatement(
            Names.Table(transfer.ObjectName),
            AlterChange.Rename,
            new TableReference(moved, null, moved.Span),
            Names.SpanOf(transfer)
        );
    }

    static TableReference InSchemaOf(Identifier[] old, Identifier name) =>
        new(new QualifiedName([.. old[..^1], name], name.Span), null, name.Span);
}
