using System.Text.Json.Serialization;
using LineageIngest.Graph.Datasets;
using LineageIngest.Insight.Statements;
using LineageIngest.Names;

namespace LineageIngest.Host.Reading;

/// <summary>
/// A dataset in an answer. depth = level = dataset-to-dataset steps from the root. lastWrittenAt is the event time of the newest successful run that wrote it;
/// lastRun the newest run of the job that did; state is present, dropped or renamed (until it is written again), with induced=true also hidden. What
/// follows state is there with induced=true only; columns with columns=names or all.
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
    /// <summary>Datasets that it is directly made of, itself left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UpstreamCount { get; init; }

    /// <summary>Datasets that are directly made of it, itself left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DownstreamCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ColumnCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ReadsItself { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NodeColumn>? Columns { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The mean time between runs that wrote it, with three or more of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UsualIntervalSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RunsPerDay { get; init; }

    /// <summary>No successful run has shown it read or written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? DeclaredOnly { get; init; }

    /// <summary>All that is claimed of it is contradicted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Phantom { get; init; }

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

/// <summary>A column of a dataset in an answer, with the tags that it carries.</summary>
public sealed record NodeColumn(string Name, string? Type, IReadOnlyList<string> Tags);

/// <summary>A job of an answer's edges, told once. state, durationSeconds, startedAt, endedAt and runId are of its newest run.</summary>
public sealed record LineageJob(
    Guid Id,
    string Namespace,
    string Name,
    string? Integration,
    string? Kind,
    JobReference? Parent,
    IReadOnlyList<string> Owners,
    string? State,
    double? DurationSeconds,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string? RunId
);

/// <summary>How many edges and column edges among the listed nodes the default filter hides.</summary>
public sealed record HiddenEdges(int Contradicted, int Rejected);

/// <summary>A job by name.</summary>
public sealed record JobReference(Guid Id, string Namespace, string Name);

/// <summary>An edge in an answer: data flows from source to target through the job; workflowId is the DAG (the job without a parent). stale: not seen for three usual intervals of its job, and at least a week; it may hold still. why: what speaks against a contradicted or rejected one.</summary>
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
    bool Stale,
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
)
{
    /// <summary>What gives the target column its value, as the job's SQL writes it (at most 2,000 characters); with expressions=true, where it is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expression { get; init; }

    /// <summary>Where the expression stands in the SQL that /api/lineage/jobs/{id}/sql gives.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Place? Span { get; init; }
}

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
)
{
    /// <summary>The datasets of all starts, with induced=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? RootAssetIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Induced { get; init; }

    /// <summary>The jobs of the edges by id, with induced=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<Guid, LineageJob>? Jobs { get; init; }

    /// <summary>With sort, q or facet.*: how many neighbours have which schema, owner, kind and state of the last run, most frequent first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>>? Facets { get; init; }

    /// <summary>With induced=true, of answers that list no more than 2,000 nodes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenEdges? Hidden { get; init; }
}
