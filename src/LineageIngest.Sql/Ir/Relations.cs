namespace LineageIngest.Sql.Ir;

/// <summary>Anything that yields rows inside FROM.</summary>
public abstract record Relation(TableAlias? Alias, TextSpan Span);

/// <summary>A name in a place of a table: table, view, CTE, temp table or table variable; what it is, is for the binder to find.</summary>
public sealed record TableReference(QualifiedName Name, TableAlias? Alias, TextSpan Span) : Relation(Alias, Span)
{
    /// <summary>PartiQL's position of an array's item: <c>FROM t, t.items AS i AT pos</c>; else null.</summary>
    public Identifier? Position { get; init; }
}

/// <summary>A file, stage, bucket or directory: <c>@stage/x</c>, <c>'s3://b/k'</c>, <c>read_parquet('x')</c>.</summary>
public sealed record PathReference(string Path, TableAlias? Alias, TextSpan Span) : Relation(Alias, Span);

/// <summary><c>(SELECT …) AS t (a, b)</c>; <see cref="Lateral"/> ones see the relations to their left.</summary>
public sealed record DerivedTable(Query Query, bool Lateral, TableAlias? Alias, TextSpan Span) : Relation(Alias, Span)
{
    /// <summary>The linked server on which the query runs, or null: <c>OPENQUERY(server, '…')</c>.</summary>
    public Identifier? Server { get; init; }
}

/// <summary>A function that yields rows: every output column derives from its arguments' columns.</summary>
/// <param name="Name">The function: <c>flatten</c>, <c>unnest</c>, <c>generate_series</c>, <c>openjson</c>.</param>
/// <param name="Arguments">Its arguments, which see the relations to the left.</param>
/// <param name="Columns">Columns it declares (<c>OPENJSON(…) WITH (a int)</c>), else empty: any column may come out of it.</param>
/// <param name="Alias">Its alias; for BigQuery's <c>UNNEST(a) AS x</c> the alias is a column too.</param>
/// <param name="Span">The whole call.</param>
public sealed record TableFunction(QualifiedName Name, Expression[] Arguments, Identifier[] Columns, TableAlias? Alias, TextSpan Span)
    : Relation(Alias, Span)
{
    /// <summary>The position column of WITH OFFSET, or null.</summary>
    public Identifier? Offset { get; init; }

    /// <summary>Whether WITH ORDINALITY adds a position as the last column.</summary>
    public bool HasOrdinality { get; init; }
}

/// <summary><c>VALUES (1, a), (2, b)</c> as a relation.</summary>
public sealed record ValuesTable(Expression[][] Rows, TableAlias? Alias, TextSpan Span) : Relation(Alias, Span);

/// <summary>Joined relations in parentheses, or a nested join: <c>(a JOIN b ON …)</c>.</summary>
public sealed record JoinGroup(FromItem[] Items, TableAlias? Alias, TextSpan Span) : Relation(Alias, Span);

/// <summary><c>PIVOT (SUM(v) AS total FOR k IN (1 AS one, 2))</c>.</summary>
/// <param name="Source">What is pivoted.</param>
/// <param name="Aggregates">Aggregates with their aliases.</param>
/// <param name="Keys">The FOR columns.</param>
/// <param name="Values">Output names by IN value, alias or text of the value; empty where they are unknown (ANY, subquery).</param>
/// <param name="GroupBy">Keys of an explicit GROUP BY, or empty: all remaining columns.</param>
/// <param name="Alias">The alias of the result.</param>
/// <param name="Span">From the source to the closing parenthesis.</param>
public sealed record Pivot(
    Relation Source,
    Projection[] Aggregates,
    ColumnReference[] Keys,
    Identifier[] Values,
    Expression[] GroupBy,
    TableAlias? Alias,
    TextSpan Span
) : Relation(Alias, Span)
{
    /// <summary>A subquery in IN and a default: what decides or is read besides.</summary>
    public Expression[] Others { get; init; } = [];
}

/// <summary><c>UNPIVOT (v FOR k IN (a, b))</c>.</summary>
/// <param name="Source">What is unpivoted.</param>
/// <param name="Values">Names of the value columns, here v.</param>
/// <param name="Keys">Names of the key columns, here k.</param>
/// <param name="Columns">Per IN item the columns that feed <paramref name="Values"/>, in order.</param>
/// <param name="Alias">The alias of the result.</param>
/// <param name="Span">From the source to the closing parenthesis.</param>
public sealed record Unpivot(
    Relation Source,
    Identifier[] Values,
    Identifier[] Keys,
    ColumnReference[][] Columns,
    TableAlias? Alias,
    TextSpan Span
) : Relation(Alias, Span);

