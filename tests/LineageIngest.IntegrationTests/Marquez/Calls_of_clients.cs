using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>The very calls that the web page and the Java and Python clients of Marquez make, with names that must be encoded.</summary>
public sealed class Calls_of_clients(PostgresCluster cluster) : IAsyncLifetime
{
    const string Ns = "postgres://h:5432";
    static readonly string _n = Uri.EscapeDataString(Ns);
    static readonly string _d = Uri.EscapeDataString("db/a.b c");
    static readonly string _j = Uri.EscapeDataString("jobs/one:two");
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.StartAsync(cluster);
        await PostAsync("/api/v1/lineage", Event("COMPLETE", "2026-01-01T00:10:00Z"), 201);
        await _service.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_web_page_finds_all_that_it_asks_for()
    {
        string[] paths =
        [
            $"column-lineage?nodeId={Uri.EscapeDataString($"dataset:{Ns}:db/a.b c")}&depth=2&withDownstream=true",
            "events/lineage?limit=25&before=2026-02-01T00:00:00.000Z&after=2025-12-01T00:00:00.000Z&offset=0&sortDirection=desc",
            "jobs/runs/6f1f9a52-0000-4000-8000-000000000001/facets?type=job",
            "jobs/runs/6f1f9a52-0000-4000-8000-000000000001/facets?type=run",
            "jobs?limit=25&offset=0",
            "jobs?runState=COMPLETED&limit=25&offset=0",
            $"lineage?nodeId={Uri.EscapeDataString($"job:{Ns}:jobs/one:two")}&depth=2",
            "namespaces",
            $"namespaces/{_n}/datasets?limit=25&offset=0",
            $"namespaces/{_n}/datasets/{_d}",
            $"namespaces/{_n}/datasets/{_d}/versions?limit=25&offset=0",
            $"namespaces/{_n}/jobs?limit=25&offset=0",
            $"namespaces/{_n}/jobs/{_j}",
            $"namespaces/{_n}/jobs/{_j}/runs?limit=25&offset=0",
            "search?q=one&sort=UPDATE_AT&limit=100",
            "stats/lineage-events?period=DAY&timezone=Europe%2FVienna",
            "stats/lineage-events?period=WEEK&timezone=Europe%2FVienna",
            "stats/jobs?period=DAY&timezone=UTC",
            "stats/datasets?period=WEEK&timezone=America%2FNew_York",
            "stats/sources?period=DAY&timezone=UTC",
            "tags",
        ];
        foreach (var path in paths)
            await GetAsync(path);
        Assert.Equal("db/a.b c", (await GetAsync($"namespaces/{_n}/datasets/{_d}")).GetProperty("name").GetString());
        Assert.Equal(
            3,
            (await GetAsync($"lineage?nodeId={Uri.EscapeDataString($"dataset:{Ns}:db/a.b c")}&depth=2"))
                .GetProperty("graph")
                .GetArrayLength()
        );
        Assert.Equal(1, (await GetAsync("jobs?runState=COMPLETED&limit=25&offset=0")).GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await GetAsync("jobs?runState=FAILED&limit=25&offset=0")).GetProperty("totalCount").GetInt32());
        Assert.Equal(7, (await GetAsync("stats/jobs?period=WEEK&timezone=UTC")).GetArrayLength());
    }

    [Fact]
    public async Task The_java_client_writes_and_reads_the_old_way()
    {
        await PutAsync("namespaces/old", """{"ownerName":"me","description":"d"}""");
        await PutAsync("sources/src", """{"type":"POSTGRESQL","connectionUrl":"jdbc:postgresql://h/db","description":"d"}""");
        var dataset = await PutAsync(
            "namespaces/old/datasets/t%2F1",
            """{"type":"DB_TABLE","physicalName":"public.t","sourceName":"src","fields":[{"name":"a","type":"INT","tags":["pii"],"description":"x"}],"tags":["gold"],"description":"d"}"""
        );
        Assert.Equal(
            ("public.t", "src", "d", "gold"),
            (
                Text(dataset, "physicalName"),
                Text(dataset, "sourceName"),
                Text(dataset, "description"),
                dataset.GetProperty("tags")[0].GetString()
            )
        );
        Assert.Equal("PII", dataset.GetProperty("fields")[0].GetProperty("tags")[0].GetString());
        var job = await PutAsync(
            "namespaces/old/jobs/j",
            """{"type":"BATCH","inputs":[{"namespace":"old","name":"t/1"}],"outputs":[{"namespace":"old","name":"t2"}],"location":"https://example.org/j.py","description":"d"}"""
        );
        Assert.Equal(
            ("t/1", "t2", "https://example.org/j.py"),
            (
                job.GetProperty("inputs")[0].GetProperty("name").GetString(),
                job.GetProperty("outputs")[0].GetProperty("name").GetString(),
                Text(job, "location")
            )
        );
        using var created = await _service.Http.PostAsync(
            "/api/v1/namespaces/old/jobs/j/runs",
            Json("""{"nominalStartTime":"2026-01-01T00:00:00Z","args":{"k":"v"}}""")
        );
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var run = await created.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("NEW", $"/api/v1/jobs/runs/{Text(run, "id")}"), (Text(run, "state"), created.Headers.Location?.ToString()));
        Assert.Equal("RUNNING", Text(await PostAsync($"/api/v1/jobs/runs/{Text(run, "id")}/start?at=2026-01-01T00:01:00Z"), "state"));
        var done = await PostAsync($"/api/v1/jobs/runs/{Text(run, "id")}/complete?at=2026-01-01T00:02:30Z");
        Assert.Equal(
            ("COMPLETED", 90_000L, "v"),
            (Text(done, "state"), done.GetProperty("durationMs").GetInt64(), done.GetProperty("args").GetProperty("k").GetString())
        );
        Assert.Equal("t2", done.GetProperty("outputDatasetVersions")[0].GetProperty("datasetVersionId").GetProperty("name").GetString());
        foreach (
            var path in new[]
            {
                "namespaces/old",
                "namespaces?limit=10&offset=0",
                "sources/src",
                "sources",
                "namespaces/old/datasets/t%2F1",
                "namespaces/old/datasets",
                "namespaces/old/datasets/t%2F1/versions",
                "namespaces/old/jobs/j",
                "namespaces/old/jobs",
                "namespaces/old/jobs/j/versions",
                "namespaces/old/jobs/j/runs",
                $"jobs/runs/{Text(run, "id")}",
                "tags?limit=10&offset=0",
                "search?q=t&filter=DATASET&limit=5",
                "lineage/?nodeId=job:old:j&depth=20",
                "column-lineage/?nodeId=dataset:old:t%2F1&depth=20&withDownstream=false",
                "events/lineage?sortDirection=desc&limit=100",
            }
        )
        {
            await GetAsync(path);
        }

        var version = (await GetAsync("namespaces/old/jobs/j/versions")).GetProperty("versions")[0];
        Assert.Equal(
            Text(version, "version"),
            Text(await GetAsync($"namespaces/old/jobs/j/versions/{Text(version, "version")}"), "version")
        );
        var written = (await GetAsync("namespaces/old/datasets/t%2F1/versions")).GetProperty("versions")[0];
        Assert.Equal(
            "a",
            (await GetAsync($"namespaces/old/datasets/t%2F1/versions/{Text(written, "version")}"))
                .GetProperty("fields")[0]
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task The_python_client_tags_and_marks_runs()
    {
        await PutAsync("tags/GOLD", """{"description":"checked"}""");
        Assert.Contains("checked", (await GetAsync("tags")).GetRawText(), StringComparison.Ordinal);
        await PostAsync($"/api/v1/namespaces/{_n}/datasets/{_d}/tags/GOLD");
        await PostAsync($"/api/v1/namespaces/{_n}/datasets/{_d}/fields/x/tags/pii");
        var job = await PostAsync($"/api/v1/namespaces/{_n}/jobs/{_j}/tags/nightly");
        Assert.Equal("nightly", job.GetProperty("tags")[0].GetString());
        var dataset = await GetAsync($"namespaces/{_n}/datasets/{_d}");
        Assert.Equal(
            ("GOLD", "PII"),
            (dataset.GetProperty("tags")[0].GetString(), dataset.GetProperty("fields")[0].GetProperty("tags")[0].GetString())
        );
        Assert.Equal("2026-01-01T00:10:00Z", Text(dataset, "updatedAt")); // a tag is no news of the data
        using (var gone = await _service.Http.DeleteAsync($"/api/v1/namespaces/{_n}/datasets/{_d}/tags/GOLD"))
            Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Equal(0, (await GetAsync($"namespaces/{_n}/datasets/{_d}")).GetProperty("tags").GetArrayLength());
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_their_words()
    {
        (string Method, string Path, string Body, int Status)[] requests =
        [
            ("POST", "/api/v1/namespaces/nowhere/jobs/j/runs", "{}", 404),
            ("PUT", "/api/v1/namespaces/n", "{", 400),
            ("PUT", "/api/v1/namespaces/n", "[]", 400),
            ("PUT", "/api/v1/sources/s", """{"type":7,"connectionUrl":"x"}""", 400),
            ("PUT", "/api/v1/namespaces/default/jobs/j", """{"type":"NONE"}""", 400),
            ("PUT", "/api/v1/namespaces/default/jobs/j", """{"type":"BATCH","inputs":[{"name":"x"}]}""", 400),
            (
                "PUT",
                "/api/v1/namespaces/default/datasets/d",
                """{"type":"DB_TABLE","physicalName":"d","sourceName":"s","fields":[{"type":"INT"}]}""",
                400
            ),
            ("PUT", "/api/v1/namespaces/default/jobs/j", """{"type":"BATCH","inputs":[null]}""", 400),
            ("PUT", "/api/v1/namespaces/default/jobs/j", """{"type":"BATCH","outputs":[null]}""", 400),
            (
                "PUT",
                "/api/v1/namespaces/default/datasets/d",
                """{"type":"DB_TABLE","physicalName":"d","sourceName":"s","fields":[null]}""",
                400
            ),
            (
                "PUT",
                "/api/v1/namespaces/default/datasets/d",
                """{"type":"DB_TABLE","physicalName":"d","sourceName":"s","tags":[null]}""",
                400
            ),
            ("POST", "/api/v1/jobs/runs/00000000-0000-0000-0000-000000000000/start", "", 404),
            ("POST", "/api/v1/jobs/runs/6f1f9a52-0000-4000-8000-000000000001/start?at=noon", "", 400),
            ("GET", "/api/v1/jobs?lastRunStates=DANCING", "", 400),
            ("GET", "/api/v1/stats/jobs?period=YEAR", "", 400),
            ("GET", "/api/v1/stats/jobs?timezone=Nowhere", "", 400),
            ("GET", "/api/v1/search?q=a&sort=COLOUR", "", 400),
            ("GET", "/api/v1/column-lineage?nodeId=dataset:a:b&withDownstream=perhaps", "", 400),
            ("GET", "/api/v2beta/search/jobs?q=a", "", 503),
        ];
        foreach (var (method, path, body, status) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body.Length == 0 ? null : Json(body) };
            using var response = await _service.Http.SendAsync(request);
            Assert.True(status == (int)response.StatusCode, $"{method} {path}: {(int)response.StatusCode}");
            var error = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(status, error.GetProperty("code").GetInt32());
            Assert.NotEqual("", error.GetProperty("message").GetString());
        }
    }

    static string Event(string state, string time) =>
        $$$$"""
            {"eventTime":"{{{{time}}}}","eventType":"{{{{state}}}}","producer":"p","run":{"runId":"6f1f9a52-0000-4000-8000-000000000001"},"job":{"namespace":"{{{{Ns}}}}","name":"jobs/one:two"},
             "inputs":[{"namespace":"{{{{Ns}}}}","name":"in"}],"outputs":[{"namespace":"{{{{Ns}}}}","name":"db/a.b c","facets":{"schema":{"fields":[{"name":"x","type":"int"}]}}}]}
            """;

    async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _service.Http.GetAsync($"/api/v1/{path}");
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<JsonElement> PutAsync(string path, string body)
    {
        using var response = await _service.Http.PutAsync($"/api/v1/{path}", Json(body));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<JsonElement> PostAsync(string path, string? body = null, int status = 200)
    {
        using var response = await _service.Http.PostAsync(path, body is null ? null : Json(body));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
