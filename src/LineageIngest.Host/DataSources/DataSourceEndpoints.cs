using System.Security.Cryptography;
using LineageIngest.Airflow.Connections;
using LineageIngest.Answers;
using LineageIngest.DataSources;
using LineageIngest.Host.Http;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Outward;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.DataSources;

/// <summary>Data sources: add or change, list, test, remove, crawl. No answer ever holds a secret.</summary>
static class DataSourceEndpoints
{
    public static void MapDataSources(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/data-sources").WithTags("Data sources");
        group.MapGet("", ListAsync).WithSummary("All data sources, without their secrets, each with its last crawl");
        group.MapGet("/{name}", ShowAsync).WithSummary("One data source, without its secret").ProducesProblem(404);
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or changes a data source")
            .WithDescription(
                "Without password the stored one stays, unless the address leads to another server. Files and DuckDB databases have to lie in a folder that whoever runs the server allows (--data-folder)."
            )
            .ProducesProblem(400);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets the data source; what it found stays").ProducesProblem(404);
        group
            .MapPost("/{name}/test", TestAsync)
            .WithSummary("Which version answers, what the role may not read, and whether it may write, which it need not")
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapPost("/{name}/crawl", CrawlAsync).WithSummary("Crawls the catalog now").ProducesProblem(404);
    }

    static async Task<Ok<DataSourceList>> ListAsync(
        HttpContext http,
        DataSourceStore store,
        JobRunStore runs,
        CancellationToken cancellation
    )
    {
        var shown = new List<DataSourceResponse>();
        foreach (var settings in await store.ListAsync(http.Subscription(), cancellation))
            shown.Add(await ShownAsync(http, settings, store, runs, cancellation));
        return TypedResults.Ok(new DataSourceList(shown));
    }

    static async Task<Results<Ok<DataSourceResponse>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        string name,
        DataSourceStore store,
        JobRunStore runs,
        CancellationToken cancellation
    ) =>
        await store.FindAsync(http.Subscription(), name, cancellation) is var (settings, _)
            ? TypedResults.Ok(await ShownAsync(http, settings, store, runs, cancellation))
            : Missing(http, name);

    static async Task<Results<Ok<DataSourceResponse>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        DataSourceRequest request,
        DataSourceStore store,
        DeclaredStore declarations,
        DataFolders folders,
        JobRunStore runs,
        JobPlan plan,
        OutwardAddresses addresses,
        CancellationToken cancellation
    )
    {
        var known = await store.FindAsync(http.Subscription(), name, cancellation);
        var before = known?.Settings;
        if (!Uri.TryCreate(request.Address ?? before?.Address.OriginalString, UriKind.Absolute, out var address))
        {
            return Wrong(
                http,
                request.Address is null
                    ? "address is missing, such as postgresql://db.corp:5432/shop."
                    : "address is none: it looks like postgresql://db.corp:5432/shop, with a port up to 65535."
            );
        }
        if (request.Password?.Contains('\0', StringComparison.Ordinal) is true)
            return Wrong(http, "password holds the character NUL, which no database takes.");
        var settings = request.Read(name, address, before);
        var wrong = settings.Wrong().ToList();
        if (settings.Schedule is not null && Schedules.Read(settings.Schedule).Problem is { } problem)
            wrong.Add($"schedule {problem}.");
        if (wrong.Count > 0)
            return Wrong(http, string.Join(' ', wrong));
        settings = settings with
        {
            ReachesPrivate = OutwardAddresses.ReachesPrivate(http.Caller(), address, before?.Address, before?.ReachesPrivate is true),
        };
        if (await addresses.RefusalAsync(address.IdnHost, settings.ReachesPrivate, cancellation) is { } refused)
            return NotAllowed(http, refused);
        if (settings.Kind is DataSourceKind.DuckDb or DataSourceKind.Files && folders.Resolve(settings.Path) is null)
        {
            return Wrong(
                http,
                "address leads out of the folders that this server may read; whoever runs it may start it with --data-folder."
            );
        }
        if (request.Password is null && known is (var stored, true) && IsElsewhere(stored, settings))
        {
            return Wrong(
                http,
                "address is another server, or no longer has to be encrypted: give the password again, so that the stored one is not sent there."
            );
        }
        try
        {
            await store.SaveAsync(http.Subscription(), settings, request.Password, cancellation);
        }
        catch (CryptographicException key)
        {
            return Wrong(http, key.Message);
        }
        if (
            before is not null
            && (SourceNaming.Namespace(before) != SourceNaming.Namespace(settings) || !before.Schemas.SequenceEqual(settings.Schemas))
        )
        {
            await declarations.ForgetAsync(http.Subscription(), name, cancellation); // what the next crawl does not see is not gone
        }
        await plan.SaveAsync(CatalogJob.Of(http.Subscription(), settings), cancellation);
        return TypedResults.Ok(await ShownAsync(http, settings, store, runs, cancellation));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        DataSourceStore store,
        DeclaredStore declarations,
        JobPlan plan,
        CancellationToken cancellation
    )
    {
        if (!await store.RemoveAsync(http.Subscription(), name, cancellation))
            return Missing(http, name);
        await declarations.ForgetAsync(http.Subscription(), name, cancellation);
        await plan.RemoveAsync(CatalogJob.Key(http.Subscription(), name), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<SourceCheck>, ProblemHttpResult>> TestAsync(
        HttpContext http,
        string name,
        DataSourceStore store,
        OpenSources open,
        OutwardAddresses addresses,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await store.OpenAsync(http.Subscription(), name, cancellation) is not var (settings, secret))
                return Missing(http, name);
            return TypedResults.Ok(await open.Open(settings, secret, addresses.Route(settings.ReachesPrivate)).CheckAsync(cancellation));
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
        await run.AcceptAsync(http, CatalogJob.Key(http.Subscription(), name), cancellation) is { } accepted
            ? accepted
            : Missing(http, name);

    static async Task<DataSourceResponse> ShownAsync(
        HttpContext http,
        DataSourceSettings settings,
        DataSourceStore store,
        JobRunStore runs,
        CancellationToken cancellation
    )
    {
        var newest = await runs.ListAsync(CatalogJob.Key(http.Subscription(), settings.Name), long.MaxValue, 1, cancellation);
        var found = await store.FindAsync(http.Subscription(), settings.Name, cancellation);
        return DataSourceResponse.Of(
            settings,
            found?.HasSecret is true,
            newest is [var run] ? new CatalogCrawl(run.RunId, run.StartedAt, run.EndedAt, run.Outcome, run.Summary, run.Error) : null
        );
    }

    /// <summary>Whether a secret would go to another server, or there in the clear.</summary>
    static bool IsElsewhere(DataSourceSettings before, DataSourceSettings now) =>
        before.Address.Authority != now.Address.Authority
        || before.Address.Scheme != now.Address.Scheme
        || (before.RequireTls && !now.RequireTls);

    static ProblemHttpResult NotAllowed(HttpContext http, string detail) =>
        new Problem(403, "not-allowed", "The data source cannot be used like this", detail).ToResult(http.Response);

    static ProblemHttpResult Missing(HttpContext http, string name) => Errors.NotFound("data source", name).ToResult(http.Response);

    static ProblemHttpResult Wrong(HttpContext http, string detail) =>
        new Problem(400, "bad-data-source", "The data source cannot be used like this", detail).ToResult(http.Response);
}
