using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Writing;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record DatasetsWords(long TotalCount, IReadOnlyList<DatasetWords> Datasets);

public sealed record DatasetVersionsWords(IReadOnlyList<DatasetVersionWords> Versions, long TotalCount);

static class DatasetEndpoints
{
    public static void MapDatasets(this RouteGroupBuilder group)
    {
        group.MapGet("/namespaces/{ns}/datasets", ListAsync).WithSummary("The datasets of a namespace, by name").Produces<ErrorWords>(404);
        group.MapGet("/namespaces/{ns}/datasets/{dataset}", ShowAsync).WithSummary("One dataset").Produces<ErrorWords>(404);
        group
            .MapPut("/namespaces/{ns}/datasets/{dataset}", SaveAsync)
            .WithSummary("Declares a dataset")
            .Produces<ErrorWords>(400)
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete("/namespaces/{ns}/datasets/{dataset}", HideAsync)
            .WithSummary("Hides a dataset, until an event of a later time names it")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapGet("/namespaces/{ns}/datasets/{dataset}/versions", VersionsAsync)
            .WithSummary("The versions of a dataset, newest first")
            .Produces<ErrorWords>(404);
        group
            .MapGet("/namespaces/{ns}/datasets/{dataset}/versions/{version}", VersionAsync)
            .WithSummary("One version of a dataset")
            .Produces<ErrorWords>(404);
    }

    public static DatasetName Dataset(this HttpContext http) => new(http.Namespace(), http.Name(5));

    static async Task<Results<Ok<DatasetsWords>, JsonHttpResult<ErrorWords>>> ListAsync(
        HttpContext http,
        string ns,
        CatalogueQuery catalogue,
        DatasetList datasets,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    )
    {
        if (await catalogue.FindNamespaceAsync(http.Subscription(), http.Namespace(), cancellation) is null)
            return Refusals.NotFound("Namespace", http.Namespace());
        var (page, total) = await datasets.ListAsync(http.Subscription(), http.Namespace(), limit.Page(), offset, cancellation);
        return TypedResults.Ok(new DatasetsWords(total, page));
    }

    static async Task<Results<Ok<DatasetWords>, JsonHttpResult<ErrorWords>>> ShowAsync(
        HttpContext http,
        string ns,
        string dataset,
        DatasetList datasets,
        CancellationToken cancellation
    ) => await datasets.FindAsync(http.Subscription(), http.Dataset(), cancellation) is { } found ? TypedResults.Ok(found) : Missing(http);

    static async Task<Results<Ok<DatasetWords>, JsonHttpResult<ErrorWords>>> SaveAsync(
        HttpContext http,
        string ns,
        string dataset,
        CatalogueQuery catalogue,
        DatasetList datasets,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (space, missing) = await WrittenAbout.NamespaceAsync(http, catalogue, writer, cancellation);
        if (space is null)
            return missing!;
        var (meta, wrong) = await Bodies.ReadAsync<DatasetMeta>(http, cancellation);
        wrong ??= Bodies.NotOneOf("type", meta!.Type, "DB_TABLE", "STREAM");
        wrong ??= Bodies.Missing(("physicalName", meta!.PhysicalName), ("sourceName", meta.SourceName));
        wrong ??= Bodies.MissingIn("fields[].name", meta!.Fields?.Select(f => f?.Name));
        wrong ??= Bodies.MissingIn("tags[]", [.. meta!.Tags ?? [], .. (meta.Fields ?? []).SelectMany(f => f.Tags ?? [])]);
        if (wrong is not null)
            return wrong;
        var (name, at) = (http.Dataset(), writer.Now);
        var tags = (meta!.Tags ?? [])
            .Select(tag => WriteEvents.Tagged(at, name, null, tag, present: true))
            .Concat(
                (meta.Fields ?? []).SelectMany(f =>
                    (f.Tags ?? []).Select(tag => WriteEvents.Tagged(at, name, f.Name, tag.ToUpperInvariant(), present: true))
                )
            );
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Dataset(at, name, meta), .. tags], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return await datasets.FindAsync(http.Subscription(), name, cancellation) is { } found ? TypedResults.Ok(found) : Missing(http);
    }

    static async Task<Results<Ok<DatasetWords>, JsonHttpResult<ErrorWords>>> HideAsync(
        HttpContext http,
        string ns,
        string dataset,
        DatasetList datasets,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (found, missing) = await WrittenAbout.DatasetAsync(http, datasets, writer, cancellation);
        if (found is null)
            return missing!;
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Hidden(writer.Now, http.Dataset())], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok(found); // as it was when it was deleted
    }

    static async Task<Results<Ok<DatasetVersionsWords>, JsonHttpResult<ErrorWords>>> VersionsAsync(
        HttpContext http,
        string ns,
        string dataset,
        DatasetList datasets,
        DatasetVersionList versions,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    )
    {
        if (!await datasets.ExistsAsync(http.Subscription(), http.Dataset(), cancellation))
            return Missing(http);
        var (page, total) = await versions.ListAsync(http.Subscription(), http.Dataset(), limit.Page(), offset, cancellation);
        return TypedResults.Ok(new DatasetVersionsWords(page, total));
    }

    static async Task<Results<Ok<DatasetVersionWords>, JsonHttpResult<ErrorWords>>> VersionAsync(
        HttpContext http,
        string ns,
        string dataset,
        string version,
        DatasetList datasets,
        DatasetVersionList versions,
        CancellationToken cancellation
    )
    {
        if (!await datasets.ExistsAsync(http.Subscription(), http.Dataset(), cancellation))
            return Missing(http);
        return
            Guid.TryParse(version, out var id)
            && await versions.FindAsync(http.Subscription(), http.Dataset(), id, cancellation) is { } found
            ? TypedResults.Ok(found)
            : Refusals.NotFound("Dataset version", version);
    }

    static JsonHttpResult<ErrorWords> Missing(HttpContext http) => Refusals.NotFound("Dataset", http.Name(5));
}
