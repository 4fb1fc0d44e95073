namespace LineageIngest.Sql.Ir;

/// <summary>One part of a name: text without quotes and escapes, folded by the dialect's rule (PostgreSQL <c>Foo</c> is <c>foo</c>, <c>"Foo"</c> is <c>Foo</c>).</summary>
/// <param name="Text">What the database would look up.</param>
/// <param name="Quoted">Whether it was written in quotes, brackets or backticks.</param>
/// <param name="Span">Where it stands, quotes included.</param>
public readonly record struct Identifier(string Text, bool Quoted, TextSpan Span);

/// <summary>A dotted name as written, most general part first; an empty part is an omitted one (<c>db..t</c> has three parts, the middle one empty).</summary>
public sealed record QualifiedName(Identifier[] Parts, TextSpan Span)
{
    /// <summary>The last part: <c>t</c> in <c>db.s.t</c>.</summary>
    public Identifier Last => Parts[^1];

    /// <summary>The parts joined by dots, for messages.</summary>
    public override string ToString() => string.Join('.', Parts.Select(part => part.Text));
}

/// <summary>What follows a relation: <c>AS t (a, b)</c>; <see cref="Columns"/> is empty where none are listed.</summary>
public sealed record TableAlias(Identifier Name, Identifier[] Columns);
