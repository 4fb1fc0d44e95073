using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>Questions and answers over HTTP, on events small enough to be checked by eye.</summary>
public sealed class Lineage_answers(PostgresCluster cluster) : IAsyncLifetime
{
    const string Ns = "postgres://h:5432";
    Service _service = null!;
    int _minute;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Levels_are_dataset_to_dataset_steps_and_depth_bounds_them()
    {
        await RunAsync("one", ["a"], ["b"]);
        await RunAsync("two", ["b"], ["c"]);
        await RunAsync("three", ["c"], ["a"]); // a cycle ends by itself
        var down = await GetAsync($"/api/lineage/assets/{Id("a")}/downstream");
        Assert.Equal("a@0 b@1 c@2", Nodes(down));
        Assert.Equal("a->b b->c c->a", Edges(down));
        Assert.Equal("a@0 b@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream?depth=1")));
        Assert.Equal("a@0 c@1 b@2", Nodes(await GetAsync($"/api/lineage/assets/upstream?id={Id("a")}&max_depth=15")));
        Assert.Equal("a@0 b@1 c@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/full")));
    }

    [Fact]
    public async Task Names_with_slashes_percents_and_colons_are_found_by_every_form_of_id()
    {
        await PostAsync(Run("odd/j%20b:1", "COMPLETE", [("h2:mem:x", "a/b%2Fc?d")], [("file", "/data/x#y")]));
        var name = Uri.EscapeDataString("dataset:h2:mem:x:a/b%2Fc?d");
        Assert.Equal("a/b%2Fc?d@0 /data/x#y@1", Nodes(await GetAsync($"/api/lineage/assets/{name}/downstream")));
        var own = (await GetAsync($"/api/lineage/assets/{name}/downstream")).GetProperty("rootAssetId").GetString();
        Assert.Equal("a/b%2Fc?d@0 /data/x#y@1", Nodes(await GetAsync($"/api/lineage/assets/{own}/downstream")));
        var job = await GetAsync($"/api/lineage/job/{Uri.EscapeDataString("odd/j%20b:1")}");
        Assert.Equal("odd/j%20b:1", job.GetProperty("job").GetProperty("name").GetString());
        Assert.Equal(
            "both",
            (await GetAsync($"/api/lineage/dataset/{Uri.EscapeDataString("/data/x#y")}")).GetProperty("direction").GetString()
        );
    }

    [Fact]
    public async Task Declared_is_told_from_observed()
    {
        await RunAsync("ok", ["a"], ["b"]);
        await RunAsync("broken", ["b"], ["c"], state: "FAIL");
        Assert.Equal("a@0 b@1 c@2", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream")));
        Assert.Equal("a@0 b@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream?observed=true")));
        await RunAsync("broken", ["b"], ["c"]);
        Assert.Equal("a@0 b@1 c@2", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream?observed=true")));
    }

    [Fact]
    public async Task An_edge_that_a_later_success_no_longer_shows_is_closed_and_found_as_of_before()
    {
        await RunAsync("job", ["old"], ["b"]);
        var before = Time();
        await RunAsync("job", ["new"], ["b"]);
        Assert.Equal("b@0 new@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("b")}/upstream")));
        Assert.Equal("b@0 old@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("b")}/upstream?asOf={Uri.EscapeDataString(before)}")));
    }

    [Fact]
    public async Task A_dag_is_the_union_of_its_tasks_and_a_task_counts_its_queries()
    {
        await PostAsync(Run("dag.extract", "COMPLETE", [(Ns, "a")], [(Ns, "b")], parent: "dag"));
        await PostAsync(Run("dag.load", "COMPLETE", [], [], parent: "dag"));
        await PostAsync(Run("dag.load.query.1", "COMPLETE", [(Ns, "b")], [(Ns, "c")], parent: "dag.load"));
        var dag = await GetAsync("/api/lineage/job/dag?namespace=n");
        Assert.Equal("a b", Names(dag, "inputs"));
        Assert.Equal("b c", Names(dag, "outputs"));
        Assert.Equal("b", Names(await GetAsync("/api/lineage/job/dag.load"), "inputs"));
        Assert.Equal("b@1 c@1", Nodes(await GetAsync("/api/lineage/assets/job:n:dag/downstream")));
    }

    [Fact]
    public async Task A_job_that_only_reads_has_reads_and_no_edge()
    {
        await RunAsync("sensor", ["a"], []);
        Assert.Equal("a", Names(await GetAsync("/api/lineage/job/sensor"), "inputs"));
        Assert.Equal("a@0", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/full")));
    }

    [Fact]
    public async Task Pieces_of_a_run_are_united_and_empty_is_not_gone()
    {
        await PostAsync(Run("job", "START", [(Ns, "a")], [], runId: "r"));
        await PostAsync(Run("job", "RUNNING", [], [], runId: "r"));
        await PostAsync(Run("job", "COMPLETE", [], [(Ns, "b")], runId: "r"));
        await PostAsync(Run("job", "FAIL", [], [], runId: "s"));
        Assert.Equal("a@0 b@1", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream?observed=true")));
        var runs = (await GetAsync("/api/lineage/job/job")).GetProperty("runs");
        Assert.Equal((2, "FAIL"), (runs.GetProperty("count").GetInt32(), runs.GetProperty("lastState").GetString()));
    }

    [Fact]
    public async Task Symlinks_make_one_dataset_of_two_names_whichever_is_asked()
    {
        await PostAsync(
            Run(
                "write",
                "COMPLETE",
                [(Ns, "a")],
                [("file", "/lake/t")],
                outputFacets: """{"symlinks":{"identifiers":[{"namespace":"hive://m","name":"db.t","type":"TABLE"}]}}"""
            )
        );
        await PostAsync(Run("read", "COMPLETE", [("hive://m", "db.t")], [(Ns, "z")]));
        foreach (var id in new[] { "dataset:file:/lake/t", "dataset:hive://m:db.t" })
            Assert.Equal("/lake/t@0 a@1 z@1", Nodes(await GetAsync($"/api/lineage/assets/{Uri.EscapeDataString(id)}/full")));
        Assert.Equal("a@0 /lake/t@1 z@2", Nodes(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream")));
    }

    [Fact]
    public async Task Column_lineage_is_walked_with_its_transformations()
    {
        await PostAsync(Run("one", "COMPLETE", [(Ns, "a")], [(Ns, "b")], outputFacets: Columns("x", "a", "x", "IDENTITY")));
        await PostAsync(Run("two", "COMPLETE", [(Ns, "b")], [(Ns, "c")], outputFacets: Columns("y", "b", "x", "AGGREGATION")));
        var up = await GetAsync($"/api/lineage/column?dataset=c&column=y&namespace={Uri.EscapeDataString(Ns)}");
        Assert.Equal(
            ["x AGGREGATION 1", "x IDENTITY 2"],
            up.EnumerateArray().Select(e => $"{e.GetProperty("sourceColumn")} {e.GetProperty("transformation")} {e.GetProperty("level")}")
        );
        Assert.Equal(2, (await GetAsync("/api/lineage/column?dataset=a&column=x&direction=downstream")).GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/api/lineage/column?dataset=a"));
    }

    [Fact]
    public async Task Explicit_lineage_replaces_inputs_times_outputs()
    {
        const string facet =
            """{"lineage":{"entries":[{"type":"DATASET","namespace":"postgres://h:5432","name":"x","inputs":[{"type":"DATASET","namespace":"postgres://h:5432","name":"a"}]},{"type":"DATASET","namespace":"postgres://h:5432","name":"y","inputs":[]}]}}""";
        await PostAsync(Run("job", "COMPLETE", [(Ns, "a"), (Ns, "b")], [(Ns, "x"), (Ns, "y")], jobFacets: facet));
        Assert.Equal(
            "a->x",
            Edges(await GetAsync("/api/lineage/assets/job:n:job/upstream"))
                + Edges(await GetAsync($"/api/lineage/assets/{Id("a")}/downstream"))
        );
        Assert.Equal("a b", Names(await GetAsync("/api/lineage/job/job"), "inputs"));
    }

    [Fact]
    public async Task A_job_event_declares_and_the_newest_one_replaces_the_others()
    {
        await PostAsync(Declaration("job", "a", "b"));
        await PostAsync(Declaration("job", "c", "b"));
        Assert.Equal("c", Names(await GetAsync("/api/lineage/job/job"), "inputs"));
        Assert.Equal("b@0", Nodes(await GetAsync($"/api/lineage/assets/{Id("b")}/upstream?observed=true")));
    }

    [Fact]
    public async Task Unknown_facets_of_runs_jobs_and_datasets_can_be_read_back()
    {
        await PostAsync(
            Run(
                "job",
                "START",
                [(Ns, "a")],
                [(Ns, "b")],
                runId: "r",
                runFacets: """{"mine":{"n":1,"deep":[{"x":null}]}}""",
                jobFacets: """{"ours":{"k":"v"}}""",
                outputFacets: """{"theirs":true}"""
            )
        );
        await PostAsync(Run("job", "COMPLETE", [], [], runId: "r", runFacets: """{"mine":{"n":2}}"""));
        Assert.Contains("\"n\":2", await TextAsync("/api/lineage/runs/r/facets"), StringComparison.Ordinal);
        Assert.Contains("\"k\":\"v\"", await TextAsync("/api/lineage/facets?id=job:n:job"), StringComparison.Ordinal);
        Assert.Contains("theirs", await TextAsync($"/api/lineage/facets?id={Id("b")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_versions_come_with_their_times()
    {
        static string Schema(string column) => $$$"""{"schema":{"fields":[{"name":"{{{column}}}","type":"int"}]}}""";
        await PostAsync(Run("job", "COMPLETE", [], [(Ns, "t")], outputFacets: Schema("x")));
        await PostAsync(Run("job", "COMPLETE", [], [(Ns, "t")], outputFacets: Schema("x")));
        await PostAsync(Run("job", "COMPLETE", [], [(Ns, "t")], outputFacets: Schema("y")));
        var versions = await GetAsync($"/api/lineage/schemas?id={Id("t")}");
        Assert.Equal(["x", "y"], versions.EnumerateArray().Select(v => v.GetProperty("columns")[0].GetProperty("name").GetString()));
        Assert.Equal(versions[1].GetProperty("from").GetString(), versions[0].GetProperty("to").GetString());
        var by = versions[1].GetProperty("by");
        Assert.Equal(("write", "job"), (by.GetProperty("kind").GetString(), by.GetProperty("job").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_limit_cuts_and_says_so()
    {
        for (var i = 0; i < 5; i++)
            await RunAsync($"job{i}", ["hub"], [$"out{i}"]);
        var answer = await GetAsync($"/api/lineage/assets/{Id("hub")}/downstream?limit=3");
        Assert.True(answer.GetProperty("truncated").GetBoolean());
        Assert.Equal((3, 6), (answer.GetProperty("nodes").GetArrayLength(), answer.GetProperty("totalNodes").GetInt32()));
    }

    [Fact]
    public async Task Pages_one_after_the_other_give_the_whole_graph_once()
    {
        for (var i = 0; i < 4; i++)
            await RunAsync($"split{i}", ["root"], [$"left{i}", $"right{i}"]);
        await RunAsync("join", ["left0", "left1", "right3"], ["end", "root"]);
        var whole = await GetAsync($"/api/lineage/assets/{Id("root")}/full");
        var (nodes, edges) = (new List<string>(), new List<string>());
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"/api/lineage/assets/{Id("root")}/full?limit=3{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            nodes.AddRange(Texts(page, "nodes"));
            edges.AddRange(Texts(page, "edges"));
            cursor = page.GetProperty("cursor").GetString();
            Assert.Equal(cursor is not null, page.GetProperty("truncated").GetBoolean());
        }
        Assert.Equal(Texts(whole, "nodes"), nodes);
        Assert.Equal(Texts(whole, "edges").Order(StringComparer.Ordinal), edges.Order(StringComparer.Ordinal));

        static IEnumerable<string> Texts(JsonElement answer, string property) =>
            answer.GetProperty(property).EnumerateArray().Select(item => item.GetRawText());
    }

    [Fact]
    public async Task A_node_shows_its_owner_its_last_run_its_freshness_and_its_quality()
    {
        await PostAsync(
            """
            {"eventType":"COMPLETE","eventTime":"2026-01-01T10:00:00Z","producer":"https://example.com","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
             "run":{"runId":"11111111-1111-4111-8111-111111111111"},"job":{"namespace":"n","name":"build"},"inputs":[{"namespace":"postgres://h:5432","name":"raw"}],
             "outputs":[{"namespace":"postgres://h:5432","name":"mart","facets":{"ownership":{"_producer":"p","_schemaURL":"s","owners":[{"name":"team:finance","type":"MAINTAINER"}]}}}]}
            """
        );
        await PostAsync(
            """
            {"eventType":"COMPLETE","eventTime":"2026-01-01T11:00:00Z","producer":"https://example.com","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
             "run":{"runId":"22222222-2222-4222-8222-222222222222"},"job":{"namespace":"n","name":"check"},"outputs":[],
             "inputs":[{"namespace":"postgres://h:5432","name":"mart","inputFacets":{"dataQualityAssertions":{"_producer":"p","_schemaURL":"s","assertions":[{"assertion":"not_null","column":"id","success":true},{"assertion":"unique","column":"id","success":false}]}}}]}
            """
        );
        var node = (await GetAsync($"/api/lineage/assets/{Id("mart")}/upstream")).GetProperty("nodes")[0];
        Assert.Equal("team:finance", node.GetProperty("owners")[0].GetString());
        Assert.Equal(
            ("11111111-1111-4111-8111-111111111111", "COMPLETE"),
            (node.GetProperty("lastRun").GetProperty("runId").GetString(), node.GetProperty("lastRun").GetProperty("state").GetString())
        );
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero), node.GetProperty("lastWrittenAt").GetDateTimeOffset());
        Assert.Equal(
            ("failed", 2, 1),
            (
                node.GetProperty("quality").GetProperty("state").GetString(),
                node.GetProperty("quality").GetProperty("assertions").GetInt32(),
                node.GetProperty("quality").GetProperty("failed").GetInt32()
            )
        );
    }

    [Theory]
    [InlineData("/api/lineage/assets/dataset:no:such/upstream", 404)]
    [InlineData("/api/lineage/job/none", 404)]
    [InlineData("/api/lineage/dataset/a?direction=sideways", 400)]
    [InlineData("/api/lineage/assets/dataset:n:a/upstream?depth=101", 400)]
    [InlineData("/api/lineage/assets/dataset:n:a/upstream?asOf=yesterday", 400)]
    [InlineData("/api/lineage/nothing", 404)]
    public async Task Errors_are_problems(string path, int status)
    {
        using var response = await _service.Http.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Export_and_replay_give_the_same_bytes()
    {
        foreach (var body in await Recordings.ReadAsync("dbt-ol-1.54.0.ndjson.gz"))
            await PostAsync(Encoding.UTF8.GetString(body));
        var before = await TextAsync("/api/lineage/export?wait=true");
        using (var replay = await _service.Http.PostAsync("/api/lineage/replay", null))
            Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal(before, await TextAsync("/api/lineage/export?wait=true"));
    }

    async Task RunAsync(string job, string[] inputs, string[] outputs, string state = "COMPLETE") =>
        await PostAsync(Run(job, state, [.. inputs.Select(i => (Ns, i))], [.. outputs.Select(o => (Ns, o))]));

    string Run(
        string job,
        string state,
        (string, string)[] inputs,
        (string, string)[] outputs,
        string? runId = null,
        string? parent = null,
        string runFacets = "{}",
        string jobFacets = "{}",
        string outputFacets = "{}"
    )
    {
        _minute++;
        var parentFacet = parent is null
            ? ""
            : """{"parent":{"run":{"runId":"PARENT-run"},"job":{"namespace":"n","name":"PARENT"}}}""".Replace(
                "PARENT",
                parent,
                StringComparison.Ordinal
            );
        return $$"""
            {"eventTime":"{{Time()}}","eventType":"{{state}}","producer":"https://example.org","run":{"runId":"{{runId
                ?? $"{job}-{_minute}"}}","facets":{{(parent is null ? runFacets : parentFacet)}}},
             "job":{"namespace":"n","name":"{{job}}","facets":{{jobFacets}}},"inputs":[{{Datasets(inputs, "{}")}}],"outputs":[{{Datasets(
                outputs,
                outputFacets
            )}}]}
            """;
    }

    string Declaration(string job, string input, string output)
    {
        _minute++;
        return $$"""{"eventTime":"{{Time()}}","producer":"p","job":{"namespace":"n","name":"{{job}}"},"inputs":[{{Datasets([(Ns, input)], "{}")}}],"outputs":[{{Datasets([(Ns, output)], "{}")}}]}""";
    }

    string Time() =>
        new DateTime(2026, 1, 1, 0, _minute, 0, DateTimeKind.Utc).ToString(
            "yyyy-MM-ddTHH:mm:ssZ",
            System.Globalization.CultureInfo.InvariantCulture
        );

    static string Datasets((string, string)[] datasets, string facets) =>
        string.Join(',', datasets.Select(d => $$"""{"namespace":"{{d.Item1}}","name":"{{d.Item2}}","facets":{{facets}}}"""));

    static string Columns(string target, string source, string column, string subtype) =>
        """{"columnLineage":{"fields":{"TARGET":{"inputFields":[{"namespace":"postgres://h:5432","name":"SOURCE","field":"COLUMN","transformations":[{"type":"DIRECT","subtype":"SUBTYPE"}]}]}}}}"""
            .Replace("TARGET", target, StringComparison.Ordinal)
            .Replace("SOURCE", source, StringComparison.Ordinal)
            .Replace("COLUMN", column, StringComparison.Ordinal)
            .Replace("SUBTYPE", subtype, StringComparison.Ordinal);

    static string Id(string name) => Uri.EscapeDataString($"dataset:{Ns}:{name}");

    async Task PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync("/api/v1/lineage", content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    async Task<string> TextAsync(string path)
    {
        await _service.SettleAsync();
        return await _service.Http.GetStringAsync(path);
    }

    async Task<JsonElement> GetAsync(string path)
    {
        await _service.SettleAsync();
        using var response = await _service.Http.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _service.Http.GetAsync(path);
        return response.StatusCode;
    }

    static string Nodes(JsonElement answer) =>
        string.Join(
            ' ',
            answer
                .GetProperty("nodes")
                .EnumerateArray()
                .Select(n => (Name: n.GetProperty("name").GetString(), Depth: n.GetProperty("depth").GetInt32()))
                .OrderBy(n => n.Depth)
                .ThenBy(n => n.Name, StringComparer.Ordinal)
                .Select(n => $"{n.Name}@{n.Depth}")
        );

    static string Edges(JsonElement answer)
    {
        var names = answer
            .GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(n => n.GetProperty("id").GetString()!, n => n.GetProperty("name").GetString());
        return string.Join(
            ' ',
            answer
                .GetProperty("edges")
                .EnumerateArray()
                .Select(e => $"{names[e.GetProperty("source").GetString()!]}->{names[e.GetProperty("target").GetString()!]}")
                .Order(StringComparer.Ordinal)
        );
    }

    static string Names(JsonElement answer, string list) =>
        string.Join(' ', answer.GetProperty(list).EnumerateArray().Select(d => d.GetProperty("name").GetString()));
}
