using LineageIngest.Insight.Alerts;
using LineageIngest.Names;

namespace LineageIngest.Host.Alerts;

/// <summary>Of what is alerted, and by which channels. At most one of dataset, pattern, owner and tag narrows it; none of them means everything.</summary>
/// <param name="Threshold">hours for run_late and freshness, spreads for volume, datasets downstream for impact</param>
/// <param name="Enabled">while it is off nothing is found; what happens meanwhile is not told later</param>
public sealed record AlertRule(
    string Name,
    string Kind,
    Guid? Dataset,
    string? Pattern,
    string? Owner,
    string? Tag,
    double? Threshold,
    string[] Channels,
    bool Enabled
)
{
    internal const double UsualSpreads = 3;

    internal IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        if (!GivenName.Fits(Name))
            wrong.Add($"name {GivenName.Rule}.");
        if (!AlertKinds.All.Contains(Kind))
            wrong.Add($"kind is one of {string.Join(", ", AlertKinds.All)}.");
        if (new object?[] { Dataset, Pattern, Owner, Tag }.Count(given => given is not null) > 1)
            wrong.Add("at most one of dataset, pattern, owner and tag says what it is about.");
        if (Kind is AlertKinds.RunLate or AlertKinds.Freshness && Threshold is not (> 0 and <= 8760))
            wrong.Add("threshold is the hours after which it is late, above 0 and at most 8760.");
        if (Kind is AlertKinds.Impact && Threshold is not (>= 1 and <= 1_000_000))
            wrong.Add("threshold is the number of datasets downstream, from 1 to 1000000.");
        if (Kind is AlertKinds.Volume && Threshold is not (null or >= 0.5 and <= 100))
            wrong.Add("threshold is the number of spreads (3 when it is left out), from 0.5 to 100.");
        return wrong;
    }
}

/// <summary>A rule as it is stored: trouble says why its last evaluation failed, null when it went well.</summary>
public sealed record AlertRuleResponse(AlertRule Rule, DateTimeOffset Since, DateTimeOffset? MutedUntil, string? Trouble)
{
    internal long Position { get; init; }
}

public sealed record AlertRuleList(IReadOnlyList<AlertRuleResponse> Rules);

/// <summary>A rule as people write it. Dataset: our id or dataset:NAMESPACE:NAME. days: for a preview only, how far back it looks (7).</summary>
public sealed record AlertRuleRequest
{
    public string? Kind { get; init; }
    public string? Dataset { get; init; }
    public string? Pattern { get; init; }
    public string? Owner { get; init; }
    public string? Tag { get; init; }
    public double? Threshold { get; init; }
    public string[]? Channels { get; init; }
    public bool? Enabled { get; init; }
    public int? Days { get; init; }
}

/// <summary>until: when the rule is heard again; null ends the muting now.</summary>
public sealed record AlertMuteRequest(DateTimeOffset? Until);
