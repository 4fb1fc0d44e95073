namespace LineageIngest.Sql.Ir;

/// <summary>One statement, names unresolved. <see cref="Completeness"/> says how much of its text was understood.</summary>
public abstract record Statement(TextSpan Span)
{
    /// <summary>How completely the statement was read; recovery lowers it.</summary>
    public Completeness Completeness { get; init; } = Completeness.Full;
}

/// <summary>Where rows go: a table or a path, with the listed columns.</summary>
/// <param name="Relation">A <see cref="TableReference"/> or <see cref="PathReference"/>; an alias names the target inside the statement.</param>
/// <param name="Columns">The column list, or empty.</param>
public sealed record WriteTarget(Relation Relation, Identifier[] Columns);

/// <summary>A bare query.</summary>
public sealed record QueryStatement(Query Query, TextSpan Span) : Statement(Span);

/// <summary><c>INSERT INTO t (a) SELECT …</c>, INSERT OVERWRITE, REPLACE INTO.</summary>
/// <param name="Target">The table or directory written.</param>
/// <param name="Source">What is inserted; a <see cref="WithQuery"/> holds a WITH before INSERT as well; null for DEFAULT VALUES.</param>
/// <param name="ByName">Columns go by name instead of by position.</param>
/// <param name="Span">The statement.</param>
public sealed record InsertStatement(WriteTarget Target, Query? Source, bool ByName, TextSpan Span) : Statement(Span)
{
    /// <summary>ON CONFLICT DO UPDATE SET, ON DUPLICATE KEY UPDATE; <c>excluded.a</c> and <c>VALUES(a)</c> mean the row to insert.</summary>
    public Assignment[] OnConflict { get; init; } = [];

    /// <summary>Columns of a static partition: <c>PARTITION (dt = '2024')</c>; they do not take part in positions.</summary>
    public Identifier[] StaticPartition { get; init; } = [];

    /// <summary>RETURNING or OUTPUT.</summary>
    public Returning? Returning { get; init; }

    /// <summary>MySQL's name for the row to insert: <c>VALUES (1, 2) AS new (a, b)</c>.</summary>
    public TableAlias? RowAlias { get; init; }

    /// <summary>Conditions that only filter or test: REPLACE WHERE, DO UPDATE … WHERE.</summary>
    public Expression[] Conditions { get; init; } = [];
}

/// <summary><c>a = x</c>; several targets take the columns of one query in order: <c>(a, b) = (SELECT x, y …)</c>.</summary>
public sealed record Assignment(ColumnReference[] Targets, Expression Value);

/// <summary><c>RETURNING a, b</c>, <c>OUTPUT inserted.a INTO audit (a)</c>; the pseudo-tables inserted, deleted, excluded, new and old mean the written table.</summary>
/// <param name="Projections">What is handed back.</param>
/// <param name="Into">The table that takes it, or null.</param>
/// <param name="Variables">The variables that take it: <c>RETURNING id INTO v</c>.</param>
public sealed record Returning(Projection[] Projections, WriteTarget? Into, Identifier[] Variables);

/// <summary><c>INSERT ALL WHEN … INTO …</c>, <c>FROM t INSERT … SELECT … INSERT … SELECT …</c>.</summary>
/// <param name="Source">What the branches read, or null where each branch's query is complete.</param>
/// <param name="Branches">Where it goes.</param>
/// <param name="Span">The statement.</param>
public sealed record MultiInsertStatement(Query? Source, InsertBranch[] Branches, TextSpan Span) : Statement(Span);

/// <summary>One branch: VALUES over the source's columns (empty: all of them), or a query of its own.</summary>
public sealed record InsertBranch(WriteTarget Target, Expression[] Values, Query? Query, Expression[] Conditions);

