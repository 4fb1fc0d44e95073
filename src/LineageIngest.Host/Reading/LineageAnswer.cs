using LineageIngest.Graph;

namespace LineageIngest.Host.Reading;

/// <summary>A dataset in an answer. depth = dataset-to-dataset steps from the root.</summary>
public sealed record LineageNode(Guid Id, string Name, string Namespace, string QualifiedName, string Type, int Depth, IReadOnlyList<DatasetName> Aliases);

/// <summary>A job by name.</summary>
public sealed record JobReference(Guid Id, string Namespace, string Name);

/// <summary>An edge in an answer: data flows from source to target through the job; workflowId is the DAG (the job without a parent). why: what speaks against a contradicted or rejected one.</summary>
public sealed record LineageEdge(
    Guid Source, Guid Target, Guid WorkflowId, string TransformationType, JobReference Job, bool Observed, string Certainty, string Verdict, float Confidence,
    IReadOnlyList<string> Evidence, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, string? Why);

/// <summary>A column edge in an answer; targetColumn is null where every row of the target is meant.</summary>
public sealed record LineageColumnEdge(
    Guid Source, string SourceColumn, Guid Target, string? TargetColumn, JobReference Job, string Type, string Subtype, bool Masking,
    bool Observed, string Certainty, string Verdict, float Confidence, IReadOnlyList<string> Evidence);

/// <summary>The graph around an asset. truncated: the limit cut it; totalNodes counts the nodes given.</summary>
public sealed record LineageAnswer(
    string Direction, Guid RootAssetId, int MaxDepth, IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges, IReadOnlyList<LineageColumnEdge>? Columns,
    int TotalNodes, int? UpstreamCount, int? DownstreamCount, bool Truncated);
