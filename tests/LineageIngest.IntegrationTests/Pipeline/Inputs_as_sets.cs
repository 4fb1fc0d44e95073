using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;
using LineageIngest.IntegrationTests.ByHand;
using LineageIngest.Names;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>Inputs × outputs as a set of inputs and an edge per output say what an edge per pair says (decision 0011).</summary>
public sealed class Inputs_as_sets(PostgresCluster cluster)
{
    const int Subscription = 1;
    const int Seed = 20261129;

    /// <summary>Every pair an edge, and as many sets as there can be.</summary>
    const int Never = int.MaxValue;
    const int Always = 1;

    [Fact]
    public async Task Recordings_give_the_same_edges_either_way()
    {
        var events = await Recordings.ReadAllAsync();
        var (pairs, sets) = await BothAsync(events, Never, Always);
        await using (pairs)
        await using (sets)
        {
            Assert.True(await CountAsync(sets, "edge WHERE source_is_set") > 0, "no set");
            Assert.Equal(0L, await CountAsync(pairs, "edge WHERE source_is_set"));
            await AssertSameAsync(pairs, sets);
            var words = await Words.AboutAsync(pairs);
            await pairs.AppendAsync(words);
            await pairs.DrainAsync();
            await sets.AppendAsync(words);
            await sets.DrainAsync();
            await AssertSameAsync(pairs, sets);
        }
    }

    [Fact]
    public async Task Jobs_that_change_their_minds_give_the_same_edges_either_way_and_words_by_hand_too()
    {
        var random = new Random(Seed);
        for (var estate = 0; estate < 12; estate++)
        {
            var events = Estates.Make(random);
            var (pairs, sets) = await BothAsync(events, Never, estate % 2 == 0 ? Always : 8);
            await using (pairs)
            await using (sets)
            {
                Assert.True(await CountAsync(sets, "edge WHERE source_is_set") > 0, "no set");
                await AssertSameAsync(pairs, sets);
                foreach (var word in await Words.AboutAsync(pairs))
                {
                    await pairs.AppendAsync([word]);
                    await sets.AppendAsync([word]);
                }
                await pairs.DrainAsync();
                await sets.DrainAsync();
                await AssertSameAsync(pairs, sets);
            }
        }
    }

    [Fact]
    public async Task Rows_do_not_depend_on_the_order_of_events_and_replay_gives_them_again()
    {
        var random = new Random(Seed + 1);
        for (var estate = 0; estate < 3; estate++)
        {
            var events = Estates.Make(random);
            await using var all = PipelineRig.WithSets(await cluster.CreateDatabaseAsync(), Never);
            await all.AppendAsync(events);
            await all.DrainAsync();
            events.AddRange(await Words.AboutAsync(all));
            await using var rig = PipelineRig.WithSets(await cluster.CreateDatabaseAsync(), Always);
            await rig.AppendAsync(events);
            await rig.DrainAsync();
            var expected = await rig.HashAsync();
            Assert.True(await CountAsync(rig, "edge WHERE source_is_set") > 0, "no set");
            await rig.ReplayAsync();
            Assert.Equal(expected, await rig.HashAsync());
            for (var permutation = 0; permutation < 6; permutation++)
            {
                await rig.ClearAsync();
                var order = events.Concat(events.Take(random.Next(events.Count))).OrderBy(_ => random.Next()).ToList();
                foreach (var chunk in order.Chunk(1 + random.Next(order.Count)))
                {
                    await rig.AppendAsync(chunk);
                    await rig.DrainAsync();
                }
                Assert.Equal(expected, await rig.HashAsync());
            }
        }
    }

    [Fact]
    public async Task A_map_of_sets_kept_in_step_is_the_map_read_whole()
    {
        var random = new Random(Seed + 2);
        await using var rig = PipelineRig.WithSets(await cluster.CreateDatabaseAsync(), Always);
        using var kept = new GraphMaps(rig.Db);
        foreach (var chunk in Enumerable.Range(0, 4).SelectMany(_ => Estates.Make(random)).Chunk(25))
        {
            await rig.AppendAsync(chunk);
            await rig.DrainAsync();
            using var whole = new GraphMaps(rig.Db);
            Assert.Equal(await LinksAsync(whole), await LinksAsync(kept));
        }
    }

