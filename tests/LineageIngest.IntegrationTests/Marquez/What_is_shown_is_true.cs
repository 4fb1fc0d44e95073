using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Insight;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>The Marquez-compatible API shows what the graph believes, keeps what a write does not name, and finds what was posted a moment ago.</summary>
public sealed class What_is_shown_is_true(PostgresCluster cluster) : IAsyncLifetime
{
    static readonly string _n = Uri.EscapeDataString(Story.Ns);
    Story _story = null!;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(cluster);

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task What_the_sql_contradicts_gives_way_to_what_the_sql_says()
    {
        await SqlAsync("one", "insert into t (a) select x from src", ["src"], ["t"], Story.Columns("a <= src.y"));
        await SqlAsync("two", "insert into u (a) select x from src", ["src"], ["u"], Story.Columns("a <= phantom.y"));
        await _story.Service.SettleAsync();
        var t = await _story.GetAsync($"/api/v1/namespaces/{_n}/datasets/t");
        Assert.Equal("src.x", Inputs(t));
        Assert.Equal("src.x", Inputs(await _story.GetAsync($"/api/v1/namespaces/{_n}/datasets/u")));
        await StatusAsync(HttpMethod.Get, $"/api/v1/namespaces/{_n}/datasets/phantom", null, 404);
        var listed = await _story.GetAsync($"/api/v1/namespaces/{_n}/datasets");
        Assert.Equal(3, listed.GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await _story.GetAsync("/api/v1/search?q=phantom")).GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await _story.GetAsync("/api/lineage/search?q=phantom")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_write_keeps_what_it_does_not_name()
    {
        await PutAsync("namespaces/kept", """{"ownerName":"me","description":"first"}""");
        Assert.Equal("first", Text(await PutAsync("namespaces/kept", """{"ownerName":"you"}"""), "description"));
        await PutAsync("sources/s", """{"type":"POSTGRESQL","connectionUrl":"jdbc:postgresql://h/db","description":"mine"}""");
        Assert.Equal(
            "mine",
            Text(await PutAsync("sources/s", """{"type":"POSTGRESQL","connectionUrl":"jdbc:postgresql://h/db"}"""), "description")
        );
        await PutAsync(
            "namespaces/kept/jobs/j",
            """{"type":"BATCH","inputs":[{"namespace":"kept","name":"in"}],"outputs":[{"namespace":"kept","name":"out"}],"location":"https://h/j","description":"d"}"""
        );
        var again = await PutAsync("namespaces/kept/jobs/j", """{"type":"BATCH"}""");
        Assert.Equal(("d", "https://h/j"), (Text(again, "description"), Text(again, "location")));
        Assert.Equal((1, 1), (again.GetProperty("inputs").GetArrayLength(), again.GetProperty("outputs").GetArrayLength()));
        var emptied = await PutAsync("namespaces/kept/jobs/j", """{"type":"BATCH","inputs":[]}""");
        Assert.Equal((0, 1), (emptied.GetProperty("inputs").GetArrayLength(), emptied.GetProperty("outputs").GetArrayLength()));
    }

    [Fact]
    public async Task What_was_posted_a_moment_ago_is_found_by_a_write()
    {
        for (var i = 0; i < 5; i++)
        {
            await _story.SendAsync(Story.Event($"j{i}", Guid.NewGuid().ToString(), "COMPLETE", "09:00", [], Story.Datasets([$"d{i}"])));
            await StatusAsync(HttpMethod.Post, $"/api/v1/namespaces/{_n}/datasets/d{i}/tags/GOLD", null, 200);
            await _story.SendAsync(Story.Event($"k{i}", Guid.NewGuid().ToString(), "COMPLETE", "09:00", [], Story.Datasets([$"e{i}"])));
            await StatusAsync(HttpMethod.Delete, $"/api/v1/namespaces/{_n}/datasets/e{i}", null, 200);
            var run = Guid.NewGuid();
            await _story.SendAsync(Story.Event($"r{i}", run.ToString(), "START", "09:00", [], []));
            await StatusAsync(HttpMethod.Post, $"/api/v1/jobs/runs/{run}/complete?at=2026-11-20T09:30:00Z", null, 200);
        }
        await StatusAsync(HttpMethod.Delete, $"/api/v1/namespaces/{_n}/datasets/never", null, 404);
    }

    [Fact]
    public async Task Tags_of_facets_are_tags_until_somebody_takes_them_off()
    {
        var tags = new JsonObject
        {
            ["tags"] = new JsonObject
            {
                ["tags"] = new JsonArray(
                    new JsonObject
                    {
                        ["key"] = "sensitive",
                        ["value"] = "true",
                        ["source"] = "dbt",
                    },
                    new JsonObject
                    {
                        ["key"] = "pii",
                        ["value"] = "email",
                        ["field"] = "mail",
                    }
                ),
            },
            ["schema"] = new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["name"] = "mail", ["type"] = "text" }) },
        };
        await _story.RunAsync(
            "tagging",
            "09:00",
            "09:01",
            [],
            ["people"],
            outputFacets: tags,
            jobFacets: new JsonObject
            {
                ["tags"] = new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["key"] = "team", ["value"] = "core" }) },
            }
        );
        await _story.Service.SettleAsync();
        var people = await _story.GetAsync($"/api/v1/namespaces/{_n}/datasets/people");
        Assert.Equal("sensitive", Tags(people));
        Assert.Equal("pii=email", Tags(people.GetProperty("fields")[0]));
        Assert.Equal("team=core", Tags(await _story.GetAsync("/api/v1/namespaces/n/jobs/tagging")));
        var all = await _story.GetAsync("/api/v1/tags");
        Assert.Equal(["pii=email", "sensitive", "team=core"], all.GetProperty("tags").EnumerateArray().Select(tag => Text(tag, "name")));
        await StatusAsync(HttpMethod.Delete, $"/api/v1/namespaces/{_n}/datasets/people/tags/sensitive", null, 200);
        Assert.Equal("", Tags(await _story.GetAsync($"/api/v1/namespaces/{_n}/datasets/people")));
    }

    [Fact]
    public async Task The_version_of_a_stream_is_as_old_as_the_stream()
    {
        var streaming = new JsonObject
        {
            ["jobType"] = new JsonObject { ["processingType"] = "STREAMING", ["integration"] = "FLINK" },
        };
        foreach (var (state, at) in new[] { ("START", "09:00"), ("RUNNING", "10:00"), ("COMPLETE", "11:00") })
        {
            await _story.SendAsync(
                Story.Event("flink", "6f1f9a52-0000-4000-8000-00000000000a", state, at, [], Story.Datasets(["topic"]), jobFacets: streaming)
            );
        }
        await _story.Service.SettleAsync();
        var version = (await _story.GetAsync("/api/v1/namespaces/n/jobs/flink/versions")).GetProperty("versions")[0];
        Assert.Equal("2026-11-20T09:00:00Z", Text(version, "createdAt"));
    }

    async Task SqlAsync(string job, string sql, string[] inputs, string[] outputs, JsonObject columns) =>
        await _story.RunAsync(
            job,
            "09:00",
            "09:01",
            inputs,
            outputs,
            jobFacets: new JsonObject
            {
                ["sql"] = new JsonObject { ["query"] = sql, ["dialect"] = "postgres" },
            },
            outputFacets: columns
        );

    static string Inputs(JsonElement dataset) =>
        string.Join(
            ' ',
            dataset
                .GetProperty("columnLineage")
                .EnumerateArray()
                .SelectMany(column => column.GetProperty("inputFields").EnumerateArray())
                .Select(field => $"{Text(field, "dataset")}.{Text(field, "field")}")
        );

    static string Tags(JsonElement of) => string.Join(' ', of.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));

    static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();

    async Task<JsonElement> PutAsync(string path, string body) =>
        await StatusAsync(HttpMethod.Put, $"/api/v1/{path}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), 200);

    async Task<JsonElement> StatusAsync(HttpMethod method, string path, HttpContent? body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var answer = await _story.Service.Http.SendAsync(request);
        Assert.True(
            (HttpStatusCode)status == answer.StatusCode,
            $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
        );
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
