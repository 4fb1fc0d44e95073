using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>A proxy passes a part of a site on to the service, as it is or with that part cut off: every address leads where it should.</summary>
public sealed class Below_a_path(PostgresCluster cluster)
{
    const string Below = "/data/lineage";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_address_that_is_given_out_lies_below_it(bool cutOff)
    {
        await using var service = await StartAsync(cutOff);
        await using var site = await SiteAsync(service, cutOff);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.First()) };

        var page = await http.GetStringAsync($"{Below}/graph");
        if (page.Contains("id=\"root\"", StringComparison.Ordinal)) // the page may not be built; then one that says so stands in its place
        {
            Assert.Contains($"content=\"{Below}/\"", page, StringComparison.Ordinal);
        }
        Assert.Contains($"\"{Below}/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"./", page, StringComparison.Ordinal);

        using var description = await http.GetAsync($"{Below}/openapi");
        Assert.Equal($"{Below}/openapi/v1.json", description.Headers.Location?.OriginalString);

        const string body = """{"eventType":"COMPLETE","eventTime":"2026-11-20T09:00:00Z","producer":"p","run":{"runId":"6f1f9a52-0000-4000-8000-00000000000b"},"job":{"namespace":"n s","name":"a/b"}}""";
        using var sent = await http.PostAsync($"{Below}/api/v1/lineage", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        await service.SettleAsync();
        var job = await http.GetFromJsonAsync<JsonElement>($"{Below}/api/v1/namespaces/n%20s/jobs/a%2Fb"); // names are read from the request line
        Assert.Equal("a/b", job.GetProperty("name").GetString());
        var tree = await http.GetFromJsonAsync<JsonElement>($"{Below}/api/lineage/jobs/{Uri.EscapeDataString("job:n s:a/b")}/tree");
        Assert.Equal("a/b", tree.GetProperty("root").GetProperty("name").GetString());

        using var made = await http.PostAsJsonAsync($"{Below}/api/lineage/views", new { page = "/graph", query = "root=a" });
        Assert.StartsWith($"{Below}/api/lineage/views/", made.Headers.Location?.OriginalString, StringComparison.Ordinal);

        Assert.Contains($"href=\"{Below}/hangfire", await http.GetStringAsync($"{Below}/hangfire"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_for_the_part_of_the_site_alone()
    {
        const string key = "an administrator's key of the test";
        await using var service = await StartAsync(cutOff: false, key);
        await using var site = await SiteAsync(service, cutOff: false);
        using var http = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        using var entered = await http.PostAsJsonAsync($"{Below}/api/session", new { key });
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={Below}", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("admin", (await http.GetFromJsonAsync<JsonElement>($"{Below}/api/me")).GetProperty("role").GetString());
    }

    [Fact]
    public async Task What_lies_outside_is_told_where_the_service_is()
    {
        await using var service = await StartAsync(cutOff: false);
        using var outside = await service.Http.GetAsync("/api/lineage/datasets");
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.True(outside.Headers.Contains("X-Frame-Options")); // as of every answer
        Assert.Contains(Below, (await outside.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var health = await service.Http.GetAsync("/health/live"); // supervisors call the process itself
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var quiet = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Http.BaseAddress };
        using var root = await quiet.GetAsync("/");
        Assert.Equal($"{Below}/", root.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nobody_but_the_proxy_says_where_we_lie()
    {
        await using var service = await Service.StartAsync(cluster, new SecurityOptions());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi");
        request.Headers.Add("X-Forwarded-Prefix", "/elsewhere");
        using var quiet = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Http.BaseAddress };
        using var answer = await quiet.SendAsync(request);
        Assert.Equal("/openapi/v1.json", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_prefix_that_leads_to_another_host_is_refused()
    {
        await using var service = await StartAsync(cutOff: true);
        using var quiet = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        request.Headers.Add("X-Forwarded-Prefix", "//elsewhere.example");
        using var answer = await quiet.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    Task<Service> StartAsync(bool cutOff, string? key = null) =>
        Service.StartAsync(
            cluster,
            new SecurityOptions
            {
                BasePath = cutOff ? "" : Below,
                Proxies = [new IPNetwork(IPAddress.Loopback, 32)],
                RequireKey = key is not null,
                AdminKey = key,
            }
        );

    /// <summary>A site with a proxy as people write them: nginx's proxy_pass without a path, or with one and X-Forwarded-Prefix.</summary>
    static async Task<WebApplication> SiteAsync(Service service, bool cutOff)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        var inner = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Http.BaseAddress };
        site.Run(async http =>
        {
            var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), cutOff ? target[Below.Length..] : target);
            request.Headers.Host = "127.0.0.1";
            request.Headers.Add("X-Forwarded-For", "127.0.0.1");
            if (cutOff)
                request.Headers.Add("X-Forwarded-Prefix", Below);
            if (http.Request.Headers.Cookie.Count > 0)
                request.Headers.Add("Cookie", (string?)http.Request.Headers.Cookie);
            if (!HttpMethods.IsGet(http.Request.Method))
            {
                request.Content = new StreamContent(http.Request.Body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
            }
            using var answer = await inner.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach (var header in answer.Headers.Where(h => h.Key is "Location" or "Set-Cookie"))
                http.Response.Headers[header.Key] = header.Value.ToArray();
            http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        });
        await site.StartAsync();
        return site;
    }
}
