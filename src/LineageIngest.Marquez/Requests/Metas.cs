using LineageIngest.Marquez.Models;

namespace LineageIngest.Marquez.Requests;

// What clients of the Marquez-compatible API send. Members that may be missing are null; the endpoints say which must be there.

public sealed record NamespaceMeta(string? OwnerName, string? Description);

public sealed record SourceMeta(string? Type, string? ConnectionUrl, string? Description);

public sealed record TagMeta(string? Description);

public sealed record FieldMeta(string? Name, string? Type, IReadOnlyList<string>? Tags, string? Description);

/// <summary>type: DB_TABLE or STREAM.</summary>
public sealed record DatasetMeta(
    string? Type,
    string? PhysicalName,
    string? SourceName,
    IReadOnlyList<FieldMeta>? Fields,
    IReadOnlyList<string>? Tags,
    string? Description,
    string? RunId
);

/// <summary>type: BATCH, STREAM or SERVICE.</summary>
public sealed record JobMeta(
    string? Type,
    IReadOnlyList<Identifier>? Inputs,
    IReadOnlyList<Identifier>? Outputs,
    string? Location,
    string? Description,
    string? RunId
);

public sealed record RunMeta(string? Id, string? NominalStartTime, string? NominalEndTime, IReadOnlyDictionary<string, string>? Args);
