namespace LineageIngest.Host.Scheduling;

static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Information, "job {Job} is still running; this run is left out or put off")]
    public static partial void StillRunning(this ILogger log, string job);

    [LoggerMessage(2, LogLevel.Information, "job {Job} run {Run}: {Outcome}, {Summary}")]
    public static partial void Ended(this ILogger log, string job, long run, string outcome, string? summary);

    [LoggerMessage(3, LogLevel.Error, "job {Job} run {Run} failed")]
    public static partial void Failed(this ILogger log, string job, long run, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "progress of run {Run} cannot be stored: {Reason}")]
    public static partial void CannotStoreProgress(this ILogger log, long run, string reason);

    [LoggerMessage(5, LogLevel.Error, "job {Job} of subscription {Subscription} is not planned: {Problem}")]
    public static partial void BadSchedule(this ILogger log, string job, int subscription, string problem);

    [LoggerMessage(6, LogLevel.Warning, "job {Job} of subscription {Subscription} was deleted in the dashboard; it is paused now")]
    public static partial void DeletedInDashboard(this ILogger log, string job, int subscription);

    [LoggerMessage(7, LogLevel.Error, "schedules cannot be compared with Hangfire's; tried again in a while")]
    public static partial void CannotReconcile(this ILogger log, Exception error);
}
