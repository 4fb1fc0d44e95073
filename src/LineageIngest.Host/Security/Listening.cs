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
                if (Outside(http.Request, options.BasePath) is { } outside)
                {
                    Doors.WriteHeaders(http); // it does not come as far as the doors
                    await outside.ExecuteAsync(http);
                    return;
                }
                if (http.Request.PathBase.HasValue)
                    http.Response.OnStarting(PrefixLocationAsync, (http.Response.Headers, http.Request.PathBase.ToUriComponent()));
                await next(http);
            }
        );
        app.UseRouting(); // by the rest of the path
    }

    /// <summary>What is answered to a request that is for none of our addresses; null where it is for one.</summary>
    static IResult? Outside(HttpRequest request, string basePath)
    {
        // Before a Location it would lead to another host.
        if (request.PathBase.Value is ['/', '/' or '\\', ..])
        {
            return new Problem(
                400,
                "bad-request",
                "The request cannot be read",
                $"X-Forwarded-Prefix is a path such as /lineage, not '{request.PathBase.Value}'."
            ).ToResult(request.HttpContext.Response);
        }
        if (basePath.Length == 0 || request.PathBase.HasValue || request.Path.StartsWithSegments("/health"))
            return null;
        return request.Path == "/" && HttpMethods.IsGet(request.Method)
            ? TypedResults.Redirect($"{basePath}/")
            : new Problem(
                404,
                "no-such-address",
                "Not Found",
                $"{request.Method} {request.Path} leads nowhere: this service lies below {basePath}."
            ).ToResult(request.HttpContext.Response);
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
