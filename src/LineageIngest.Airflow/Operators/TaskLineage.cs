using LineageIngest.Names;

namespace LineageIngest.Airflow.Operators;

/// <summary>What the rendered fields of one task instance say: statements to be analysed, datasets, links to other DAGs, and what stays unknown.</summary>
public sealed record TaskLineage(
    IReadOnlyList<SqlStatement> Statements,
    IReadOnlyList<DatasetClaim> Inputs,
    IReadOnlyList<DatasetClaim> Outputs,
    IReadOnlyList<DagLink> Links,
    IReadOnlyList<string> Unresolved
)
{
    public static TaskLineage Nothing { get; } = new([], [], [], [], []);
}

/// <summary>A SQL text and where it ran; namespace, database and schema are null where nobody knows them. Example: field <c>sql</c>, dialect <c>postgres</c>.</summary>
public sealed record SqlStatement(string Query, string Field)
{
    public string? Dialect { get; init; }
    public string? Namespace { get; init; }
    public string? Database { get; init; }
    public string? Schema { get; init; }

    /// <summary>Schemas that unqualified names are looked for in, in this order, where the connection names several.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>Statements with the same one run on one connection one after the other; null for a statement on its own.</summary>
    public string? Session { get; init; }

    public SqlRole Role { get; init; }

    /// <summary>Where the rows of a query go that names no target itself.</summary>
    public DatasetName? Destination { get; init; }

    /// <summary>Airflow cut the field; the end is missing.</summary>
    public bool Truncated { get; init; }
}

/// <summary>A dataset that a field or an asset names, and why we believe it.</summary>
public sealed record DatasetClaim(DatasetName Dataset, ClaimKind Kind, double Confidence, Certainty Certainty, string Why);

/// <summary>Who claims a dataset.</summary>
public enum ClaimKind
{
    Operator,
    AirflowAssets,
    AirflowInlets,
}

/// <summary>Whether a claim is said or concluded.</summary>
public enum Certainty
{
    Certain,
    Inferred,
}

/// <summary>A DAG, or one of its tasks, that this task starts or waits for.</summary>
public sealed record DagLink(LinkKind Kind, string DagId, string? TaskId);
