namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The promise of the pipeline: the graph is a function of the set of events.</summary>
public sealed class Order_and_repetition(PostgresCluster cluster)
{
    private const int Seed = 20261121;

    [Fact]
    public async Task Two_hundred_permutations_with_repetitions_give_the_same_rows()
    {
        var random = new Random(Seed);
        var sample = (await Recordings.ReadAllAsync()).OrderBy(_ => random.Next()).Take(150).ToList();
        await AssertSameRowsAsync(sample, 200, random);
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
            foreach (var chunk in events.Chunk(100)) await together.AppendAsync(chunk);
        });
        do await Task.WhenAll(together.DrainAsync(), together.DrainAsync());
        while (!append.IsCompleted);
        await append;
        await together.DrainAsync();
        Assert.Equal(await alone.HashAsync(), await together.HashAsync());
    }

    /// <summary>Each permutation comes in random chunks, with up to as many repetitions as events, and is projected chunk by chunk.</summary>
    private async Task AssertSameRowsAsync(List<byte[]> events, int permutations, Random random)
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(events);
        await rig.DrainAsync();
        var words = await Words.AboutAsync(rig);
        Assert.True(words.Count > 20, "There is little to speak of.");
        events = [.. events, .. words];
        await rig.AppendAsync(words);
        await rig.DrainAsync();
        var expected = await rig.HashAsync();
        for (var i = 0; i < permutations; i++)
        {
            await rig.ClearAsync();
            var order = events.Concat(Enumerable.Range(0, random.Next(events.Count)).Select(_ => events[random.Next(events.Count)])).OrderBy(_ => random.Next()).ToList();
            for (var taken = 0; taken < order.Count;)
            {
                var chunk = order.Skip(taken).Take(1 + random.Next(Math.Max(1, order.Count / 2))).ToList();
                await rig.AppendAsync(chunk);
                await rig.DrainAsync();
                taken += chunk.Count;
            }
            var actual = await rig.HashAsync();
            Assert.True(expected == actual, $"Permutation {i} differs: {string.Join("; ", expected.Split('\n').Except(actual.Split('\n')))} became {string.Join("; ", actual.Split('\n').Except(expected.Split('\n')))}");
        }
    }
}
