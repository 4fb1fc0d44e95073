using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Scheduling;

/// <summary>A request that runs a job now, whatever the address calls it: a job, a crawl, a plan.</summary>
sealed class RunNow(JobPlan plan, JobRunStore runs)
{
    /// <summary>202 with the run that was the newest before, so that the caller knows the one that he asked for; null where there is no such job.</summary>
    public async Task<Accepted<RunAccepted>?> AcceptAsync(HttpContext http, JobKey key, CancellationToken cancellation)
    {
        var newest = await runs.ListAsync(key, long.MaxValue, 1, cancellation);
        return await plan.RunNowAsync(key, http.Caller()?.Name, cancellation)
            ? TypedResults.Accepted(
                $"/api/jobs/{Uri.EscapeDataString(key.Name)}/runs",
                new RunAccepted(key.Name, newest is [var run] ? run.RunId : 0)
            )
            : null;
    }
}