    [Fact]
    public async Task Thousands_of_inputs_and_outputs_are_as_many_rows_and_hold_up_no_other()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = new PipelineRig(database);
        string[] many = [.. Enumerable.Range(0, 1800).Select(i => $"t{i}")];
        string[] copies = [.. many.Select(t => $"copy_{t}")];
        await rig.AppendAsync(
            [
                Poison.Run("before", "COMPLETE", 0, ["raw"], ["t0"]),
                Poison.Run("copy", "COMPLETE", 1, many, copies),
                Poison.Run("after", "COMPLETE", 2, ["copy_t1799"], ["report"]),
            ]
        );
        await rig.DrainAsync();
        Assert.Equal(0L, await CountAsync(rig, "set_aside_claim"));
        Assert.Equal(1802L, await CountAsync(rig, "edge"));
        Assert.Equal(1800L, await CountAsync(rig, "source_set"));
        foreach (var table in new[] { "job_version_item", "evidence", "validity" })
            Assert.Equal(3 * 1800 + 6L, await CountAsync(rig, table));
        Assert.Equal(3L, await CountAsync(rig, "claim_version"));

        using var maps = new GraphMaps(rig.Db);
        var lineage = new LineageQuery(maps);
        var found = await WalkAsync(lineage, "raw", LineageDirection.Downstream);
        Assert.Equal((1803, 3), (found.Total, found.Datasets.Single(d => d.Id == Id("report")).Level));
        Assert.Equal(1802, found.Edges.Count); // raw → t0 → 1,800 copies, of which one → report
        Assert.Equal(1803, (await WalkAsync(lineage, "report", LineageDirection.Upstream)).Total);

