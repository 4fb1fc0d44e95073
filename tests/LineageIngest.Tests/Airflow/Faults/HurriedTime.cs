namespace LineageIngest.Tests.Airflow.Faults;

/// <summary>The real clock; waits end so many times sooner.</summary>
sealed class HurriedTime(double times) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / times : dueTime, period);
}
