namespace LineageIngest.Insight.RootCause;

/// <summary>Data flows from a dataset to a dataset through a job.</summary>
public readonly record struct Flow(Guid Source, Guid Target, Guid Job, bool Observed);

/// <summary>One part of a cause's score.</summary>
public sealed record CausePart(string Part, double Points, string Why);

/// <summary>An issue as a possible cause: the score is the sum of its parts, the path leads from its dataset to the symptom.</summary>
public sealed record RankedCause(
    Issue Issue,
    double Score,
    IReadOnlyList<CausePart> Parts,
    IReadOnlyList<Issue> Explains,
    Issue? ExplainedBy,
    IReadOnlyList<Flow> Path
);

/// <summary>
/// Which of the issues upstream of a symptom explains it. What happened after the symptom is no cause. An issue explains those that came after it downstream of it,
/// so the one nearest to the origin of a chain of issues stands above the ones that follow from it. Pure.
/// </summary>
public static class Causes
{
    const double NearnessPoints = 20;
    const double ExplainsPoints = 25;
    const double OriginPoints = 10;
    const double StandingPoints = 5;

    /// <summary>Beyond so many issues the least severe are left out: each is compared with each.</summary>
    const int MostIssues = 300;

    /// <param name="symptom">the dataset (or job) that shows the symptom</param>
    public static List<RankedCause> Rank(
        Guid symptom,
        DateTimeOffset at,
        TimeSpan window,
        IReadOnlyCollection<Flow> flows,
        IReadOnlyCollection<Issue> issues
    )
    {
        var paths = Paths(symptom, flows);
        var possible = issues
            .Distinct()
            .Where(i => i.At <= at && paths.ContainsKey(i.DatasetId))
            .OrderByDescending(i => i.Severity)
            .ThenByDescending(i => i.At)
            .Take(MostIssues)
            .OrderBy(i => i.At)
            .ThenBy(i => i.Kind)
            .ThenBy(i => i.DatasetId)
            .ThenBy(i => i.JobId)
            .ThenBy(i => i.Detail, StringComparer.Ordinal)
            .ToList();
        var below = Below(flows, [.. possible.Select(i => i.DatasetId).Distinct()]);
        var explains = possible.ToDictionary(i => i, i => possible.FindAll(other => Explains(i, other, below)));
        return
        [
            .. possible
                .Select(issue => Judge(issue, explains[issue], possible, explains, at, window, paths[issue.DatasetId]))
                .OrderByDescending(c => c.Score)
                .ThenByDescending(c => c.Path.Count)
                .ThenBy(c => c.Issue.At)
                .ThenBy(c => c.Issue.Kind)
                .ThenBy(c => c.Issue.DatasetId)
                .ThenBy(c => c.Issue.Detail, StringComparer.Ordinal),
        ];
    }

    static RankedCause Judge(
        Issue issue,
        List<Issue> explained,
        List<Issue> all,
        Dictionary<Issue, List<Issue>> explains,
        DateTimeOffset at,
        TimeSpan window,
        IReadOnlyList<Flow> path
    )
    {
        var by = all.Find(other => explains[other].Contains(issue));
        var near = Math.Clamp(1 - (at - issue.At) / window, 0, 1);
        var share = all.Count > 1 ? (double)explained.Count / (all.Count - 1) : 0;
        List<CausePart> parts =
        [
            new(
                "severity",
                Round(issue.RecoveredAt is null ? issue.Severity : issue.Severity / 2),
                $"{issue.Kind.ToString().ToLowerInvariant()} counts {issue.Severity:0} of 40{(issue.RecoveredAt is null ? "" : ", half since it was well again before")}"
            ),
            new("nearness", Round(NearnessPoints * near), "the nearer in time to the symptom, the more"),
            new(
                "explains",
                Round(ExplainsPoints * share),
                $"{explained.Count} of {all.Count - 1} other issues came after it, downstream of it"
            ),
            new(
                "origin",
                by is null ? OriginPoints : -OriginPoints,
                by is null ? "nothing upstream of it explains it" : "an issue upstream of it, before it, explains it"
            ),
            new(
                "standing",
                issue.RecoveredAt is null ? StandingPoints : 0,
                issue.RecoveredAt is null ? "it was not well again before the symptom" : "it was well again before the symptom"
            ),
        ];
        return new RankedCause(issue, Math.Clamp(parts.Sum(p => p.Points), 0, 100), parts, explained, by, path);
    }

    /// <summary>A delay explains delays and what is missing, not failures. On one dataset what went wrong with its making explains what is wrong with its contents.</summary>
    static bool Explains(Issue cause, Issue other, Dictionary<Guid, HashSet<Guid>> below)
    {
        if (cause == other || cause.At > other.At || cause.RecoveredAt <= other.At)
            return false;
        if (
            IsDelay(cause.Kind)
            && other.Kind is not (IssueKind.Late or IssueKind.Slow or IssueKind.Running or IssueKind.Missing or IssueKind.Volume)
        )
        {
            return false;
        }

        if (cause.DatasetId == other.DatasetId)
            return IsOfMaking(cause.Kind) && !IsOfMaking(other.Kind);
        return below[cause.DatasetId].Contains(other.DatasetId) && !below[other.DatasetId].Contains(cause.DatasetId);
    }

    static bool IsDelay(IssueKind kind) => kind is IssueKind.Late or IssueKind.Slow or IssueKind.Running;

    static bool IsOfMaking(IssueKind kind) => kind is not (IssueKind.Assertion or IssueKind.Volume);

    /// <summary>The shortest way from every dataset upstream to the symptom.</summary>
    static Dictionary<Guid, IReadOnlyList<Flow>> Paths(Guid symptom, IReadOnlyCollection<Flow> flows)
    {
        var entering = flows.OrderBy(f => !f.Observed).ThenBy(f => f.Source).ThenBy(f => f.Job).ToLookup(f => f.Target);
        var paths = new Dictionary<Guid, IReadOnlyList<Flow>> { [symptom] = [] };
        var queue = new Queue<Guid>([symptom]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var flow in entering[at])
            {
                if (paths.TryAdd(flow.Source, [flow, .. paths[at]]))
                    queue.Enqueue(flow.Source);
            }
        }

        return paths;
    }

    static Dictionary<Guid, HashSet<Guid>> Below(IReadOnlyCollection<Flow> flows, Guid[] datasets)
    {
        var leaving = flows.ToLookup(f => f.Source, f => f.Target);
        return datasets.ToDictionary(
            d => d,
            d =>
            {
                var below = new HashSet<Guid>();
                var queue = new Queue<Guid>([d]);
                while (queue.TryDequeue(out var at))
                {
                    foreach (var next in leaving[at])
                    {
                        if (below.Add(next))
                            queue.Enqueue(next);
                    }
                }

                return below;
            }
        );
    }

    static double Round(double points) => Math.Round(points, 1);
}
