namespace LineageIngest.DataSources.Catalog;

public enum TableKind
{
    Table,
    View,
    MaterializedView,

    /// <summary>A table of another server, which cannot be sampled by pages.</summary>
    Foreign,
    File,
}

/// <summary>A table or view as its catalog describes it.</summary>
/// <param name="Name">as datasets are called: <c>shop.public.orders</c></param>
/// <param name="Path">the parts of the name as the database's own SQL has them, from schema to table</param>
/// <param name="Definition">a view's query, as the database gives it back</param>
/// <param name="EstimatedRows">null where the database has no estimate</param>
/// <param name="Bytes">with indexes, where the database counts them in</param>
public sealed record SourceTable(
    string Name,
    IReadOnlyList<string> Path,
    TableKind Kind,
    IReadOnlyList<SourceColumn> Columns,
    string? Comment = null,
    string? Definition = null,
    string? Owner = null,
    long? EstimatedRows = null,
    long? Bytes = null
)
{
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>What a view reads, by the database's own record of it, as datasets are called; empty where it has none.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];
}

/// <param name="Type">in the database's words: <c>numeric(12,2)</c></param>
public sealed record SourceColumn(string Name, string Type, bool Nullable, string? Comment = null);

/// <param name="Target">the table that it points at, as datasets are called</param>
public sealed record ForeignKey(IReadOnlyList<string> Columns, string Target, IReadOnlyList<string> TargetColumns);