        // The same job says less: what it no longer says has ended.
        await rig.AppendAsync([Poison.Run("copy", "COMPLETE", 3, ["t1"], ["copy_t1799"])]);
        await rig.DrainAsync();
        Assert.Equal(1803L, await CountAsync(rig, "edge"));
        var now = await WalkAsync(lineage, "report", LineageDirection.Upstream);
        Assert.Equal(new SortedSet<Guid> { Id("copy_t1799"), Id("report"), Id("t1") }, now.Datasets.Select(d => d.Id).Order());
        var before = await WalkAsync(lineage, "report", LineageDirection.Upstream, new DateTimeOffset(2026, 1, 1, 0, 2, 30, TimeSpan.Zero));
        Assert.Equal(1803, before.Total);
    }

    [Fact]
    public async Task One_pair_of_many_can_be_rejected_and_comes_back()
    {
        await using var service = await Service.StartAsync(cluster);
        string[] inputs = [.. Enumerable.Range(0, 20).Select(i => $"in{i}")];
        string[] outputs = [.. Enumerable.Range(0, 10).Select(i => $"out{i}")];
        await service.EventAsync(Encoding.UTF8.GetString(Poison.Run("job", "COMPLETE", 1, inputs, outputs)));
        var upstream = $"/api/lineage/assets/{Id("out3")}/upstream";
        Assert.Equal(20, (await service.AskAsync(upstream)).GetProperty("edges").GetArrayLength());
        var edge = (await service.AskAsync(upstream)).GetProperty("edges").EnumerateArray().First(e => Source(e) == Id("in7"));

        await SayAsync("reject");
        var left = (await service.AskAsync(upstream)).GetProperty("edges").EnumerateArray().ToList();
        Assert.Equal(19, left.Count);
        Assert.DoesNotContain(left, e => Source(e) == Id("in7"));
        Assert.Equal(20, (await service.AskAsync($"/api/lineage/assets/{Id("out4")}/upstream")).GetProperty("edges").GetArrayLength());
        var hidden = (await service.AskAsync(upstream + "?contradicted=true")).GetProperty("edges").EnumerateArray().Single(e => Source(e) == Id("in7"));
        Assert.Equal(("rejected", "no"), (hidden.GetProperty("verdict").GetString(), hidden.GetProperty("why").GetString()));
        Assert.Equal(edge.GetProperty("id").GetGuid(), hidden.GetProperty("id").GetGuid());
        Assert.Equal(11L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM edge"));
        var history = await service.AskAsync($"/api/lineage/edges/{edge.GetProperty("id").GetGuid()}/history");
        Assert.Equal("rejected", history.GetProperty("evidence")[1].GetProperty("verdict").GetString());

        await SayAsync("withdraw");
        Assert.Equal(10L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM edge"));
        Assert.Equal(edge.ToString(), (await service.AskAsync(upstream)).GetProperty("edges").EnumerateArray().Single(e => Source(e) == Id("in7")).ToString());

        async Task SayAsync(string action) =>
            await service.SendAsync(
                "/api/lineage/claims",
                new
                {
                    kind = "edge",
                    action,
                    source = new { @namespace = "d", name = "in7" },
                    target = new { @namespace = "d", name = "out3" },
                    reason = "no",
                }
            );

        static Guid Source(JsonElement edge) => edge.GetProperty("source").GetGuid();
    }

    [Fact]
    public async Task The_service_answers_the_same_either_way()
    {
        var random = new Random(Seed + 3);
        var events = (await Recordings.ReadAllAsync()).Concat(Estates.Make(random)).ToList();
        var (pairs, sets) = (await cluster.CreateDatabaseAsync(), await cluster.CreateDatabaseAsync());
        foreach (var (database, least) in new[] { (pairs, Never), (sets, Always) })
        {
            await using var rig = PipelineRig.WithSets(database, least, owns: false);
            await rig.AppendAsync(events);
            await rig.DrainAsync();
            await database.ExecuteAsync("ANALYZE"); // autovacuum would, in a service that runs for a while
        }
        await using var one = await Service.StartAsync(pairs);
        await using var other = await Service.StartAsync(sets);
        var assets = await AssetsAsync(pairs);
        Assert.True(assets.Count > 100, "few assets");
        var paths = Some(Paths(assets).ToList(), random).Concat(Some(await NamedPathsAsync(pairs), random)).ToList();
        Assert.True(paths.Count > 600, $"only {paths.Count} questions");
        var different = new List<string>();
        foreach (var path in paths)
        {
            var (expected, actual) = (await AnswerAsync(one, path), await AnswerAsync(other, path));
            if (expected != actual)
                different.Add(Difference(path, expected, actual));
        }
        Assert.True(different.Count == 0, $"{different.Count} of {paths.Count} answers differ:\n{string.Join('\n', different.Take(20))}");
    }

    async Task<(PipelineRig Pairs, PipelineRig Sets)> BothAsync(List<byte[]> events, int leastOfOne, int leastOfOther)
    {
        var one = PipelineRig.WithSets(await cluster.CreateDatabaseAsync(), leastOfOne);
        var other = PipelineRig.WithSets(await cluster.CreateDatabaseAsync(), leastOfOther);
        foreach (var rig in new[] { one, other })
        {
            await rig.AppendAsync(events);
            await rig.DrainAsync();
        }
        return (one, other);
    }

    static async Task AssertSameAsync(PipelineRig one, PipelineRig other)
    {
        using var maps = new GraphMaps(one.Db);
        using var others = new GraphMaps(other.Db);
        var (expected, actual) = (await LinksAsync(maps), await LinksAsync(others));
        Assert.True(
            expected.SequenceEqual(actual),
            $"{string.Join('\n', expected.Except(actual).Take(5))}\nbecame\n{string.Join('\n', actual.Except(expected).Take(5))}"
        );
        Assert.Equal(await SumsAsync(one), await SumsAsync(other));
    }

    /// <summary>Every link with what answers tell of it, one a line.</summary>
    static async Task<List<string>> LinksAsync(GraphMaps maps)
    {
        var map = await maps.CurrentAsync(Subscription, TestContext.Current.CancellationToken);
        return map.Read(m =>
            m.Jobs.SelectMany(job => job.AllLinks)
                .Select(link =>
                {
                    var (state, held) = (LinkState.Of(link, LinkState.Now), link.Earlier.Append(link.Newest).OrderBy(h => h.From));
                    return $"{link.Id} {link.Job.Id} {link.Source?.Id} {link.Target?.Id} {string.Join('|', held)} {string.Join('|', state.Kinds)} "
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{state.Observed} {state.Verdict} {state.Certain} {state.Confidence} {state.FirstAt} {state.LastAt}"
                        );
                })
                .Order(StringComparer.Ordinal)
                .ToList()
        );
    }

    /// <summary>What the tables of all else hold.</summary>
    static async Task<string> SumsAsync(PipelineRig rig)
    {
        var sums = new List<string>();
        foreach (var table in new[] { "job_dataset", "column_edge", "dataset", "claim_lookup" })
        {
            await using var command = rig.Db.CreateCommand($"SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '-') FROM {table} AS t");
            sums.Add($"{table} {await command.ExecuteScalarAsync()}");
        }
        return string.Join('\n', sums);
    }

    static async Task<long> CountAsync(PipelineRig rig, string from)
    {
        await using var command = rig.Db.CreateCommand($"SELECT count(*) FROM {from}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static Guid Id(string name) => new DatasetName("d", name).Id;

    static Task<FoundLineage> WalkAsync(LineageQuery lineage, string root, LineageDirection direction, DateTimeOffset? asOf = null) =>
        lineage.WalkAsync(
            Subscription,
            [Id(root)],
            0,
            direction,
            15,
            LineageQuestion.AllInReach,
            new LineageFilter(AsOf: asOf),
            TestContext.Current.CancellationToken
        );

    static async Task<List<Guid>> AssetsAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand("SELECT dataset_id FROM dataset UNION ALL SELECT job_id FROM job ORDER BY 1");
        await using var rows = await command.ExecuteReaderAsync();
        var assets = new List<Guid>();
        while (await rows.ReadAsync())
            assets.Add(rows.GetGuid(0));
        return assets;
    }

    /// <summary>Thousands of questions tell no more than some of them.</summary>
    static IEnumerable<string> Some(List<string> paths, Random random) => paths.Where(path => paths.Count < 400 || random.Next(paths.Count) < 400);

    static IEnumerable<string> Paths(List<Guid> assets)
    {
        foreach (var id in assets)
        {
            yield return $"/api/lineage/assets/{id}/full?depth=15&limit=1000&columns=true";
            yield return $"/api/lineage/assets/{id}/upstream?depth=15&limit=7&contradicted=true";
            yield return $"/api/lineage/assets/{id}/downstream?depth=15&limit=1000&asOf=2026-01-01T08:00:00Z";
            yield return $"/api/lineage/assets/{id}/full?depth=3&induced=true&format=csv";
            yield return $"/api/lineage/assets/{id}/full?depth=4&induced=true";
            yield return $"/api/lineage/assets/{id}/full?depth=3&format=mermaid";
            yield return $"/api/lineage/assets/{id}/impact";
            yield return $"/api/lineage/assets/{id}/root-cause?at=2026-01-02T00:00:00Z";
            yield return $"/api/lineage/assets/{id}/history?limit=1000";
            yield return $"/api/lineage/diff?from=2026-01-01T05:00:00Z&to=2026-01-01T11:00:00Z&asset={id}&limit=1000";
            yield return $"/api/lineage/changes/histogram?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&asset={id}";
        }
        yield return "/api/lineage/audit?limit=1000";
        yield return "/api/lineage/diff?from=2025-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&limit=1000";
        yield return "/api/lineage/export";
        yield return "/api/lineage/export?format=atlas";
        yield return "/api/lineage/datasets?limit=500";
    }

    /// <summary>Edges by their ids, runs, and what Marquez is asked by name.</summary>
    static async Task<List<string>> NamedPathsAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand(
            """
            SELECT '/api/lineage/edges/' || item_id || '/history' FROM edge
             UNION ALL
            SELECT '/api/v1/lineage?depth=20&nodeId=' || node FROM (SELECT 'dataset:' || namespace || ':' || name AS node FROM dataset UNION ALL SELECT 'job:' || namespace || ':' || name FROM job) AS nodes
             UNION ALL
            SELECT '/api/lineage/events/' || event_id FROM event
             UNION ALL
            SELECT '/api/v1/namespaces/' || replace(replace(namespace, ':', '%3A'), '/', '%2F') || '/jobs/' || replace(name, '/', '%2F') FROM job
             ORDER BY 1
            """
        );
        await using var rows = await command.ExecuteReaderAsync();
        var paths = new List<string>();
        while (await rows.ReadAsync())
            paths.Add(rows.GetString(0));
        return paths;
    }

    static string Difference(string path, string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        string Part(string text) => text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 80)];
        return $"{path}\n   {Part(expected)}\n   {Part(actual)}";
    }

    /// <summary>Lists of which the order depends on what is stored are sorted; the moment of the answer is left out.</summary>
    static async Task<string> AnswerAsync(Service service, string path)
    {
        using var response = await service.Http.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!text.StartsWith('{') || path.Contains("/export", StringComparison.Ordinal))
            return $"{(int)response.StatusCode} {text}";
        var answer = JsonNode.Parse(text)!.AsObject();
        answer.Remove("computedAt");
        answer.Remove("traceId");
        foreach (var list in path.Contains("/diff", StringComparison.Ordinal) || path.Contains("/history", StringComparison.Ordinal) ? _unordered : [])
        {
            if (answer[list] is JsonArray items)
            {
                answer[list] = new JsonArray(
                    [.. items.Select(item => item!.DeepClone()).OrderBy(item => item!.ToJsonString(), StringComparer.Ordinal)]
                );
            }
        }
        return $"{(int)response.StatusCode} {answer.ToJsonString()}";
    }

    static readonly string[] _unordered = ["changes", "edges"];
}
