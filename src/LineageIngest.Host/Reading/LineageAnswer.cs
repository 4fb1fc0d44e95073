using LineageIngest.Graph.Datasets;
using LineageIngest.Names;

namespace LineageIngest.Host.Reading;

/// <summary>
/// A dataset in an answer. depth = level = dataset-to-dataset steps from the root. lastWrittenAt is the event time of the newest successful run that wrote it;
/// lastRun the newest run of the job that did; state is present, dropped or renamed (until it is written again).
/// </summary>
public sealed record LineageNode(
    Guid Id,
    string Name,
    string Namespace,
    string QualifiedName,
    string Type,
    int Depth,
    IReadOnlyList<DatasetName> Aliases,
    IReadOnlyList<string> Owners,
    DateTimeOffset? LastWrittenAt,
    LastRun? LastRun,
    DatasetQuality? Quality,
    string State
)
{
    internal static LineageNode Of(DatasetLabel d, int level) =>
        new(
            d.Id,
            d.Name,
            d.Namespace,
            $"{d.Namespace}/{d.Name}",
            d.Type,
            level,
            d.Aliases,
            d.Owners,
            d.LastWrittenAt,
            d.LastRun,
            d.Quality,
            d.State
        );
}

/// <summary>A job by name.</summary>
public sealed record JobReference(Guid Id, string Namespace, string Name);

/// <summary>An edge in an answer: data flows from source to target through the job; workflowId is the DAG (the job without a parent). why: what speaks against a contradicted or rejected one.</summary>
public sealed record LineageEdge(
    Guid Id,
    Guid Source,
    Guid Target,
    Guid WorkflowId,
    string TransformationType,
    JobReference Job,
    bool Observed,
    string Certainty,
    string Verdict,
    float Confidence,
    IReadOnlyList<string> Evidence,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    string? Why
);

/// <summary>A column edge in an answer; targetColumn is null where every row of the target is meant.</summary>
public sealed record LineageColumnEdge(
    Guid Source,
    string SourceColumn,
    Guid Target,
    string? TargetColumn,
    JobReference Job,
    string Type,
    string Subtype,
    bool Masking,
    bool Observed,
    string Certainty,
    string Verdict,
    float Confidence,
    IReadOnlyList<string> Evidence
);

/// <summary>
/// A page of the graph around an asset, datasets in order of depth and id. totalNodes counts all datasets in reach (at least so many where totalIsLowerBound);
/// truncated: there is more, and cursor asks for it. Each edge comes once, on the page of its later end.
/// </summary>
public sealed record LineageAnswer(
    string Direction,
    Guid RootAssetId,
    int MaxDepth,
    IReadOnlyList<LineageNode> Nodes,
    IReadOnlyList<LineageEdge> Edges,
    IReadOnlyList<LineageColumnEdge>? Columns,
    int TotalNodes,
    bool TotalIsLowerBound,
    int? UpstreamCount,
    int? DownstreamCount,
    bool Truncated,
    string? Cursor
);
