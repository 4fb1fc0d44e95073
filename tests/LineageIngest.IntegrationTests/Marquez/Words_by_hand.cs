using LineageIngest.IntegrationTests.ByHand;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>What people say of lineage holds in the Marquez-compatible answers too.</summary>
public sealed class Words_by_hand(PostgresCluster cluster)
{
    [Fact]
    public async Task A_rejected_read_is_gone_and_an_added_edge_is_there()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.RunAsync("load", ["a", "x"], ["b"]);
        await service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "read",
                action = "reject",
                reason = "because",
                job = "job:n:load",
                source = new { @namespace = Rest.Ns, name = "x" },
            }
        );
        await service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "edge",
                action = "add",
                reason = "because",
                job = "job:n:load",
                source = new { @namespace = Rest.Ns, name = "z" },
                target = new { @namespace = Rest.Ns, name = "b" },
            }
        );
        var job = await service.AskAsync("/api/v1/namespaces/n/jobs/load");
        Assert.Equal(("a z", "b"), (job.GetProperty("inputs").Words("name"), job.GetProperty("outputs").Words("name")));
        var graph = await service.AskAsync($"/api/v1/lineage?nodeId={Rest.Id("b")}&depth=1");
        Assert.Equal($"dataset:{Rest.Ns}:a dataset:{Rest.Ns}:b dataset:{Rest.Ns}:z job:n:load", graph.GetProperty("graph").Words("id"));
    }
}
