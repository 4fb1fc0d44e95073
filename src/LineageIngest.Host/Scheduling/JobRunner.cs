using System.Runtime.ExceptionServices;
using Hangfire.Server;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Runs a job when Hangfire says so: never twice at a time in all instances, with history, the end of the log and progress.</summary>
sealed class JobRunner(
    NpgsqlDataSource db,
    ScheduledJobStore jobs,
    JobRunStore runs,
    IEnumerable<JobBody> bodies,
    IHostApplicationLifetime service,
    TimeProvider time,
    ILogger<JobRunner> log
)
{
    static readonly TimeSpan _reportEvery = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, JobBody> _bodies = bodies.ToDictionary(body => body.Kind);

    /// <summary>What the run has to say; null when another run of this job is under way. What the job throws is recorded and thrown.</summary>
    public async Task<string?> RunAsync(JobKey key, JobStart start, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(key, cancellation) is not { } job)
            return "the job was removed while it was due";
        if (start.Trigger == JobStart.Retry && job.Paused is not null)
            return "left out: the job was paused";
        await using var slot = await AdvisoryLock.TryAcquireAsync(db, $"job/{key.SubscriptionId}/{key.Name}", cancellation);
        if (slot is null)
        {
            log.StillRunning(key.Name);
            return null;
        }
        var run = await runs.BeginAsync(key, start, cancellation);
        using var wall = Wall.Around(key.SubscriptionId);
        var context = new JobContext(key.SubscriptionId, run, job.Subject, time, start.By);
        var end = await RunAsync(job, run, context, cancellation);
        await runs.EndAsync(key.SubscriptionId, run, end, context.Snapshot(), CancellationToken.None); // also when the service ends
        log.Ended(key.Name, run, end.Outcome, end.Summary ?? end.Error);
        if (end.Outcome == JobOutcome.Cancelled)
            throw new JobAbortedException();
        end.Thrown?.Throw();
        return end.Summary;
    }

    async Task<JobEnd> RunAsync(ScheduledJob job, long run, JobContext context, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reporting = ReportProgressAsync(run, context, ended.Token);
        try
        {
            if (!_bodies.TryGetValue(job.Kind, out var body))
                throw new InvalidOperationException($"this service knows no job of the kind '{job.Kind}'");
            var result = await body.RunAsync(context, cancellation);
            return new JobEnd(result.Complete ? JobOutcome.Succeeded : JobOutcome.Incomplete, result.Summary, null, null);
        }
        catch (OperationCanceledException cancelled) when (cancellation.IsCancellationRequested)
        {
            return service.ApplicationStopping.IsCancellationRequested
                ? new JobEnd(
                    JobOutcome.Interrupted,
                    "the service ended; the next run goes on",
                    null,
                    ExceptionDispatchInfo.Capture(cancelled)
                )
                : new JobEnd(JobOutcome.Cancelled, "cancelled by hand", null, null);
        }
#pragma warning disable CA1031 // the worker's boundary: whatever a job throws is its outcome, and is thrown on once it is recorded
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.Failed(job.Name, run, error);
            context.Fail(error.Message);
            return new JobEnd(JobOutcome.Failed, null, error.Message, ExceptionDispatchInfo.Capture(error));
        }
        finally
        {
            await ended.CancelAsync();
            await reporting;
        }
    }

    async Task ReportProgressAsync(long run, JobContext context, CancellationToken ended)
    {
        JobRunProgress? last = null;
        var written = 0;
        try
        {
            while (true)
            {
                await Task.Delay(_reportEvery, time, ended);
                var now = context.Snapshot();
                if (now.Written == written && now.Progress == last)
                    continue;
                await runs.ReportProgressAsync(context.SubscriptionId, run, now, ended);
                (written, last) = (now.Written, now.Progress);
            }
        }
        catch (OperationCanceledException)
        {
            // the job has ended
        }
        catch (NpgsqlException away)
        {
            log.CannotStoreProgress(run, away.Message); // progress is a courtesy; the job goes on
        }
    }
}

/// <summary>How a run ended.</summary>
sealed record JobEnd(string Outcome, string? Summary, string? Error, ExceptionDispatchInfo? Thrown);
