using LineageIngest.Graph.Runs;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Runs;

namespace LineageIngest.Host.Insight;

/// <summary>A task of a run: how long it ran, how long it waited after the last task before it, and how much later it could have ended. basis: run, declaration or time.</summary>
public sealed record CriticalTask(
    string RunId,
    JobReference Job,
    string State,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    bool Ended,
    double DurationSeconds,
    double WaitSeconds,
    double SlackSeconds,
    bool Critical,
    string Basis,
    IReadOnlyList<string> DependsOn
);

/// <summary>The critical path: its waits and durations add up to pathSeconds, the time from the run's beginning to the end of its last task.</summary>
public sealed record CriticalPathAnswer(
    string RunId,
    JobReference Job,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string Basis,
    double PathSeconds,
    double RunningSeconds,
    double WaitingSeconds,
    IReadOnlyList<CriticalTask> Path,
    IReadOnlyList<CriticalTask> Tasks,
    bool Truncated
)
{
    internal static CriticalPathAnswer Of(
        RunDetail whole,
        List<RunPart> parts,
        Dictionary<Guid, (OrderBasis Basis, HashSet<Guid> Upstream)> order
    )
    {
        var begin =
            whole.StartedAt is { } started && parts.TrueForAll(p => p.Start >= started)
                ? started
                : parts.Select(p => p.Start).DefaultIfEmpty(whole.StartedAt ?? default).Min();
        var found = CriticalPath.Of(begin, [.. parts.Select(p => new TimedRun(p.Key, p.Start, p.End, order[p.Key].Upstream))]);
        var byKey = parts.ToDictionary(p => p.Key);
        var tasks = found.Tasks.ToDictionary(t => t.Key, t => Task(byKey[t.Key], t, order[t.Key].Basis, byKey));
        var path = found.Path.Select(key => tasks[key]).ToList();
        var (running, waiting) = (path.Sum(t => t.DurationSeconds), path.Sum(t => t.WaitSeconds));
        return new CriticalPathAnswer(
            whole.RunId,
            new JobReference(whole.JobId, whole.JobNamespace, whole.JobName),
            whole.State,
            whole.StartedAt,
            whole.EndedAt,
            Word(parts.Select(p => order[p.Key].Basis).DefaultIfEmpty(OrderBasis.Time).Max()),
            running + waiting,
            running,
            waiting,
            path,
            [.. found.Tasks.Select(t => tasks[t.Key])],
            parts.Count >= RunPartsQuery.MostParts
        );
    }

    static CriticalTask Task(RunPart part, PathTask judged, OrderBasis basis, Dictionary<Guid, RunPart> parts) =>
        new(
            part.RunId,
            new JobReference(part.JobId, part.Namespace, part.Name),
            part.State,
            part.Start,
            part.End,
            part.Ended,
            judged.Duration.TotalSeconds,
            judged.Wait.TotalSeconds,
            judged.Slack.TotalSeconds,
            judged.Critical,
            Word(basis),
            [.. judged.WaitedFor.Select(key => parts[key].RunId)]
        );

    static string Word(OrderBasis basis) => basis.ToString().ToLowerInvariant();
}
