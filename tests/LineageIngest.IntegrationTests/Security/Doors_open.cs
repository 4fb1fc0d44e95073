using System.Net;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>Open mode: whoever is on this machine may do everything, a page of another site may not.</summary>
public sealed class Doors_open(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://127.0.0.1:1", 403)]
    [InlineData(null, 202)]
    public async Task A_foreign_page_changes_nothing(string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/lineage/replay");
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await _service.Http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_foreign_page_does_not_hide_behind_our_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/lineage/replay");
        var own = _service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        request.Headers.TryAddWithoutValidation("Origin", [own, "https://evil.example"]);
        using var answer = await _service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_our_own_may()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/lineage/replay");
        request.Headers.TryAddWithoutValidation("Origin", _service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await _service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", "/api/v1/jobs", 421)]
    [InlineData("localhost", "/api/v1/jobs", 200)]
    [InlineData("evil.example", "/health/live", 200)]
    public async Task Only_names_of_ours_are_answered(string host, string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await _service.Http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_of_safety()
    {
        using var answer = await _service.Http.GetAsync("/api/v1/jobs");
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", false, false, true)]
    [InlineData("0.0.0.0", true, false, false)]
    [InlineData("0.0.0.0", false, true, false)]
    [InlineData("127.0.0.1", false, false, false)]
    [InlineData("::1", false, false, false)]
    public void An_open_service_is_not_put_where_others_reach_it(string address, bool requireKey, bool allowAnonymous, bool refused)
    {
        var options = new SecurityOptions { RequireKey = requireKey, AllowAnonymous = allowAnonymous };
        if (refused)
            Assert.Throws<CannotStartException>(() => options.EnsureSafe(IPAddress.Parse(address)));
        else
            options.EnsureSafe(IPAddress.Parse(address));
    }
}
