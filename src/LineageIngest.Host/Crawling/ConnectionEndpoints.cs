using System.Security.Cryptography;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Connections;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Outward;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Crawling;

/// <summary>Airflow connections: add or change, list, test, remove, crawl. No answer ever holds a secret.</summary>
static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/connections").WithTags("Airflow");
        group
            .MapGet("", ListAsync)
            .WithSummary("All connections, without their secrets, each with its last crawl and what its role may not read");
        group.MapGet("/{name}", ShowAsync).WithSummary("One connection, without its secret").ProducesProblem(404);
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or changes a connection")
            .WithDescription("Without password and token the stored one stays.")
            .ProducesProblem(400)
            .ProducesProblem(403);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets the connection; what it found stays").ProducesProblem(404);
        group.MapPost("/{name}/test", TestAsync).WithSummary("Which version answers, and what the role may not read").ProducesProblem(404);
        group.MapPost("/{name}/crawl", CrawlAsync).WithSummary("Crawls now").ProducesProblem(404);
    }

    static async Task<Ok<ConnectionList>> ListAsync(
        HttpContext http,
        ConnectionStore store,
        ConnectionStandingStore standings,
        CancellationToken cancellation
    )
    {
        var known = await standings.AllAsync(http.Subscription(), cancellation);
        var all = await store.ListAsync(http.Subscription(), cancellation);
        return TypedResults.Ok(
            new ConnectionList([
                .. all.Select(one => ConnectionShown.Of(one, known.GetValueOrDefault(one.Name) ?? ConnectionStanding.Unknown)),
            ])
        );
    }

    static async Task<Results<Ok<ConnectionShown>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        string name,
        ConnectionStore store,
        ConnectionStandingStore standings,
        CancellationToken cancellation
    ) =>
        await store.FindAsync(http.Subscription(), name, cancellation) is { } found
            ? TypedResults.Ok(await ShownAsync(http, found, standings, cancellation))
            : Missing(http, name);

    static async Task<Results<Ok<ConnectionShown>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        ConnectionGiven given,
        ConnectionStore store,
        ConnectionStandingStore standings,
        JobPlan plan,
        CrawlingOptions options,
        OutwardAddresses addresses,
        CancellationToken cancellation
    )
    {
        if (!Uri.TryCreate(given.Url, UriKind.Absolute, out var url))
            return Wrong(http, "url is an address such as https://airflow.example/prefix.");
        var before = await store.FindAsync(http.Subscription(), name, cancellation);
        var (settings, secret) = given.Read(name, url, before);
        if (given.Wrong() is { } unreadable)
            return Wrong(http, unreadable);
        if (settings.Wrong() is { Count: > 0 } wrong)
            return Wrong(http, string.Join(' ', wrong.Values));
        settings = settings with
        {
            ReachesPrivate = OutwardAddresses.ReachesPrivate(http.Caller(), url, before?.Url, before?.ReachesPrivate is true),
        };
        if (await addresses.RefusalAsync(url.IdnHost, settings.ReachesPrivate, cancellation) is { } refused)
            return NotAllowed(http, refused);
        if (settings.TlsAuthorityFile != before?.TlsAuthorityFile && settings.TlsAuthorityFile is not null && !addresses.NamesFiles(http.Caller()))
            return NotAllowed(http, "tlsAuthorityFile names a file of the server: an administrator of the default subscription may give it.");
        if (
            settings.Auth == AirflowAuth.TokenCommand
            && (settings.TokenCommand != before?.TokenCommand || url.Authority != before?.Url.Authority)
        )
        {
            // Whoever says it runs any command as this service, or gets a token of what it calls: that is for who runs the server to allow.
            if (!options.AllowTokenCommands)
                return NotAllowed(http, "this server takes no token command; whoever runs it may start it with --allow-token-commands.");
            if (http.Caller()?.Permissions.HasFlag(Permissions.Admin) is not true)
                return NotAllowed(http, "a token command runs on the server: it needs the right to admin.");
        }
        var sendsSecret = settings.Auth is not (AirflowAuth.None or AirflowAuth.TokenCommand);
        if (secret is null && sendsSecret && before?.Auth is null or AirflowAuth.None or AirflowAuth.TokenCommand)
            return Wrong(http, "password or token is missing.");
        if (secret is null && before is not null && sendsSecret && IsElsewhere(before, settings))
        {
            return Wrong(
                http,
                "the address is another server, or is no longer checked as it was: give password or token again, so that the stored one is not sent there."
            );
        }
        try
        {
            await store.SaveAsync(http.Subscription(), settings, secret, cancellation);
        }
        catch (CryptographicException key)
        {
            return Wrong(http, key.Message);
        }
        await plan.SaveAsync(CrawlJob.Of(http.Subscription(), settings), cancellation);
        return TypedResults.Ok(await ShownAsync(http, settings, standings, cancellation));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        ConnectionStore store,
        ConnectionStandingStore standings,
        JobPlan plan,
        CancellationToken cancellation
    )
    {
        if (!await store.RemoveAsync(http.Subscription(), name, cancellation))
            return Missing(http, name);
        await standings.ForgetAsync(http.Subscription(), name, cancellation);
        await plan.RemoveAsync(CrawlJob.Key(http.Subscription(), name), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<ConnectionAnswer>, ProblemHttpResult>> TestAsync(
        HttpContext http,
        string name,
        ConnectionStore store,
        ConnectionStandingStore standings,
        OutwardAddresses addresses,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await store.OpenAsync(http.Subscription(), name, cancellation) is not var (settings, secret))
                return Missing(http, name);
            var endpoint = settings.Endpoint(secret, addresses.Route(settings.ReachesPrivate));
            var found = await ConnectionCheck.RunAsync(endpoint, time, cancellation);
            await standings.NoteTestAsync(http.Subscription(), name, found, cancellation);
            return TypedResults.Ok(found);
        }
        catch (RefusedAddressException refused)
        {
            return NotAllowed(http, refused.Message);
        }
        catch (CryptographicException key)
        {
            return Wrong(http, key.Message);
        }
    }

    static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> CrawlAsync(
        HttpContext http,
        string name,
        RunNow run,
        CancellationToken cancellation
    ) =>
        await run.AcceptAsync(http, CrawlJob.Key(http.Subscription(), name), cancellation) is { } accepted ? accepted : Missing(http, name);

    static async Task<ConnectionShown> ShownAsync(
        HttpContext http,
        ConnectionSettings settings,
        ConnectionStandingStore standings,
        CancellationToken cancellation
    )
    {
        var known = await standings.AllAsync(http.Subscription(), cancellation);
        return ConnectionShown.Of(settings, known.GetValueOrDefault(settings.Name) ?? ConnectionStanding.Unknown);
    }

    /// <summary>Whether a secret would go to another server, in the clear, or to one whose certificate is checked otherwise.</summary>
    static bool IsElsewhere(ConnectionSettings before, ConnectionSettings now) =>
        before.Url.Authority != now.Url.Authority
        || before.Url.Scheme != now.Url.Scheme
        || before.Tls != now.Tls
        || before.TlsAuthorityFile != now.TlsAuthorityFile;

    static ProblemHttpResult Missing(HttpContext http, string name) => Errors.NotFound("connection", name).ToResult(http.Response);

    static ProblemHttpResult NotAllowed(HttpContext http, string detail) =>
        new Problem(403, "not-allowed", "The connection cannot be used like this", detail).ToResult(http.Response);

    static ProblemHttpResult Wrong(HttpContext http, string detail) =>
        new Problem(400, "bad-connection", "The connection cannot be used like this", detail).ToResult(http.Response);
}
