using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>Tenants from their first key to their end: nobody sees another's, and what is deleted is gone from every table.</summary>
public sealed class Subscriptions_of_one_service(PostgresCluster cluster) : IAsyncLifetime
{
    const string AdminKey = "the administrator's key of this test";
    Service _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await Service.StartAsync(cluster, new SecurityOptions { RequireKey = true, AdminKey = AdminKey });

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Each_sees_its_own_and_the_same_names_are_other_things()
    {
        var (acme, globex) = (await MakeAsync("acme"), await MakeAsync("globex"));
        await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => SendAsync(HttpMethod.Post, "/api/v1/lineage", i % 2 == 0 ? acme : globex, Event($"job{i}")))
        );
        await _service.Services.GetRequiredService<Stages.StageProgress>().WaitAsync(
            _service.Services.GetRequiredService<Events.EventLog>(),
            2,
            CancellationToken.None
        );
        await _service.Services.GetRequiredService<Stages.StageProgress>().WaitAsync(
            _service.Services.GetRequiredService<Events.EventLog>(),
            3,
            CancellationToken.None
        );
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => GetAsync("/api/v1/jobs?limit=100", i % 2 == 0 ? acme : globex)));
        for (var i = 0; i < answers.Length; i++)
        {
            var jobs = answers[i].GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("name").GetString()!).ToList();
            Assert.Equal(20, jobs.Count);
            Assert.All(jobs, job => Assert.Equal(i % 2, int.Parse(job[3..], System.Globalization.CultureInfo.InvariantCulture) % 2));
        }
        Assert.Empty((await GetAsync("/api/v1/jobs", AdminKey)).GetProperty("jobs").EnumerateArray());
        Assert.Equal("acme", (await GetAsync("/api/me", acme)).GetProperty("subscription").GetString());
        Assert.Equal(20, (await GetAsync("/api/v1/jobs?limit=100", AdminKey, "acme")).GetProperty("jobs").GetArrayLength());
    }

    [Fact]
    public async Task Only_who_runs_the_service_makes_subscriptions_and_acts_in_others()
    {
        var acme = await MakeAsync("acme");
        await MakeAsync("globex");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/subscriptions", acme));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/subscriptions", acme, """{"name":"mine"}"""));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "globex"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "default"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "nowhere"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", acme, null, "acme"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/instances/any/drain", acme));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Post, "/api/instances/any/drain", AdminKey));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/instances", acme));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/hangfire", acme));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(HttpMethod.Post, "/api/subscriptions", AdminKey, """{"name":"acme"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Post, "/api/subscriptions", AdminKey, """{"name":"a b"}"""));
    }

    [Fact]
    public async Task A_suspended_one_is_closed_and_a_deleted_one_is_gone_from_every_table()
    {
        var (acme, globex) = (await MakeAsync("acme"), await MakeAsync("globex"));
        foreach (var key in new[] { acme, globex })
            Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "/api/v1/lineage", key, Event("load")));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(HttpMethod.Delete, "/api/subscriptions/acme", AdminKey));
        Assert.Equal(
            HttpStatusCode.NoContent,
            await StatusAsync(HttpMethod.Post, "/api/subscriptions/acme/suspend", AdminKey, """{"reason":"the contract ended"}""")
        );
        using (var refused = await SendAsync(HttpMethod.Post, "/api/v1/lineage", acme, Event("late")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("the contract ended", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(HttpMethod.Post, "/api/subscriptions/default/suspend", AdminKey, "{}"));

        using (var deleted = await SendAsync(HttpMethod.Delete, "/api/subscriptions/acme", AdminKey))
            Assert.Equal(1, (await deleted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").GetProperty("event").GetInt32());
        var left = new List<string>();
        foreach (var table in (await _service.Database.ScalarAsync<string>("SELECT string_agg(c.relname, ' ') FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'subscription_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace")).Split(' '))
        {
            if (await _service.Database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE subscription_id = 2") > 0)
                left.Add(table);
        }
        Assert.Empty(left);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/v1/namespaces/n/jobs/load", globex));
    }

    static string Event(string job) =>
        $$"""
        {"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"{{job}}"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}
        """;

    /// <summary>A subscription and the key of its administrator.</summary>
    async Task<string> MakeAsync(string name)
    {
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "/api/subscriptions", AdminKey, $$"""{"name":"{{name}}"}"""));
        using var made = await SendAsync(HttpMethod.Post, "/api/keys", AdminKey, """{"name":"all","scopes":["admin"]}""", name);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString()!;
    }

    async Task<JsonElement> GetAsync(string path, string key, string? subscription = null)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, key, null, subscription);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string key, string? body = null, string? subscription = null)
    {
        using var answer = await SendAsync(method, path, key, body, subscription);
        return answer.StatusCode;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string key, string? body = null, string? subscription = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", key);
        if (subscription is not null)
            request.Headers.Add(Doors.SubscriptionHeader, subscription);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _service.Http.SendAsync(request);
    }
}
