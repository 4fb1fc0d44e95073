using System.Text.Json;

namespace LineageIngest.Marquez.Models;

// The answers of the Marquez-compatible API, in that API's words: member for member, absent values as null. Instants are texts as Java writes them.

public sealed record Identifier(string Namespace, string Name);

public sealed record VersionIdentifier(string Namespace, string Name, Guid Version);

public sealed record NamespaceWords(string Name, string CreatedAt, string UpdatedAt, string OwnerName, string? Description, bool IsHidden);

public sealed record SourceWords(string Type, string Name, string CreatedAt, string UpdatedAt, string ConnectionUrl, string? Description);

public sealed record TagWords(string Name, string? Description);

public sealed record FieldWords(string Name, string? Type, IReadOnlyList<string> Tags, string? Description);

public sealed record InputFieldWords(
    string Namespace,
    string Dataset,
    string Field,
    string? TransformationDescription,
    string? TransformationType
);

public sealed record ColumnWords(
    string Name,
    IReadOnlyList<InputFieldWords> InputFields,
    string? TransformationDescription,
    string? TransformationType
);

public sealed record DatasetWords(
    Identifier Id,
    string Type,
    string Name,
    string PhysicalName,
    string CreatedAt,
    string UpdatedAt,
    string Namespace,
    string SourceName,
    IReadOnlyList<FieldWords> Fields,
    IReadOnlyList<string> Tags,
    string? LastModifiedAt,
    string? LastLifecycleState,
    string? Description,
    Guid? CurrentVersion,
    IReadOnlyList<ColumnWords>? ColumnLineage,
    IReadOnlyDictionary<string, JsonElement> Facets,
    bool Deleted
);

public sealed record DatasetVersionWords(
    Identifier Id,
    string Type,
    string Name,
    string PhysicalName,
    string CreatedAt,
    Guid Version,
    string Namespace,
    string SourceName,
    IReadOnlyList<FieldWords> Fields,
    IReadOnlyList<string> Tags,
    string LifecycleState,
    string? Description,
    Guid CurrentSchemaVersion,
    RunWords? CreatedByRun,
    IReadOnlyDictionary<string, JsonElement> Facets
);

/// <summary>A dataset as a run read or wrote it, with the facets that the run sent for it as input or output.</summary>
public sealed record RunDatasetWords(VersionIdentifier DatasetVersionId, IReadOnlyDictionary<string, JsonElement> Facets);

public sealed record RunWords(
    Guid Id,
    string CreatedAt,
    string UpdatedAt,
    string? NominalStartTime,
    string? NominalEndTime,
    string State,
    string? StartedAt,
    string? EndedAt,
    long? DurationMs,
    IReadOnlyDictionary<string, string> Args,
    VersionIdentifier? JobVersion,
    IReadOnlyList<RunDatasetWords> InputDatasetVersions,
    IReadOnlyList<RunDatasetWords> OutputDatasetVersions,
    IReadOnlyDictionary<string, JsonElement> Facets
);

public sealed record JobWords(
    Identifier Id,
    string Type,
    string Name,
    string SimpleName,
    string? ParentJobName,
    Guid? ParentJobUuid,
    string CreatedAt,
    string UpdatedAt,
    string Namespace,
    IReadOnlyList<Identifier> Inputs,
    IReadOnlyList<Identifier> Outputs,
    string? Location,
    string? Description,
    RunWords? LatestRun,
    IReadOnlyList<RunWords>? LatestRuns,
    IReadOnlyDictionary<string, JsonElement> Facets,
    Guid? CurrentVersion,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Tags
);

public sealed record JobVersionWords(
    VersionIdentifier Id,
    string Name,
    string CreatedAt,
    Guid Version,
    string Namespace,
    string? Location,
    IReadOnlyList<Identifier> Inputs,
    IReadOnlyList<Identifier> Outputs,
    RunWords? LatestRun
);

public sealed record EdgeWords(string Origin, string Destination);

/// <summary>A node of a graph; data is <see cref="JobNodeWords"/>, <see cref="DatasetNodeWords"/> or <see cref="FieldNodeWords"/>.</summary>
public sealed record NodeWords(string Id, string Type, object Data, IReadOnlyList<EdgeWords> InEdges, IReadOnlyList<EdgeWords> OutEdges);

public sealed record GraphWords(IReadOnlyList<NodeWords> Graph);

public sealed record JobNodeWords(
    Identifier Id,
    string Type,
    string Name,
    string SimpleName,
    string? ParentJobName,
    Guid? ParentJobUuid,
    Guid? CurrentRunUuid,
    string CreatedAt,
    string UpdatedAt,
    string Namespace,
    IReadOnlyList<Identifier> Inputs,
    IReadOnlyList<Identifier> Outputs,
    string? Location,
    string? Description,
    RunWords? LatestRun
);

public sealed record DatasetNodeWords(
    Identifier Id,
    string Type,
    string Name,
    string PhysicalName,
    string CreatedAt,
    string UpdatedAt,
    string Namespace,
    string SourceName,
    IReadOnlyList<FieldWords> Fields,
    IReadOnlyList<string> Tags,
    string? LastModifiedAt,
    string? Description,
    string? LastLifecycleState
);

public sealed record FieldSourceWords(
    string Namespace,
    string Dataset,
    Guid? DatasetVersion,
    string Field,
    string? TransformationDescription,
    string? TransformationType
);

public sealed record FieldNodeWords(
    string Namespace,
    string Dataset,
    Guid? DatasetVersion,
    string Field,
    string FieldType,
    string? TransformationDescription,
    string? TransformationType,
    IReadOnlyList<FieldSourceWords> InputFields
);

public sealed record SearchResultWords(string Type, string Name, string UpdatedAt, string Namespace, string NodeId);

public sealed record UpstreamJobWords(string Namespace, string Name, Guid? Version);

public sealed record UpstreamRunStateWords(Guid Id, string? Start, string? End, string Status);

public sealed record UpstreamInputWords(string Namespace, string Name, Guid? Version, Guid? ProducedByRunId);

public sealed record UpstreamRunWords(UpstreamJobWords Job, UpstreamRunStateWords Run, IReadOnlyList<UpstreamInputWords> Inputs);

public sealed record EventCountWords(string StartInterval, string EndInterval, long Fail, long Start, long Complete, long Abort);

public sealed record CountWords(string StartInterval, string EndInterval, long Count);
