using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Page;

/// <summary>Events that could not be projected are mended or given up, one by one or all of a reason; the log keeps them.</summary>
public sealed class Repairing_events(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_mended_copy_is_projected_and_the_original_is_no_longer_set_aside_not_even_after_a_replay()
    {
        await BrokenAsync("a");
        var aside = (await ListAsync()).GetProperty("events")[0].GetProperty("eventId").GetInt64();
        var tried = await PostAsync($"/api/lineage/set-aside/{aside}/repair", new { body = Event("a", "r1"), dryRun = true });
        Assert.True(tried.GetProperty("ok").GetBoolean());
        Assert.Equal(1, tried.GetProperty("would").GetProperty("runs").GetInt32());
        Assert.Equal(1, (await ListAsync()).GetProperty("total").GetInt32());

        await PostAsync($"/api/lineage/set-aside/{aside}/repair", new { body = Event("a", "r1"), reason = "no run id" });
        await _service.SettleAsync();
        Assert.Equal(0, (await ListAsync()).GetProperty("total").GetInt32());
        Assert.Equal(1, (await GetAsync("/api/lineage/datasets?namespace=n")).GetProperty("total").GetInt32());

        using var replay = await _service.Http.PostAsync("/api/lineage/replay", null);
        await _service.SettleAsync();
        Assert.Equal(0, (await ListAsync()).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task One_patch_mends_all_of_a_reason_and_what_it_does_not_mend_stays()
    {
        await BrokenAsync("a");
        await BrokenAsync("b");
        var group = (await ListAsync()).GetProperty("groups").EnumerateArray().Single();
        Assert.Equal(2, group.GetProperty("count").GetInt32());
        var code = group.GetProperty("reasonCode").GetString();
        object[] wrong =
        [
            new
            {
                op = "replace",
                path = "/nothing/here",
                value = 1,
            },
        ];
        var useless = await PostAsync(
            "/api/lineage/set-aside/repair",
            new
            {
                reasonCode = code,
                patch = wrong,
                reason = "x",
                dryRun = true,
            }
        );
        Assert.Equal(
            (2, 0, 2),
            (useless.GetProperty("matched").GetInt32(), useless.GetProperty("ok").GetInt32(), useless.GetProperty("failed").GetInt32())
        );

        object[] right =
        [
            new
            {
                op = "add",
                path = "/run/runId",
                value = "r2",
            },
        ];
        var mended = await PostAsync(
            "/api/lineage/set-aside/repair",
            new
            {
                reasonCode = code,
                patch = right,
                reason = "no run id",
            }
        );
        Assert.Equal(2, mended.GetProperty("ok").GetInt32());
        Assert.Equal(0, (await ListAsync()).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Giving_up_needs_a_reason()
    {
        await BrokenAsync("a");
        var aside = (await ListAsync()).GetProperty("events")[0].GetProperty("eventId").GetInt64();
        using var silent = await _service.Http.PostAsJsonAsync($"/api/lineage/set-aside/{aside}/discard", new { reason = "" });
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var given = await _service.Http.PostAsJsonAsync(
            $"/api/lineage/set-aside/{aside}/discard",
            new { reason = "a test of the producer" }
        );
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Equal(0, (await ListAsync()).GetProperty("total").GetInt32());
        using var again = await _service.Http.PostAsJsonAsync($"/api/lineage/set-aside/{aside}/discard", new { reason = "again" });
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    async Task BrokenAsync(string job)
    {
        using var response = await _service.Http.PostAsJsonAsync("/api/v1/lineage", Event(job, null));
        Assert.True(response.IsSuccessStatusCode);
        await _service.SettleAsync();
    }

    /// <summary>Without a run id the door lets it in, since a later event may explain it; it cannot be projected.</summary>
    static object Event(string job, string? runId) =>
        new
        {
            eventType = "COMPLETE",
            eventTime = "2026-11-21T09:00:00Z",
            producer = "https://example.org/test",
            run = runId is null ? (object)new { facets = new { } } : new { runId },
            job = new { @namespace = "j", name = job },
            outputs = new[] { new { @namespace = "n", name = job } },
        };

    Task<JsonElement> ListAsync() => GetAsync("/api/lineage/set-aside");

    async Task<JsonElement> GetAsync(string address) => await _service.Http.GetFromJsonAsync<JsonElement>(address);

    async Task<JsonElement> PostAsync(string address, object body)
    {
        using var response = await _service.Http.PostAsJsonAsync(address, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