/// <summary><c>MATCH_RECOGNIZE (PARTITION BY … MEASURES … DEFINE …)</c>.</summary>
public sealed record MatchRecognize(
    Relation Source,
    Expression[] Partition,
    Expression[] Order,
    Projection[] Measures,
    Expression[] Conditions,
    Identifier[] Variables,
    bool AllRows,
    TableAlias? Alias,
    TextSpan Span
) : Relation(Alias, Span);

/// <summary>One relation of FROM and how it is joined to those before it; a flat list, so that thousands of joins do not nest.</summary>
public sealed record FromItem(Relation Relation, JoinKind Join, Expression? On, Identifier[] Using);

/// <summary>How a <see cref="FromItem"/> joins.</summary>
public enum JoinKind
{
    /// <summary>The first one, or after a comma.</summary>
    Comma,

    /// <summary>Inner, outer, cross, apply: adds columns.</summary>
    Join,

    /// <summary>NATURAL: equal names are one column.</summary>
    Natural,

    /// <summary>SEMI, ANTI: tests only, adds no columns.</summary>
    Semi,
}

/// <summary>Anything that SELECTs.</summary>
public abstract record Query(TextSpan Span);

/// <summary><c>WITH a AS (…), b AS (…) body</c>.</summary>
public sealed record WithQuery(CommonTable[] Tables, bool Recursive, Query Body, TextSpan Span) : Query(Span);

/// <summary>One CTE; <see cref="Statement"/> is set where it modifies data (<c>WITH x AS (DELETE … RETURNING …)</c>), then <see cref="Query"/> is null. <see cref="Scalar"/> is ClickHouse's <c>WITH expr AS name</c>.</summary>
public sealed record CommonTable(
    Identifier Name,
    Identifier[] Columns,
    Query? Query,
    Statement? Statement,
    Expression? Scalar,
    TextSpan Span
);

/// <summary>One SELECT block. Clauses that are absent are null or empty.</summary>
public sealed record SelectQuery(Projection[] Projections, FromItem[] From, TextSpan Span) : Query(Span)
{
    /// <summary><c>SELECT … INTO t</c> that makes a table.</summary>
    public WriteTarget? Into { get; init; }

    /// <summary>Whether INTO makes a temporary table.</summary>
    public bool IntoTemporary { get; init; }

    /// <summary>Variables that take the outputs, by position: <c>SELECT a INTO v</c>, <c>SELECT @v = a</c>; an empty name takes none.</summary>
    public Identifier[] Variables { get; init; } = [];

    /// <summary>WHERE, PREWHERE, CONNECT BY, START WITH, ON of a hint: what filters rows.</summary>
    public Expression[] Where { get; init; } = [];

    /// <summary>Keys of GROUP BY, DISTINCT ON keys among them; numbers mean positions.</summary>
    public Expression[] GroupBy { get; init; } = [];

    /// <summary>HAVING and QUALIFY.</summary>
    public Expression[] Having { get; init; } = [];

    /// <summary>Keys of ORDER BY, SORT BY, CLUSTER BY, DISTRIBUTE BY.</summary>
    public Expression[] OrderBy { get; init; } = [];

    /// <summary>Named windows: <c>WINDOW w AS (PARTITION BY a)</c>.</summary>
    public NamedWindow[] Windows { get; init; } = [];

    /// <summary>Whatever else may hold subqueries: LIMIT, TOP, OFFSET.</summary>
    public Expression[] Others { get; init; } = [];
}

/// <summary>A window of the WINDOW clause.</summary>
public sealed record NamedWindow(Identifier Name, Window Window);

/// <summary>One output of a SELECT: value and alias, if any; several aliases for functions that yield several columns.</summary>
public sealed record Projection(Expression Value, Identifier? Alias)
{
    /// <summary>Hive's <c>AS (a, b)</c> after a generator function; else empty.</summary>
    public Identifier[] Aliases { get; init; } = [];
}

/// <summary>UNION, INTERSECT, EXCEPT: a flat list from left to right, so that thousands of branches do not nest.</summary>
public sealed record SetOperation(SetBranch[] Branches, Expression[] OrderBy, TextSpan Span) : Query(Span);

/// <summary>A branch with the operator before it (that of the first branch says nothing).</summary>
public sealed record SetBranch(Query Query, SetOperator Operator, bool ByName);

/// <summary>How a branch meets what is left of it.</summary>
public enum SetOperator
{
    /// <summary>UNION, UNION ALL.</summary>
    Union,

    /// <summary>INTERSECT.</summary>
    Intersect,

    /// <summary>EXCEPT, MINUS: its rows are only compared, never output.</summary>
    Except,
}

/// <summary><c>VALUES (…), (…)</c> as a query.</summary>
public sealed record ValuesQuery(Expression[][] Rows, TextSpan Span) : Query(Span);

/// <summary><c>TABLE t</c>, a bare relation used as a query: all its columns.</summary>
public sealed record RelationQuery(Relation Relation, TextSpan Span) : Query(Span);
