using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>What a subscription may use and how much of it, as its callers meet it.</summary>
public sealed class Editions_and_limits(PostgresCluster cluster) : IAsyncLifetime
{
    ClosedService _closed = null!;

    public async ValueTask InitializeAsync() => _closed = await ClosedService.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _closed.DisposeAsync();

    [Fact]
    public async Task The_standard_edition_keeps_events_and_shows_lineage_after_an_upgrade()
    {
        var key = await _closed.MakeAsync("acme", """{"name":"acme","edition":"standard"}""");
        Assert.Equal(HttpStatusCode.Created, await _closed.StatusAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("load")));
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", key));
        foreach (var path in new[] { "/api/lineage/dataset/a", "/api/lineage/assets/x/upstream", "/api/v1/lineage?nodeId=dataset:d:a" })
        {
            using var refused = await _closed.SendAsync(HttpMethod.Get, path, key);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal(
                "Lineage tracking is not enabled for your subscription. Please upgrade to Premium edition.",
                (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()
            );
        }
        Assert.Empty((await _closed.GetAsync("/api/me", key)).GetProperty("features").EnumerateArray());

        var changed = await _closed.PutAsync("/api/subscriptions/acme/edition", """{"edition":"premium"}""");
        Assert.Equal("premium", changed.GetProperty("edition").GetString());
        await _closed
            .Service.Services.GetRequiredService<Stages.StageProgress>()
            .WaitAsync(_closed.Service.Services.GetRequiredService<Events.EventLog>(), 2, CancellationToken.None);
        Assert.Equal(
            "b",
            (await _closed.GetAsync("/api/lineage/dataset/a", key)).GetProperty("downstream")[0].GetProperty("name").GetString()
        );
        Assert.Equal("lineage_tracking", (await _closed.GetAsync("/api/me", key)).GetProperty("features")[0].GetString());
    }

    [Fact]
    public async Task A_feature_can_be_switched_against_the_edition_and_left_to_it_again()
    {
        var key = await _closed.MakeAsync("acme", """{"name":"acme"}""");
        await _closed.PutAsync("/api/subscriptions/acme/edition", """{"features":{"lineage_tracking":false}}""");
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/api/lineage/search?q=a", key));
        await _closed.PutAsync("/api/subscriptions/acme/edition", """{"features":{"lineage_tracking":null}}""");
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/lineage/search?q=a", key));
        var bad = await _closed.SendAsync(
            HttpMethod.Put,
            "/api/subscriptions/acme/edition",
            ClosedService.AdminKey,
            """{"features":{"teleport":true}}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("/features/teleport", (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("pointer").GetString());
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await _closed.StatusAsync(HttpMethod.Put, "/api/subscriptions/acme/edition", ClosedService.AdminKey, """{"edition":"golden"}""")
        );
        Assert.Contains(
            (await _closed.GetAsync("/api/audit-trail", ClosedService.AdminKey)).GetProperty("entries").EnumerateArray(),
            entry => entry.GetProperty("path").GetString() == "/api/subscriptions/acme/edition"
        );
    }

    [Fact]
    public async Task Too_many_requests_of_one_key_or_subscription_wait_and_those_of_others_do_not()
    {
        var (acme, globex) = (
            await _closed.MakeAsync("acme", """{"name":"acme"}"""),
            await _closed.MakeAsync("globex", """{"name":"globex"}""")
        );
        await _closed.PutAsync("/api/subscriptions/acme/limits", """{"requestsPerSecond":5}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _closed.SendAsync(HttpMethod.Get, "/api/v1/jobs", acme)));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", globex));
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/health", acme));

        using var made = await _closed.SendAsync(
            HttpMethod.Post,
            "/api/keys",
            globex,
            """{"name":"slow","scopes":["read"],"requestsPerSecond":1}"""
        );
        var slow = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString()!;
        var ofSlow = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", slow)));
        Assert.Contains(HttpStatusCode.TooManyRequests, ofSlow);
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", globex));
    }

    [Fact]
    public async Task Events_beyond_the_quota_of_a_day_are_told_to_come_back()
    {
        var key = await _closed.MakeAsync("acme", """{"name":"acme"}""");
        await _closed.PutAsync("/api/subscriptions/acme/limits", """{"eventsPerDay":2}""");
        Assert.Equal(HttpStatusCode.Created, await _closed.StatusAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("one")));
        Assert.Equal(HttpStatusCode.Created, await _closed.StatusAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("two")));
        await Eventually.HoldsAsync(
            async () =>
            {
                using var more = await _closed.SendAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("three"));
                return more.StatusCode == HttpStatusCode.TooManyRequests && more.Headers.RetryAfter!.Delta <= TimeSpan.FromDays(1);
            },
            20
        );
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", key));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await _closed.StatusAsync(HttpMethod.Put, "/api/subscriptions/acme/limits", ClosedService.AdminKey, """{"eventsPerDay":0}""")
        );
    }

    static string Event(string job) =>
        $$"""
            {"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"{{job}}"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}
            """;
}
