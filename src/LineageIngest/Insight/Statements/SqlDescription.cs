using LineageIngest.Sql;

namespace LineageIngest.Insight.Statements;

/// <summary>A stretch of a SQL text: offsets in UTF-16 code units, line and column from 1.</summary>
public sealed record Place(int Start, int Length, int Line, int Column);

/// <summary>A table as people know it; id where the store knows the dataset.</summary>
public sealed record DescribedTable(string? Namespace, string Name, Guid? Id);

/// <summary>A table in a statement. role: table, temporary, cte or function; open: it may have more columns than are known.</summary>
public sealed record DescribedUse(DescribedTable Table, string Role, IReadOnlyList<Place> Spans, IReadOnlyList<string>? Columns, bool Open);

/// <summary>A column that a value comes from, and where its name stands in the text.</summary>
public sealed record DescribedSource(DescribedTable Table, string Column, IReadOnlyList<Place> Spans, string Certainty);

/// <summary>A column that is written (table null: an output of a bare query).</summary>
public sealed record DescribedTarget(DescribedTable? Table, string Column);

/// <summary>A column that a statement writes, the expression of its value, and what that comes from. kind as in OpenLineage; word: copied, computed, summed, …</summary>
public sealed record DescribedColumn(
    DescribedTarget Target,
    IReadOnlyList<Place> TargetSpans,
    string? Expression,
    Place? ExpressionSpan,
    bool Masking,
    string Certainty,
    string Kind,
    string Word,
    IReadOnlyList<DescribedSource> Sources
);

/// <summary>A column in something that decides which rows there are.</summary>
public sealed record DecidingColumn(DescribedTable Table, string Column, IReadOnlyList<Place> Spans);

/// <summary>Something that decides which rows there are, or (targetColumn) which value one column has.</summary>
public sealed record DescribedInfluence(string Kind, Place Span, IReadOnlyList<DecidingColumn> Columns, string? TargetColumn);

/// <summary>A statement of the text. isSession: it only changes how later ones are read.</summary>
public sealed record DescribedStatement(
    int Index,
    string Kind,
    Place Span,
    string Completeness,
    bool IsSession,
    IReadOnlyList<DescribedUse> Reads,
    IReadOnlyList<DescribedUse> Writes,
    IReadOnlyList<DescribedColumn> Columns,
    IReadOnlyList<DescribedInfluence> Influences
);

/// <summary>Something that is not sure or not understood. severity: error, doubt or note.</summary>
public sealed record DescribedDiagnostic(string Code, string Message, string Severity, Place Span, int Statement);

/// <summary>A text with its statements.</summary>
public sealed record SqlDescription(
    string Sql,
    string Dialect,
    Completeness Quality,
    IReadOnlyList<DescribedStatement> Statements,
    IReadOnlyList<DescribedDiagnostic> Diagnostics
);
