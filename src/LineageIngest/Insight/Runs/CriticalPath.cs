namespace LineageIngest.Insight.Runs;

/// <summary>A part of a run: a task with its times and the parts it waits for.</summary>
public sealed record TimedRun(Guid Key, DateTimeOffset Start, DateTimeOffset End, IReadOnlyCollection<Guid> Upstream);

/// <summary>Wait: from the end of the last part waited for (or the run's beginning) to the start. Slack: how much later it could have ended without the run ending later.</summary>
public sealed record PathTask(Guid Key, TimeSpan Duration, TimeSpan Wait, TimeSpan Slack, bool Critical, IReadOnlyList<Guid> WaitedFor);

/// <summary>The parts of a run judged, and the keys of those that its length is made of, first to last.</summary>
public sealed record FoundPath(IReadOnlyList<PathTask> Tasks, IReadOnlyList<Guid> Path);

/// <summary>
/// Where the time of a run went. The waits and durations of the path add up to the time from the run's beginning to the end of its last part. Pure.
/// </summary>
public static class CriticalPath
{
    public static FoundPath Of(DateTimeOffset begin, IReadOnlyCollection<TimedRun> runs)
    {
        if (runs.Count == 0)
            return new FoundPath([], []);
        var ordered = runs.OrderBy(r => r.Start).ThenBy(r => r.End).ThenBy(r => r.Key).ToList();
        var place = ordered.Select((run, index) => (run.Key, index)).ToDictionary(p => p.Key, p => p.index);
        var waitedFor = ordered.ConvertAll(run => WaitedFor(run, ordered, place));
        var waits = ordered.ConvertAll(run => run.Start - Ready(run, begin, waitedFor[place[run.Key]], ordered));
        var last = ordered.Max(r => r.End);
        var slack = Slack(ordered, waitedFor, waits, last);
        var path = Path(ordered, waitedFor);
        var critical = path.ToHashSet();
        return new FoundPath(
            [
                .. ordered.Select(
                    (run, i) =>
                        new PathTask(
                            run.Key,
                            run.End - run.Start,
                            waits[i],
                            slack[i],
                            critical.Contains(i),
                            [.. waitedFor[i].Select(u => ordered[u].Key)]
                        )
                ),
            ],
            [.. path.Select(i => ordered[i].Key)]
        );
    }

    /// <summary>A part that ended only after this one began did not hold it back, whatever was declared; so time alone keeps cycles out.</summary>
    static List<int> WaitedFor(TimedRun run, List<TimedRun> ordered, Dictionary<Guid, int> place) =>
        [
            .. run
                .Upstream.Where(place.ContainsKey)
                .Select(key => place[key])
                .Where(u => ordered[u].End <= run.Start && u < place[run.Key])
                .Distinct()
                .Order(),
        ];

    static DateTimeOffset Ready(TimedRun run, DateTimeOffset begin, List<int> waitedFor, List<TimedRun> ordered)
    {
        var ready = waitedFor.Count > 0 ? waitedFor.Max(u => ordered[u].End) : begin;
        return ready > run.Start ? run.Start : ready;
    }

    /// <summary>Backwards: a part must have ended before the earliest of those that waited for it had to begin waiting.</summary>
    static List<TimeSpan> Slack(List<TimedRun> ordered, List<List<int>> waitedFor, List<TimeSpan> waits, DateTimeOffset last)
    {
        var latest = ordered.ConvertAll(_ => last);
        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            var begin = latest[i] - (ordered[i].End - ordered[i].Start) - waits[i];
            foreach (var u in waitedFor[i])
            {
                if (begin < latest[u])
                    latest[u] = begin;
            }
        }
        return [.. ordered.Select((run, i) => latest[i] - run.End)];
    }

    static List<int> Path(List<TimedRun> ordered, List<List<int>> waitedFor)
    {
        var path = new List<int>();
        int? next = Enumerable.Range(0, ordered.Count).MaxBy(i => (ordered[i].End, i));
        while (next is { } task)
        {
            path.Add(task);
            next = waitedFor[task].Count > 0 ? waitedFor[task].MaxBy(u => (ordered[u].End, u)) : null;
        }
        path.Reverse();
        return path;
    }
}
