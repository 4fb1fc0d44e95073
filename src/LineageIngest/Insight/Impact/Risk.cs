namespace LineageIngest.Insight.Impact;

/// <summary>What a change comes to, in numbers.</summary>
public sealed record ImpactFacts
{
    public required PlannedChange Change { get; init; }
    public int Datasets { get; init; }

    /// <summary>Datasets of which nothing tells whether they use the column.</summary>
    public int Possibly { get; init; }
    public int Jobs { get; init; }
    public int BreakingJobs { get; init; }
    public int Workflows { get; init; }
    public double RunsPerDay { get; init; }

    /// <summary>Files, streams, interfaces and tables on which nothing depends any more: what people and other systems see.</summary>
    public int Ends { get; init; }
    public int Dashboards { get; init; }
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Affected datasets and jobs for which nobody is named.</summary>
    public int Unowned { get; init; }

    /// <summary>Tags that mark what must not fail: pii, gold, critical and their like.</summary>
    public IReadOnlyList<string> SensitiveTags { get; init; } = [];

    /// <summary>Share of the edges on the way that a successful run has shown, 0 to 1.</summary>
    public double ObservedShare { get; init; }
    public bool Truncated { get; init; }
}

/// <summary>One part of the score: its points are the weight times how much of it applies.</summary>
public sealed record RiskPart(string Part, int Weight, double Value, double Points, string Why);

/// <summary>A score from 0 to 100 as the sum of parts that anyone can check. Pure.</summary>
public static class Risk
{
    /// <summary>Counts grow on a logarithmic scale up to what is a lot of them: the step from 1 to 10 matters as much as that from 10 to 100.</summary>
    public static (int Score, List<RiskPart> Parts) Of(ImpactFacts facts)
    {
        List<RiskPart> parts =
        [
            Part(
                "reach",
                25,
                facts.Datasets,
                Log(facts.Datasets, 100),
                $"{Recommendations.Counted(facts.Datasets, "dataset")} downstream; 100 or more count in full"
            ),
            Part(
                "breaking",
                20,
                facts.BreakingJobs,
                Log(facts.BreakingJobs, 20),
                $"{Recommendations.Counted(facts.BreakingJobs, "job uses", "jobs use")} what changes directly; 20 or more count in full"
            ),
            Part(
                "ends",
                15,
                facts.Ends + facts.Dashboards,
                Log(facts.Ends + facts.Dashboards, 20),
                $"{Recommendations.Counted(facts.Ends, "end")} and {Recommendations.Counted(facts.Dashboards, "dashboard")} are seen by people or other systems"
            ),
            Part(
                "activity",
                15,
                facts.RunsPerDay,
                Log(facts.RunsPerDay, 200),
                $"{facts.RunsPerDay:0.#} runs a day touch it; 200 or more count in full"
            ),
            Part(
                "people",
                10,
                facts.Owners.Count,
                Log(facts.Owners.Count, 5),
                $"{Recommendations.Counted(facts.Owners.Count, "owner has", "owners have")} to agree; {Recommendations.Counted(facts.Unowned, "dataset or job has", "datasets and jobs have")} none"
            ),
            Part(
                "sensitive",
                10,
                facts.SensitiveTags.Count,
                facts.SensitiveTags.Count > 0 ? 1 : 0,
                facts.SensitiveTags.Count > 0
                    ? $"tagged {string.Join(", ", facts.SensitiveTags)}"
                    : "no tag marks it as sensitive or critical"
            ),
            Part(
                "evidence",
                5,
                facts.ObservedShare,
                facts.Datasets + facts.Jobs > 0 ? facts.ObservedShare : 0,
                $"{facts.ObservedShare:P0} of the edges were shown by successful runs"
            ),
        ];
        return ((int)Math.Round(parts.Sum(p => p.Points)), parts);
    }

    static RiskPart Part(string part, int weight, double value, double share, FormattableString why) =>
        new(
            part,
            weight,
            Math.Round(value, 2),
            Math.Round(weight * share, 1),
            why.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    static RiskPart Part(string part, int weight, double value, double share, string why) =>
        new(part, weight, Math.Round(value, 2), Math.Round(weight * share, 1), why);

    static double Log(double count, double lots) => Math.Min(1, Math.Log2(1 + count) / Math.Log2(1 + lots));
}
