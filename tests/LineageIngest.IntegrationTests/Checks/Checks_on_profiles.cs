using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.DataSources;
using Npgsql;

namespace LineageIngest.IntegrationTests.Checks;

public sealed class Checks_on_profiles(PostgresCluster cluster)
{
    [Fact]
    public async Task A_check_learns_then_fails_and_a_replay_rebuilds_it()
    {
        await using var shop = await cluster.CreateEmptyDatabaseAsync();
        await shop.ExecuteAsync(
            "CREATE TABLE orders (id bigint PRIMARY KEY, note text); INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 1000) AS n"
        );
        await using var service = await Service.StartAsync(cluster);
        var address = new NpgsqlConnectionStringBuilder(shop.Address);
        var (ns, name) = ($"postgres://127.0.0.1:{address.Port}", $"{address.Database}.public.orders");
        await service.AddSourceAsync(
            "shop",
            new
            {
                address = $"postgresql://127.0.0.1:{address.Port}/{address.Database}",
                user = address.Username,
                password = address.Password,
                schedule = "none",
            }
        );
        await service.CrawlSourceAsync("shop");
        await RuleAsync(
            service,
            "rows",
            new
            {
                pattern = "*.public.*",
                kind = "volume",
                minProfiles = 2,
            }
        );
        await RuleAsync(
            service,
            "nulls",
            new
            {
                dataset = $"dataset:{ns}:{name}",
                kind = "null_rate",
                column = "note",
                minProfiles = 2,
            }
        );

        await service.ProfileAsync(ns, name);
        await service.SettleAsync();
        Assert.Equal(
            ["null_rate (nulls) note learning", "volume (rows)  learning"],
            (await ChecksAsync(service, "state=learning")).Select(Words).Order(StringComparer.Ordinal)
        );
        await service.ProfileAsync(ns, name);
        await service.ProfileAsync(ns, name);
        await shop.ExecuteAsync("DELETE FROM orders WHERE id > 500; UPDATE orders SET note = NULL WHERE id < 100");
        await service.ProfileAsync(ns, name);
        await service.SettleAsync();

        var failed = await ChecksAsync(service, "state=failed");
        Assert.Equal(["null_rate (nulls) note failed", "volume (rows)  failed"], failed.Select(Words).Order(StringComparer.Ordinal));
        var volume = failed.Single(check => check.GetProperty("name").GetString() == "volume (rows)");
        var bounds = volume.GetProperty("history")[0].GetProperty("bounds");
        Assert.Equal(
            (970, 1030, 3),
            (bounds.GetProperty("lower").GetDouble(), bounds.GetProperty("upper").GetDouble(), bounds.GetProperty("profiles").GetInt32())
        );
        Assert.Equal(500, volume.GetProperty("history")[0].GetProperty("value").GetDouble());
        Assert.Equal(
            ["failed", "passed", "learning", "learning"],
            volume.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("state").GetString())
        );
        var asset = await service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/lineage/checks?id={Uri.EscapeDataString($"dataset:{ns}:{name}")}"
        );
        Assert.Equal(2, asset.GetProperty("checks").GetArrayLength());
        var upstream = await service.Http.GetStringAsync($"/api/lineage/assets/{Uri.EscapeDataString($"dataset:{ns}:{name}")}/upstream");
        Assert.Contains("\"failed\":2", upstream, StringComparison.Ordinal); // what the graph's lens shows

        using var replayed = await service.Http.PostAsync("/api/lineage/replay", null);
        Assert.True(replayed.IsSuccessStatusCode, await replayed.Content.ReadAsStringAsync());
        await service.SettleAsync();
        Assert.Equal(
            failed.Select(check => check.ToString()),
            (await ChecksAsync(service, "state=failed")).Select(check => check.ToString())
        );
    }

    [Fact]
    public async Task A_list_of_checks_goes_on_from_page_to_page()
    {
        await using var service = await Service.OfTenantAsync(cluster);
        for (var at = 0; at < 5; at++)
        {
            using var sent = await service.Http.PostAsync("/api/v1/lineage", Tested($"public.t{at}", at % 2 == 0));
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        }
        await service.SettleAsync();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await service.Http.GetFromJsonAsync<JsonElement>(
                $"/api/lineage/checks?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}"
            );
            seen.AddRange(page.GetProperty("checks").EnumerateArray().Select(Words));
            cursor = page.GetProperty("next").GetString();
        } while (cursor is not null);
        Assert.Equal(5, seen.Count);
        Assert.Equal(2, (await ChecksAsync(service, "state=failed")).Count);
        using var wrong = await service.Http.GetAsync("/api/lineage/checks?state=odd");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var bad = await service.Http.PutAsJsonAsync(
            "/api/lineage/checks/rules/x",
            new
            {
                pattern = "*",
                kind = "volume",
                column = "a",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        using var none = await service.Http.DeleteAsync("/api/lineage/checks/rules/x");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    static StringContent Tested(string table, bool success) =>
        new(
            $$$"""
            {"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","producer":"urn:test","run":{"runId":"{{{Guid.NewGuid()}}}"},"job":{"namespace":"d","name":"test {{{table}}}"},
             "inputs":[{"namespace":"postgres://h:5432","name":"{{{table}}}","inputFacets":{"dataQualityAssertions":{"assertions":[{"assertion":"not_null","column":"id","success":{{{(
                success ? "true" : "false"
            )}}} } ] } } } ],"outputs":[]}
            """,
            System.Text.Encoding.UTF8,
            "application/json"
        );

    static async Task RuleAsync(Service service, string name, object rule)
    {
        using var saved = await service.Http.PutAsJsonAsync($"/api/lineage/checks/rules/{name}", rule);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    static async Task<List<JsonElement>> ChecksAsync(Service service, string query) =>
        [.. (await service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/checks?{query}")).GetProperty("checks").EnumerateArray()];

    static string Words(JsonElement check) =>
        $"{check.GetProperty("name").GetString()} {check.GetProperty("column").GetString()} {check.GetProperty("state").GetString()}";
}
