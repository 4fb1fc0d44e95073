using System.Text.Json.Serialization;

namespace LineageIngest.Sql;

// In JSON two properties keep the names under which readers of `lineage analyze` know them.

/// <summary>What a script says about lineage: each statement alone, and the script as a whole after its session is folded.</summary>
public sealed record SqlAnalysis(
    StatementAnalysis[] Statements,
    ScriptLineage Script,
    Diagnostic[] Diagnostics,
    [property: JsonPropertyName("quality")] Completeness Completeness
);

/// <summary>One statement, in the order of the text; statements inside blocks are listed themselves, after their block's conditions.</summary>
public sealed record StatementAnalysis(
    StatementKind Kind,
    TextSpan Span,
    [property: JsonPropertyName("quality")] Completeness Completeness,
    TableUse[] Reads,
    TableUse[] Writes,
    ColumnEdge[] Columns,
    [property: JsonPropertyName("influences")] IndirectSource[] IndirectSources,
    DeclaredTable[] Declared,
    NonTable[] NonTables,
    Diagnostic[] Diagnostics
);

/// <summary>The whole script: temporary tables, CTAS, renames and swaps are followed through, so <c>a → #t → b</c> is <c>a → b</c>.</summary>
/// <param name="Reads">Tables and paths that existed before the script and are read, in the order of the text.</param>
/// <param name="Writes">Tables and paths that are written and outlast the script, under their last names.</param>
/// <param name="Intermediates">Tables that outlast the script and are both written and then read by it.</param>
/// <param name="Columns">Column edges end to end, from what existed before to what is written; those through intermediates too.</param>
/// <param name="IndirectSources">Columns that decide over rows of a written table, end to end.</param>
/// <param name="NonTables">Names in the text that are no tables.</param>
public sealed record ScriptLineage(
    TableUse[] Reads,
    TableUse[] Writes,
    TableUse[] Intermediates,
    ColumnEdge[] Columns,
    [property: JsonPropertyName("influences")] IndirectSource[] IndirectSources,
    NonTable[] NonTables
);

/// <summary>A table or path and where it is named first.</summary>
public sealed record TableUse(TableName Table, TextSpan Span, Certainty Certainty);

/// <summary>A column; <see cref="Table"/> is null for the output of a bare SELECT.</summary>
public sealed record ColumnName(TableName? Table, string Column);

/// <summary><c>Target</c> derives from <c>Source</c>.</summary>
/// <param name="Target">The written column, or the SELECT's output.</param>
/// <param name="Ordinal">Its position from 0 among the statement's outputs, or -1 where it has none.</param>
/// <param name="IsNamed">False where the SQL gives the output no name; then the target's column is the text of its expression.</param>
/// <param name="Source">The column read.</param>
/// <param name="Kind">Identity, transformation, …: DIRECT ones, and CONDITIONAL and WINDOW of this very column.</param>
/// <param name="Masking">Whether it is hashed, masked or only counted on the way.</param>
/// <param name="Certainty">Certain, or inferred because a schema was not known.</param>
/// <param name="Expression">The expression of the output.</param>
public sealed record ColumnEdge(
    ColumnName Target,
    int Ordinal,
    bool IsNamed,
    ColumnName Source,
    EdgeKind Kind,
    bool Masking,
    Certainty Certainty,
    TextSpan Expression
);

/// <summary>A column that decides over all rows of a target (null for a bare SELECT): joins, filters, grouping, sorting.</summary>
public sealed record IndirectSource(TableName? Target, ColumnName Source, EdgeKind Kind, Certainty Certainty, TextSpan Span);

/// <summary>OpenLineage's transformation subtypes; the first three are DIRECT, the others INDIRECT.</summary>
public enum EdgeKind
{
    /// <summary>The value itself.</summary>
    Identity,

    /// <summary>Computed row by row.</summary>
    Transformation,

    /// <summary>Computed over many rows.</summary>
    Aggregation,

