using System.Net;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.ByHand;

/// <summary>What people say stands above what events claim, whenever either comes.</summary>
public sealed class Claims_by_hand(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_rejected_edge_is_hidden_shown_on_request_with_its_reason_and_stays_so_through_ingestion_and_replay()
    {
        await _service.RunAsync("load", ["a"], ["b"]);
        await SayAsync("reject", "a", "b");
        Assert.Equal("", await _service.EdgesAsync("a"));
        Assert.Equal("a->b rejected", await _service.EdgesAsync("a", "?contradicted=true"));
        var edge = (await _service.AskAsync($"/api/lineage/assets/{Rest.Id("a")}/downstream?contradicted=true")).GetProperty("edges")[0];
        Assert.Equal(
            ("because (ann)", "[\"manual\",\"openlineage\"]"),
            (edge.GetProperty("why").GetString(), edge.GetProperty("evidence").GetRawText())
        );
        Assert.Equal(0, (await _service.AskAsync($"/api/lineage/assets/{Rest.Id("b")}/history")).GetProperty("edges").GetArrayLength());
        await _service.RunAsync("load", ["a"], ["b"], day: 2);
        Assert.Equal("", await _service.EdgesAsync("a"));
        using (var replay = await _service.Http.PostAsync("/api/lineage/replay", null))
            Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal("", await _service.EdgesAsync("a"));
        Assert.Equal("edge manual because (ann)", Rejected(await _service.AskAsync("/api/lineage/audit")));
    }

    [Fact]
    public async Task A_rejection_may_come_before_the_claim_and_speaks_of_every_job_or_of_one()
    {
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "edge",
                action = "reject",
                reason = "because",
                source = Unknown("a"),
                target = Unknown("b"),
            }
        );
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "edge",
                action = "reject",
                reason = "because",
                job = "job:n:second",
                source = $"dataset:{Rest.Ns}:c",
                target = Unknown("b"),
            }
        );
        await _service.RunAsync("first", ["a", "c"], ["b"]);
        await _service.RunAsync("second", ["a", "c"], ["b"]);
        Assert.Equal("c->b unchecked", await _service.EdgesAsync("b"));
        Assert.Equal("a->b rejected, a->b rejected, c->b rejected, c->b unchecked", await _service.EdgesAsync("b", "?contradicted=true"));
    }

    [Fact]
    public async Task Withdrawing_undoes_exactly_and_the_newest_word_counts()
    {
        await _service.RunAsync("load", ["a"], ["b"]);
        var before = await EvidenceAsync();
        var said = await SayAsync("reject", "a", "b");
        await SayAsync("confirm", "a", "b");
        Assert.Equal("a->b confirmed", await _service.EdgesAsync("a"));
        var id = said.GetProperty("claims")[0].GetProperty("id").GetString();
        await _service.SendAsync($"/api/lineage/claims/{id}/withdraw", new { reason = "a slip", by = "ben" });
        Assert.Equal("a->b unchecked", await _service.EdgesAsync("a"));
        Assert.Equal(before, await EvidenceAsync());
        var detail = await _service.AskAsync($"/api/lineage/claims/{id}");
        Assert.Equal("withdraw confirm reject", detail.GetProperty("words").Words("action"));
    }

    [Fact]
    public async Task A_confirmed_claim_stands_against_the_sql_that_contradicts_it()
    {
        await _service.RunAsync(
            "load",
            ["db.public.a", "db.public.x"],
            ["db.public.b"],
            sql: "insert into public.b select v from public.a"
        );
        Assert.Equal("db.public.a->db.public.b confirmed", await _service.EdgesAsync("db.public.b"));
        await SayAsync("confirm", "db.public.x", "db.public.b");
        Assert.Equal("db.public.a->db.public.b confirmed, db.public.x->db.public.b confirmed", await _service.EdgesAsync("db.public.b"));
    }

    [Fact]
    public async Task An_added_edge_needs_no_job_and_no_run_closes_it()
    {
        await SayAsync("add", "a", "b");
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "edge",
                action = "add",
                reason = "because",
                job = new { @namespace = "n", name = "load" },
                source = Unknown("b"),
                target = Unknown("c"),
            }
        );
        await _service.RunAsync("load", ["z"], ["c"]);
        await _service.RunAsync("load", ["y"], ["c"], day: 20);
        Assert.Equal("a->b confirmed, b->c confirmed, y->c unchecked", await _service.EdgesAsync("c"));
        Assert.Equal("manual", (await _service.AskAsync("/api/lineage/job/manual")).GetProperty("job").GetProperty("name").GetString());
        await SayAsync("withdraw", "a", "b");
        Assert.Equal("b->c confirmed, y->c unchecked", await _service.EdgesAsync("c"));
    }

    [Fact]
    public async Task A_rejected_read_hides_what_flows_from_it_and_a_column_edge_is_judged_by_itself()
    {
        await _service.RunAsync(
            "load",
            ["db.public.a", "db.public.x"],
            ["db.public.b"],
            sql: "insert into public.b (v, w) select a.v, x.w from public.a join public.x on a.id = x.id"
        );
        Assert.Contains("db.public.x.w", await ColumnsAsync(), StringComparison.Ordinal);
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "read",
                action = "reject",
                reason = "because",
                job = "job:n:load",
                source = Unknown("db.public.x"),
            }
        );
        Assert.Equal("db.public.a", (await _service.AskAsync("/api/lineage/job/load")).GetProperty("inputs").Words("name"));
        Assert.DoesNotContain("db.public.x.w", await ColumnsAsync(), StringComparison.Ordinal);
        Assert.Contains("db.public.a.v", await ColumnsAsync(), StringComparison.Ordinal);
        var pair = new[] { new { source = "v", target = "v" } };
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "column-edge",
                action = "reject",
                reason = "because",
                source = Unknown("db.public.a"),
                target = Unknown("db.public.b"),
                columns = pair,
            }
        );
        Assert.DoesNotContain("db.public.a.v", await ColumnsAsync(), StringComparison.Ordinal);
        await _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "column-edge",
                action = "add",
                reason = "because",
                source = Unknown("db.public.a"),
                target = Unknown("db.public.b"),
                columns = new[]
                {
                    new
                    {
                        source = "n",
                        target = "m",
                        transformation = "AGGREGATION",
                    },
                },
            }
        );
        var column = (await _service.AskAsync("/api/lineage/column?dataset=db.public.b&column=m"))[0];
        Assert.Equal(
            ("n", "AGGREGATION", "manual"),
            (
                column.GetProperty("sourceColumn").GetString(),
                column.GetProperty("transformation").GetString(),
                column.GetProperty("taskId").GetString()
            )
        );
    }

    [Fact]
    public async Task A_word_on_one_name_of_a_dataset_is_a_word_on_all_of_them()
    {
        await _service.RunAsync("load", ["a"], ["b"]);
        await SayAsync("reject", "other", "b");
        Assert.Equal("a->b unchecked", await _service.EdgesAsync("b"));
        await _service.EventAsync(
            """{"eventTime":"2026-01-05T00:00:00Z","run":{"runId":"s"},"job":{"namespace":"n","name":"s"},"inputs":[{"namespace":"NS","name":"a","facets":{"symlinks":{"identifiers":[{"namespace":"NS","name":"other","type":"TABLE"}]}}}]}""".Replace(
                "NS",
                Rest.Ns,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("", await _service.EdgesAsync("b"));
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged_newest_first()
    {
        for (var i = 0; i < 5; i++)
            await SayAsync(i < 3 ? "add" : "reject", $"a{i}", "b");
        var first = await _service.AskAsync("/api/lineage/claims?limit=2");
        var second = await _service.AskAsync($"/api/lineage/claims?limit=2&cursor={first.GetProperty("next").GetString()}");
        var third = await _service.AskAsync($"/api/lineage/claims?limit=2&cursor={second.GetProperty("next").GetString()}");
        Assert.Equal(
            ["a4 a3", "a2 a1", "a0"],
            new[] { first, second, third }.Select(page =>
                string.Join(
                    ' ',
                    page.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("source").GetProperty("name").GetString())
                )
            )
        );
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
        Assert.Equal(3, (await _service.AskAsync("/api/lineage/claims?action=add")).GetProperty("claims").GetArrayLength());
        Assert.Equal(
            1,
            (await _service.AskAsync($"/api/lineage/claims?dataset={Rest.Id("a2")}&by=ann")).GetProperty("claims").GetArrayLength()
        );
    }

    [Theory]
    [InlineData(
        """{"kind":"edge","action":"reject","source":{"namespace":"n","name":"a"},"target":{"namespace":"n","name":"b"}}""",
        400,
        "/reason"
    )]
    [InlineData("""{"kind":"vertex","action":"reject","reason":"r"}""", 400, "/kind")]
    [InlineData("""{"kind":"edge","action":"doubt","reason":"r"}""", 400, "/action")]
    [InlineData("""{"kind":"edge","action":"add","reason":"r","source":{"namespace":"n","name":"a"}}""", 400, "/target")]
    [InlineData("""{"kind":"read","action":"add","reason":"r","source":{"namespace":"n","name":"a"}}""", 400, "/job")]
    [InlineData(
        """{"kind":"edge","action":"add","reason":"r","source":{"namespace":"n"},"target":{"namespace":"n","name":"b"}}""",
        422,
        "/source"
    )]
    [InlineData(
        """{"kind":"edge","action":"add","reason":"r","source":"dataset:x:y:z","target":{"namespace":"n","name":"b"}}""",
        422,
        "/source"
    )]
    [InlineData(
        """{"kind":"column-edge","action":"add","reason":"r","source":{"namespace":"n","name":"a"},"target":{"namespace":"n","name":"b"}}""",
        400,
        "/columns"
    )]
    [InlineData(
        """{"kind":"column-edge","action":"add","reason":"r","source":{"namespace":"n","name":"a"},"target":{"namespace":"n","name":"b"},"columns":[null]}""",
        400,
        "/columns"
    )]
    [InlineData(
        """{"kind":"edge","action":"withdraw","reason":"r","source":{"namespace":"n","name":"a"},"target":{"namespace":"n","name":"b"}}""",
        404,
        null
    )]
    [InlineData("""{"kind":"edge","action":""", 400, null)]
    public async Task What_makes_no_sense_is_refused_with_the_place(string body, int status, string? pointer)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync("/api/lineage/claims", content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, text);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        if (pointer is not null)
            Assert.Equal(pointer, JsonSerializer.Deserialize<JsonElement>(text).GetProperty("pointer").GetString());
    }

    static object Unknown(string name) => new { @namespace = Rest.Ns, name };

    Task<JsonElement> SayAsync(string action, string source, string target) =>
        _service.SendAsync(
            "/api/lineage/claims",
            new
            {
                kind = "edge",
                action,
                reason = "because",
                by = "ann",
                source = Unknown(source),
                target = Unknown(target),
            }
        );

    async Task<string> ColumnsAsync() =>
        string.Join(
            ' ',
            (await _service.AskAsync("/api/lineage/job/load"))
                .GetProperty("columns")
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("from").GetProperty("name")}.{c.GetProperty("from").GetProperty("field")}")
        );

    static string Rejected(JsonElement audit) =>
        string.Join(
            ", ",
            audit
                .GetProperty("contradicted")
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("item")} {c.GetProperty("evidence")} {c.GetProperty("why")}")
        );

    async Task<string> EvidenceAsync()
    {
        await _service.SettleAsync();
        return await _service.Database.ScalarAsync<string>("SELECT string_agg(e::text, E'\\n' ORDER BY e::text) FROM evidence AS e");
    }
}
