using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LineageIngest.Airflow.Connections;
using LineageIngest.IntegrationTests.Tenancy;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>Keys of callers, and the key that seals secrets, are replaced while the service goes on.</summary>
public sealed class Keys_that_change(PostgresCluster cluster)
{
    [Fact]
    public async Task A_rotated_key_is_followed_by_one_that_opens_the_same()
    {
        await using var closed = await ClosedService.StartAsync(cluster);
        using var made = await closed.SendAsync(
            HttpMethod.Post,
            "/api/keys",
            ClosedService.AdminKey,
            """{"name":"reader","scopes":["read"],"days":30,"requestsPerSecond":50}"""
        );
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetProperty("id").GetString();
        using var rotated = await closed.SendAsync(HttpMethod.Post, $"/api/keys/{id}/rotate?hours=0", ClosedService.AdminKey);
        var next = await rotated.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("reader", "read", 50), Told(next.GetProperty("key")));
        Assert.Equal(HttpStatusCode.OK, await closed.StatusAsync(HttpMethod.Get, "/api/v1/jobs", next.GetProperty("text").GetString()!));
        var keys = (await closed.GetAsync("/api/keys", ClosedService.AdminKey)).GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(2, keys.Count);
        Assert.True(keys[0].GetProperty("expiresAt").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        Assert.True(keys[1].GetProperty("expiresAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddDays(29));
        Assert.Equal(HttpStatusCode.NotFound, await closed.StatusAsync(HttpMethod.Post, $"/api/keys/{id}/rotate", ClosedService.AdminKey));
    }

    [Fact]
    public async Task All_secrets_are_sealed_anew_or_none()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        ConnectionStore Store(string key, string? before) =>
            new(database.Source, SecretBox.Open(key, "unused", before), TimeProvider.System);
        const string Old = "the old key of the secrets",
            New = "the new key of the secrets";
        foreach (var name in new[] { "one", "two" })
        {
            await Store(Old, null)
                .SaveAsync(
                    1,
                    new ConnectionSettings(name, new Uri("https://airflow.example")),
                    $"secret of {name}",
                    CancellationToken.None
                );
        }
        await Assert.ThrowsAsync<CryptographicException>(() => Store(New, null).SealAnewAsync(CancellationToken.None));
        Assert.Equal("secret of one", (await Store(Old, null).OpenAsync(1, "one", CancellationToken.None))?.Secret);

        Assert.Equal(2, await Store(New, Old).SealAnewAsync(CancellationToken.None));
        Assert.Equal("secret of two", (await Store(New, null).OpenAsync(1, "two", CancellationToken.None))?.Secret);
    }

    static (string?, string?, int) Told(JsonElement key) =>
        (key.GetProperty("name").GetString(), key.GetProperty("scopes")[0].GetString(), key.GetProperty("requestsPerSecond").GetInt32());
}
