using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LineageIngest.Host;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;
using Microsoft.AspNetCore.Builder;

namespace LineageIngest.IntegrationTests.Security;

/// <summary>The service reached over TLS, and by way of a proxy.</summary>
public sealed class Tls_and_proxies(PostgresCluster cluster) : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("tls").FullName;
    TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await cluster.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Answers_over_TLS_with_the_certificate_of_a_file()
    {
        var (certificate, key) = (Path.Combine(_folder, "tls.crt"), Path.Combine(_folder, "tls.key"));
        var name = Write(certificate, key, "lineage.example");
        await using var app = await StartAsync(new SecurityOptions(), new TlsOptions(certificate, key));
        var seen = "";
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => (seen = shown!.GetCertHashString()).Length > 0,
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal("https", http.BaseAddress.Scheme);
        using var answer = await http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(name, seen);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_said_at_the_start()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "tls.crt"), "no certificate");
        var refused = await Assert.ThrowsAsync<CannotStartException>(() =>
            StartAsync(new SecurityOptions(), new TlsOptions(Path.Combine(_folder, "tls.crt")))
        );
        Assert.Contains("tls.crt cannot be read", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1/32", "https://lineage.example")]
    [InlineData("10.0.0.0/8", "http://127.0.0.1")]
    public async Task Only_a_trusted_proxy_is_believed_under_which_address_it_was_called(string trusted, string address)
    {
        await using var app = await StartAsync(
            new SecurityOptions { Hosts = ["lineage.example"], Proxies = [IPNetwork.Parse(trusted)] },
            null
        );
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "lineage.example");
        var about = await http.GetFromJsonAsync<JsonElement>("/api/about");
        Assert.StartsWith(address, about.GetProperty("address").GetString(), StringComparison.Ordinal);
        await app.StopAsync();
    }

    async Task<WebApplication> StartAsync(SecurityOptions security, TlsOptions? tls)
    {
        var app = WebApp.Build(
            new ServeOptions
            {
                Database = _database.Address,
                Port = 0,
                Security = security,
                Tls = tls,
                RunStages = false,
            },
            _database.Source
        );
        await app.StartAsync();
        return app;
    }

    /// <summary>A certificate that signs itself, as two PEM files; gives its hash.</summary>
    static string Write(string certificate, string key, string name)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", pair, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
        return made.GetCertHashString();
    }
}
