using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using LineageIngest.Retention;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The map is a copy: kept in step change by change it is the same as read whole, and it says what the tables say.</summary>
public sealed class Graph_map(PostgresCluster cluster)
{
    const int Subscription = 1;

    [Fact]
    public async Task A_map_kept_in_step_is_the_map_read_whole()
    {
        var random = new Random(7);
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        using var kept = new GraphMaps(rig.Db);
        var events = (await Recordings.ReadAllAsync()).OrderBy(_ => random.Next()).ToList();
        foreach (var chunk in events.Chunk(events.Count / 12))
        {
            await rig.AppendAsync(chunk);
            await rig.DrainAsync();
            using var whole = new GraphMaps(rig.Db);
            Assert.Equal(await WriteAsync(whole), await WriteAsync(kept));
        }
        foreach (var said in (await Words.AboutAsync(rig)).OrderBy(_ => random.Next()).Chunk(5))
        {
            await rig.AppendAsync(said);
            await rig.DrainAsync();
            using var whole = new GraphMaps(rig.Db);
            Assert.Equal(await WriteAsync(whole), await WriteAsync(kept));
        }
        await rig.ReplayAsync();
        using var after = new GraphMaps(rig.Db);
        var text = await WriteAsync(after);
        Assert.Equal(text, await WriteAsync(kept));
        Assert.True(text.Count > 500, $"only {text.Count} lines");
    }

    [Fact]
    public async Task A_map_that_looked_away_while_changes_were_forgotten_is_read_whole()
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        using var kept = new GraphMaps(rig.Db);
        var events = await Recordings.ReadAsync("airflow-3.2.1.ndjson.gz");
        await rig.AppendAsync(events.Take(events.Count / 3));
        await rig.DrainAsync();
        await WriteAsync(kept);
        foreach (var chunk in events.Skip(events.Count / 3).Chunk(1 + events.Count / 3))
        {
            await rig.AppendAsync(chunk);
            await rig.DrainAsync();
            await foreach (
                var gone in new ChangeRetention(rig.Db).SweepAsync(
                    DateTimeOffset.MaxValue,
                    RetentionMode.Remove,
                    TestContext.Current.CancellationToken
                )
            )
            {
                Assert.True(gone > 0);
            }
        }
        using var whole = new GraphMaps(rig.Db);
        Assert.Equal(await WriteAsync(whole), await WriteAsync(kept));
    }

    [Fact]
    public async Task A_link_says_what_its_evidence_says()
    {
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        await rig.AppendAsync(await Recordings.ReadAllAsync());
        await rig.DrainAsync();
        await rig.AppendAsync(await Words.AboutAsync(rig));
        await rig.DrainAsync();
        await using var connection = await rig.Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var stored = await connection.QueryAsync(
            """
            SELECT e.item_id, bool_or(e.first_observed_at IS NOT NULL),
                   min(CASE e.verdict WHEN 'confirmed' THEN '1confirmed' WHEN 'unchecked' THEN '2unchecked' WHEN 'rejected' THEN '4rejected' ELSE '3contradicted' END),
                   bool_or(e.certain), max(e.confidence), array_agg(e.kind ORDER BY e.kind COLLATE "C"), min(e.first_at) FILTER (WHERE seen.runs > 0), max(seen.last_at)
              FROM evidence AS e
              LEFT JOIN LATERAL evidence_seen(e.subscription_id, e.item_id, e.kind) AS seen ON true
             WHERE NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.item_id = e.item_id)
             GROUP BY e.item_id
             ORDER BY e.item_id
            """,
            row =>
                $"{row.GetGuid(0)} {row.GetBoolean(1)} {row.GetString(2)[1..]} {row.GetBoolean(3)} {row.GetFloat(4)} {string.Join(',', row.GetFieldValue<string[]>(5))} {row.GetFieldValue<DateTimeOffset>(6):O} {row.GetFieldValue<DateTimeOffset>(7):O}",
            TestContext.Current.CancellationToken
        );
        using var maps = new GraphMaps(rig.Db);
        var map = await maps.CurrentAsync(Subscription, TestContext.Current.CancellationToken);
        var mapped = map.Read(m =>
            m.Jobs.SelectMany(job => job.Links)
                .OrderBy(link => link.Id)
                .Select(link =>
                {
                    var state = LinkState.Of(link, DateTimeOffset.MaxValue.UtcTicks);
                    return $"{link.Id} {state.Observed} {state.Verdict} {state.Certain} {state.Confidence} {string.Join(',', state.Kinds)} {Instant(state.FirstAt):O} {Instant(state.LastAt):O}";
                })
                .ToList()
        );
        Assert.Equal(stored, mapped);
    }

    static async Task<List<string>> WriteAsync(GraphMaps maps)
    {
        var labels = new LabelQuery(maps);
        var map = await maps.CurrentAsync(Subscription, TestContext.Current.CancellationToken);
        var (nodes, jobs) = map.Read(m =>
            (
                m.Nodes.Where(n => n.Entering.Count + n.Leaving.Count > 0).Select(n => n.Id).ToList(),
                m.Jobs.Where(j => j.Links.Length > 0).Select(j => j.Id).ToList()
            )
        );
        var lines = new List<string>();
        foreach (var label in (await labels.DatasetsAsync(Subscription, nodes, TestContext.Current.CancellationToken)).Values)
        {
            lines.Add(
                $"{label} {string.Join('|', label.Aliases)} {string.Join('|', label.Owners)}".Replace(
                    label.Aliases.ToString()!,
                    "",
                    StringComparison.Ordinal
                )
            );
        }

        foreach (var label in (await labels.JobsAsync(Subscription, jobs, TestContext.Current.CancellationToken)).Values)
            lines.Add($"{label.Id} {label.Namespace} {label.Name} {label.WorkflowId} {label.LastRun} {string.Join('|', label.Owners)}");
        lines.AddRange(
            map.Read(m =>
                m.Jobs.SelectMany(job => job.Links)
                    .Select(link =>
                        $"{link.Id} {link.Job.Id} {link.Source?.Representative.Id} {link.Target?.Representative.Id} {link.Newest} {string.Join('|', link.Earlier.OrderBy(h => h.From))} "
                        + string.Join(
                            '|',
                            link.Showings.Select(s =>
                                $"{s.Kind} {s.Verdict} {s.Confidence} {s.Certain} {s.Version.Runs} {s.Version.FirstAt} {s.Version.LastAt} {s.Version.FirstObservedAt} {s.Version.LastObservedAt}"
                            )
                        )
                    )
                    .ToList()
            )
        );
        lines.AddRange(
            map.Read(m =>
                m.Nodes.Where(n => n.Members is not null)
                    .Select(n => $"set {n.Id} {string.Join('|', n.Members!.Select(x => x.Id).Order())}")
                    .ToList()
            )
        );
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
