using LineageIngest.Airflow.Connections;
using LineageIngest.Names;

namespace LineageIngest.Host.DataSources;

/// <summary>Which datasets are profiled, how and when. One of dataset, pattern and tag says which.</summary>
/// <param name="Dataset">our id of one dataset</param>
/// <param name="Pattern">of names such as <c>shop.public.*</c></param>
/// <param name="Tag">of the whole dataset</param>
/// <param name="Schedule">a cron text in UTC or an interval; null only when asked to</param>
/// <param name="Key">columns that should be unique together; empty takes each table's own key</param>
/// <param name="MaxRows">a larger table is sampled; null leaves it to its data source</param>
public sealed record ProfilePlan(string Name, Guid? Dataset, string? Pattern, string? Tag, string? Schedule, string[] Key, long? MaxRows)
{
    /// <summary>The plan of the profiles of one dataset that people ask for.</summary>
    public static string NameOf(Guid dataset) => $"asset-{dataset:D}";

    internal IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        if (!GivenName.Fits(Name))
            wrong.Add($"name {GivenName.Rule}.");
        if (new object?[] { Dataset, Pattern, Tag }.Count(given => given is not null) != 1)
            wrong.Add("one of dataset, pattern and tag says what is profiled.");
        if (Schedule is not null && Schedules.Read(Schedule).Problem is { } problem)
            wrong.Add($"schedule {problem}.");
        if (Key.Length > 0 && Dataset is null)
            wrong.Add("key is of one dataset.");
        if (MaxRows is < 1000 or > 1_000_000_000)
            wrong.Add("maxRows is a number from 1000 to 1000000000.");
        return wrong;
    }
}

public sealed record ProfilePlanList(IReadOnlyList<ProfilePlan> Plans);

/// <summary>A plan as people write it. Dataset: our id or dataset:NAMESPACE:NAME.</summary>
public sealed record ProfilePlanRequest
{
    public string? Dataset { get; init; }
    public string? Pattern { get; init; }
    public string? Tag { get; init; }
    public string? Schedule { get; init; }
    public string[]? Key { get; init; }
    public long? MaxRows { get; init; }
}
