using LineageIngest.Host.Scheduling;
using LineageIngest.Resolution;
using LineageIngest.Stages;

namespace LineageIngest.Host.Retention;

/// <summary>The job <c>re-resolution</c>: after an upgrade of the analyser the SQL of all claims is read again, never so fast that new claims would wait long behind old ones.</summary>
sealed class ReResolutionJob(ReResolution claims, StageProgress progress, TimeProvider time)
{
    public const string Kind = "re-resolution";

    /// <summary>Less than the interval of its schedule.</summary>
    static readonly TimeSpan _budget = TimeSpan.FromMinutes(10);

    /// <summary>Some seconds of work for resolution.</summary>
    const int MostWaiting = 2000;

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        var (end, queued) = (time.GetUtcNow() + _budget, 0L);
        await foreach (var batch in claims.QueueAsync(run.SubscriptionId, cancellation))
        {
            queued += batch;
            run.Log($"{queued} claims queued to be read again");
            run.Count(queued, null, "claims queued to be read again");
            while ((await progress.LagAsync(run.SubscriptionId, cancellation)).UnresolvedClaims > MostWaiting && time.GetUtcNow() < end)
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellation);
            if (time.GetUtcNow() >= end)
                return new JobResult($"{queued} claims queued, more to come", Complete: false);
        }
        return new JobResult(queued == 0 ? "nothing was read by an older analyser" : $"{queued} claims queued");
    }
}