/// <summary><c>WITH … UPDATE t SET a = u.a FROM u WHERE …</c>.</summary>
/// <param name="With">CTEs before it, or empty.</param>
/// <param name="Target">The updated table, or an alias of a relation in <paramref name="From"/>, or a CTE over the real one.</param>
/// <param name="Assignments">SET.</param>
/// <param name="From">FROM, or the other tables of UPDATE a JOIN b.</param>
/// <param name="Where">WHERE, ORDER BY, LIMIT.</param>
/// <param name="Span">The statement.</param>
public sealed record UpdateStatement(
    CommonTable[] With,
    Relation Target,
    Assignment[] Assignments,
    FromItem[] From,
    Expression[] Where,
    TextSpan Span
) : Statement(Span)
{
    /// <summary>RETURNING or OUTPUT.</summary>
    public Returning? Returning { get; init; }
}

/// <summary><c>DELETE FROM t USING u WHERE …</c>; several targets for MySQL's <c>DELETE a, b FROM …</c>.</summary>
public sealed record DeleteStatement(CommonTable[] With, Relation[] Targets, FromItem[] From, Expression[] Where, TextSpan Span)
    : Statement(Span)
{
    /// <summary>RETURNING or OUTPUT.</summary>
    public Returning? Returning { get; init; }
}

/// <summary><c>MERGE INTO t USING u ON … WHEN …</c>.</summary>
public sealed record MergeStatement(
    CommonTable[] With,
    Relation Target,
    Relation Source,
    Expression? On,
    MergeClause[] Clauses,
    TextSpan Span
) : Statement(Span)
{
    /// <summary>RETURNING or OUTPUT.</summary>
    public Returning? Returning { get; init; }
}

/// <summary>One WHEN clause.</summary>
/// <param name="Condition">AND …, or null.</param>
/// <param name="Updates">SET.</param>
/// <param name="InsertColumns">Columns of INSERT, or empty.</param>
/// <param name="InsertValues">VALUES of INSERT, or empty.</param>
/// <param name="AllColumns">UPDATE SET *, INSERT *, INSERT ROW: by name from the source.</param>
public sealed record MergeClause(
    Expression? Condition,
    Assignment[] Updates,
    Identifier[] InsertColumns,
    Expression[] InsertValues,
    bool AllColumns
);

/// <summary>CREATE of something that holds rows.</summary>
/// <param name="Kind">Table, view, ….</param>
/// <param name="Target">Its name and the column list of a view.</param>
/// <param name="Columns">Declared columns with types, in order.</param>
/// <param name="Query">AS SELECT, or null.</param>
/// <param name="Span">The statement.</param>
public sealed record CreateStatement(CreatedKind Kind, WriteTarget Target, DeclaredColumn[] Columns, Query? Query, TextSpan Span)
    : Statement(Span)
{
    /// <summary>Gone after the session: TEMPORARY, #t, @t, VOLATILE.</summary>
    public bool Temporary { get; init; }

    /// <summary>LIKE, CLONE, COPY, SHALLOW CLONE: tables whose shape or rows it takes.</summary>
    public Relation[] CopiedFrom { get; init; } = [];

    /// <summary>A view whose rows go elsewhere: ClickHouse's <c>CREATE MATERIALIZED VIEW v TO t</c>.</summary>
    public WriteTarget? WritesTo { get; init; }
}

/// <summary>What a <see cref="CreateStatement"/> makes.</summary>
public enum CreatedKind
{
    /// <summary>A table, of any storage.</summary>
    Table,

    /// <summary>A view.</summary>
    View,

    /// <summary>A materialized view, dynamic or streaming table.</summary>
    MaterializedView,

    /// <summary>A machine-learning model, which is trained on its query.</summary>
    Model,

    /// <summary>A stream, snapshot or other object over a table.</summary>
    Other,
}

/// <summary>A column of DDL: <c>a decimal(10, 2)</c>.</summary>
public sealed record DeclaredColumn(Identifier Name, string Type)
{
    /// <summary><c>GENERATED ALWAYS AS (…)</c>, or null.</summary>
    public Expression? Computed { get; init; }
}

/// <summary><c>DROP TABLE a, b</c>, DROP VIEW.</summary>
public sealed record DropStatement(Relation[] Targets, TextSpan Span) : Statement(Span);

/// <summary><c>TRUNCATE TABLE t</c>.</summary>
public sealed record TruncateStatement(Relation[] Targets, TextSpan Span) : Statement(Span);

