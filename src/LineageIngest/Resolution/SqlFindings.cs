using LineageIngest.Graph.Edges;
using LineageIngest.Names;

namespace LineageIngest.Resolution;

/// <summary>A column edge that our reading of the SQL yields; an empty target column is every row.</summary>
sealed record SqlColumn(
    Guid SourceId,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    string Type,
    string Subtype,
    bool Masking,
    bool Certain
);

/// <summary>A name in the text that is no table, why, and where.</summary>
sealed record NotATable(string Name, string Why, int Line, int Column);

/// <summary>What the SQL of one claim says, all of its texts together.</summary>
sealed class SqlFindings
{
    public HashSet<Guid> Reads { get; } = [];
    public HashSet<Guid> Writes { get; } = [];
    public HashSet<(Guid Source, Guid Target)> Edges { get; } = [];
    public List<SqlColumn> Columns { get; } = [];
    public List<NotATable> NotTables { get; } = [];
    public List<DeclaredColumns> Declared { get; } = [];
    public HashSet<DatasetName> Datasets { get; } = [];

    /// <summary>Datasets that are only guessed to be the ones meant.</summary>
    public HashSet<Guid> Guessed { get; } = [];

    /// <summary>Namespaces in which the SQL works; a claim about another one is none of its business.</summary>
    public HashSet<string> Namespaces { get; } = [];

    /// <summary>Every statement was understood and every table found: what is not here is not so.</summary>
    public bool TablesAreComplete { get; set; } = true;

    /// <summary>Besides, every column was attributed.</summary>
    public bool ColumnsAreComplete { get; set; } = true;

    public bool Names(Guid dataset) => Reads.Contains(dataset) || Writes.Contains(dataset);
}
