using System.Text.Json.Serialization;
using LineageIngest.Names;

namespace LineageIngest.Facts;

/// <summary>What a word by hand is about.</summary>
public static class HandKind
{
    public const string Edge = "edge";
    public const string ColumnEdge = "column-edge";
    public const string Read = "read";
    public const string Write = "write";
    public static readonly string[] All = [Edge, ColumnEdge, Read, Write];
}

/// <summary>What is said. Add makes an item; confirm and reject judge one, also before anybody claims it; withdraw takes back whatever was said before.</summary>
public static class HandAction
{
    public const string Add = "add";
    public const string Confirm = "confirm";
    public const string Reject = "reject";
    public const string Withdraw = "withdraw";
    public static readonly string[] All = [Add, Confirm, Reject, Withdraw];
}

/// <summary>
/// A person's word on lineage. A read has no target, a write no source; columns are empty but in a column edge, where an empty target column means every row.
/// Without a job a confirmation or rejection speaks of the flow through whatever job, and an addition goes through <see cref="ManualJob"/>.
/// </summary>
public sealed record HandClaim(
    string Kind,
    string Action,
    JobName? Job,
    DatasetName? Source,
    string SourceColumn,
    DatasetName? Target,
    string TargetColumn,
    string Type,
    string Subtype,
    bool Masking,
    string Reason,
    string? By
)
{
    /// <summary>Through which an edge goes that somebody added without naming a job.</summary>
    public static readonly JobName ManualJob = new("lineage-ingest", "manual");

    /// <summary>Derived from what the word is about, not from what it says: words on the same item follow each other.</summary>
    [JsonIgnore]
    public Guid Id =>
        DerivedId.Of(
            "by-hand",
            Kind,
            Job?.Namespace ?? "",
            Job?.Name ?? "",
            Source?.Namespace ?? "",
            Source?.Name ?? "",
            SourceColumn,
            Target?.Namespace ?? "",
            Target?.Name ?? "",
            TargetColumn
        );

    /// <summary>The job in whose name the word lies in the store.</summary>
    [JsonIgnore]
    public JobName Owner => Job ?? ManualJob;

    /// <summary>The job whose items are meant; null means those of every job.</summary>
    [JsonIgnore]
    public JobName? Judged => Action == HandAction.Add ? Owner : Job;
}
