using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>What one event says can hold up no other: it is set aside alone, with the reason, and tried again by another program.</summary>
public sealed class Poison(PostgresCluster cluster)
{
    [Fact]
    public async Task An_event_that_cannot_be_stored_is_set_aside_alone()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        await database.ExecuteAsync("ALTER TABLE dataset ADD CONSTRAINT no_poison CHECK (name <> 'poison')");
        await rig.AppendAsync(Enumerable.Range(0, 300).Select(i => Run($"job{i}", "COMPLETE", i, ["raw"], [i == 137 ? "poison" : $"mart{i}"])));
        await rig.DrainAsync();
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside"));
        Assert.Contains("23514", await database.ScalarAsync<string>("SELECT reason FROM set_aside"), StringComparison.Ordinal);
        Assert.Equal(299L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));

        await database.ExecuteAsync("ALTER TABLE dataset DROP CONSTRAINT no_poison");
        Assert.Equal(0, await rig.Projection.RetryAfterUpgradeAsync(1, CancellationToken.None));
        await database.ExecuteAsync("UPDATE set_aside SET program = 'an older one'");
        Assert.Equal(1, await rig.Projection.RetryAfterUpgradeAsync(1, CancellationToken.None));
        await rig.DrainAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside"));
        Assert.Equal(300L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));
    }

    [Fact]
    public async Task A_claim_that_cannot_be_stored_is_set_aside_alone()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        await rig.AppendAsync([Run("other", "COMPLETE", 0, ["raw"], ["mart137"])]);
        await rig.DrainAsync();
        await database.ExecuteAsync(
            $"ALTER TABLE edge ADD CONSTRAINT no_poison CHECK (target_id <> '{await database.ScalarAsync<Guid>("SELECT dataset_id FROM dataset WHERE name = 'mart137'")}') NOT VALID"
        );
        await rig.AppendAsync(Enumerable.Range(0, 300).Select(i => Run($"job{i}", "COMPLETE", i, ["raw"], [$"mart{i}"])));
        await rig.DrainAsync();
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside_claim"));
        Assert.Equal(300L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));

        await database.ExecuteAsync("ALTER TABLE edge DROP CONSTRAINT no_poison; UPDATE set_aside_claim SET program = 'an older one'");
        Assert.Equal(1, await rig.Resolution.RetryAfterUpgradeAsync(1, CancellationToken.None));
        await rig.DrainAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside_claim"));
        Assert.Equal(301L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));
    }

    [Fact]
    public async Task A_job_of_thousands_of_inputs_and_outputs_holds_up_no_other()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        string[] many = [.. Enumerable.Range(0, 2001).Select(i => $"t{i}")];
        await rig.AppendAsync([Run("before", "COMPLETE", 0, ["raw"], ["mart"]), Run("copy", "COMPLETE", 1, many, [.. many.Select(t => $"copy_{t}")])]);
        await rig.AppendAsync([Run("after", "COMPLETE", 2, ["mart"], ["report"])]);
        await rig.DrainAsync();
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));
        Assert.StartsWith("2001 inputs × 2001 outputs", await database.ScalarAsync<string>("SELECT reason FROM set_aside_claim"), StringComparison.Ordinal);

        // The same job, split as it should be: what was set aside goes when the claim says less.
        await rig.AppendAsync([Run("copy", "COMPLETE", 3, ["t1"], ["copy_t1"])]);
        await rig.DrainAsync();
        Assert.Equal(3L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Runs_of_one_instant_that_say_this_and_that_in_turn_are_settled(bool withTime)
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        await rig.AppendAsync(
            Enumerable.Range(0, 40).Select(i => Run("job", "COMPLETE", i, [i % 2 == 0 ? "x" : "y"], ["mart"], withTime ? 0 : null))
        );
        await rig.DrainAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside_claim"));
        Assert.Equal(
            1L,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM validity JOIN edge USING (subscription_id, item_id) WHERE valid_to IS NULL"
            )
        );
    }

    [Fact]
    public async Task Names_and_types_beyond_the_limits_are_set_aside_and_the_rest_goes_on()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        var longName = new string('n', 4000);
        await rig.AppendAsync(
            [
                Run("one", "COMPLETE", 1, ["a"], ["b"]),
                Run("two", longName, 2, ["a"], ["b"]),
                Run("three", "COMPLETE", 3, ["a"], ["b"], facets: $$$"""{"{{{longName}}}":{"v":1} }"""),
                Run(longName, "COMPLETE", 4, ["a"], ["b"]),
                Run("five", "COMPLETE", 5, [longName], ["b"]),
                Run("six", "COMPLETE", 6, ["a"], ["c"]),
            ]
        );
        await rig.DrainAsync();
        Assert.Equal(4L, await database.ScalarAsync<long>("SELECT count(*) FROM set_aside"));
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM edge"));
    }

    internal static byte[] Run(
        string job,
        string type,
        int run,
        IEnumerable<string> inputs,
        IEnumerable<string> outputs,
        int? minute = -1,
        string facets = "{}"
    )
    {
        static object[] Datasets(IEnumerable<string> names) => [.. names.Select(name => new { @namespace = "d", name })];
        var time = minute is { } m ? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m < 0 ? run : m).ToString("O") : null;
        return Encoding.UTF8.GetBytes(
            JsonSerializer
                .Serialize(
                    new
                    {
                        eventTime = time,
                        eventType = type,
                        producer = "https://example.com",
                        run = new { runId = $"00000000-0000-4000-8000-{run:000000000000}" },
                        job = new { @namespace = "n", name = job, facets = "@@" },
                        inputs = Datasets(inputs),
                        outputs = Datasets(outputs),
                    }
                )
                .Replace("\"@@\"", facets, StringComparison.Ordinal)
        );
    }
}
