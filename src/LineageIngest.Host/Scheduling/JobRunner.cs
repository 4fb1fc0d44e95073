using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>
/// Runs a job when an engine says so: never twice at a time in the whole cluster, with history, log tail and progress, and again with back-off when it fails.
/// </summary>
sealed class JobRunner(
    NpgsqlDataSource db,
    ScheduledJobStore jobs,
    JobRunStore runs,
    IEnumerable<JobBody> bodies,
    Lazy<IJobEngine> engine,
    TimeProvider time,
    ILogger<JobRunner> log
)
{
    /// <summary>Tries after 1, 2, 4, 8 minutes; then the schedule takes over.</summary>
    const int MostAttempts = 5;

    static readonly TimeSpan _tellEvery = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, JobBody> _bodies = bodies.ToDictionary(body => body.Kind);

    public async Task RunAsync(JobKey key, int attempt, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(key, cancellation) is not { } job)
            return; // removed while it was due
        await using var turn = await AdvisoryLock.TryAcquireAsync(db, $"job/{key.SubscriptionId}/{key.Name}", cancellation);
        if (turn is null)
        {
            log.StillRunning(key.Name);
            return;
        }
        var run = await runs.BeginAsync(key, attempt, cancellation);
        var told = new JobTurn(key.SubscriptionId, job.Subject, time);
        var (outcome, summary, error) = await DoAsync(job, run, told, cancellation);
        await runs.EndAsync(key.SubscriptionId, run, outcome, summary, error, told.Told(), CancellationToken.None); // also when the service ends
        log.Ended(key.Name, run, outcome, summary ?? error);
        if (outcome == JobOutcome.Failed && attempt < MostAttempts && !cancellation.IsCancellationRequested)
            await engine.Value.RunOnceAsync(key, attempt + 1, TimeSpan.FromMinutes(Math.Pow(2, attempt - 1)), CancellationToken.None);
    }

    async Task<(string Outcome, string? Summary, string? Error)> DoAsync(
        ScheduledJob job,
        long run,
        JobTurn told,
        CancellationToken cancellation
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var telling = TellAsync(job.SubscriptionId, run, told, ended.Token);
        try
        {
            if (!_bodies.TryGetValue(job.Kind, out var body))
                return (JobOutcome.Failed, null, $"this service knows no job of the kind '{job.Kind}'");
            var result = await body.RunAsync(told, cancellation);
            return (result.Complete ? JobOutcome.Succeeded : JobOutcome.Incomplete, result.Summary, null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return (JobOutcome.Interrupted, null, "the service ended; the next run goes on");
        }
#pragma warning disable CA1031 // the worker's boundary: whatever a job throws is its outcome
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.Failed(job.Name, run, error);
            return (JobOutcome.Failed, null, error.Message);
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    async Task TellAsync(int subscriptionId, long run, JobTurn told, CancellationToken ended)
    {
        string? last = null;
        try
        {
            while (true)
            {
                await Task.Delay(_tellEvery, time, ended);
                var now = told.Told();
                if (now.Progress == last)
                    continue;
                await runs.TellAsync(subscriptionId, run, now, ended);
                last = now.Progress;
            }
        }
        catch (OperationCanceledException)
        {
            // the job has ended
        }
        catch (NpgsqlException away)
        {
            log.CannotTell(run, away.Message); // progress is a courtesy; the job goes on
        }
    }
}
