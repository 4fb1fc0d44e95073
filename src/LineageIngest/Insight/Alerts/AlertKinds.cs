namespace LineageIngest.Insight.Alerts;

/// <summary>What can be alerted of.</summary>
public static class AlertKinds
{
    /// <summary>A column is gone, or its type is no longer sure to hold what it held.</summary>
    public const string SchemaBreaking = "schema_breaking";

    /// <summary>Any difference between two versions of a schema.</summary>
    public const string SchemaChanged = "schema_changed";
    public const string EdgeNew = "edge_new";
    public const string EdgeLost = "edge_lost";
    public const string ClaimContradicted = "claim_contradicted";
    public const string RunFailed = "run_failed";

    /// <summary>A job that writes the subject has not run for so many hours.</summary>
    public const string RunLate = "run_late";

    /// <summary>The subject was not written for so many hours.</summary>
    public const string Freshness = "freshness";

    /// <summary>A run wrote far more or fewer rows than those before it.</summary>
    public const string Volume = "volume";
    public const string CheckFailed = "check_failed";

    /// <summary>Unmasked personal data lies outside of its allowed places.</summary>
    public const string PiiExposed = "pii_exposed";

    /// <summary>A breaking schema, a lost edge, a failed run or check with so many datasets downstream.</summary>
    public const string Impact = "impact";

    public static readonly IReadOnlyList<string> All =
    [
        SchemaBreaking,
        SchemaChanged,
        EdgeNew,
        EdgeLost,
        ClaimContradicted,
        RunFailed,
        RunLate,
        Freshness,
        Volume,
        CheckFailed,
        PiiExposed,
        Impact,
    ];
}

/// <summary>Something that happened, before anybody asks who should know.</summary>
/// <param name="Kind">one of <see cref="AlertKinds"/>, never impact</param>
/// <param name="Cause">what it happened to: a dataset, a job, a whole run</param>
/// <param name="Version">tells it from the next time that it happens to the same cause; from events only, so that a replay finds the same</param>
/// <param name="Datasets">where trouble starts</param>
/// <param name="Details">a line each, such as <c>column amount removed (numeric)</c></param>
public sealed record AlertFinding(
    string Kind,
    Guid Cause,
    string Version,
    DateTimeOffset At,
    IReadOnlyList<Guid> Datasets,
    Guid? Job,
    IReadOnlyList<string> Details
)
{
    /// <summary>Where an edge comes from: it is part of what happened, and nothing follows for what else it feeds.</summary>
    public Guid? Source { get; init; }

    /// <summary>All datasets that have to do with it.</summary>
    public IEnumerable<Guid> Touched => Source is { } source ? Datasets.Append(source) : Datasets;
}

/// <summary>Where to look: jobs and datasets that changed, or everything; never before an instant.</summary>
public sealed record AlertScope(Guid[]? Datasets, Guid[]? Jobs, DateTimeOffset Since)
{
    public static AlertScope Everything(DateTimeOffset since) => new(null, null, since);
}
