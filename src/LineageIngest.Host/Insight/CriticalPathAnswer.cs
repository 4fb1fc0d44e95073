using LineageIngest.Graph.Runs;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Runs;

namespace LineageIngest.Host.Insight;

/// <summary>One try of a task; endedAt is null while it runs.</summary>
public sealed record TaskAttempt(string RunId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string State);

/// <summary>The mapped siblings of a task in one row: how many, how many failed, and how many there are of each state.</summary>
public sealed record MappedTasks(int Count, int Failed, IReadOnlyDictionary<string, int> States);

/// <summary>
/// A task of a run: how long it ran, how long it waited after the last task before it, and how much later it could have ended. basis: run, declaration or time.
/// runId and state are of its last try (of mapped siblings: of the one that ended last). attempt: the number of the last try, as Airflow counts.
/// rowCount: the rows that the last try (of mapped siblings: all of them together) says to have written, null where none says.
/// </summary>
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
    IReadOnlyList<string> DependsOn,
    string Label,
    int Attempt,
    IReadOnlyList<TaskAttempt> Attempts,
    int? MapIndex,
    string? TaskGroup,
    MappedTasks? Mapped,
    long? RowCount
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
        Dictionary<Guid, (OrderBasis Basis, HashSet<Guid> Upstream)> order,
        Dictionary<Guid, TaskInstance> instances,
        Dictionary<Guid, long> rows
    )
    {
        var begin =
            whole.StartedAt is { } started && parts.TrueForAll(p => p.Start >= started)
                ? started
                : parts.Select(p => p.Start).DefaultIfEmpty(whole.StartedAt ?? default).Min();
        var found = CriticalPath.Of(begin, [.. parts.Select(p => new TimedRun(p.Key, p.Start, p.End, order[p.Key].Upstream))]);
        var tasks = new CriticalTasks(whole.JobName, TaskRows.Tries(parts, instances), found, key => order[key].Basis, rows);
        var path = tasks.Path();
        var (running, waiting) = (path.Sum(t => t.DurationSeconds), path.Sum(t => t.WaitSeconds));
        return new CriticalPathAnswer(
            whole.RunId,
            new JobReference(whole.JobId, whole.JobNamespace, whole.JobName),
            whole.State,
            whole.StartedAt,
            whole.EndedAt,
            CriticalTasks.Word(parts.Select(p => order[p.Key].Basis).DefaultIfEmpty(OrderBasis.Time).Max()),
            running + waiting,
            running,
            waiting,
            path,
            tasks.Rows(),
            parts.Count >= RunPartsQuery.MostParts
        );
    }
}
