using System.Net;
using System.Text.RegularExpressions;
using LineageIngest.Host.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Scheduling;

public sealed partial class Dashboard(PostgresCluster cluster)
{
    [Fact]
    public async Task The_dashboard_shows_jobs_by_name_links_back_and_changes_nothing_unless_opened()
    {
        await using var service = await Service.StartAsync(cluster);
        using var page = await service.Http.GetAsync("/hangfire/recurring");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("re-resolution", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/ops/jobs\"", html, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("/hangfire", await service.Http.GetStringAsync("/ops/jobs"), StringComparison.Ordinal);

        Assert.False((await RemoveAsync(service.Http, token: null)).IsSuccessStatusCode);
        Assert.Contains("1/retention", Planned(service));
    }

    [Fact]
    public async Task An_opened_dashboard_takes_changes_from_its_own_pages_only()
    {
        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            scheduling: Service.Prompt with
            {
                DashboardWrite = true,
            }
        );
        Assert.False((await RemoveAsync(service.Http, token: null)).IsSuccessStatusCode);
        Assert.Contains("1/retention", Planned(service));

        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = service.Http.BaseAddress,
        };
        var html = await browser.GetStringAsync("/hangfire/recurring");
        Assert.True((await RemoveAsync(browser, Token().Match(html).Groups[1].Value)).IsSuccessStatusCode);
        Assert.DoesNotContain("1/retention", Planned(service));
    }

    static async Task<HttpResponseMessage> RemoveAsync(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hangfire/recurring/remove")
        {
            Content = new FormUrlEncodedContent([new("jobs[]", "1/retention")]),
        };
        if (token is null)
            request.Headers.Add("Origin", "http://elsewhere.example");
        else
            request.Headers.Add("RequestVerificationToken", token);
        return await http.SendAsync(request);
    }

    static IReadOnlySet<string> Planned(Service service) => service.Services.GetRequiredService<JobEngine>().Planned();

    [GeneratedRegex("""<meta name="csrf-token" content="([^"]+)""")]
    private static partial Regex Token();
}
