using System.Text.Json;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Memory;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Marquez.Graph;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Runs;
using LineageIngest.Postgres;

namespace LineageIngest.IntegrationTests.Marquez;

public sealed class Remembered_nodes(PostgresCluster cluster)
{
    const int Subscription = 1;

    [Fact]
    public async Task A_graph_remembered_is_the_graph_read_anew_after_whatever_came_in_between()
    {
        var random = new Random(7);
        await using var rig = new PipelineRig(await cluster.CreateDatabaseAsync());
        using var kept = new Reader(rig);
        var events = (await Recordings.ReadAllAsync()).OrderBy(_ => random.Next()).ToList();
        foreach (var chunk in events.Chunk(1 + (events.Count / 8)))
        {
            await rig.AppendAsync(chunk);
            await rig.DrainAsync();
            await CompareAsync(rig, kept, random);
        }
        await rig.AppendAsync(await Words.AboutAsync(rig));
        await rig.DrainAsync();
        await CompareAsync(rig, kept, random);
    }

    static async Task CompareAsync(PipelineRig rig, Reader kept, Random random)
    {
        using var fresh = new Reader(rig);
        foreach (var root in (await RootsAsync(rig)).OrderBy(_ => random.Next()).Take(16))
            Assert.Equal(await fresh.GraphAsync(root), await kept.GraphAsync(root));
    }

    static async Task<List<Asset>> RootsAsync(PipelineRig rig)
    {
        await using var connection = await rig.Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.QueryAsync(
            "SELECT 0, dataset_id, namespace, name FROM dataset UNION ALL SELECT 1, job_id, namespace, name FROM job ORDER BY 1, 2",
            row => new Asset((AssetKind)row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetString(3)),
            TestContext.Current.CancellationToken
        );
    }

    sealed class Reader : IDisposable
    {
        readonly GraphMaps _maps;
        readonly RunPortraits _portraits = new();
        readonly NodeMemory _memory;
        readonly LineageGraph _graph;

        public Reader(PipelineRig rig)
        {
            _maps = new GraphMaps(rig.Db);
            _memory = new NodeMemory(rig.Db, new JobReader(new RunReader(_portraits)));
            _graph = new LineageGraph(rig.Db, _maps, _memory);
        }

        public async Task<string> GraphAsync(Asset root) =>
            JsonSerializer.Serialize((await _graph.AroundAsync(Subscription, root, 5, TestContext.Current.CancellationToken)).Graph);

        public void Dispose()
        {
            _memory.Dispose();
            _portraits.Dispose();
            _maps.Dispose();
        }
    }
}
