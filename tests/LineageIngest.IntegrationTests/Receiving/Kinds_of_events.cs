using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Receiving;

/// <summary>Kinds of events that lineage back ends are known to read wrongly, by public reports of their users: from the door to the answer.</summary>
public sealed class Kinds_of_events(PostgresCluster cluster) : IAsyncLifetime
{
    const string Facet = "\"_producer\":\"p\",\"_schemaURL\":\"s\"";
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_run_that_writes_another_dataset_takes_no_edge_from_the_first()
    {
        await PostAsync(Event("shaper", "COMPLETE", 1, "10:01", ["in/p1"], ["emb/p1"]));
        await PostAsync(Event("shaper", "COMPLETE", 2, "10:05", ["in/p2"], ["emb/p2"]));
        await PostAsync(Event("shaper", "COMPLETE", 3, "10:06", ["in/p3"], ["emb/p2"]));
        Assert.Equal(["in/p1 emb/p1 True"], await UpstreamAsync("emb/p1"));
        Assert.Equal(["in/p3 emb/p2 True"], await UpstreamAsync("emb/p2"));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(490)]
    public async Task What_nests_deeply_is_shown_by_every_list(int depth)
    {
        var facets =
            $"\"plan\":{{{Facet},\"v\":{string.Concat(Enumerable.Repeat("{\"c\":[", depth))}1{string.Concat(Enumerable.Repeat("]}", depth))}}}";
        await PostAsync(Event("deep", "COMPLETE", 1, "10:01", ["i"], ["o"], runFacets: facets, jobFacets: facets, outputFacets: facets));
        await _service.SettleAsync();
        foreach (
            var path in (string[])
                [
                    "/api/v1/jobs",
                    "/api/v1/namespaces/case/jobs",
                    "/api/v1/namespaces/case/datasets",
                    "/api/v1/namespaces/case/datasets/o/versions",
                    "/api/v1/events/lineage",
                    $"/api/v1/jobs/runs/{Run(1)}",
                    $"/api/lineage/runs/{Run(1)}/facets",
                    "/api/v1/lineage?nodeId=dataset:case:o",
                ]
        )
        {
            using var answer = await _service.Http.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Length > 0, path);
        }
    }

    [Theory]
    [InlineData("15:00:00.002", "COMPLETE", "15:00:00.001", "COMPLETED")]
    [InlineData("15:00:02", "FAIL", "15:00:00", "FAILED")]
    [InlineData("15:00:00", "ABORT", "10:05:00", "ABORTED")]
    public async Task One_end_ends_a_run_whatever_the_clocks_say(string start, string type, string end, string state)
    {
        await PostAsync(Event("skew", "START", 1, start, ["i"], ["o"]));
        await PostAsync(Event("skew", type, 1, end, ["i"], ["o"]));
        Assert.Equal(state, (await GetAsync($"/api/v1/jobs/runs/{Run(1)}")).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("\"documentation\":null,\"schema\":null")]
    [InlineData("\"documentation\":{},\"schema\":{}")]
    [InlineData("\"documentation\":{\"description\":\"\"},\"schema\":{\"fields\":[]}")]
    [InlineData("\"documentation\":[],\"schema\":\"x\"")]
    [InlineData("\"documentation\":5,\"schema\":{\"fields\":{\"name\":\"b\"}}")]
    public async Task A_facet_that_says_nothing_takes_nothing_away(string empty)
    {
        var facets = $"\"documentation\":{{{Facet},\"description\":\"why\"}},\"schema\":{Schema("a")}";
        await PostAsync(Event("job", "COMPLETE", 1, "10:01", [], ["t"], jobFacets: facets, outputFacets: facets));
        await PostAsync(Event("job", "COMPLETE", 2, "10:02", [], ["t"], jobFacets: empty, outputFacets: empty));
        Assert.Equal("why", (await GetAsync("/api/v1/namespaces/case/jobs/job")).GetProperty("description").GetString());
        var dataset = await GetAsync("/api/v1/namespaces/case/datasets/t");
        Assert.Equal("why", dataset.GetProperty("description").GetString());
        Assert.Equal("a", Assert.Single(dataset.GetProperty("fields").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Only_a_deletion_takes_a_facet_away()
    {
        await PostAsync(
            Event("job", "COMPLETE", 1, "10:01", [], ["t"], jobFacets: $"\"documentation\":{{{Facet},\"description\":\"why\"}}")
        );
        await PostAsync(Event("job", "COMPLETE", 2, "10:02", [], ["t"], jobFacets: $"\"documentation\":{{{Facet},\"_deleted\":true}}"));
        Assert.Equal(JsonValueKind.Null, (await GetAsync("/api/v1/namespaces/case/jobs/job")).GetProperty("description").ValueKind);
    }

    [Fact]
    public async Task A_reader_narrows_no_schema_and_reads_the_version_that_it_names()
    {
        await PostAsync(Event("mk", "COMPLETE", 1, "10:01", [], ["A"], outputFacets: $"{Version("1")},\"schema\":{Schema("a", "old")}"));
        await PostAsync(Event("mk", "COMPLETE", 2, "10:02", [], ["A"], outputFacets: $"{Version("2")},\"schema\":{Schema("a", "new")}"));
        await PostAsync(Event("use", "COMPLETE", 3, "10:03", ["A"], [], inputFacets: $"{Version("1")},\"schema\":{Schema("a", "old")}"));
        var dataset = await GetAsync("/api/v1/namespaces/case/datasets/A");
        Assert.Equal(["a", "new"], dataset.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        Assert.Equal("2", dataset.GetProperty("facets").GetProperty("version").GetProperty("datasetVersion").GetString());
        Assert.Equal(2, (await GetAsync("/api/lineage/schemas?id=dataset:case:A")).GetArrayLength());
        var upstream = await GetAsync($"/api/v1/runlineage/upstream?runId={Run(3)}");
        Assert.Equal(Run(1), upstream.GetProperty("runs")[0].GetProperty("inputs")[0].GetProperty("producedByRunId").GetString());
    }

    [Fact]
    public async Task Where_only_readers_speak_of_a_schema_the_widest_stands()
    {
        await PostAsync(Event("use", "COMPLETE", 1, "10:01", ["A"], [], inputFacets: $"\"schema\":{Schema("a", "b", "c")}"));
        await PostAsync(Event("use", "COMPLETE", 2, "10:02", ["A"], [], inputFacets: $"\"schema\":{Schema("a")}"));
        var version = Assert.Single((await GetAsync("/api/lineage/schemas?id=dataset:case:A")).EnumerateArray());
        Assert.Equal(3, version.GetProperty("columns").GetArrayLength());
    }

    [Theory]
    [InlineData("after=2026-04-01T12:00:00%2B02:00")]
    [InlineData("before=2026-04-01T12:00:00.000-05:00")]
    public async Task Times_with_an_offset_filter_events(string filter) =>
        Assert.Equal(JsonValueKind.Array, (await GetAsync($"/api/v1/events/lineage?{filter}")).GetProperty("events").ValueKind);

    [Fact]
    public async Task A_rename_is_an_edge_and_a_drop_is_no_write()
    {
        await PostAsync(Event("mk", "COMPLETE", 1, "10:01", ["raw"], ["old"], outputFacets: $"\"schema\":{Schema("x")}"));
        await PostAsync(
            Event(
                "rename",
                "COMPLETE",
                2,
                "10:02",
                [],
                ["new"],
                outputFacets: $"\"schema\":{Schema("x")},{Lifecycle("RENAME", ",\"previousIdentifier\":{\"namespace\":\"case\",\"name\":\"old\"}")}"
            )
        );
        await PostAsync(Event("report", "COMPLETE", 3, "10:03", ["new"], ["mart"]));
        await PostAsync(Event("drop", "COMPLETE", 4, "10:09", ["raw"], ["mart"], outputFacets: Lifecycle("DROP")));
        Assert.Equal(["new mart True", "old new True", "raw old True"], await UpstreamAsync("mart"));
        var nodes = (await GetAsync("/api/lineage/assets/upstream?id=dataset:case:mart"))
            .GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(n => n.GetProperty("name").GetString()!, n => n);
        Assert.Equal("dropped", nodes["mart"].GetProperty("state").GetString());
        Assert.Equal("renamed", nodes["old"].GetProperty("state").GetString());
        Assert.StartsWith("2026-03-01T10:03", nodes["mart"].GetProperty("lastWrittenAt").GetString(), StringComparison.Ordinal);
        Assert.True((await GetAsync("/api/v1/namespaces/case/datasets/mart")).GetProperty("deleted").GetBoolean());
        Assert.NotEmpty((await GetAsync("/api/lineage/column?dataset=new&namespace=case&column=x")).EnumerateArray());

        await PostAsync(Event("report", "COMPLETE", 5, "10:30", ["new"], ["mart"]));
        var again = await GetAsync("/api/lineage/assets/upstream?id=dataset:case:mart");
        Assert.Equal("present", again.GetProperty("nodes")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_told_in_the_answer_of_its_run()
    {
        await PostAsync(Event("t", "COMPLETE", 1, "yesterday", [], ["o"]));
        var run = (await GetAsync($"/api/lineage/runs/{Run(1)}"))[0];
        Assert.Contains("yesterday", run.GetProperty("unreadTimes")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no eventTime")]
    [InlineData("\"eventTime\":null,", "no eventTime")]
    [InlineData("\"eventTime\":{\"seconds\":1},", "{\"seconds\":1}")]
    public async Task A_time_that_is_no_text_is_told_too(string time, string told)
    {
        await PostAsync(
            Event("t", "COMPLETE", 1, "10:01", [], ["o"]).Replace("\"eventTime\":\"2026-03-01T10:01:00Z\",", time, StringComparison.Ordinal)
        );
        var run = (await GetAsync($"/api/lineage/runs/{Run(1)}"))[0];
        Assert.Equal(told, run.GetProperty("unreadTimes")[0].GetString());
    }

    [Fact]
    public async Task The_old_name_of_a_rename_lies_where_the_new_one_does()
    {
        await PostAsync(Event("mk", "COMPLETE", 1, "10:01", ["raw"], ["old"]));
        await PostAsync(
            Event(
                "rename",
                "COMPLETE",
                2,
                "10:02",
                [],
                ["new"],
                outputFacets: Lifecycle("RENAME", ",\"previousIdentifier\":{\"name\":\"old\"}")
            )
        );
        Assert.Equal(["old new True", "raw old True"], await UpstreamAsync("new"));
    }

    [Fact]
    public async Task Null_in_a_list_of_datasets_is_no_dataset()
    {
        await PostAsync(
            Event("n", "COMPLETE", 1, "10:01", ["i"], ["o"]).Replace("\"inputs\":[", "\"inputs\":[null,", StringComparison.Ordinal)
        );
        Assert.Equal(["i o True"], await UpstreamAsync("o"));
    }

    [Theory]
    [InlineData("\"run\":{\"runId\":\"", "\"run\":\"x\",\"r\":{\"runId\":\"", "/run/runId")]
    [InlineData("\"run\":{\"runId\":\"", "\"r\":{\"runId\":\"", "/run/runId")]
    [InlineData("\"job\":{\"namespace\":\"case\"", "\"job\":{\"namespace\":\"\"", "/job/namespace")]
    public async Task A_run_event_without_a_run_or_a_namespace_is_set_aside_and_its_sender_told(string part, string broken, string pointer)
    {
        using var answer = await _service.Http.PostAsync(
            "/api/v1/lineage",
            new StringContent(Event("x", "COMPLETE", 1, "10:01", ["i"], ["o"]).Replace(part, broken, StringComparison.Ordinal))
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(pointer, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_parent_known_only_from_a_facet_has_a_run()
    {
        var parent = $"\"parent\":{{\"run\":{{\"runId\":\"{Run(9)}\"}},\"job\":{{\"namespace\":\"case\",\"name\":\"dag\"}}}}";
        await PostAsync(Event("dag.t", "COMPLETE", 1, "10:01", ["a"], ["b"], runFacets: parent));
        Assert.Equal(1, (await GetAsync("/api/v1/namespaces/case/jobs/dag/runs")).GetProperty("runs").GetArrayLength());
        Assert.Equal("NEW", (await GetAsync($"/api/v1/jobs/runs/{Run(9)}")).GetProperty("state").GetString());
        Assert.Equal(Run(9), (await GetAsync($"/api/lineage/runs/{Run(1)}"))[0].GetProperty("parentRunId").GetString());
        await PostAsync(Event("dag", "COMPLETE", 9, "10:05", [], []));
        Assert.Equal("COMPLETED", (await GetAsync($"/api/v1/jobs/runs/{Run(9)}")).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("ABORT")]
    [InlineData("FAIL")]
    [InlineData("COMPLETE")]
    public async Task A_stream_stays_observed_after_its_end(string end)
    {
        const string stream = "\"jobType\":{\"processingType\":\"STREAMING\",\"integration\":\"FLINK\",\"jobType\":\"JOB\"}";
        await PostAsync(Event("st", "START", 1, "10:01", ["in"], [], jobFacets: stream));
        await PostAsync(Event("st", "RUNNING", 1, "10:02", ["in"], ["out"], jobFacets: stream));
        await PostAsync(Event("st", end, 1, "10:09", [], [], jobFacets: stream));
        Assert.Equal(["in out True"], await UpstreamAsync("out"));
        var written = (await GetAsync("/api/lineage/assets/upstream?id=dataset:case:out")).GetProperty("nodes")[0];
        Assert.StartsWith("2026-03-01T10:02", written.GetProperty("lastWrittenAt").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FINISHED", "/eventType")]
    [InlineData("5", "/eventType")]
    public async Task An_unknown_event_type_is_set_aside_and_its_sender_told(string type, string pointer)
    {
        using var answer = await _service.Http.PostAsync("/api/v1/lineage", new StringContent(Event("x", type, 1, "10:01", ["i"], ["o"])));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(pointer, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("pointer").GetString());
        await _service.SettleAsync();
        var aside = Assert.Single((await GetAsync("/api/lineage/set-aside")).GetProperty("events").EnumerateArray());
        Assert.Equal(pointer, aside.GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_breaks_no_list()
    {
        await PostAsync(
            Event(
                "half",
                "COMPLETE",
                1,
                "10:01",
                ["i"],
                ["o"],
                jobFacets: "\"documentation\":{\"description\":\"a\\ud800b\"},\"x\\udc00\":{\"v\":\"\\udfff\"}"
            )
        );
        Assert.Contains(
            "a\uFFFDb",
            (await GetAsync("/api/v1/namespaces/case/jobs/half")).GetProperty("description").GetString(),
            StringComparison.Ordinal
        );
        foreach (var path in (string[])["/api/v1/jobs", "/api/v1/events/lineage", "/api/lineage/job/half"])
            await GetAsync(path);
    }

    [Fact]
    public async Task An_edge_that_nobody_saw_for_long_is_stale_and_still_there()
    {
        for (var day = 1; day <= 28; day++)
        {
            var body = Event("daily", "COMPLETE", day, "10:00", ["in"], [day == 1 ? "old" : "new"]);
            await PostAsync(body.Replace("2026-03-01", $"2026-01-{day:00}", StringComparison.Ordinal));
        }
        Assert.Equal(["True"], await StaleAsync("old", "2026-01-28T11:00:00Z"));
        Assert.Equal(["False"], await StaleAsync("old", "2026-01-05T11:00:00Z"));
        Assert.Equal(["False"], await StaleAsync("new", "2026-01-28T11:00:00Z"));

        async Task<string[]> StaleAsync(string dataset, string asOf) =>
            [
                .. (await GetAsync($"/api/lineage/assets/upstream?id=dataset:case:{dataset}&asOf={asOf}"))
                    .GetProperty("edges")
                    .EnumerateArray()
                    .Select(e => e.GetProperty("stale").GetBoolean().ToString()),
            ];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_symlink_ends_when_its_producer_says_otherwise(bool reversed)
    {
        static string Symlink(string name) =>
            $"\"symlinks\":{{{Facet},\"identifiers\":[{{\"namespace\":\"case\",\"name\":\"{name}\",\"type\":\"TABLE\"}}]}}";
        string[] events =
        [
            Event("loader", "COMPLETE", 1, "10:01", ["raw"], ["/warehouse/t1"], outputFacets: Symlink("db.orders")),
            Event("loader", "COMPLETE", 2, "10:02", ["raw2"], ["/warehouse/t2"], outputFacets: Symlink("db.orders")),
            Event("loader", "COMPLETE", 3, "10:03", ["raw"], ["/warehouse/t1"], outputFacets: Symlink("db.old_orders")),
            Event("reader", "COMPLETE", 4, "10:04", ["db.orders"], ["report"]),
            Event("loader", "COMPLETE", 5, "10:05", ["raw"], ["/warehouse/t1"]),
        ];
        foreach (var body in reversed ? events.Reverse() : events)
            await PostAsync(body);
        Assert.Equal(["/warehouse/t2 report True", "raw2 /warehouse/t2 True"], await UpstreamAsync("report"));
        Assert.Equal(["raw /warehouse/t1 True"], await UpstreamAsync("db.old_orders"));
    }

    [Fact]
    public async Task A_gzip_body_whose_sender_does_not_say_so_is_read()
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Event("unsaid", "COMPLETE", 1, "10:01", ["i"], ["o"])));
        using var answer = await _service.Http.PostAsync("/api/v1/lineage", new ByteArrayContent(into.ToArray()));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(["i o True"], await UpstreamAsync("o"));
    }

    [Theory]
    [InlineData("[{\"namespace\":\"s3://bk\",\"name\":\"x.csv\",CLAIM}]", "[]")]
    [InlineData("[]", "[{\"namespace\":\"s3://bk\",\"name\":\"x.csv\",CLAIM}]")]
    [InlineData("[]", "[]")]
    public async Task Declared_assets_stand_beside_the_tables_of_the_sql(string inlets, string outlets)
    {
        const string Claim =
            "\"facets\":{\"lineage_ingest_claim\":{"
            + Facet
            + ",\"kind\":\"airflow-assets\",\"confidence\":0.9,\"certainty\":\"certain\"}}";
        const string Sql =
            "\"lineage_ingest_sql\":{"
            + Facet
            + ",\"statements\":[{\"query\":\"insert into mart.ain select a from raw.ain\",\"dialect\":\"postgres\",\"namespace\":\"postgres://pg:5432\",\"database\":\"shop\"}]}";
        await PostAsync(Event("ain.load", "COMPLETE", 1, "10:01", [], [], jobFacets: Sql));
        await PostAsync(
            "{\"eventTime\":\"2026-03-01T11:00:00Z\",\"producer\":\"https://p.example\",\"job\":{\"namespace\":\"case\",\"name\":\"ain.load\"},"
                + $"\"inputs\":{inlets},\"outputs\":{outlets}}}".Replace("CLAIM", Claim, StringComparison.Ordinal)
        );
        var job = await GetAsync("/api/v1/namespaces/case/jobs/ain.load");
        Assert.Equal(
            [.. inlets == "[]" ? (string[])[] : ["x.csv"], "shop.raw.ain"],
            Names("inputs").OrderDescending(StringComparer.Ordinal)
        );
        Assert.Equal(
            [.. outlets == "[]" ? (string[])[] : ["x.csv"], "shop.mart.ain"],
            Names("outputs").OrderDescending(StringComparer.Ordinal)
        );
        var graph = await GetAsync("/api/v1/lineage?nodeId=job:case:ain.load");
        Assert.Equal(3 + (inlets == outlets ? 0 : 1), graph.GetProperty("graph").GetArrayLength());

        List<string> Names(string side) =>
            [.. job.GetProperty(side).EnumerateArray().Select(dataset => dataset.GetProperty("name").GetString()!)];
    }

    static string Run(int number) => $"00000000-0000-4000-8000-{number:000000000000}";

    static string Schema(params string[] columns) =>
        $"{{{Facet},\"fields\":[{string.Join(',', columns.Select(c => $"{{\"name\":\"{c}\",\"type\":\"int\"}}"))}]}}";

    static string Version(string version) => $"\"version\":{{{Facet},\"datasetVersion\":\"{version}\"}}";

    static string Lifecycle(string change, string more = "") =>
        $"\"lifecycleStateChange\":{{{Facet},\"lifecycleStateChange\":\"{change}\"{more}}}";

    static string Event(
        string job,
        string type,
        int run,
        string time,
        string[] inputs,
        string[] outputs,
        string runFacets = "",
        string jobFacets = "",
        string inputFacets = "",
        string outputFacets = ""
    )
    {
        static string Datasets(string[] names, string facets) =>
            string.Join(',', names.Select(name => $"{{\"namespace\":\"case\",\"name\":\"{name}\",\"facets\":{{{facets}}}}}"));
        var at = time.Contains(':', StringComparison.Ordinal) ? $"2026-03-01T{time}{(time.Length == 5 ? ":00" : "")}Z" : time;
        return $"{{\"eventTime\":\"{at}\",\"eventType\":\"{type}\",\"producer\":\"https://p.example\",\"run\":{{\"runId\":\"{Run(run)}\",\"facets\":{{{runFacets}}}}},"
            + $"\"job\":{{\"namespace\":\"case\",\"name\":\"{job}\",\"facets\":{{{jobFacets}}}}},\"inputs\":[{Datasets(inputs, inputFacets)}],\"outputs\":[{Datasets(outputs, outputFacets)}]}}";
    }

    async Task PostAsync(string body)
    {
        using var answer = await _service.Http.PostAsync("/api/v1/lineage", new StringContent(body));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    async Task<JsonElement> GetAsync(string path)
    {
        await _service.SettleAsync();
        using var answer = await _service.Http.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(), new JsonDocumentOptions { MaxDepth = 4000 }).RootElement;
    }

    async Task<string[]> UpstreamAsync(string dataset)
    {
        var answer = await GetAsync($"/api/lineage/assets/upstream?id={Uri.EscapeDataString($"dataset:case:{dataset}")}");
        var names = answer
            .GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(n => n.GetProperty("id").GetGuid(), n => n.GetProperty("name").GetString());
        return
        [
            .. answer
                .GetProperty("edges")
                .EnumerateArray()
                .Select(e =>
                    $"{names[e.GetProperty("source").GetGuid()]} {names[e.GetProperty("target").GetGuid()]} {e.GetProperty("observed").GetBoolean()}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
