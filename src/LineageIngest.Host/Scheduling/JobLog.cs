namespace LineageIngest.Host.Scheduling;

static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Information, "job {Job} is still running; this turn is left out")]
    public static partial void StillRunning(this ILogger log, string job);

    [LoggerMessage(2, LogLevel.Information, "job {Job} run {Run}: {Outcome}, {Summary}")]
    public static partial void Ended(this ILogger log, string job, long run, string outcome, string? summary);

    [LoggerMessage(3, LogLevel.Error, "job {Job} run {Run} failed")]
    public static partial void Failed(this ILogger log, string job, long run, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "progress of run {Run} cannot be stored: {Reason}")]
    public static partial void CannotTell(this ILogger log, long run, string reason);
}
