using LineageIngest.Events;
using LineageIngest.Host.Scheduling;
using LineageIngest.Retention.Erasing;
using LineageIngest.Stages;
using Npgsql;

namespace LineageIngest.Host.Erasing;

/// <summary>
/// The job <c>erasure</c>: takes what was asked for out of the log and every table, rebuilds what is derived, and searches everything for what is left.
/// A run that was interrupted is done by the next one; every step can be repeated.
/// </summary>
sealed class ErasureJob(NpgsqlDataSource db, ErasureStore store, Replay replay, StageProgress progress, EventLog log)
{
    public const string Kind = "erasure";

    public static string Written(long id) => $"erased-{id}";

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        var (done, incomplete) = (0, 0);
        while (await store.NextAsync(run.SubscriptionId, cancellation) is { } next)
        {
            if (await EraseAsync(run, next.Id, next.Target, next.Erased, cancellation))
                done++;
            else
                incomplete++;
        }
        return (done, incomplete) switch
        {
            (0, 0) => new JobResult("nothing was to be erased"),
            (_, 0) => new JobResult($"{done} erased"),
            _ => new JobResult($"{done} erased, of {incomplete} something is left", Complete: false),
        };
    }

    /// <summary>True when nothing of it was found afterwards.</summary>
    async Task<bool> EraseAsync(JobContext run, long id, ErasureTarget target, ErasureCount? before, CancellationToken cancellation)
    {
        var subscription = run.SubscriptionId;
        var erasure = await Erasure.PlanAsync(db, subscription, target, Written(id), cancellation);
        if (before is null)
        {
            await store.MoveAsync(subscription, id, ErasureState.Erasing, null, null, cancellation);
            run.Log($"erasure {id}: the log is rewritten");
            before = await erasure.EraseAsync(read => run.Count(read, null, "events read"), cancellation);
        }
        await store.MoveAsync(subscription, id, ErasureState.Rebuilding, before, null, cancellation);
        run.Log($"erasure {id}: what is derived is made anew");
        await replay.ResetAsync(subscription, cancellation);
        await progress.WaitAsync(log, subscription, cancellation);
        var remaining = await erasure.CountAsync(read => run.Count(read, null, "events searched"), cancellation);
        await store.MoveAsync(
            subscription,
            id,
            remaining.IsNone ? ErasureState.Done : ErasureState.Incomplete,
            null,
            remaining,
            cancellation
        );
        return remaining.IsNone;
    }
}