/// <summary><c>ALTER TABLE t …</c>, RENAME TABLE, EXCHANGE TABLES.</summary>
/// <param name="Target">The altered table.</param>
/// <param name="Change">What happens to it.</param>
/// <param name="Other">The other table: new name, swapped one, source of APPEND, target or source of a partition; else null.</param>
/// <param name="Span">The statement, or its part for this pair.</param>
public sealed record AlterStatement(Relation Target, AlterChange Change, Relation? Other, TextSpan Span) : Statement(Span)
{
    /// <summary>Columns it adds.</summary>
    public DeclaredColumn[] AddedColumns { get; init; } = [];

    /// <summary>Columns it renames.</summary>
    public RenamedColumn[] RenamedColumns { get; init; } = [];

    /// <summary>Columns it drops.</summary>
    public Identifier[] DroppedColumns { get; init; } = [];
}

/// <summary>What an <see cref="AlterStatement"/> does to rows.</summary>
public enum AlterChange
{
    /// <summary>Columns, options, constraints: no rows move.</summary>
    Shape,

    /// <summary>RENAME TO.</summary>
    Rename,

    /// <summary>SWAP WITH, EXCHANGE TABLES: both names stay, rows change places.</summary>
    Swap,

    /// <summary>Rows of <see cref="AlterStatement.Other"/> come into the target: APPEND FROM, EXCHANGE PARTITION WITH, REPLACE PARTITION FROM.</summary>
    MoveIn,

    /// <summary>Rows of the target go to <see cref="AlterStatement.Other"/>: SWITCH TO, MOVE PARTITION TO TABLE.</summary>
    MoveOut,
}

/// <summary>COPY, LOAD, UNLOAD, EXPORT, BULK INSERT: rows between tables, queries and paths.</summary>
/// <param name="Sources">Tables and paths read; empty where a query is the source.</param>
/// <param name="Query">The query read, or null.</param>
/// <param name="Target">Where rows go; null for the client (TO STDOUT).</param>
/// <param name="Span">The statement.</param>
public sealed record CopyStatement(Relation[] Sources, Query? Query, WriteTarget? Target, TextSpan Span) : Statement(Span)
{
    /// <summary>Columns that are given a value of their own: <c>LOAD DATA … SET a = (SELECT …)</c>.</summary>
    public Assignment[] Set { get; init; } = [];
}

/// <summary><c>USE db</c>, <c>USE SCHEMA s</c>, <c>SET search_path = a, b</c>, <c>SET CATALOG c</c>.</summary>
public sealed record UseStatement(UseScope Scope, QualifiedName[] Names, TextSpan Span) : Statement(Span);

/// <summary>Which default a <see cref="UseStatement"/> sets.</summary>
public enum UseScope
{
    /// <summary>A bare <c>USE x</c>: the dialect says which.</summary>
    Default,

    /// <summary>USE DATABASE, USE CATALOG.</summary>
    Catalog,

    /// <summary>USE SCHEMA, SET SCHEMA.</summary>
    Schema,

    /// <summary>SET search_path: several schemas in order.</summary>
    SearchPath,
}

/// <summary>Statements in a block, a procedure body, an IF or a loop; all of them count, whatever is decided at run time.</summary>
/// <param name="Kind">What holds them.</param>
/// <param name="Conditions">Values and subqueries that decide: IF, WHILE.</param>
/// <param name="Body">The statements inside.</param>
/// <param name="Span">The whole block.</param>
public sealed record BlockStatement(BlockKind Kind, Expression[] Conditions, Statement[] Body, TextSpan Span) : Statement(Span)
{
    /// <summary>What is created (procedure, function, task, trigger), or null.</summary>
    public QualifiedName? Name { get; init; }

    /// <summary>Where the branches of a choice begin in <see cref="Body"/>: only one of them runs. Empty where all statements run in turn.</summary>
    public int[] Branches { get; init; } = [];

    /// <summary>Whether one of the branches runs in any case: IF with ELSE.</summary>
    public bool Exhaustive { get; init; }

