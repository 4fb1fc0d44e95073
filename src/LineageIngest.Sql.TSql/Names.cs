using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql;

/// <summary>Names and places in the text.</summary>
static class Names
{
    public static TextSpan SpanOf(Dom.TSqlFragment fragment) =>
        new(Math.Max(0, fragment.StartOffset), Math.Max(0, fragment.FragmentLength));

    /// <summary>The text of a fragment as written, comments included: <c>decimal(10, 2)</c>.</summary>
    public static string TextOf(Dom.TSqlFragment fragment) =>
        fragment.FirstTokenIndex < 0
            ? ""
            : string.Concat(
                Enumerable
                    .Range(fragment.FirstTokenIndex, fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
                    .Select(index => fragment.ScriptTokenStream[index].Text)
            );

    public static Identifier Of(Dom.Identifier identifier) =>
        new(identifier.Value ?? "", identifier.QuoteType != Dom.QuoteType.NotQuoted, SpanOf(identifier));

    public static Identifier[] Of(IList<Dom.Identifier> identifiers) => [.. identifiers.Select(Of)];

    public static QualifiedName Of(Dom.MultiPartIdentifier name) => new(Of(name.Identifiers), SpanOf(name));

    /// <summary>A name of one part that ScriptDom keeps as text: <c>@rows</c>.</summary>
    public static QualifiedName Of(string text, Dom.TSqlFragment place) => new([new Identifier(text, false, SpanOf(place))], SpanOf(place));

    /// <summary>A name or a text where either may stand: <c>AS total</c>, <c>AS 'total'</c>; null where there is none.</summary>
    public static Identifier? Of(Dom.IdentifierOrValueExpression? name) =>
        name switch
        {
            null => null,
            { Identifier: { } identifier } => Of(identifier),
            _ => new Identifier(name.Value ?? "", true, SpanOf(name)),
        };

    /// <summary>The columns of a list such as <c>INSERT INTO t (a, b)</c>.</summary>
    public static Identifier[] LastsOf(IList<Dom.ColumnReferenceExpression> columns) =>
        [
            .. columns.Select(column =>
                column.MultiPartIdentifier is { Count: > 0 } name
                    ? Of(name.Identifiers[^1])
                    : new Identifier(TextOf(column), false, SpanOf(column))
            ),
        ];

    public static TableReference Table(Dom.SchemaObjectName name) => new(Of(name), null, SpanOf(name));

    public static TableAlias? Alias(Dom.TableReferenceWithAlias relation) =>
        relation.Alias is null
            ? null
            : new TableAlias(Of(relation.Alias), relation is Dom.TableReferenceWithAliasAndColumns listed ? Of(listed.Columns) : []);

    /// <summary>A name inside a text, split at its dots: <c>'[dbo].[a b]'</c>.</summary>
    public static QualifiedName InText(Dom.Literal literal)
    {
        var parts = new List<Identifier>();
        var span = SpanOf(literal);
        var text = literal.Value.AsSpan();
        while (true)
        {
            text = text.TrimStart();
            var closing = text.IsEmpty
                ? '\0'
                : text[0] switch
                {
                    '[' => ']',
                    '"' => '"',
                    _ => '\0',
                };
            var end = closing == '\0' ? -1 : text[1..].IndexOf(closing) + 1;
            var quoted = end > 0;
            var part = quoted ? text[1..end] : text;
            text = quoted ? text[(end + 1)..] : text;
            var dot = text.IndexOf('.');
            parts.Add(new Identifier((quoted || dot < 0 ? part : part[..dot]).Trim().ToString(), quoted, span));
            if (dot < 0)
            {
                return new QualifiedName([.. parts], span);
            }

            text = text[(dot + 1)..];
        }
    }
}
