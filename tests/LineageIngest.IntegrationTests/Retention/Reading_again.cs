using LineageIngest.Host.Retention;
using LineageIngest.Host.Scheduling;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Resolution;
using LineageIngest.Stages;

namespace LineageIngest.IntegrationTests.Retention;

/// <summary>After an upgrade of the analyser every SQL is read again, once.</summary>
public sealed class Reading_again(PostgresCluster cluster)
{
    [Fact]
    public async Task An_older_analysers_claims_are_queued_once_and_nothing_changes_when_the_reading_is_the_same()
    {
        await using var rig = await EstateAsync();
        var before = await rig.HashAsync();
        var claims = (await QueueAsync(rig, TimeSpan.Zero)).Summary;
        Assert.Matches("^[1-9][0-9]* claims queued$", claims);
        await rig.DrainAsync();
        Assert.Equal(before, await rig.HashAsync());
        Assert.Equal("nothing was read by an older analyser", (await QueueAsync(rig, TimeSpan.Zero)).Summary);
        await ExecuteAsync(rig, "UPDATE reading_progress SET analyser = 0");
        Assert.Equal(claims, (await QueueAsync(rig, TimeSpan.Zero)).Summary);
    }

    [Fact]
    public async Task A_run_whose_time_is_over_is_incomplete_and_the_next_goes_on()
    {
        await using var rig = await EstateAsync();
        var first = await QueueAsync(rig, TimeSpan.FromHours(1));
        Assert.False(first.Complete);
        await rig.DrainAsync();
        var second = await QueueAsync(rig, TimeSpan.Zero);
        Assert.True(second.Complete);
        Assert.Equal("nothing was read by an older analyser", second.Summary); // all fitted into the first portion
    }

    async Task<PipelineRig> EstateAsync()
    {
        var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(await Recordings.ReadAsync("airflow-3.2.1.ndjson.gz"));
        await rig.DrainAsync();
        return rig;
    }

    static async Task<JobResult> QueueAsync(PipelineRig rig, TimeSpan step)
    {
        var clock = new SteppingClock(PipelineRig.Now, step);
        return await new ReResolutionJob(new ReResolution(rig.Db), new StageProgress(rig.Db, TimeProvider.System), clock).RunAsync(
            new JobContext(1, 1, "", clock),
            CancellationToken.None
        );
    }

    static async Task ExecuteAsync(PipelineRig rig, string statement)
    {
        await using var command = rig.Db.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