    /// <summary>The table on which a trigger or rule hangs, or null; NEW, OLD, inserted and deleted are its rows.</summary>
    public TableReference? RowsOf { get; init; }

    /// <summary>Other names of those rows: <c>REFERENCING NEW AS n</c>.</summary>
    public Identifier[] RowNames { get; init; } = [];

    /// <summary>Names that a function gives to the columns of its rows, or empty; null where it is no function.</summary>
    public Identifier[]? Yields { get; init; }

    /// <summary>The function that a trigger runs, or null: <c>EXECUTE FUNCTION f ()</c>.</summary>
    public QualifiedName? Runs { get; init; }

    /// <summary>Whether it is a function that only triggers run: <c>RETURNS TRIGGER</c>; their tables are where its NEW and OLD come from.</summary>
    public bool IsForTriggers { get; init; }
}

/// <summary>What a <see cref="BlockStatement"/> is.</summary>
public enum BlockKind
{
    /// <summary>BEGIN … END, IF, LOOP, an anonymous block: it runs.</summary>
    Run,

    /// <summary>The body of a procedure, function, task or trigger: it runs when called.</summary>
    Routine,
}

/// <summary>A name for a query's rows inside a block: <c>FOR r IN (SELECT …)</c>, <c>DECLARE c CURSOR FOR SELECT …</c>; <c>r.a</c> then means its column.</summary>
public sealed record CursorStatement(Identifier Name, Query Query, TextSpan Span) : Statement(Span);

/// <summary>What a function yields: <c>CREATE FUNCTION f () AS ((SELECT max(a) FROM t))</c>; who calls it reads what it reads.</summary>
/// <param name="Name">The function.</param>
/// <param name="Columns">Names that it gives to the columns of its rows, or empty.</param>
/// <param name="Query">Its value or rows.</param>
/// <param name="Span">The query.</param>
public sealed record FunctionStatement(QualifiedName Name, Identifier[] Columns, Query Query, TextSpan Span) : Statement(Span);

/// <summary>Values put into variables: <c>SET x = (SELECT …)</c>, <c>DECLARE @x int = …</c>, <c>RETURN …</c>; a variable carries the sources of the value at its position.</summary>
public sealed record AssignStatement(Identifier[] Variables, Expression[] Values, TextSpan Span) : Statement(Span)
{
    /// <summary>Whether the function around yields the value: <c>RETURN v</c>, <c>RETURN QUERY SELECT …</c>.</summary>
    public bool IsReturned { get; init; }
}

/// <summary><c>FETCH c INTO a, b</c>: variables carry the sources of the cursor's columns.</summary>
public sealed record FetchStatement(Identifier Cursor, Identifier[] Variables, TextSpan Span) : Statement(Span);

/// <summary><c>CREATE SYNONYM s FOR db.t</c>: from here on the name means the other table.</summary>
public sealed record SynonymStatement(QualifiedName Name, QualifiedName Target, TextSpan Span) : Statement(Span);

/// <summary>SQL given as text: <c>EXECUTE IMMEDIATE '…'</c>, <c>EXEC('…')</c>; <see cref="TextStart"/> is the offset of its first character in the script.</summary>
public sealed record DynamicStatement(string Text, int TextStart, TextSpan Span) : Statement(Span)
{
    /// <summary>Whether the text is put together from several pieces, so that its offsets are not those of the script.</summary>
    public bool IsComposed { get; init; }

    /// <summary>The linked server on which it runs, or null: <c>EXEC ('…') AT server</c>.</summary>
    public Identifier? Server { get; init; }
}

/// <summary>A statement without tables (GRANT, COMMIT, CALL), or one that was not understood: then <see cref="Reads"/> and <see cref="Writes"/> are the names that recovery found.</summary>
public sealed record OtherStatement(string Verb, Relation[] Reads, Relation[] Writes, Expression[] Expressions, TextSpan Span)
    : Statement(Span)
{
    /// <summary>Whether it runs a text that is not known before the run.</summary>
    public bool RunsUnknown { get; init; }
}
