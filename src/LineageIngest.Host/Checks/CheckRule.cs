using System.Text.Json.Serialization;
using LineageIngest.Insight.Checks;
using LineageIngest.Names;

namespace LineageIngest.Host.Checks;

/// <summary>What a check looks at in a profile.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckKind>))]
public enum CheckKind
{
    /// <summary>How old the newest row is, in seconds.</summary>
    [JsonStringEnumMemberName("freshness")]
    Freshness,

    /// <summary>How many rows there are.</summary>
    [JsonStringEnumMemberName("volume")]
    Volume,

    /// <summary>Which share of a column is null, from 0 to 1.</summary>
    [JsonStringEnumMemberName("null_rate")]
    NullRate,

    /// <summary>Which share of a column's values that are not null is distinct, from 0 to 1.</summary>
    [JsonStringEnumMemberName("uniqueness")]
    Uniqueness,
}

/// <summary>A check of our own on the profiles of some datasets. One of dataset and pattern says of which.</summary>
/// <param name="Dataset">our id of one dataset</param>
/// <param name="Pattern">of names such as <c>shop.public.*</c></param>
/// <param name="Column">of null_rate and uniqueness; null takes every column</param>
/// <param name="K">so many spreads from the median of earlier profiles is out of bounds</param>
/// <param name="MinProfiles">with fewer earlier profiles the check is learning and cannot fail</param>
/// <param name="Severity">error or warn, as OpenLineage's assertions say it</param>
public sealed record CheckRule(
    string Name,
    Guid? Dataset,
    string? Pattern,
    CheckKind Kind,
    string? Column,
    double K,
    int MinProfiles,
    string Severity
)
{
    internal const double UsualK = 3;
    internal const int UsualProfiles = 5;

    /// <summary>As many earlier profiles are looked at.</summary>
    internal const int MostProfiles = 30;

    /// <summary>The side on which the kind speaks of trouble.</summary>
    internal CheckSides Sides =>
        Kind switch
        {
            CheckKind.Volume => CheckSides.Both,
            CheckKind.Uniqueness => CheckSides.Lower,
            _ => CheckSides.Upper,
        };

    /// <summary>Figures that never moved get room: a hundredth of the count, a minute of age, half a point of a share, and what an estimate of distinct values may be off.</summary>
    internal double LeastSpread(double median) =>
        Kind switch
        {
            CheckKind.Volume => Math.Abs(median) / 100,
            CheckKind.Freshness => 60,
            CheckKind.NullRate => 0.005,
            _ => 0.01,
        };

    internal string Word =>
        Kind switch
        {
            CheckKind.Freshness => "freshness",
            CheckKind.Volume => "volume",
            CheckKind.NullRate => "null_rate",
            _ => "uniqueness",
        };

    internal bool Concerns(Guid dataset, IEnumerable<string> names) =>
        Dataset is { } one ? one == dataset : names.Any(name => NamePattern.Matches(Pattern!, name));

    internal IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        if (!GivenName.Fits(Name))
            wrong.Add($"name {GivenName.Rule}.");
        if (Dataset is null == Pattern is null)
            wrong.Add("one of dataset and pattern says what is checked.");
        if (Column is not null && Kind is CheckKind.Freshness or CheckKind.Volume)
            wrong.Add("column is of null_rate and uniqueness.");
        if (K is not (>= 0.5 and <= 100))
            wrong.Add("k is a number from 0.5 to 100.");
        if (MinProfiles is < 2 or > MostProfiles)
            wrong.Add($"minProfiles is a number from 2 to {MostProfiles}.");
        if (Severity is not ("error" or "warn"))
            wrong.Add("severity is error or warn.");
        return wrong;
    }
}

public sealed record CheckRuleList(IReadOnlyList<CheckRule> Rules);

/// <summary>A rule as people write it. Dataset: our id or dataset:NAMESPACE:NAME.</summary>
public sealed record CheckRuleRequest
{
    public string? Dataset { get; init; }
    public string? Pattern { get; init; }
    public CheckKind? Kind { get; init; }
    public string? Column { get; init; }
    public double? K { get; init; }
    public int? MinProfiles { get; init; }
    public string? Severity { get; init; }
}
