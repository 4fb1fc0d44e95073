using LineageIngest.Host.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

namespace LineageIngest.IntegrationTests.Scheduling;

public sealed class Job_runs(PostgresCluster cluster)
{
    static readonly ScheduledJob _job = new(1, "work", "here", "15m");

    [Fact]
    public async Task Two_runs_at_the_same_time_are_one()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var gate = new TaskCompletionSource();
        var rig = await Rig.StartAsync(
            database,
            async (_, _) =>
            {
                await gate.Task;
                return new JobResult("done");
            }
        );
        var first = rig.RunAsync();
        while ((await rig.RunsAsync()).Count == 0)
            await Task.Delay(20);
        Assert.Null(await rig.RunAsync());
        gate.SetResult();
        Assert.Equal("done", await first);
        Assert.Equal(["succeeded"], (await rig.RunsAsync()).Select(run => run.Outcome));
    }

    [Fact]
    public async Task A_failure_is_recorded_and_thrown()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var rig = await Rig.StartAsync(database, (_, _) => throw new InvalidOperationException("the world is broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.RunAsync(attempt: 3));
        var run = Assert.Single(await rig.RunsAsync());
        Assert.Equal(("failed", "the world is broken", 3, "retry"), (run.Outcome, run.Error, run.Attempt, run.Trigger));
    }

    [Fact]
    public async Task A_run_whose_process_died_is_lost_when_the_next_begins()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var rig = await Rig.StartAsync(
            database,
            (context, _) =>
            {
                for (var line = 0; line < 500; line++)
                    context.Log($"line {line}");
                return Task.FromResult(new JobResult("half", Complete: false));
            }
        );
        await rig.Runs.BeginAsync(_job.Key, new JobStart("1", 1, JobStart.Schedule), CancellationToken.None);
        await rig.RunAsync();
        var runs = await rig.RunsAsync();
        Assert.Equal(["incomplete", "lost"], runs.Select(run => run.Outcome));
        Assert.Equal(200, runs[0].Log.Length);
        Assert.EndsWith("line 499", runs[0].Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cut_by_the_services_end_says_so_and_is_thrown_back()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        using var ending = new CancellationTokenSource();
        var rig = await Rig.StartAsync(
            database,
            async (_, cancellation) =>
            {
                await ending.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
                return new JobResult("never");
            },
            ending.Token
        );
        await Assert.ThrowsAsync<OperationCanceledException>(() => rig.RunAsync(cancellation: ending.Token));
        Assert.Equal(["interrupted"], (await rig.RunsAsync()).Select(run => run.Outcome));
    }

    [Fact]
    public async Task A_paused_job_is_not_tried_again()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var rig = await Rig.StartAsync(database, (_, _) => Task.FromResult(new JobResult("done")));
        await rig.Jobs.PauseAsync(_job.Key, new JobPause("maintenance", JobPause.Hand, DateTimeOffset.UnixEpoch), CancellationToken.None);
        Assert.Contains("paused", await rig.RunAsync(attempt: 2), StringComparison.Ordinal);
        Assert.Empty(await rig.RunsAsync());
    }

    sealed record Rig(JobRunner Runner, ScheduledJobStore Jobs, JobRunStore Runs)
    {
        public static async Task<Rig> StartAsync(
            TestDatabase database,
            Func<JobContext, CancellationToken, Task<JobResult>> body,
            CancellationToken stopping = default
        )
        {
            var (jobs, runs) = (
                new ScheduledJobStore(database.Source, TimeProvider.System),
                new JobRunStore(database.Source, TimeProvider.System)
            );
            await jobs.SaveAsync(_job, CancellationToken.None);
            return new Rig(
                new JobRunner(
                    database.Source,
                    jobs,
                    runs,
                    [new JobBody("work", "Works", body)],
                    new Lifetime(stopping),
                    TimeProvider.System,
                    NullLogger<JobRunner>.Instance
                ),
                jobs,
                runs
            );
        }

        public Task<string?> RunAsync(int attempt = 1, CancellationToken cancellation = default) =>
            Runner.RunAsync(_job.Key, new JobStart("1", attempt, attempt > 1 ? JobStart.Retry : JobStart.Schedule), cancellation);

        public Task<IReadOnlyList<JobRun>> RunsAsync() => Runs.ListAsync(_job.Key, long.MaxValue, 100, CancellationToken.None);
    }

    sealed class Lifetime(CancellationToken stopping) : Microsoft.Extensions.Hosting.IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;
        public CancellationToken ApplicationStopping => stopping;
        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() { }
    }
}
