using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.ByHand;

/// <summary>Nodes that a workflow engine reports one by one become lineage, in whatever order they come.</summary>
public sealed class Capture(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_write_takes_what_the_execution_read_whichever_report_comes_first()
    {
        await NodeAsync(
            new
            {
                node = "w",
                kind = "connector",
                operation = "write",
                connector = "postgres",
                database = "shop",
                schema = "public",
                table = "sales",
            }
        );
        await NodeAsync(
            new
            {
                node = "t",
                kind = "transformation",
                logic = "upper(name)",
            }
        );
        await NodeAsync(
            new
            {
                node = "r",
                kind = "connector",
                operation = "read",
                connector = "postgres",
                database = "shop",
                schema = "public",
                table = "orders",
            }
        );
        await NodeAsync(
            new
            {
                node = "r",
                kind = "connector",
                operation = "read",
                connector = "postgres",
                database = "shop",
                schema = "public",
                table = "orders",
            }
        );
        await NodeAsync(
            new
            {
                node = "other",
                kind = "connector",
                operation = "read",
                connector = "postgres",
                database = "shop",
                schema = "public",
                table = "secrets",
            },
            execution: "another"
        );
        Assert.Equal("shop.public.orders->shop.public.sales unchecked", await _service.EdgesAsync("shop.public.sales", ns: "postgres"));
        Assert.Equal(
            "shop.public.orders->shop.public.sales unchecked",
            await _service.EdgesAsync("shop.public.sales", "?observed=true", ns: "postgres")
        );
        var edge = (await _service.AskAsync($"/api/lineage/assets/{Rest.Id("shop.public.sales", "postgres")}/upstream")).GetProperty(
            "edges"
        )[0];
        Assert.Equal(
            ("[\"capture\"]", "wf"),
            (edge.GetProperty("evidence").GetRawText(), edge.GetProperty("job").GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task A_chain_that_is_told_is_followed_through_transformations_and_joins()
    {
        await NodeAsync(
            new
            {
                node = "w1",
                kind = "connector",
                operation = "write",
                connector = "pg",
                table = "joined",
                inputs = List("j"),
            }
        );
        await NodeAsync(
            new
            {
                node = "j",
                kind = "join",
                left = "t",
                right = "b",
            }
        );
        await NodeAsync(
            new
            {
                node = "t",
                kind = "transformation",
                inputs = List("r1"),
            }
        );
        foreach (var (node, table) in new[] { ("r1", "a"), ("r2", "b"), ("r3", "c") })
        {
            await NodeAsync(
                new
                {
                    node,
                    kind = "connector",
                    operation = "read",
                    connector = "pg",
                    table,
                }
            );
        }

        await NodeAsync(
            new
            {
                node = "w2",
                kind = "connector",
                operation = "write",
                connector = "pg",
                table = "copied",
                inputs = List("r3"),
            }
        );
        Assert.Equal("a->joined unchecked, b->joined unchecked", await _service.EdgesAsync("joined", ns: "pg"));
        Assert.Equal("c->copied unchecked", await _service.EdgesAsync("copied", ns: "pg"));
    }

    [Fact]
    public async Task What_is_read_after_the_write_did_not_feed_it()
    {
        await NodeAsync(
            new
            {
                node = "w",
                kind = "connector",
                operation = "write",
                connector = "pg",
                table = "out",
                at = "2026-01-01T00:02:00Z",
            }
        );
        await NodeAsync(
            new
            {
                node = "r1",
                kind = "connector",
                operation = "read",
                connector = "pg",
                table = "before",
                at = "2026-01-01T00:01:00Z",
            }
        );
        await NodeAsync(
            new
            {
                node = "r2",
                kind = "connector",
                operation = "read",
                connector = "pg",
                table = "after",
                at = "2026-01-01T00:03:00Z",
            }
        );
        Assert.Equal("before->out unchecked", await _service.EdgesAsync("out", ns: "pg"));
    }

    [Fact]
    public async Task The_assets_of_a_workflow_say_which_are_read_and_which_written()
    {
        await NodeAsync(
            new
            {
                node = "r",
                kind = "connector",
                operation = "read",
                connector = "pg",
                table = "a",
            }
        );
        await NodeAsync(
            new
            {
                node = "w",
                kind = "connector",
                operation = "write",
                connector = "pg",
                table = "b",
            }
        );
        await _service.SettleAsync();
        using var response = await _service.Http.GetAsync("/api/lineage/workflows/wf/assets?limit=1");
        Assert.Equal(
            ("2", "true"),
            (response.Headers.GetValues("X-Total-Count").Single(), response.Headers.GetValues("X-Truncated").Single())
        );
        var answer = await _service.AskAsync("/api/lineage/workflows/wf/assets");
        Assert.Equal(2, answer.GetProperty("totalAssets").GetInt32());
        Assert.Equal(
            "a pg/a table True False, b pg/b table False True",
            string.Join(
                ", ",
                answer
                    .GetProperty("assets")
                    .EnumerateArray()
                    .Select(a =>
                        $"{a.GetProperty("asset_name")} {a.GetProperty("asset_qualified_name")} {a.GetProperty("asset_type")} {a.GetProperty("is_source")} {a.GetProperty("is_target")}"
                    )
            )
        );
        Assert.Equal(
            answer.GetRawText(),
            (await _service.AskAsync($"/api/lineage/workflows/{answer.GetProperty("workflowId").GetString()}/assets")).GetRawText()
        );
    }

    [Fact]
    public async Task Nodes_that_are_reported_late_do_not_close_what_earlier_executions_showed()
    {
        await NodeAsync(
            new
            {
                node = "r",
                kind = "connector",
                operation = "read",
                connector = "pg",
                table = "a",
            }
        );
        await NodeAsync(
            new
            {
                node = "w",
                kind = "connector",
                operation = "write",
                connector = "pg",
                table = "b",
            }
        );
        await NodeAsync(
            new
            {
                node = "r",
                kind = "connector",
                operation = "read",
                connector = "pg",
                table = "a",
            },
            execution: "second"
        );
        Assert.Equal("a->b unchecked", await _service.EdgesAsync("b", ns: "pg"));
    }

    [Theory]
    [InlineData("""{"workflow":"wf","node":"n","kind":"join","left":"a","right":"b"}""", "/execution")]
    [InlineData("""{"execution":"e","workflow":"wf","node":"n","kind":"loop"}""", "/kind")]
    [InlineData("""{"execution":"e","workflow":"wf","node":"n","kind":"connector","connector":"pg","table":"t"}""", "/operation")]
    [InlineData("""{"execution":"e","workflow":"wf","node":"n","kind":"connector","operation":"read","connector":"pg"}""", "/table")]
    [InlineData("""{"execution":"e","workflow":"wf","node":"n","kind":"join","left":"a"}""", "/right")]
    [InlineData("""{"execution":"e","workflow":"wf","node":"n","kind":"transformation","at":"soon"}""", "/at")]
    public async Task A_report_that_lacks_something_is_refused_with_the_place(string body, string pointer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync("/api/lineage/capture", content);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(
            pointer,
            JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("pointer").GetString()
        );
    }

    static string[] List(params string[] nodes) => nodes;

    async Task NodeAsync(object report, string execution = "one")
    {
        var body = JsonSerializer.SerializeToNode(report)!.AsObject();
        (body["execution"], body["workflow"]) = (execution, "wf");
        await _service.SendAsync("/api/lineage/capture", body);
    }
}
