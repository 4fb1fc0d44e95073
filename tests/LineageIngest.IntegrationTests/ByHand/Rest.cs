using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.ByHand;

/// <summary>Short ways to ask a service and to read its answers.</summary>
static class Rest
{
    public const string Ns = "postgres://h:5432";

    /// <summary>A successful run that reads and writes tables of one database; days count its time.</summary>
    public static async Task RunAsync(
        this Service service,
        string job,
        string[] inputs,
        string[] outputs,
        int day = 1,
        string ns = Ns,
        string? sql = null
    )
    {
        string Datasets(string[] names) => string.Join(',', names.Select(name => JsonSerializer.Serialize(new { @namespace = ns, name })));
        var facets = sql is null ? "{}" : JsonSerializer.Serialize(new { sql = new { query = sql } });
        var body = $$"""
            {"eventTime":"2026-01-{{day:00}}T00:00:00Z","eventType":"COMPLETE","producer":"https://example.org","run":{"runId":"{{job}}-{{day}}"},
             "job":{"namespace":"n","name":"{{job}}","facets":{{facets}}},"inputs":[{{Datasets(inputs)}}],"outputs":[{{Datasets(outputs)}}]}
            """;
        await service.EventAsync(body);
    }

    public static async Task EventAsync(this Service service, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync("/api/v1/lineage", content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> SendAsync(this Service service, string path, object body, int status = 201)
    {
        using var response = await service.Http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<JsonElement> AskAsync(this Service service, string path)
    {
        await service.SettleAsync();
        using var response = await service.Http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static string Id(string name, string ns = Ns) => Uri.EscapeDataString($"dataset:{ns}:{name}");

    /// <summary>The edges around a dataset, as <c>a->b verdict</c>.</summary>
    public static async Task<string> EdgesAsync(this Service service, string name, string query = "", string ns = Ns)
    {
        var answer = await service.AskAsync($"/api/lineage/assets/{Id(name, ns)}/full{query}");
        var names = answer
            .GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(n => n.GetProperty("id").GetString()!, n => n.GetProperty("name").GetString());
        return string.Join(
            ", ",
            answer
                .GetProperty("edges")
                .EnumerateArray()
                .Select(e =>
                    $"{names[e.GetProperty("source").GetString()!]}->{names[e.GetProperty("target").GetString()!]} {e.GetProperty("verdict")}"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    public static string Words(this JsonElement list, string member) =>
        string.Join(' ', list.EnumerateArray().Select(e => e.GetProperty(member).ToString()));
}
