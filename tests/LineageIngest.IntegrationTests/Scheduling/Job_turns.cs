using LineageIngest.Host.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

namespace LineageIngest.IntegrationTests.Scheduling;

public sealed class Job_turns(PostgresCluster cluster)
{
    static readonly ScheduledJob _job = new(1, "work", "here", "15m", Paused: false);

    [Fact]
    public async Task Two_turns_at_the_same_time_are_one_run()
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
        await rig.RunAsync(); // comes back at once
        gate.SetResult();
        await first;
        Assert.Equal(["succeeded"], (await rig.RunsAsync()).Select(run => run.Outcome));
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_later_and_later_and_then_left_to_the_schedule()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var rig = await Rig.StartAsync(database, (_, _) => throw new InvalidOperationException("the world is broken"));
        for (var attempt = 1; attempt <= 5; attempt++)
            await rig.RunAsync(attempt);
        Assert.Equal([(2, 1), (3, 2), (4, 4), (5, 8)], rig.Engine.Asked.Select(asked => (asked.Attempt, (int)asked.Delay.TotalMinutes)));
        Assert.All(await rig.RunsAsync(), run => Assert.Equal(("failed", "the world is broken"), (run.Outcome, run.Error)));
    }

    [Fact]
    public async Task A_run_whose_process_died_is_lost_when_the_next_begins()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var rig = await Rig.StartAsync(
            database,
            (turn, _) =>
            {
                for (var line = 0; line < 500; line++)
                    turn.Log($"line {line}");
                return Task.FromResult(new JobResult("half", Complete: false));
            }
        );
        await rig.Runs.BeginAsync(_job.Key, 1, CancellationToken.None);
        await rig.RunAsync();
        var runs = await rig.RunsAsync();
        Assert.Equal(["incomplete", "lost"], runs.Select(run => run.Outcome));
        Assert.Equal(200, runs[0].Log.Length);
        Assert.EndsWith("line 499", runs[0].Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cut_by_the_services_end_says_so()
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
            }
        );
        await rig.Runner.RunAsync(_job.Key, 1, ending.Token);
        Assert.Equal(["interrupted"], (await rig.RunsAsync()).Select(run => run.Outcome));
        Assert.Empty(rig.Engine.Asked);
    }

    sealed record Rig(JobRunner Runner, JobRunStore Runs, FakeEngine Engine)
    {
        public static async Task<Rig> StartAsync(TestDatabase database, Func<JobTurn, CancellationToken, Task<JobResult>> body)
        {
            var (jobs, runs, engine) = (
                new ScheduledJobStore(database.Source, TimeProvider.System),
                new JobRunStore(database.Source, TimeProvider.System),
                new FakeEngine()
            );
            await jobs.SaveAsync(_job, CancellationToken.None);
            return new Rig(
                new JobRunner(
                    database.Source,
                    jobs,
                    runs,
                    [new JobBody("work", body)],
                    new Lazy<IJobEngine>(engine),
                    TimeProvider.System,
                    NullLogger<JobRunner>.Instance
                ),
                runs,
                engine
            );
        }

        public Task RunAsync(int attempt = 1) => Runner.RunAsync(_job.Key, attempt, CancellationToken.None);

        public Task<IReadOnlyList<JobRun>> RunsAsync() => Runs.ListAsync(_job.Key, long.MaxValue, 100, CancellationToken.None);
    }

    sealed class FakeEngine : IJobEngine
    {
        public List<(int Attempt, TimeSpan Delay)> Asked { get; } = [];

        public Task ApplyAsync(ScheduledJob job, CancellationToken cancellation) => Task.CompletedTask;

        public Task RemoveAsync(JobKey job, CancellationToken cancellation) => Task.CompletedTask;

        public Task RunOnceAsync(JobKey job, int attempt, TimeSpan delay, CancellationToken cancellation)
        {
            Asked.Add((attempt, delay));
            return Task.CompletedTask;
        }

        public Task<IReadOnlyDictionary<JobKey, DateTimeOffset>> NextAsync(
            IReadOnlyCollection<JobKey> jobs,
            CancellationToken cancellation
        ) => Task.FromResult<IReadOnlyDictionary<JobKey, DateTimeOffset>>(new Dictionary<JobKey, DateTimeOffset>());
    }
}
