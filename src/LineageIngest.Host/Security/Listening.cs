using System.Net.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace LineageIngest.Host.Security;

/// <summary>The address that is listened on, with TLS where there is a certificate, and proxies in front of it.</summary>
static class Listening
{
    /// <exception cref="Postgres.CannotStartException">The certificate cannot be read.</exception>
    public static void ListenOn(this WebApplicationBuilder builder, ServeOptions options)
    {
        if (options.Tls is not { } tls)
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.Address, options.Port));
            return;
        }
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var certificate = new TlsCertificate(
                tls,
                TimeProvider.System,
                kestrel.ApplicationServices.GetRequiredService<ILogger<TlsCertificate>>()
            );
            kestrel.Listen(options.Address, options.Port, listen => listen.UseHttps(HandshakeWith(certificate)));
        });
    }

    /// <summary>First in the pipeline: what follows sees the caller, scheme and name that the proxy saw.</summary>
    public static void UseProxies(this WebApplication app, SecurityOptions options)
    {
        app.UseHsts(); // says it over TLS only, and never of loopback
        if (options.Proxies.Count == 0)
            return;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // as many as are trusted, one behind the other
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies)
            forwarded.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(forwarded);
    }

    static TlsHandshakeCallbackOptions HandshakeWith(TlsCertificate certificate) =>
        new()
        {
            OnConnection = _ =>
                ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current() }),
        };
}
