namespace LineageIngest.Sql.Ir;

/// <summary>Anything that has a value; only what matters to lineage is kept apart.</summary>
public abstract record Expression(TextSpan Span);

/// <summary>A name that may be a column, a struct path or an alias: <c>t.a</c>, <c>db.s.t.a</c>.</summary>
public sealed record ColumnReference(QualifiedName Name) : Expression(Name.Span);

/// <summary><c>*</c> or <c>t.*</c> with what is taken out, replaced and renamed: <c>* EXCEPT (a) REPLACE (b + 1 AS b)</c>.</summary>
public sealed record Star(QualifiedName? Qualifier, Identifier[] Except, Projection[] Replace, RenamedColumn[] Rename, TextSpan Span)
    : Expression(Span)
{
    /// <summary>The value whose fields are meant where no name stands before the star: <c>any_value(t).*</c>; else null.</summary>
    public Expression? Of { get; init; }

    /// <summary>Whether <see cref="Of"/> itself is the output where it has no fields: <c>SELECT AS VALUE x</c>.</summary>
    public bool OrValue { get; init; }

    /// <summary>Which of the columns are meant; null for all of them.</summary>
    public StarPattern? Only { get; init; }
}

/// <summary><c>RENAME (a AS b)</c> after a star.</summary>
public sealed record RenamedColumn(Identifier From, Identifier To);

/// <summary>A constant: number, text, date, null, boolean; also a masked template and anything else without columns.</summary>
public sealed record Literal(TextSpan Span) : Expression(Span);

/// <summary>A bind parameter or a variable: <c>@x</c>, <c>:x</c>, <c>?</c>, <c>%(x)s</c>; <see cref="Name"/> is the bare name or empty.</summary>
public sealed record Parameter(string Name, TextSpan Span) : Expression(Span);

/// <summary>Operators, tuples, casts, subscripts, intervals: a value made of its operands, n-ary, so that long chains stay flat.</summary>
public sealed record Operation(OperationKind Kind, Expression[] Operands, TextSpan Span) : Expression(Span)
{
    /// <summary>The field that an <see cref="OperationKind.Access"/> takes out of the first operand: <c>(a).b</c>; else null.</summary>
    public Identifier? Field { get; init; }

    /// <summary>Names that a <see cref="OperationKind.Cast"/> gives to the fields of its operand: <c>CAST(r AS ROW(x int, y int))</c>; else empty.</summary>
    public Identifier[] FieldNames { get; init; } = [];
}

/// <summary>What an <see cref="Operation"/> does, as far as its output's name or type of lineage depends on it.</summary>
public enum OperationKind
{
    /// <summary>Arithmetic, comparison, logic, concatenation, lists.</summary>
    Compute,

    /// <summary><c>(a, b)</c>: several values in parentheses.</summary>
    Tuple,

    /// <summary>Parentheses around one value: lineage passes through unchanged.</summary>
    Group,

    /// <summary><c>CAST(a AS int)</c>, <c>a::int</c>.</summary>
    Cast,

    /// <summary><c>a[1]</c>, <c>a:b.c</c>, <c>(a).b</c>: a part of the first operand.</summary>
    Access,
}

/// <summary>A call: <c>SUM(a) FILTER (WHERE b) OVER (PARTITION BY c)</c>.</summary>
/// <param name="Name">The function's name, as written.</param>
/// <param name="Arguments">Its arguments; ORDER BY inside and WITHIN GROUP keys count as arguments.</param>
/// <param name="Filter">The condition of FILTER (WHERE …), or null.</param>
/// <param name="Window">The window of OVER, or null.</param>
/// <param name="Span">The whole call.</param>
public sealed record FunctionCall(QualifiedName Name, Expression[] Arguments, Expression? Filter, Window? Window, TextSpan Span)
    : Expression(Span);

/// <summary>The keys of a window, or the name of one of the WINDOW clause: <c>(PARTITION BY a ORDER BY b)</c>, <c>w</c>.</summary>
public sealed record Window(Identifier? Name, Expression[] Partition, Expression[] Order);

/// <summary><c>CASE x WHEN a THEN b ELSE c END</c>, <c>IF(a, b, c)</c>: conditions decide, results are the value.</summary>
public sealed record Conditional(Expression[] Conditions, Expression[] Results, TextSpan Span) : Expression(Span);

/// <summary>A query used as a value: its output is the value (<see cref="SubqueryUse.Scalar"/>) or only tested.</summary>
public sealed record Subquery(Query Query, SubqueryUse Use, TextSpan Span) : Expression(Span);

/// <summary>Whether a subquery's output becomes the value or only decides.</summary>
public enum SubqueryUse
{
    /// <summary><c>(SELECT max(a) FROM t)</c>, <c>ARRAY(SELECT …)</c>.</summary>
    Scalar,

    /// <summary><c>EXISTS (…)</c>, <c>x IN (…)</c>, <c>x = ANY (…)</c>.</summary>
    Test,
}

/// <summary><c>x -> x + 1</c>; the parameters are no columns inside the body.</summary>
public sealed record Lambda(Identifier[] Parameters, Expression Body, TextSpan Span) : Expression(Span);

/// <summary>A named argument, <c>input => t.a</c>, or a struct field, <c>a AS x</c>.</summary>
public sealed record NamedArgument(Identifier Name, Expression Value) : Expression(Value.Span);

/// <summary>Text that could not be understood; names in it that may be columns. Lineage through it is Inferred.</summary>
public sealed record Unread(ColumnReference[] Mentions, TextSpan Span) : Expression(Span);
