using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.Host.Security;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>A service that asks everybody for a key, and its administrator.</summary>
sealed class ClosedService : IAsyncDisposable
{
    public const string AdminKey = "the administrator's key of this test";

    ClosedService(Service service) => Service = service;

    public Service Service { get; }

    public static async Task<ClosedService> StartAsync(PostgresCluster cluster, SecurityOptions? options = null) =>
        new(await Service.StartAsync(cluster, (options ?? new SecurityOptions()) with { RequireKey = true, AdminKey = AdminKey }));

    /// <summary>Makes a subscription (a body of <c>POST /api/subscriptions</c>) and gives the key of its administrator.</summary>
    public async Task<string> MakeAsync(string name, string? body = null)
    {
        Assert.Equal(
            HttpStatusCode.Created,
            await StatusAsync(HttpMethod.Post, "/api/subscriptions", AdminKey, body ?? $$"""{"name":"{{name}}"}""")
        );
        using var made = await SendAsync(HttpMethod.Post, "/api/keys", AdminKey, """{"name":"all","scopes":["admin"]}""", name);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path, string key, string? subscription = null)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, key, null, subscription);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>As the administrator.</summary>
    public async Task<JsonElement> PutAsync(string path, string body)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, AdminKey, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpStatusCode> StatusAsync(
        HttpMethod method,
        string path,
        string key,
        string? body = null,
        string? subscription = null
    )
    {
        using var answer = await SendAsync(method, path, key, body, subscription);
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string key,
        string? body = null,
        string? subscription = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", key);
        if (subscription is not null)
            request.Headers.Add(Doors.SubscriptionHeader, subscription);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Service.Http.SendAsync(request);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
