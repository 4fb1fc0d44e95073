using System.Text;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The promise of the pipeline: the graph is a function of the set of events.</summary>
public sealed class Order_and_repetition(PostgresCluster cluster)
{
    const int Seed = 20261121;

    [Fact]
    public async Task Eighty_permutations_with_repetitions_give_the_same_rows()
    {
        var random = new Random(Seed);
        var sample = (await Recordings.ReadAllAsync()).OrderBy(_ => random.Next()).Take(60).ToList();
        await AssertSameRowsAsync(sample, 80, random);
    }

    [Fact]
    public async Task Runs_that_repeat_themselves_or_change_their_minds_give_the_same_rows_in_any_order()
    {
        var random = new Random(Seed + 2);
        for (var estate = 0; estate < 8; estate++)
            await AssertSameRowsAsync(RepeatedRuns(random), 10, random, wordsAtLeast: 0);
    }

    [Fact]
    public async Task Five_permutations_of_everything_give_the_same_rows()
    {
        var random = new Random(Seed + 1);
        await AssertSameRowsAsync(await Recordings.ReadAllAsync(), 5, random);
    }

    [Fact]
    public async Task Replay_gives_the_same_rows()
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(await Recordings.ReadAllAsync());
        await rig.DrainAsync();
        await rig.AppendAsync(await Words.AboutAsync(rig));
        await rig.DrainAsync();
        var before = await rig.HashAsync();
        await rig.ReplayAsync();
        Assert.Equal(before, await rig.HashAsync());
    }

    [Fact]
    public async Task Two_projecting_workers_at_once_give_the_same_rows()
    {
        var events = await Recordings.ReadAllAsync();
        await using var alone = new PipelineRig(await cluster.CreateDatabaseAsync());
        await alone.AppendAsync(events);
        await alone.DrainAsync();
        await using var together = new PipelineRig(await cluster.CreateDatabaseAsync());
        var append = Task.Run(async () =>
        {
            foreach (var chunk in events.Chunk(100))
                await together.AppendAsync(chunk);
        });
        do await Task.WhenAll(together.DrainAsync(), together.DrainAsync());
        while (!append.IsCompleted);
        await append;
        await together.DrainAsync();
        Assert.Equal(await alone.HashAsync(), await together.HashAsync());
    }

    /// <summary>Each permutation comes in random chunks, with up to as many repetitions as events, and is projected chunk by chunk.</summary>
    async Task AssertSameRowsAsync(List<byte[]> events, int permutations, Random random, int wordsAtLeast = 21)
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(events);
        await rig.DrainAsync();
        var words = await Words.AboutAsync(rig);
        Assert.True(words.Count >= wordsAtLeast, "There is little to speak of.");
        events = [.. events, .. words];
        await rig.AppendAsync(words);
        await rig.DrainAsync();
        var expected = await rig.HashAsync();
        for (var i = 0; i < permutations; i++)
        {
            await rig.ClearAsync();
            var order = events
                .Concat(Enumerable.Range(0, random.Next(events.Count)).Select(_ => events[random.Next(events.Count)]))
                .OrderBy(_ => random.Next())
                .ToList();
            for (var taken = 0; taken < order.Count;)
            {
                var chunk = order.Skip(taken).Take(1 + random.Next(Math.Max(1, order.Count / 2))).ToList();
                await rig.AppendAsync(chunk);
                await rig.DrainAsync();
                taken += chunk.Count;
            }
            var actual = await rig.HashAsync();
            Assert.True(
                expected == actual,
                $"Permutation {i} differs: {string.Join("; ", expected.Split('\n').Except(actual.Split('\n')))} became {string.Join("; ", actual.Split('\n').Except(expected.Split('\n')))}"
            );
        }
    }

    /// <summary>Few jobs with many runs, siblings and retries within one parent run; most say the same, some say more or less, and some never end.</summary>
    static List<byte[]> RepeatedRuns(Random random)
    {
        var events = new List<byte[]>();
        for (var run = 0; run < 40; run++)
        {
            var (job, dagRun, minute) = (random.Next(3), random.Next(8), random.Next(600));
            var inputs = Enumerable.Range(0, random.Next(5) == 0 ? random.Next(4) : 2).Select(i => $"raw{job}{i}");
            foreach (
                var (state, after) in new[] { ("START", 0), (random.Next(6) == 0 ? "FAIL" : "COMPLETE", random.Next(30)) }.Take(
                    random.Next(8) == 0 ? 1 : 2
                )
            )
            {
                events.Add(
                    Event(
                        $"dag.task{job}",
                        $"00000000-0000-4000-8000-{run:000000000000}",
                        state,
                        minute + after,
                        inputs,
                        [$"mart{job}"],
                        $"00000000-0000-4000-9000-{dagRun:000000000000}"
                    )
                );
            }
        }
        for (var dagRun = 0; dagRun < 8; dagRun++)
        {
            if (random.Next(4) > 0)
            {
                events.Add(
                    Event(
                        "dag",
                        $"00000000-0000-4000-9000-{dagRun:000000000000}",
                        random.Next(4) == 0 ? "FAIL" : "COMPLETE",
                        random.Next(700),
                        [],
                        [],
                        null
                    )
                );
            }
        }

        return events;
    }

    static byte[] Event(
        string job,
        string run,
        string state,
        int minute,
        IEnumerable<string> inputs,
        IEnumerable<string> outputs,
        string? parent
    )
    {
        static string Datasets(IEnumerable<string> names) =>
            string.Join(',', names.Select(name => $$"""{"namespace":"postgres://h:5432","name":"{{name}}"}"""));
        var facets = parent is null
            ? ""
            : $$""","facets":{"parent":{"run":{"runId":"{{parent}}"},"job":{"namespace":"n","name":"dag"} } }""";
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"eventType":"{{{state}}}","eventTime":"{{{new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(
                minute
            ):O}}}","producer":"https://example.com",
             "run":{"runId":"{{{run}}}"{{{facets}}} },"job":{"namespace":"n","name":"{{{job}}}"},"inputs":[{{{Datasets(
                inputs
            )}}}],"outputs":[{{{Datasets(outputs)}}}]}
            """
        );
    }
}
