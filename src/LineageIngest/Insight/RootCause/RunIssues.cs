using System.Globalization;
using LineageIngest.Facts;

namespace LineageIngest.Insight.RootCause;

/// <summary>A run as it stood at the moment that is asked about: one that ended later was still running.</summary>
public sealed record PastRun(Guid JobId, Guid Key, string RunId, string State, DateTimeOffset Start, DateTimeOffset? End, Guid? ParentKey)
{
    public bool Failed => State is RunOutcome.Fail or RunOutcome.Abort && End is not null;
    public bool Succeeded => State == RunOutcome.Complete && End is not null;
}

/// <summary>The runs of one job → what was wrong with them in a stretch of time, compared with what is usual for that job. Pure.</summary>
public static class RunIssues
{
    /// <summary>Fewer runs make no habit.</summary>
    const int Habit = 4;

    /// <summary>A delay shorter than this is noise, whatever is usual.</summary>
    static readonly TimeSpan _noticeable = TimeSpan.FromSeconds(30);

    /// <param name="runs">of one job, in any order, up to <paramref name="at"/></param>
    /// <param name="parents">runs of the jobs that it is a part of</param>
    public static List<Issue> Of(
        Guid dataset,
        IReadOnlyCollection<PastRun> runs,
        IReadOnlyCollection<PastRun> parents,
        DateTimeOffset from,
        DateTimeOffset at
    )
    {
        var ordered = runs.Where(r => r.Start <= at).OrderBy(r => r.Start).ThenBy(r => r.Key).ToList();
        return
        [
            .. Failures(dataset, ordered, from, at),
            .. Durations(dataset, ordered, from, at),
            .. Starts(dataset, ordered, from, at),
            .. Skipped(dataset, ordered, parents, from, at),
        ];
    }

    /// <summary>The last failure; the ones just before it are counted, not listed.</summary>
    static IEnumerable<Issue> Failures(Guid dataset, List<PastRun> runs, DateTimeOffset from, DateTimeOffset at)
    {
        if (runs.FindLast(r => r.Failed && r.End > from && r.End <= at) is not { } last)
            yield break;
        var recovered = runs.Where(r => r.Succeeded && r.End > last.End && r.End <= at).Select(r => r.End).Min();
        var first = runs.LastIndexOf(last);
        while (first > 0 && runs[first - 1].Failed && runs[first - 1].End > from)
            first--;
        var times = runs.IndexOf(last) - first + 1;
        yield return new Issue(
            IssueKind.Failed,
            dataset,
            last.JobId,
            last.RunId,
            runs[first].End!.Value,
            (last.State == RunOutcome.Abort ? "The run was aborted" : "The run failed")
                + (times > 1 ? string.Create(CultureInfo.InvariantCulture, $", {times} times in a row") : ""),
            recovered
        );
    }

    static IEnumerable<Issue> Durations(Guid dataset, List<PastRun> runs, DateTimeOffset from, DateTimeOffset at)
    {
        foreach (var run in runs.Where(r => !r.Failed && (r.End ?? at) > from))
        {
            var usual = Usual.Of(
                runs.Where(r => r.Succeeded && r.Start < run.Start).Select(r => (r.End!.Value - r.Start).TotalSeconds),
                Habit
            );
            var taken = (run.End ?? at) - run.Start;
            if (usual is null || !usual.IsHigh(taken.TotalSeconds) || taken.TotalSeconds - usual.Median < _noticeable.TotalSeconds)
                continue;
            yield return run.End is { } end
                ? new Issue(
                    IssueKind.Slow,
                    dataset,
                    run.JobId,
                    run.RunId,
                    end,
                    $"The run took {Words(taken)}, usually {Words(usual.Median)}"
                )
                : new Issue(
                    IssueKind.Running,
                    dataset,
                    run.JobId,
                    run.RunId,
                    run.Start.AddSeconds(usual.Median),
                    $"The run was still going after {Words(taken)}, usually it takes {Words(usual.Median)}"
                );
        }
    }

    /// <summary>Starts by execution: retries and mapped siblings of one parent run are one.</summary>
    static IEnumerable<Issue> Starts(Guid dataset, List<PastRun> runs, DateTimeOffset from, DateTimeOffset at)
    {
        var executions = runs.GroupBy(r => r.ParentKey ?? r.Key).Select(g => g.First()).OrderBy(r => r.Start).ToList();
        var gaps = executions.Skip(1).Select((run, i) => (Run: run, Gap: (run.Start - executions[i].Start).TotalSeconds)).ToList();
        foreach (var (run, gap) in gaps.Where(g => g.Run.Start > from))
        {
            var usual = Usual.Of(gaps.Where(g => g.Run.Start < run.Start).Select(g => g.Gap), Habit - 1);
            if (usual is not null && usual.IsHigh(gap) && gap - usual.Median >= _noticeable.TotalSeconds)
            {
                yield return new Issue(
                    IssueKind.Late,
                    dataset,
                    run.JobId,
                    run.RunId,
                    run.Start.AddSeconds(usual.Median - gap),
                    $"The run began {Words(gap - usual.Median)} later than usual",
                    run.End is { } end && end <= at ? end : null
                );
            }
        }
        if (executions.Count == 0 || Usual.Of(gaps.Select(g => g.Gap), Habit - 1) is not { } habit)
            yield break;
        var (last, since) = (executions[^1], (at - executions[^1].Start).TotalSeconds);
        var due = last.Start.AddSeconds(habit.Median);
        if (habit.IsHigh(since) && since - habit.Median >= _noticeable.TotalSeconds && due > from)
        {
            yield return new Issue(
                IssueKind.Missing,
                dataset,
                last.JobId,
                null,
                due,
                $"No run since {last.Start.UtcDateTime:yyyy-MM-dd HH:mm} UTC, usually one every {Words(habit.Median)}"
            );
        }
    }

    /// <summary>What it is a part of ran without it: a task that was skipped or that waited for one that failed.</summary>
    static IEnumerable<Issue> Skipped(
        Guid dataset,
        List<PastRun> runs,
        IReadOnlyCollection<PastRun> parents,
        DateTimeOffset from,
        DateTimeOffset at
    )
    {
        if (runs.Count == 0)
            yield break;
        var ran = runs.Select(r => r.ParentKey).OfType<Guid>().ToHashSet();
        foreach (var job in parents.GroupBy(p => p.JobId))
        {
            var (with, without) = (
                job.Count(p => ran.Contains(p.Key)),
                job.Where(p => !ran.Contains(p.Key) && p.End is { } end && end > from && end <= at && p.Start > runs[0].Start).ToList()
            );
            if (with == 0 || without.Count == 0)
                continue;
            var last = without.MaxBy(p => p.End)!;
            var recovered = runs.Where(r => r.Succeeded && r.Start > last.Start && r.End <= at).Select(r => r.End).Min();
            yield return new Issue(
                IssueKind.Skipped,
                dataset,
                runs[0].JobId,
                last.RunId,
                last.End!.Value,
                $"Its workflow ran ({last.State}) without it",
                recovered
            );
        }
    }

    static string Words(double seconds) => Words(TimeSpan.FromSeconds(seconds));

    static string Words(TimeSpan time) =>
        time.TotalHours >= 48 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days")
        : time.TotalMinutes >= 120 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h")
        : time.TotalSeconds >= 120 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}
