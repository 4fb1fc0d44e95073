using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host.Security;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>Where keys are required, nobody reads or writes what his key does not open.</summary>
public sealed class Doors_closed(PostgresCluster cluster) : IAsyncLifetime
{
    const string AdminKey = "the administrator's key of this test";
    const string Event =
        """{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}""";
    Service _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await Service.StartAsync(cluster, new SecurityOptions { RequireKey = true, AdminKey = AdminKey });

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Nobody_gets_anything_from_any_operation()
    {
        using var document = JsonDocument.Parse(await (await SendAsync(HttpMethod.Get, "/openapi/v1.json", AdminKey)).Content.ReadAsStringAsync());
        var tried = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "put" or "delete" or "patch"))
            {
                var address = System.Text.RegularExpressions.Regex.Replace(path.Name, "\\{[^}]+\\}", "00000000-0000-0000-0000-000000000001");
                using var answer = await SendAsync(new HttpMethod(operation.Name.ToUpperInvariant()), address, null, "{}");
                var isFree =
                    path.Name is "/health/live" or "/health/ready" or "/api/me"
                    || path.Name.StartsWith("/api/session", StringComparison.Ordinal);
                Assert.True(isFree || answer.StatusCode == HttpStatusCode.Unauthorized, $"{operation.Name} {address}: {(int)answer.StatusCode}");
                tried++;
            }
        }
        Assert.True(tried > 80, $"Only {tried} operations are described.");
    }

    [Theory]
    [InlineData("/ops/jobs")]
    [InlineData("/hangfire")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/api/nothing-there")]
    public async Task Nobody_sees_what_is_no_operation(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_what_its_scope_says_and_nothing_after_it_is_revoked()
    {
        var ingest = await CreateKeyAsync("ingest");
        var read = await CreateKeyAsync("read");
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "/api/v1/lineage", ingest.Text, Event));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", ingest.Text));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/v1/lineage", read.Text, Event));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", read.Text));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/lineage/replay", read.Text));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/keys", read.Text));

        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, $"/api/keys/{read.Key.Id}", AdminKey));
        await using var other = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            security: new SecurityOptions { RequireKey = true, AdminKey = AdminKey }
        );
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
        foreign.Headers.Authorization = new("Bearer", ingest.Text);
        using var refused = await other.Http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            1L,
            await _service.Database.ScalarAsync<long>("SELECT count(*) FROM api_key WHERE revoked_at IS NOT NULL")
        );
        Assert.DoesNotContain(
            ingest.Text,
            await _service.Database.ScalarAsync<string>("SELECT string_agg(api_key::text, ' ') FROM api_key"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_browser_logs_in_with_a_key_and_out_again()
    {
        var key = await CreateKeyAsync("read");
        using var wrong = await SendAsync(HttpMethod.Post, "/api/session", null, """{"key":"lik_nothing"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var session = await SendAsync(HttpMethod.Post, "/api/session", null, JsonSerializer.Serialize(new { key = key.Text }));
        Assert.Equal(HttpStatusCode.NoContent, session.StatusCode);
        var cookie = Assert.Single(session.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        // The client of this service keeps cookies.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", null));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/lineage/replay", null));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, "/api/session", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", null));
    }

    [Fact]
    public async Task A_session_that_was_logged_out_opens_nothing_wherever_its_cookie_is_kept()
    {
        var key = await CreateKeyAsync("read");
        using var session = await SendAsync(HttpMethod.Post, "/api/session", null, JsonSerializer.Serialize(new { key = key.Text }));
        var cookie = Assert.Single(session.Headers.GetValues("Set-Cookie")).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(cookie));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, "/api/session", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithCookieAsync(cookie));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/v1/jobs", key.Text)); // the key itself still does

        async Task<HttpStatusCode> WithCookieAsync(string cookie)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _service.Http.BaseAddress };
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs") { Headers = { { "Cookie", cookie } } };
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("/api/jobs/stream")]
    [InlineData("/api/lineage/stream")]
    [InlineData("/API/Lineage/STREAM/")]
    public async Task A_stream_ends_when_its_key_is_revoked(string path)
    {
        var key = await CreateKeyAsync("ops");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", key.Text);
        using var answer = await _service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.False(told.IsCompleted);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, $"/api/keys/{key.Key.Id}", AdminKey));
        Assert.Contains("ping", await told, StringComparison.Ordinal); // it ended, and what was told is whole
    }

    [Fact]
    public async Task Who_shows_two_keys_that_differ_is_nobody()
    {
        var read = await CreateKeyAsync("read");
        foreach (var (second, status) in new[] { (AdminKey, HttpStatusCode.Unauthorized), (read.Text, HttpStatusCode.OK) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs") { Headers = { { "X-API-Key", second } } };
            request.Headers.Authorization = new("Bearer", read.Text);
            using var answer = await _service.Http.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_learns_more_of_readiness_than_that_it_is()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/health/ready", null);
        Assert.Equal("""{"status":"ready","parts":[]}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_was_changed_and_by_whom_stands_in_the_audit_trail()
    {
        var admin = await CreateKeyAsync("admin");
        using var rule = await SendAsync(HttpMethod.Delete, $"/api/keys/{(await CreateKeyAsync("read")).Key.Id}", admin.Text);
        using var refused = await SendAsync(HttpMethod.Post, "/api/session", null, """{"key":"lik_nothing"}""");
        using var read = await SendAsync(HttpMethod.Get, "/api/keys", admin.Text);
        using var sent = await SendAsync(HttpMethod.Post, "/api/v1/lineage", admin.Text, Event);
        using var answer = await SendAsync(HttpMethod.Get, "/api/audit-trail", AdminKey);
        var entries = (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("entries")
            .EnumerateArray()
            .Select(e => $"{e.GetProperty("who").GetString()} {e.GetProperty("action").GetString()} {e.GetProperty("status").GetInt32()}")
            .ToList();
        Assert.Equal(
            ["POST /api/session 401", "admin DELETE /api/keys/{keyId} 204", "administrator POST /api/keys 200", "administrator POST /api/keys 200"],
            entries.ConvertAll(entry => entry.Trim())
        );
        using var foreign = await SendAsync(HttpMethod.Get, "/api/audit-trail", (await CreateKeyAsync("ops")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    async Task<NewKey> CreateKeyAsync(string scope)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/keys", AdminKey, $$"""{"name":"{{scope}}","scopes":["{{scope}}"]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<NewKey>())!;
    }

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? key, string? body = null)
    {
        using var answer = await SendAsync(method, path, key, body);
        return answer.StatusCode;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        if (method != HttpMethod.Get && body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await _service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
