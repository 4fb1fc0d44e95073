using System.Diagnostics;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The connection is cut right before the n-th statement, for every third n there is; afterwards the work is simply done again.</summary>
public sealed class Kill_between_statements(PostgresCluster cluster)
{
    [Fact]
    public async Task Loses_nothing_and_doubles_nothing()
    {
        var random = new Random(7);
        var sample = (await Recordings.ReadAllAsync()).OrderBy(_ => random.Next()).Take(25).ToList();
        await using var calm = new PipelineRig(await cluster.CreateDatabaseAsync());
        await calm.AppendAsync(sample);
        await calm.DrainAsync();
        sample.AddRange(await Words.AboutAsync(calm));
        await calm.AppendAsync(sample);
        await calm.DrainAsync();
        var expected = await calm.HashAsync();

        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        for (var victim = 1; ; victim += 3)
        {
            rig.Db.Clear(); // its pooled connections were cut as well
            await rig.ClearAsync();
            var cut = await AttemptAsync(database.Address, sample, victim);
            rig.Db.Clear();
            await rig.AppendAsync(sample);
            await rig.DrainAsync();
            var actual = await rig.HashAsync();
            Assert.True(expected == actual, $"After a cut before statement {victim}:\nexpected:\n{expected}\nactual:\n{actual}");
            if (!cut)
            {
                Assert.True(victim > 30, $"Only {victim} statements were seen: the knife is blunt.");
                return;
            }
        }
    }

    /// <summary>True when the knife fell, false when the work ended before its turn came.</summary>
    static async Task<bool> AttemptAsync(string address, List<byte[]> sample, int victim)
    {
        var (statement, fell) = (0, false);
        bool BeforeStatement()
        {
            if (fell || Interlocked.Increment(ref statement) != victim)
                return false;
            fell = true;
            Cut(address);
            return false;
        }

        // Npgsql asks its tracing filters before each command, if somebody listens to its activities.
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var watched = Database.Open(
            address,
            builder =>
                builder.ConfigureTracing(tracing =>
                    tracing.ConfigureCommandFilter(_ => BeforeStatement()).ConfigureBatchFilter(_ => BeforeStatement())
                )
        );
        await using var cut = new PipelineRig(watched);
        try
        {
            await cut.AppendAsync(sample);
            await cut.DrainAsync();
        }
        catch (NpgsqlException) when (fell)
        {
            return true;
        }
        return fell;
    }

    static void Cut(string address)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            connection
        );
        command.ExecuteNonQuery();
    }
}
