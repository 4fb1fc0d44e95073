using System.Net;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>A browser gets the page, or words about its absence; clients that send events are not disturbed by it.</summary>
public sealed class Page_addresses(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_page_is_answered_with_a_policy_for_its_content()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var address in new[] { "/", "/graph?root=a:b/c", "/connections/prod", "/ops", "/ops/failed", "/events/set-aside" })
        {
            using var answer = await service.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            using var looked = await service.Http.SendAsync(head);
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        }
    }

    [Fact]
    public async Task Events_are_still_received_where_the_page_stands()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var address in new[] { "/", "/lineage" })
        {
            using var body = new StringContent("[]", System.Text.Encoding.UTF8, "application/json");
            using var answer = await service.Http.PostAsync(address, body);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_of_scheduled_jobs_stays_the_servers_own()
    {
        await using var service = await Service.StartAsync(cluster);
        Assert.DoesNotContain("LineageIngest is running", await service.Http.GetStringAsync("/ops/jobs"), StringComparison.Ordinal);
    }
}
