using System.Globalization;
using System.Text;
using LineageIngest.Names;

namespace LineageIngest.Graph.Edges;

/// <summary>What our analysis says of a claim.</summary>
public static class Verdict
{
    public const string Confirmed = "confirmed";
    public const string Contradicted = "contradicted";
    public const string Unchecked = "unchecked";

    /// <summary>A person says that it is not so; that stands above all analysis.</summary>
    public const string Rejected = "rejected";
}

/// <summary>A read, a write, an edge or a column edge of a job: what evidence is about.</summary>
public abstract record LineageItem(Guid ItemId, Guid JobId);

public enum Direction : short
{
    Read = 0,
    Write = 1,

    /// <summary>An output into which no data was written: dropped, truncated, altered, renamed.</summary>
    Change = 2,
}

public sealed record JobDatasetItem(Guid JobId, Guid DatasetId, Direction Direction)
    : LineageItem(DerivedId.Of(Word(Direction), JobId.ToString("N"), DatasetId.ToString("N")), JobId)
{
    static string Word(Direction direction) =>
        direction switch
        {
            Direction.Read => "reads",
            Direction.Write => "writes",
            _ => "changes",
        };
}

public sealed record EdgeItem(Guid JobId, Guid SourceId, Guid TargetId)
    : LineageItem(DerivedId.Of("edge", JobId.ToString("N"), SourceId.ToString("N"), TargetId.ToString("N")), JobId);

/// <summary>An edge from each member of a set to the target, but where the pair is an item of its own (decision 0011).</summary>
public sealed record SetEdgeItem(Guid JobId, SourceSet Sources, Guid TargetId)
    : LineageItem(DerivedId.Of("edge-of-set", JobId.ToString("N"), Sources.Id.ToString("N"), TargetId.ToString("N")), JobId);

/// <summary>An empty target column means every row of the target (a filter, a join).</summary>
public sealed record ColumnEdgeItem(
    Guid JobId,
    Guid SourceId,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    string Type,
    string Subtype,
    bool Masking
)
    : LineageItem(
        DerivedId.Of(
            "column-edge",
            JobId.ToString("N"),
            SourceId.ToString("N"),
            SourceColumn,
            TargetId.ToString("N"),
            TargetColumn,
            Type,
            Subtype,
            Masking ? "masking" : ""
        ),
        JobId
    );

/// <summary>That an item is so, by one kind of evidence.</summary>
public sealed record ItemEvidence(LineageItem Item, string Kind, float Confidence, bool Certain, string Verdict, string? Detail);

/// <summary>One distinct lineage of a job. The id is a hash of what it says, so runs that say the same share it.</summary>
public sealed record JobVersion(Guid VersionId, Guid JobId, IReadOnlyList<ItemEvidence> Items)
{
    public static JobVersion Of(Guid jobId, IEnumerable<ItemEvidence> evidence)
    {
        var items = evidence
            .GroupBy(e => (e.Item.ItemId, e.Kind))
            .Select(same =>
                same.OrderByDescending(e => e.Confidence)
                    .ThenBy(e => e.Verdict, StringComparer.Ordinal)
                    .ThenBy(e => e.Detail, StringComparer.Ordinal)
                    .First()
            )
            .OrderBy(e => e.Item.ItemId)
            .ThenBy(e => e.Kind, StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder(jobId.ToString("N"));
        foreach (var e in items)
            text.Append(CultureInfo.InvariantCulture, $"\n{e.Item.ItemId:N} {e.Kind} {e.Confidence} {e.Certain} {e.Verdict} {e.Detail}");
        return new JobVersion(DerivedId.OfContent(text.ToString()), jobId, items);
    }
}