    /// <summary>Condition of a join.</summary>
    Join,

    /// <summary>WHERE, HAVING, QUALIFY.</summary>
    Filter,

    /// <summary>Key of a grouping.</summary>
    GroupBy,

    /// <summary>Key of a sort.</summary>
    Sort,

    /// <summary>Key of a window.</summary>
    Window,

    /// <summary>Condition of CASE, IF, COALESCE and the like.</summary>
    Conditional,
}

/// <summary>How sure a statement about the text is.</summary>
public enum Certainty
{
    /// <summary>The text and the known columns leave no other reading.</summary>
    Certain,

    /// <summary>The only reading that is left when an unknown schema is taken to hold the column.</summary>
    Inferred,
}

/// <summary>A table whose columns the SQL itself declares or implies (CREATE TABLE, CTAS).</summary>
public sealed record DeclaredTable(TableName Table, DeclaredField[] Columns, bool Temporary, TextSpan Span);

/// <summary>A declared column; the type is empty where it is only implied.</summary>
public sealed record DeclaredField(string Name, string Type);

/// <summary>A name in the text that is no table, though producers may claim so: <c>WITH i AS …</c>, <c>generate_series(…)</c>.</summary>
public sealed record NonTable(string Name, NonTableReason Reason, TextSpan Span);

/// <summary>Why a name is no table.</summary>
public enum NonTableReason
{
    /// <summary>A common table expression.</summary>
    CommonTable,

    /// <summary>An alias of a table or subquery.</summary>
    Alias,

    /// <summary>A VALUES list with a name.</summary>
    ValuesList,

    /// <summary>A function that yields rows.</summary>
    TableFunction,

    /// <summary>A temporary table or table variable.</summary>
    Temporary,

    /// <summary>A variable or cursor.</summary>
    Variable,
}

/// <summary>Something worth saying about the text.</summary>
public sealed record Diagnostic(DiagnosticCode Code, string Message, TextSpan Span);

/// <summary>What a <see cref="Diagnostic"/> is about.</summary>
public enum DiagnosticCode
{
    /// <summary>Text that the grammar does not know.</summary>
    NotUnderstood,

    /// <summary>A column that several sources could hold.</summary>
    AmbiguousColumn,

    /// <summary>A column that no source holds.</summary>
    UnknownColumn,

    /// <summary>A qualifier that names no source.</summary>
    UnknownQualifier,

    /// <summary>A star over a source whose columns are not known.</summary>
    OpenStar,

    /// <summary>A limit of size, depth or steps was reached.</summary>
    LimitReached,

    /// <summary>A table name that only a run can know.</summary>
    DynamicName,

    /// <summary>SQL given as text that is not, or only in parts, known before it runs.</summary>
    NotFollowed,
}

/// <summary>What a statement does.</summary>
public enum StatementKind
{
    /// <summary>A query.</summary>
    Select,

    /// <summary>INSERT, REPLACE, multi-table INSERT.</summary>
    Insert,

    /// <summary>UPDATE.</summary>
    Update,

    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>MERGE.</summary>
    Merge,

    /// <summary>CREATE TABLE and the like, with or without a query.</summary>
    CreateTable,

    /// <summary>CREATE VIEW and the like.</summary>
    CreateView,

    /// <summary>DROP.</summary>
    Drop,

    /// <summary>TRUNCATE.</summary>
    Truncate,

    /// <summary>ALTER, RENAME, SWAP.</summary>
    Alter,

    /// <summary>COPY, LOAD, UNLOAD, EXPORT.</summary>
    Copy,

    /// <summary>USE, SET search_path.</summary>
    Use,

    /// <summary>A block, procedure or condition.</summary>
    Block,

    /// <summary>Values for variables and cursors.</summary>
    Assign,

    /// <summary>SQL given as text.</summary>
    Dynamic,

    /// <summary>Anything without lineage, or not understood.</summary>
    Other,
}
