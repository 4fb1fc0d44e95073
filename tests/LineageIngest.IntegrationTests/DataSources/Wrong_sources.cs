using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.DataSources;

/// <summary>A source or plan that could never be used is refused when it is given, with the reason.</summary>
public sealed class Wrong_sources(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.OfTenantAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("""{"address":"postgresql://127.0.0.1:1/x","user":"\u0000"}""", "NUL")]
    [InlineData("""{"address":"postgresql://127.0.0.1:1/x","password":"\u0000"}""", "NUL")]
    [InlineData("""{"address":"postgresql://127.0.0.1:1/x","schemas":[null]}""", "schemas")]
    [InlineData("""{"address":"postgresql://127.0.0.1:99999/x"}""", "a port up to 65535")]
    [InlineData("""{"address":"postgresql://169.254.169.254/x"}""", "never asked")]
    public async Task What_no_database_could_take_is_said(string body, string said)
    {
        using var answer = await _service.Http.PutAsync("/api/data-sources/x", new StringContent(body, null, "application/json"));
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Forbidden]);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_password_goes_to_no_other_server_whatever_is_changed_in_between()
    {
        await SaveAsync("""{"address":"postgresql://127.0.0.1:1/x","user":"u","password":"secret"}""", HttpStatusCode.OK);
        await SaveAsync("""{"user":""}""", HttpStatusCode.OK);
        await SaveAsync("""{"address":"postgresql://127.0.0.1:2/x"}""", HttpStatusCode.BadRequest);
        await SaveAsync("""{"address":"postgresql://127.0.0.1:2/x","user":"u","password":"another"}""", HttpStatusCode.OK);

        async Task SaveAsync(string body, HttpStatusCode status)
        {
            using var answer = await _service.Http.PutAsync("/api/data-sources/secret", new StringContent(body, null, "application/json"));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_plan_with_NUL_is_a_bad_request()
    {
        using var answer = await _service.Http.PutAsync(
            "/api/profile-plans/x",
            new StringContent("""{"pattern":"\u0000"}""", null, "application/json")
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
