using System.Net;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.ByHand;

/// <summary>Which names mean one dataset, by rule: what there is, what comes later, and as before when the rule goes.</summary>
public sealed class Rules_on_names(PostgresCluster cluster) : IAsyncLifetime
{
    const string Other = "postgres://127.0.0.1:5432";
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Equal_namespaces_join_what_is_there_and_what_comes_and_part_it_again()
    {
        await _service.RunAsync("one", ["a"], ["b"]);
        await _service.RunAsync("two", ["b"], ["c"], ns: Other);
        Assert.Equal("a->b unchecked", await _service.EdgesAsync("a"));
        var before = await AliasesAsync();
        var rule = new
        {
            kind = "namespace",
            namespaces = new[] { Rest.Ns, Other },
            reason = "one server",
        };
        var preview = await _service.SendAsync("/api/lineage/rules/preview", rule, 200);
        Assert.Equal((1, 2), (preview.GetProperty("setsJoined").GetInt32(), preview.GetProperty("datasetsJoined").GetInt32()));
        Assert.Equal("b b", preview.GetProperty("samples")[0].GetProperty("members").Words("name"));
        Assert.Equal(before, await AliasesAsync());

        var id = (await _service.SendAsync("/api/lineage/rules", rule)).GetProperty("rule").GetProperty("id").GetString();
        Assert.Equal("a->b unchecked, b->c unchecked", await _service.EdgesAsync("a"));
        await _service.RunAsync("three", ["c"], ["d"]);
        Assert.Equal("a->b unchecked, b->c unchecked, c->d unchecked", await _service.EdgesAsync("a"));
        Assert.Equal(1, (await _service.AskAsync("/api/lineage/rules")).GetProperty("rules").GetArrayLength());
        using (var replay = await _service.Http.PostAsync("/api/lineage/replay", null))
            Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal("a->b unchecked, b->c unchecked, c->d unchecked", await _service.EdgesAsync("a"));

        using (var removed = await _service.Http.DeleteAsync($"/api/lineage/rules/{id}"))
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal("a->b unchecked", await _service.EdgesAsync("a"));
        Assert.Equal(before, await AliasesAsync());
        using var again = await _service.Http.DeleteAsync($"/api/lineage/rules/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Case_counts_only_outside_of_the_pattern()
    {
        await _service.RunAsync("one", ["a"], ["DB.Orders"]);
        await _service.RunAsync("two", ["db.orders"], ["c"]);
        await _service.RunAsync("three", ["DB.Orders"], ["d"], ns: "hive://m");
        await _service.RunAsync("four", ["db.orders"], ["e"], ns: "hive://m");
        await _service.SendAsync(
            "/api/lineage/rules",
            new
            {
                kind = "case",
                namespacePattern = "postgres://*",
                reason = "folds",
            }
        );
        Assert.Equal("DB.Orders->c unchecked, a->DB.Orders unchecked", await _service.EdgesAsync("a"));
        Assert.Equal("db.orders->e unchecked", await _service.EdgesAsync("db.orders", ns: "hive://m"));
    }

    [Fact]
    public async Task A_rewrite_joins_partitions_with_their_table_and_a_preview_shows_what_speaks_against_it()
    {
        await _service.RunAsync("one", ["a"], ["t_2026"]);
        await _service.RunAsync("two", ["t_2025"], ["z"]);
        await _service.RunAsync("three", ["t_2025"], ["t_2026"]);
        await _service.SettleAsync();
        var rule = new
        {
            kind = "rewrite",
            namespacePattern = "^postgres:",
            namePattern = "_[0-9]{4}$",
            nameReplacement = "",
            reason = "partitions",
        };
        var preview = await _service.SendAsync("/api/lineage/rules/preview", rule, 200);
        Assert.Equal("one is made from the other", preview.GetProperty("conflicts")[0].GetProperty("why").GetString());
        await _service.SendAsync("/api/lineage/rules", rule);
        Assert.Contains("t_2025->z unchecked", await _service.EdgesAsync("a"), StringComparison.Ordinal);
        Assert.Contains("a->t_2025 unchecked", await _service.EdgesAsync("t_2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symlink_rule_may_come_before_its_datasets()
    {
        object[] datasets =
        [
            new { @namespace = "file", name = "/lake/t" },
            new { @namespace = Rest.Ns, name = "unknown" },
            new { @namespace = "hive://m", name = "db.t" },
        ];
        await _service.SendAsync(
            "/api/lineage/rules",
            new
            {
                kind = "symlink",
                datasets,
                reason = "an external table",
            }
        );
        await _service.RunAsync("one", ["a"], ["/lake/t"], ns: "file");
        await _service.RunAsync("two", ["db.t"], ["z"], ns: "hive://m");
        Assert.Equal("a->db.t unchecked, db.t->z unchecked", await _service.EdgesAsync("/lake/t", ns: "file"));
    }

    [Fact]
    public async Task Sql_finds_a_table_and_its_columns_under_the_other_name()
    {
        await _service.EventAsync(
            """{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"NS","name":"db.public.a","facets":{"schema":{"fields":[{"name":"x","type":"int"},{"name":"y","type":"int"}]}}}}""".Replace(
                "NS",
                Other,
                StringComparison.Ordinal
            )
        );
        await _service.RunAsync("load", [], ["db.public.b"], sql: "insert into public.b select * from public.a");
        Assert.Equal("", await ColumnsAsync());
        var id = (
            await _service.SendAsync(
                "/api/lineage/rules",
                new
                {
                    kind = "namespace",
                    namespaces = new[] { Rest.Ns, Other },
                    reason = "one server",
                }
            )
        ).GetProperty("rule").GetProperty("id").GetString();
        Assert.Equal("127.0.0.1 x>x, 127.0.0.1 y>y", await ColumnsAsync());
        using (await _service.Http.DeleteAsync($"/api/lineage/rules/{id}"))
            Assert.Equal("", await ColumnsAsync());
    }

    [Fact]
    public async Task Sql_knows_the_columns_of_a_table_by_what_a_symlink_of_it_shows()
    {
        await _service.RunAsync("load", ["db.public.a"], ["db.public.b"], sql: "insert into public.b select * from public.a");
        Assert.Equal("", await ColumnsAsync());
        await _service.EventAsync(
            """{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"file","name":"/lake/a","facets":{"schema":{"fields":[{"name":"x","type":"int"}]},"symlinks":{"identifiers":[{"namespace":"NS","name":"db.public.a","type":"TABLE"}]}}}}""".Replace(
                "NS",
                Rest.Ns,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("h x>x", await ColumnsAsync());
    }

    [Theory]
    [InlineData("""{"kind":"merge","reason":"r"}""", "kind is one of")]
    [InlineData("""{"kind":"namespace","namespaces":["a"],"reason":"r"}""", "namespaces is a list of 2")]
    [InlineData("""{"kind":"rewrite","namePattern":"(a","nameReplacement":"b","reason":"r"}""", "namePattern cannot be used")]
    [InlineData("""{"kind":"rewrite","namePattern":"(a)\\1","nameReplacement":"b","reason":"r"}""", "back references")]
    [InlineData("""{"kind":"rewrite","namePattern":"a","reason":"r"}""", "is required: without them nothing is rewritten")]
    [InlineData("""{"kind":"case","namespacePattern":"*","namespaces":["a","b"],"reason":"r"}""", "namespaces does not go with case")]
    [InlineData("""{"kind":"symlink","datasets":[null,{"namespace":"n"}],"reason":"r"}""", "no dataset")]
    [InlineData("""{"kind":"case","namespacePattern":"*"}""", "reason is required")]
    public async Task A_rule_that_cannot_be_used_is_refused_in_words(string body, string words)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync("/api/lineage/rules", content);
        Assert.InRange((int)response.StatusCode, 400, 422);
        Assert.Contains(
            words,
            JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    async Task<string> AliasesAsync() =>
        await _service.Database.ScalarAsync<string>(
            "SELECT coalesce(string_agg(a::text, ' ' ORDER BY a::text), '') FROM dataset_alias AS a"
        );

    async Task<string> ColumnsAsync() =>
        string.Join(
            ", ",
            (await _service.AskAsync("/api/lineage/job/load"))
                .GetProperty("columns")
                .EnumerateArray()
                .Select(c =>
                    $"{new Uri(c.GetProperty("from").GetProperty("namespace").GetString()!).Host} {c.GetProperty("from").GetProperty("field")}>{c.GetProperty("to").GetProperty("field")}"
                )
                .Order(StringComparer.Ordinal)
        );
}
