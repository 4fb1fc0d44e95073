using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace LineageIngest.Host.Scheduling;

/// <summary>
/// What becomes of a run that failed: tried again after a while, unless the schedule's next run comes first or there is no schedule. With retries beyond the
/// next run two chains of them overlapped while an Airflow was away; and what has no schedule runs only when somebody asks.
/// </summary>
sealed class RetryFilters(SchedulingOptions options, TimeProvider time) : IJobFilterProvider
{
    readonly JobFilter[] _filters =
    [
        // Takes the place of Hangfire's own rule of ten attempts. It still keeps the dashboard's list of retries, by the first words of the reason.
        // The greatest order wins among filters of one type; Hangfire's own has 20.
        new(new AutomaticRetryAttribute { Attempts = 0, LogEvents = false }, JobFilterScope.Method, order: 30),
        new(new RetryPolicy(options.RetryAfter, time), JobFilterScope.Method, order: 40),
    ];

    public IEnumerable<JobFilter> GetFilters(Job job) => _filters;

    sealed class RetryPolicy(IReadOnlyList<TimeSpan> delays, TimeProvider time) : IElectStateFilter
    {
        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is not FailedState failed)
                return;
            var retries = context.GetJobParameter<int>(HangfireJob.Retries);
            var isWorthIt = retries < delays.Count && NextRun(context) > time.GetUtcNow().UtcDateTime + delays[retries];
            if (isWorthIt)
                context.SetJobParameter(HangfireJob.Retries, retries + 1);
            context.CandidateState = isWorthIt
                ? new ScheduledState(delays[retries])
                {
                    Reason = $"Retry attempt {retries + 1} of {delays.Count}: {failed.Exception.Message}",
                }
                : new LastFailure(failed.Exception)
                {
                    Reason =
                        retries < delays.Count
                            ? "Not tried again: no run of its schedule is farther away"
                            : "Not tried again: all attempts failed",
                };
        }

        static DateTime? NextRun(ElectStateContext context)
        {
            var args = context.BackgroundJob.Job.Args;
            var id = JobEngine.Id(new JobKey((int)args[0], (string)args[1]));
            return
                context.Connection.GetAllEntriesFromHash($"recurring-job:{id}") is { } planned
                && planned.TryGetValue("NextExecution", out var next)
                ? JobHelper.DeserializeNullableDateTime(next)
                : null;
        }
    }

    /// <summary>Hangfire keeps failed jobs for ever, waiting for somebody to look at them. These go with the history: job_run tells of them as long as its retention says.</summary>
    sealed class LastFailure(Exception exception) : FailedState(exception), IState
    {
        bool IState.IsFinal => true;
    }
}
