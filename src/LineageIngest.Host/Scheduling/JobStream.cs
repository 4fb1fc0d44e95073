using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Scheduling;

/// <summary>How far a run is, as the stream tells it.</summary>
public sealed record JobStreamProgress(long RunId, string Job, JobRunProgress? Progress);

/// <summary>A line that a run wrote, as the stream tells it.</summary>
public sealed record JobStreamLine(long RunId, DateTimeOffset At, string Level, string Text);

/// <summary>Nothing happened; the connection is kept open.</summary>
public sealed record JobStreamPing(DateTimeOffset At);

/// <summary>Runs of scheduled jobs as they are queued, begin, go on and end. What is told is the difference between what was seen and what the tables say now.</summary>
sealed class JobStream(JobRunQuery query, Wakeups wakeups, TimeProvider time)
{
    static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Ids are given before they are committed, so one may become visible after greater ones.</summary>
    const int Overlap = 20;

    /// <summary>Begins with what runs and waits now.</summary>
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(int subscriptionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Item("ping", new JobStreamPing(time.GetUtcNow())); // the headers go out at once
        var (floor, open) = await query.NowAsync(subscriptionId, cancellation);
        var seen = (await query.SinceAsync(subscriptionId, floor - Overlap, open, cancellation)).ToDictionary(
            row => row.Run.RunId,
            row => new Seen(row.Run.State == JobRunState.Running ? null : row.Run, row.Written)
        );
        var waiting = new Dictionary<string, DateTimeOffset?>();
        var spoken = time.GetTimestamp();
        while (!cancellation.IsCancellationRequested)
        {
            var next = wakeups.Next(WakeupKind.JobRun);
            var told = new List<SseItem<object>>();
            var rows = await query.SinceAsync(subscriptionId, floor - Overlap, open, cancellation);
            foreach (var (run, written, log) in rows)
            {
                var before = seen.GetValueOrDefault(run.RunId) ?? new Seen(null, 0);
                told.AddRange(Changes(before, run, written, log));
                seen[run.RunId] = new Seen(run, written);
                floor = Math.Max(floor, run.RunId);
            }
            open = [.. rows.Where(row => row.Run.State == JobRunState.Running).Select(row => row.Run.RunId)];
            foreach (var id in seen.Keys.Where(id => id <= floor - Overlap && !open.Contains(id)).ToList())
                seen.Remove(id);
            told.AddRange(await WaitingAsync(subscriptionId, waiting, cancellation));

            foreach (var item in told)
                yield return item;
            if (told.Count == 0 && time.GetElapsedTime(spoken) > _heartbeat)
                yield return Item("ping", new JobStreamPing(time.GetUtcNow()));
            if (told.Count > 0 || time.GetElapsedTime(spoken) > _heartbeat)
                spoken = time.GetTimestamp();
            await Wakeups.WaitAsync(next, cancellation);
        }
    }

    /// <summary>Lines come before the end of the run that wrote them.</summary>
    static IEnumerable<SseItem<object>> Changes(Seen before, ScheduledRun run, int written, IReadOnlyList<JobLogLine> log)
    {
        if (before.Run is null && run.EndedAt is null)
            yield return Item("run", run);
        foreach (var line in log.TakeLast(written - before.Written))
            yield return Item("log", new JobStreamLine(run.RunId, line.At, line.Level, line.Text));
        if (run.EndedAt is null && run.Progress != before.Run?.Progress)
            yield return Item("progress", new JobStreamProgress(run.RunId, run.Job, run.Progress));
        var isOther = before.Run is null || run with { Progress = null } != before.Run with { Progress = null };
        if (isOther && (before.Run is not null || run.EndedAt is not null))
            yield return Item("run", run);
    }

    /// <summary>What waits and was not told, or is due at another time than was told.</summary>
    async Task<IReadOnlyList<SseItem<object>>> WaitingAsync(
        int subscriptionId,
        Dictionary<string, DateTimeOffset?> known,
        CancellationToken cancellation
    )
    {
        var told = new List<SseItem<object>>();
        var now = await query.WaitingAsync(subscriptionId, cancellation);
        foreach (var run in now.Where(run => !known.TryGetValue(run.EngineJob, out var due) || due != run.DueAt).Reverse())
        {
            if (run.RunId is null)
                told.Add(Item("run", ScheduledRun.Of(run)));
            else if (await query.FindAsync(subscriptionId, run.RunId.Value, cancellation) is var (failed, _))
                told.Add(Item("run", failed));
        }
        known.Clear();
        foreach (var run in now)
            known[run.EngineJob] = run.DueAt;
        return told;
    }

    static SseItem<object> Item(string kind, object data) => new(data, kind);

    sealed record Seen(ScheduledRun? Run, int Written);
}
