using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>The connection pool to one Airflow, with the certificate check that its endpoint asks for.</summary>
static class Tls
{
    public static SocketsHttpHandler Handler(AirflowEndpoint endpoint) =>
        new()
        {
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false, // a redirect leads to a log-in page, not to an answer
            MaxConnectionsPerServer = Math.Max(1, endpoint.Concurrency),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = Options(endpoint.Tls),
            ConnectCallback = endpoint.Route.ConnectAsync,
        };

    static SslClientAuthenticationOptions Options(AirflowTls tls) =>
        tls.Check switch
        {
#pragma warning disable CA5359 // asked for in so many words, for an Airflow with a certificate of its own making
            TlsCheck.None => new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
            TlsCheck.AuthorityFile => new() { CertificateChainPolicy = Policy(tls.AuthorityFile!) },
            _ => new(),
        };

    static X509ChainPolicy Policy(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
            return policy;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new AirflowException(AirflowFailure.Unreachable, 0, "tlsAuthorityFile cannot be read as certificates in PEM.", unread);
        }
    }
}
