using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.Scheduling;

namespace LineageIngest.IntegrationTests.DataSources;

/// <summary>What tests of sources ask of a service.</summary>
static class SourceCalls
{
    public static async Task AddSourceAsync(this Service service, string name, object source)
    {
        using var answer = await service.Http.PutAsJsonAsync($"/api/data-sources/{name}", source);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the run has to say, once all that it found is in the graph.</summary>
    public static async Task<string> CrawlSourceAsync(this Service service, string name)
    {
        using var accepted = await service.Http.PostAsync($"/api/data-sources/{name}/crawl", null);
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        var after = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("after").GetInt64();
        JsonElement run = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                var runs = await service.Http.GetFromJsonAsync<JsonElement>($"/api/jobs/catalog:{name}/runs?limit=5");
                run = runs.GetProperty("runs").EnumerateArray().LastOrDefault(one => one.GetProperty("runId").GetInt64() > after);
                return run.ValueKind == JsonValueKind.Object && run.GetProperty("endedAt").ValueKind == JsonValueKind.String;
            },
            60
        );
        Assert.True(run.GetProperty("outcome").GetString() == "succeeded", run.ToString());
        await service.SettleAsync();
        return run.GetProperty("summary").GetString()!;
    }

    public static async Task<JsonElement> ProfileAsync(this Service service, string ns, string name, object? request = null)
    {
        using var answer = await service.Http.PostAsJsonAsync(
            $"/api/lineage/assets/{Uri.EscapeDataString($"dataset:{ns}:{name}")}/profile",
            request ?? new { }
        );
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, $"{answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static JsonElement Column(this JsonElement profile, string name) =>
        profile.GetProperty("columnProfiles").EnumerateArray().Single(column => column.GetProperty("columnName").GetString() == name);
}
