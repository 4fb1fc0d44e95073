using System.Net.Security;
using LineageIngest.Host.Http;
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
            ForwardedHeaders = ForwardedHeaders.All,
            ForwardLimit = null, // as many as are trusted, one behind the other
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies)
            forwarded.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>
    /// After the proxies: the part of the path under which a proxy passes us on is none of our addresses, and stands before every one that we send a browser to.
    /// </summary>
    public static void UseBasePath(this WebApplication app, SecurityOptions options)
    {
        if (options.BasePath.Length > 0)
            app.UsePathBase(options.BasePath);
        app.Use(
            async (http, next) =>
            {
                if (options.BasePath.Length > 0 && !http.Request.PathBase.HasValue && !http.Request.Path.StartsWithSegments("/health"))
                {
                    await OutsideAsync(http, options.BasePath);
                    return;
                }
                if (http.Request.PathBase.HasValue)
                    http.Response.OnStarting(PrefixLocationAsync, (http.Response.Headers, http.Request.PathBase.ToUriComponent()));
                await next(http);
            }
        );
        app.UseRouting(); // by the rest of the path
    }

    static async Task OutsideAsync(HttpContext http, string basePath)
    {
        if (http.Request.Path == "/" && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"{basePath}/");
            return;
        }
        var outside = new Problem(
            404,
            "no-such-address",
            "Not Found",
            $"{http.Request.Method} {http.Request.Path} leads nowhere: this service lies below {basePath}."
        );
        await outside.ToResult(http.Response).ExecuteAsync(http);
    }

    static Task PrefixLocationAsync(object state)
    {
        var (headers, basePath) = ((IHeaderDictionary, string))state; // the request forgets it before its answer starts
        if (headers.Location is [['/', not '/', ..] location] && !location.StartsWith($"{basePath}/", StringComparison.Ordinal))
        {
            headers.Location = basePath + location;
        }
        return Task.CompletedTask;
    }

    static TlsHandshakeCallbackOptions HandshakeWith(TlsCertificate certificate) =>
        new()
        {
            OnConnection = _ =>
                ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current() }),
        };
}
