using System.Globalization;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Alerts;

namespace LineageIngest.Host.Alerts;

/// <summary>Something that happened and that a rule is about. group: the alert whose messages tell of it, itself where it has its own. impact: how many datasets lie downstream.</summary>
/// <param name="State">open, acknowledged, resolved or muted</param>
/// <param name="ChangedBy">who acknowledged or resolved it, where he has a name</param>
public sealed record AlertResponse(
    Guid Id,
    string Rule,
    string Kind,
    Guid Group,
    DateTimeOffset HappenedAt,
    DateTimeOffset RaisedAt,
    string State,
    string Title,
    AlertDetail Detail,
    int Impact,
    DateTimeOffset? ChangedAt,
    string? ChangedBy
);

/// <summary>Datasets: where trouble starts; source: where an edge comes from. Owners: of what changed and of what lies downstream. Downstream: the nearest only.</summary>
public sealed record AlertDetail(
    IReadOnlyList<DatasetReference> Datasets,
    DatasetReference? Source,
    JobReference? Job,
    IReadOnlyList<string> Details,
    IReadOnlyList<string> Owners,
    IReadOnlyList<DatasetReference> Downstream
)
{
    internal const int MostDownstream = 20;
}

public sealed record AlertPage(IReadOnlyList<AlertResponse> Alerts, string? Next);

/// <summary>What a rule would have found, oldest first, and how many messages that makes for each recipient of its channels.</summary>
public sealed record AlertPreview(IReadOnlyList<AlertResponse> Alerts, int Messages, bool Truncated);

/// <summary>The words for where an alert stands.</summary>
static class AlertState
{
    public const string Open = "open";
    public const string Acknowledged = "acknowledged";
    public const string Resolved = "resolved";
    public const string Muted = "muted";
    public static readonly IReadOnlyList<string> All = [Open, Acknowledged, Resolved, Muted];
}

/// <summary>One line that says what happened. Pure.</summary>
static class AlertTitle
{
    public static string Of(AlertFinding finding, AlertDetail detail, int impact)
    {
        var dataset = detail.Datasets is [var first, ..] ? first.Name : "nothing known";
        var source = detail.Source?.Name ?? "";
        var job = detail.Job?.Name ?? "a job";
        var words = finding.Kind switch
        {
            AlertKinds.SchemaBreaking => $"Schema of {dataset} breaks",
            AlertKinds.SchemaChanged => $"Schema of {dataset} changed",
            AlertKinds.EdgeNew => $"New lineage: {source} → {dataset} by {job}",
            AlertKinds.EdgeLost => $"Lineage ended: {source} → {dataset} by {job}",
            AlertKinds.ClaimContradicted => $"Claim contradicted: {source} → {dataset} by {job}",
            AlertKinds.RunFailed => $"{job} failed",
            AlertKinds.RunLate => $"{job} is late",
            AlertKinds.Freshness => $"{dataset} is stale",
            AlertKinds.Volume => $"{dataset}: unusual number of rows",
            AlertKinds.PiiExposed => $"Personal data unmasked in {dataset}",
            _ => $"Check failed on {dataset}",
        };
        return impact switch
        {
            0 => words,
            1 => $"{words}; 1 dataset downstream",
            _ => string.Create(CultureInfo.InvariantCulture, $"{words}; {impact} datasets downstream"),
        };
    }
}
