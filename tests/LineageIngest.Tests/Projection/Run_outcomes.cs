using LineageIngest.Facts;

namespace LineageIngest.Tests.Projection;

public sealed class Run_outcomes
{
    [Theory]
    [InlineData("COMPLETE", "START@1 COMPLETE@2")]
    [InlineData("COMPLETE", "COMPLETE@2 START@1")]
    [InlineData("COMPLETE", "START@1 COMPLETE@1")]
    [InlineData("COMPLETE", "START@3 COMPLETE@2")]
    [InlineData("FAIL", "START@300 FAIL@5")]
    [InlineData("START", "START@1 COMPLETE@2 START@3")]
    [InlineData("COMPLETE", "START@3 COMPLETE@2 START@4")]
    [InlineData("RUNNING", "START@1 RUNNING@2")]
    [InlineData("FAIL", "START@1 COMPLETE@2 FAIL@3")]
    [InlineData("COMPLETE", "START@1 FAIL@2 COMPLETE@3")]
    [InlineData("COMPLETE", "START@1 COMPLETE@2 RUNNING@3")]
    [InlineData("COMPLETE", "START@1 COMPLETE@2 OTHER@3")]
    [InlineData("ABORT", "START@1 ABORT@2")]
    [InlineData("OTHER", "OTHER@1")]
    public void The_state_follows_from_the_times_of_the_states(string expected, string states) =>
        Assert.Equal(expected, Of(states, "AIRFLOW").State);

    [Fact]
    public void Sparks_failure_stands_against_a_later_complete() => Assert.Equal("FAIL", Of("START@1 FAIL@2 COMPLETE@3", "SPARK").State);

    [Theory]
    [InlineData(true, "START@1 COMPLETE@2", "BATCH")]
    [InlineData(true, "START@1 COMPLETE@2 START@3", "BATCH")]
    [InlineData(false, "START@1 RUNNING@2", "BATCH")]
    [InlineData(true, "START@1 RUNNING@2", "STREAMING")]
    [InlineData(false, "START@1 FAIL@2", "BATCH")]
    [InlineData(true, "START@1 RUNNING@2 FAIL@3", "STREAMING")]
    [InlineData(true, "START@1 RUNNING@2 ABORT@3", "STREAMING")]
    [InlineData(false, "START@1 FAIL@3", "STREAMING")]
    public void Success_observes_and_so_does_a_streams_running(bool observed, string states, string processing) =>
        Assert.Equal(observed, Of(states, "FLINK", processing).Observed);

    static RunOutcome Of(string states, string integration, string processing = "BATCH")
    {
        var run = new RunFacts { Type = new Register<JobTypeFact>(default, new JobTypeFact(integration, null, processing)) };
        foreach (var state in states.Split(' '))
        {
            var (name, minute) = (state.Split('@')[0], int.Parse(state.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture));
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
            run.States[name] = run.States.TryGetValue(name, out var seen)
                ? TimeSpanSeen.Merge(seen, new TimeSpanSeen(at, at))
                : new TimeSpanSeen(at, at);
        }
        return RunOutcome.Of(run);
    }
}
