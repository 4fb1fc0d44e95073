namespace LineageIngest.Host.Scheduling;

/// <summary>How a job went lately. Recent: ended runs, newest last.</summary>
sealed record JobHistory(JobRun? Newest, double? MedianSeconds, DateTimeOffset? LastSuccessAt, IReadOnlyList<JobRunMark> Recent)
{
    public static readonly JobHistory Empty = new(null, null, null, []);

    /// <summary>From a job's latest runs, newest first.</summary>
    public static JobHistory Of(IReadOnlyList<JobRun> runs)
    {
        var successes = runs.Where(run => run.Outcome == JobOutcome.Succeeded).ToList();
        var seconds = successes.Select(run => run.Duration).OfType<double>().Order().ToList();
        return new JobHistory(
            runs.Count == 0 ? null : runs[0],
            seconds.Count == 0 ? null : (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2,
            successes.Count == 0 ? null : successes[0].EndedAt,
            [
                .. runs.Where(run => run.Duration is not null)
                    .Select(run => new JobRunMark(run.RunId, run.Outcome, run.Duration ?? 0, run.StartedAt))
                    .Reverse(),
            ]
        );
    }
}

/// <summary>A run in a row of runs.</summary>
public sealed record JobRunMark(long RunId, string Outcome, double Seconds, DateTimeOffset At);
