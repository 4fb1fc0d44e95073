namespace LineageIngest.Host.Scheduling;

/// <summary>What people do with runs. Each has the states in which it makes sense.</summary>
enum JobRunAction
{
    /// <summary>Ends what runs, and keeps what waits from running.</summary>
    Cancel,

    /// <summary>Runs the job once more; what waits for another attempt begins it now.</summary>
    Retry,

    /// <summary>Takes runs off the lists.</summary>
    Delete,
}

/// <summary>Cancels, retries and deletes runs.</summary>
sealed class JobRunActions(JobRunStore runs, JobPlan plan, JobEngine engine, TimeProvider time)
{
    public static IReadOnlyList<string> StatesFor(JobRunAction action) =>
        action switch
        {
            JobRunAction.Cancel => [JobRunState.Queued, JobRunState.Running, JobRunState.Retrying],
            JobRunAction.Retry => [JobRunState.Retrying, JobRunState.Failed, JobRunState.Deleted],
            _ => [JobRunState.Queued, JobRunState.Retrying, JobRunState.Failed, JobRunState.Succeeded],
        };

    /// <summary>Does it with runs of states that fit, and returns with how many. Several ended runs of one job are retried by one run: each would do the same.</summary>
    public async Task<int> ActAsync(
        int subscriptionId,
        JobRunAction action,
        IReadOnlyList<ScheduledRun> chosen,
        string? by,
        string? reason,
        CancellationToken cancellation
    ) =>
        action == JobRunAction.Retry
            ? await RetryAsync(subscriptionId, chosen, by, cancellation)
            : await RemoveAsync(subscriptionId, chosen, new JobRunRemoval(time.GetUtcNow(), by, reason), cancellation);

    async Task<int> RetryAsync(int subscriptionId, IReadOnlyList<ScheduledRun> chosen, string? by, CancellationToken cancellation)
    {
        var done = chosen.Count(run =>
            run is { State: JobRunState.Retrying, EngineJob: { } waiting } && engine.RunNow(waiting, $"run now by {by ?? JobPause.Hand}")
        );
        var ended = chosen
            .Where(run => run.State != JobRunState.Retrying)
            .GroupBy(run => run.Job)
            .OrderBy(job => job.Key, StringComparer.Ordinal);
        foreach (var job in ended)
        {
            if (await plan.RunNowAsync(new JobKey(subscriptionId, job.Key), by, cancellation))
                done += job.Count();
        }
        return done;
    }

    async Task<int> RemoveAsync(
        int subscriptionId,
        IReadOnlyList<ScheduledRun> chosen,
        JobRunRemoval removal,
        CancellationToken cancellation
    )
    {
        var done = 0;
        var words = $"by {removal.By ?? JobPause.Hand}{(string.IsNullOrWhiteSpace(removal.Reason) ? "" : $": {removal.Reason}")}";
        var ended = new List<long>();
        foreach (var run in chosen)
        {
            switch (run.State)
            {
                case JobRunState.Queued when run.EngineJob is { } queued && engine.Delete(queued, words):
                    await runs.AddRemovedAsync(subscriptionId, run, removal, cancellation);
                    done++;
                    break;
                case JobRunState.Running when run.EngineJob is { } running:
                    await runs.RemoveAsync(subscriptionId, [run.RunId], removal, cancellation); // before its end, which then says by whom
                    done += engine.Delete(running, words) ? 1 : 0;
                    break;
                case JobRunState.Retrying when run.EngineJob is { } waiting && engine.Delete(waiting, words):
                case JobRunState.Failed:
                case JobRunState.Succeeded:
                    ended.Add(run.RunId);
                    break;
            }
        }
        return done + await runs.RemoveAsync(subscriptionId, ended, removal, cancellation);
    }
}
