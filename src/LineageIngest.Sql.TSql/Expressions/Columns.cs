using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>Columns, stars and the columns that have no name of their own: <c>t.a</c>, <c>t.*</c>, <c>$node_id</c>, <c>$action</c>.</summary>
static class Columns
{
    public static Expression Of(Dom.ColumnReferenceExpression column)
    {
        var span = Names.SpanOf(column);
        switch (column.ColumnType)
        {
            case Dom.ColumnType.Regular when column.MultiPartIdentifier is { Count: > 0 } name:
                return new ColumnReference(Names.Of(name));
            case Dom.ColumnType.Wildcard:
                return new Star(column.MultiPartIdentifier is { } qualifier ? Names.Of(qualifier) : null, [], [], [], span);
            case Dom.ColumnType.PseudoColumnGraphNodeId
            or Dom.ColumnType.PseudoColumnGraphEdgeId
            or Dom.ColumnType.PseudoColumnGraphFromId
            or Dom.ColumnType.PseudoColumnGraphToId:
                var text = Names.TextOf(column);
                var own = new Identifier(text[(text.LastIndexOf('.') + 1)..], false, span);
                return new ColumnReference(
                    new QualifiedName(column.MultiPartIdentifier is { } table ? [.. Names.Of(table).Parts, own] : [own], span)
                );
            default:
                return new Literal(span);
        }
    }

    /// <summary>A column in a place where only a column may stand, such as the key of a PIVOT.</summary>
    public static ColumnReference Plain(Dom.ColumnReferenceExpression column) =>
        Of(column) as ColumnReference ?? new ColumnReference(Names.Of(Names.TextOf(column), column));

    public static ColumnReference Plain(Dom.Identifier identifier) =>
        new(new QualifiedName([Names.Of(identifier)], Names.SpanOf(identifier)));
}
