using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>Tenants from their first key to their end: nobody sees another's, and what is deleted is gone from every table.</summary>
public sealed class Subscriptions_of_one_service(PostgresCluster cluster) : IAsyncLifetime
{
    ClosedService _closed = null!;

    public async ValueTask InitializeAsync() => _closed = await ClosedService.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _closed.DisposeAsync();

    [Fact]
    public async Task Each_sees_its_own_and_the_same_names_are_other_things()
    {
        var (acme, globex) = (await _closed.MakeAsync("acme"), await _closed.MakeAsync("globex"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => _closed.SendAsync(HttpMethod.Post, "/api/v1/lineage", i % 2 == 0 ? acme : globex, Event($"job{i}")))
        );
        await _closed
            .Service.Services.GetRequiredService<Stages.StageProgress>()
            .WaitAsync(_closed.Service.Services.GetRequiredService<Events.EventLog>(), 2, CancellationToken.None);
        await _closed
            .Service.Services.GetRequiredService<Stages.StageProgress>()
            .WaitAsync(_closed.Service.Services.GetRequiredService<Events.EventLog>(), 3, CancellationToken.None);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => _closed.GetAsync("/api/v1/jobs?limit=100", i % 2 == 0 ? acme : globex))
        );
        for (var i = 0; i < answers.Length; i++)
        {
            var jobs = answers[i].GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("name").GetString()!).ToList();
            Assert.Equal(20, jobs.Count);
            Assert.All(jobs, job => Assert.Equal(i % 2, int.Parse(job[3..], System.Globalization.CultureInfo.InvariantCulture) % 2));
        }
        Assert.Empty((await _closed.GetAsync("/api/v1/jobs", ClosedService.AdminKey)).GetProperty("jobs").EnumerateArray());
        Assert.Equal("acme", (await _closed.GetAsync("/api/me", acme)).GetProperty("subscription").GetString());
        Assert.Equal(
            20,
            (await _closed.GetAsync("/api/v1/jobs?limit=100", ClosedService.AdminKey, "acme")).GetProperty("jobs").GetArrayLength()
        );
    }

    /// <summary>They name the data sources of all.</summary>
    [Fact]
    public async Task Figures_of_all_are_for_who_runs_the_service()
    {
        var acme = await _closed.MakeAsync("acme");
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/metrics", acme));
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/metrics", ClosedService.AdminKey));
    }

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://169。254。169。254/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    public async Task No_tenant_has_machines_asked_for_their_credentials(string url)
    {
        var acme = await _closed.MakeAsync("acme");
        foreach (
            var (path, body) in new[]
            {
                ("/api/lineage/alerts/channels/a", $$"""{"kind":"webhook","url":"{{url}}"}"""),
                ("/api/connections/a", $$"""{"url":"{{url}}"}"""),
                ("/api/data-sources/a", $$"""{"address":"{{url.Replace("http:", "postgresql:", StringComparison.Ordinal)}}x"}"""),
            }
        )
        {
            Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Put, path, acme, body));
        }
    }

    [Fact]
    public async Task A_stream_ends_when_its_subscription_is_suspended()
    {
        var acme = await _closed.MakeAsync("acme");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/lineage/stream");
        request.Headers.Authorization = new("Bearer", acme);
        using var answer = await _closed.Service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            HttpStatusCode.NoContent,
            await _closed.StatusAsync(HttpMethod.Post, "/api/subscriptions/acme/suspend", ClosedService.AdminKey, "{}")
        );
        Assert.Contains("ping", await told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_tenant_says_bears_the_name_of_his_key()
    {
        var acme = await _closed.MakeAsync("acme");
        const string Claim = """{"kind":"edge","action":"add","source":{"namespace":"d","name":"a"},"target":{"namespace":"d","name":"b"},"reason":"seen","by":"the boss"}""";
        Assert.Equal(HttpStatusCode.Created, await _closed.StatusAsync(HttpMethod.Post, "/api/lineage/claims", acme, Claim));
        var said = (await _closed.GetAsync("/api/lineage/claims", acme)).GetProperty("claims")[0];
        Assert.Equal("the boss (all)", said.GetProperty("by").GetString());
    }

    [Fact]
    public async Task Only_who_runs_the_service_makes_subscriptions_and_acts_in_others()
    {
        var acme = await _closed.MakeAsync("acme");
        await _closed.MakeAsync("globex");
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/api/subscriptions", acme));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await _closed.StatusAsync(HttpMethod.Post, "/api/subscriptions", acme, """{"name":"mine"}""")
        );
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "globex"));
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "default"));
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "nowhere"));
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "acme"));
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Post, "/api/instances/any/drain", acme));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await _closed.StatusAsync(HttpMethod.Post, "/api/instances/any/drain", ClosedService.AdminKey)
        );
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/instances", acme));
        Assert.Equal(HttpStatusCode.Forbidden, await _closed.StatusAsync(HttpMethod.Get, "/hangfire", acme));
        Assert.Equal(
            HttpStatusCode.Conflict,
            await _closed.StatusAsync(HttpMethod.Post, "/api/subscriptions", ClosedService.AdminKey, """{"name":"acme"}""")
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await _closed.StatusAsync(HttpMethod.Post, "/api/subscriptions", ClosedService.AdminKey, """{"name":"a b"}""")
        );
    }

    [Fact]
    public async Task A_suspended_one_is_closed_and_a_deleted_one_is_gone_from_every_table()
    {
        var (acme, globex) = (await _closed.MakeAsync("acme"), await _closed.MakeAsync("globex"));
        foreach (var key in new[] { acme, globex })
            Assert.Equal(HttpStatusCode.Created, await _closed.StatusAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("load")));
        Assert.Equal(
            HttpStatusCode.Conflict,
            await _closed.StatusAsync(HttpMethod.Delete, "/api/subscriptions/acme", ClosedService.AdminKey)
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            await _closed.StatusAsync(
                HttpMethod.Post,
                "/api/subscriptions/acme/suspend",
                ClosedService.AdminKey,
                """{"reason":"the contract ended"}"""
            )
        );
        using (var refused = await _closed.SendAsync(HttpMethod.Post, "/api/v1/lineage", acme, Event("late")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("the contract ended", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(
            HttpStatusCode.Conflict,
            await _closed.StatusAsync(HttpMethod.Post, "/api/subscriptions/default/suspend", ClosedService.AdminKey, "{}")
        );

        using (var deleted = await _closed.SendAsync(HttpMethod.Delete, "/api/subscriptions/acme", ClosedService.AdminKey))
            Assert.Equal(1, (await deleted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").GetProperty("event").GetInt32());
        var left = new List<string>();
        foreach (
            var table in (
                await _closed.Service.Database.ScalarAsync<string>(
                    "SELECT string_agg(c.relname, ' ') FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'subscription_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
                )
            ).Split(' ')
        )
        {
            if (await _closed.Service.Database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE subscription_id = 2") > 0)
                left.Add(table);
        }
        Assert.Empty(left);
        Assert.Equal(HttpStatusCode.OK, await _closed.StatusAsync(HttpMethod.Get, "/api/v1/namespaces/n/jobs/load", globex));
    }

    static string Event(string job) =>
        $$"""
            {"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"{{job}}"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}
            """;
}
