using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>
/// Events told one after the other, over the whole service: <c>await story.RunAsync("load", "09:00", "09:05", ["raw"], ["orders"]);</c>
/// Times are of 2026-11-20 unless they name a day (<c>"19 09:00"</c>); datasets are tables of one database.
/// </summary>
sealed class Story(Service service) : IAsyncDisposable
{
    public const string Ns = "postgres://h:5432";

    public static async Task<Story> BeginAsync(PostgresCluster cluster) => new(await Service.StartAsync(cluster));

    public Service Service => service;

    public static string Id(string dataset) => Uri.EscapeDataString($"dataset:{Ns}:{dataset}");

    public static string At(string time)
    {
        var (day, clock) = time.Contains(' ', StringComparison.Ordinal) ? (time[..2], time[3..]) : ("20", time);
        return $"2026-11-{day}T{clock}:00Z";
    }

    /// <summary>A run from START to COMPLETE or FAIL; facets are given by name, those of outputs on every output.</summary>
    public async Task RunAsync(
        string job,
        string from,
        string to,
        string[] inputs,
        string[] outputs,
        string state = "COMPLETE",
        string? runId = null,
        string? parent = null,
        JsonObject? runFacets = null,
        JsonObject? jobFacets = null,
        JsonObject? outputFacets = null,
        JsonObject? inputFacets = null,
        JsonObject? outputStatistics = null
    )
    {
        runId ??= $"{job} {from}";
        await SendAsync(Event(job, runId, "START", from, [], [], parent, runFacets, jobFacets));
        await SendAsync(
            Event(
                job,
                runId,
                state,
                to,
                Datasets(inputs, inputFacets, null),
                Datasets(outputs, outputFacets, outputStatistics),
                parent,
                runFacets,
                jobFacets
            )
        );
    }

    public async Task SendAsync(JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync("/api/v1/lineage", content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        await service.SettleAsync();
        using var response = await service.Http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The status of a refusal, which is a problem with a detail.</summary>
    public async Task<int> RefusedAsync(string path)
    {
        await service.SettleAsync();
        using var response = await service.Http.GetAsync(path);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        return (int)response.StatusCode;
    }

    public static JsonObject Event(
        string job,
        string runId,
        string state,
        string at,
        JsonArray inputs,
        JsonArray outputs,
        string? parent = null,
        JsonObject? runFacets = null,
        JsonObject? jobFacets = null
    )
    {
        var facets = (JsonObject?)runFacets?.DeepClone() ?? [];
        if (parent is not null)
        {
            var split = parent.IndexOf('/', StringComparison.Ordinal);
            facets["parent"] = new JsonObject
            {
                ["job"] = new JsonObject { ["namespace"] = "n", ["name"] = parent[..split] },
                ["run"] = new JsonObject { ["runId"] = parent[(split + 1)..] },
            };
        }
        return new JsonObject
        {
            ["eventTime"] = At(at),
            ["eventType"] = state,
            ["producer"] = "https://example.org",
            ["run"] = new JsonObject { ["runId"] = runId, ["facets"] = facets },
            ["job"] = new JsonObject
            {
                ["namespace"] = "n",
                ["name"] = job,
                ["facets"] = (JsonObject?)jobFacets?.DeepClone() ?? [],
            },
            ["inputs"] = inputs,
            ["outputs"] = outputs,
        };
    }

    public static JsonArray Datasets(string[] names, JsonObject? facets = null, JsonObject? statistics = null) =>
        new([
            .. names.Select(name =>
                (JsonNode)
                    new JsonObject
                    {
                        ["namespace"] = Ns,
                        ["name"] = name,
                        ["facets"] = facets?.DeepClone() ?? new JsonObject(),
                        ["outputFacets"] = statistics is null
                            ? new JsonObject()
                            : new JsonObject { ["outputStatistics"] = statistics.DeepClone() },
                    }
            ),
        ]);

    /// <summary><c>Schema("id:int", "total:numeric")</c></summary>
    public static JsonObject Schema(params string[] columns) =>
        new()
        {
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([
                    .. columns
                        .Select(c => c.Split(':'))
                        .Select(c => (JsonNode)new JsonObject { ["name"] = c[0], ["type"] = c.ElementAtOrDefault(1) ?? "text" }),
                ]),
            },
        };

    /// <summary>Column edges as <c>target &lt;= table.column</c> (direct), <c>&lt;-</c> (a join or filter) or <c>&lt;#</c> (masked); the empty target means every row.</summary>
    public static JsonObject Columns(params string[] lines)
    {
        JsonObject fields = [];
        JsonArray every = [];
        foreach (var line in lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var (target, sign, source) = line.Length == 3 ? (line[0], line[1], line[2]) : ("", line[0], line[1]);
            var dot = source.LastIndexOf('.');
            var input = new JsonObject
            {
                ["namespace"] = Ns,
                ["name"] = source[..dot],
                ["field"] = source[(dot + 1)..],
                ["transformations"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = sign == "<-" ? "INDIRECT" : "DIRECT",
                        ["subtype"] =
                            sign == "<-" ? "FILTER"
                            : sign == "<#" ? "TRANSFORMATION"
                            : "IDENTITY",
                        ["masking"] = sign == "<#",
                    }
                ),
            };
            if (target.Length == 0)
                every.Add(input);
            else if (fields[target] is JsonObject known)
                known["inputFields"]!.AsArray().Add(input);
            else
                fields[target] = new JsonObject { ["inputFields"] = new JsonArray(input) };
        }
        return new JsonObject
        {
            ["columnLineage"] = new JsonObject { ["fields"] = fields, ["dataset"] = every },
        };
    }

    public static JsonObject Both(JsonObject left, JsonObject right)
    {
        var both = (JsonObject)left.DeepClone();
        foreach (var (name, value) in right)
            both[name] = value?.DeepClone();
        return both;
    }

    public static JsonObject Owners(params string[] owners) =>
        new()
        {
            ["ownership"] = new JsonObject
            {
                ["owners"] = new JsonArray([.. owners.Select(o => (JsonNode)new JsonObject { ["name"] = o, ["type"] = "MAINTAINER" })]),
            },
        };

    /// <summary><c>Tags("gold", "pii@email")</c>: the second one is of a column.</summary>
    public static JsonObject Tags(params string[] tags) =>
        new()
        {
            ["tags"] = new JsonObject
            {
                ["tags"] = new JsonArray([
                    .. tags.Select(t => t.Split('@'))
                        .Select(t =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["key"] = t[0],
                                    ["value"] = t[0],
                                    ["source"] = "TEST",
                                    ["field"] = t.ElementAtOrDefault(1),
                                }
                        ),
                ]),
            },
        };

    public static string Texts(JsonElement list, string member) =>
        string.Join(' ', list.EnumerateArray().Select(item => Text(item.GetProperty(member))));

    public static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText().ToLower(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await service.DisposeAsync();
}
