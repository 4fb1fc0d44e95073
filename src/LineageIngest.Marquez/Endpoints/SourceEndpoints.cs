using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record SourcesWords(IReadOnlyList<SourceWords> Sources);

public sealed record TagsWords(IReadOnlyList<TagWords> Tags);

/// <summary>Sources and tags.</summary>
static class SourceEndpoints
{
    public static void MapSources(this RouteGroupBuilder group)
    {
        group.MapGet("/sources", ListAsync).WithSummary("All sources, by name");
        group.MapGet("/sources/{source}", ShowAsync).WithSummary("One source").Produces<ErrorWords>(404);
        group.MapPut("/sources/{source}", SaveAsync).WithSummary("States a source").Produces<ErrorWords>(400).Produces<ErrorWords>(503);
        group.MapGet("/tags", TagsAsync).WithSummary("All tags, by name");
        group.MapPut("/tags/{tag}", SaveTagAsync).WithSummary("States a tag").Produces<ErrorWords>(400).Produces<ErrorWords>(503);
    }

    static async Task<Ok<SourcesWords>> ListAsync(
        HttpContext http,
        CatalogueQuery catalogue,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    ) => TypedResults.Ok(new SourcesWords(await catalogue.SourcesAsync(http.Subscription(), limit.Page(), offset, cancellation)));

    static async Task<Results<Ok<SourceWords>, JsonHttpResult<ErrorWords>>> ShowAsync(
        HttpContext http,
        string source,
        CatalogueQuery catalogue,
        CancellationToken cancellation
    ) =>
        await catalogue.FindSourceAsync(http.Subscription(), http.Name(3), cancellation) is { } found
            ? TypedResults.Ok(found)
            : Refusals.NotFound("Source", http.Name(3));

    static async Task<Results<Ok<SourceWords>, JsonHttpResult<ErrorWords>>> SaveAsync(
        HttpContext http,
        string source,
        CatalogueQuery catalogue,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (meta, wrong) = await Bodies.ReadAsync<SourceMeta>(http, cancellation);
        wrong ??= Bodies.Missing(("type", meta!.Type), ("connectionUrl", meta.ConnectionUrl));
        if (wrong is not null)
            return wrong;
        if (meta!.Description is null)
        {
            var known = await catalogue.FindSourceAsync(http.Subscription(), http.Name(3), cancellation);
            meta = meta with { Description = known?.Description };
        }
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Source(writer.Now, http.Name(3), meta)], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok((await catalogue.FindSourceAsync(http.Subscription(), http.Name(3), cancellation))!);
    }

    static async Task<Ok<TagsWords>> TagsAsync(
        HttpContext http,
        CatalogueQuery catalogue,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    ) => TypedResults.Ok(new TagsWords(await catalogue.TagsAsync(http.Subscription(), limit.Page(), offset, cancellation)));

    static async Task<Results<Ok<TagWords>, JsonHttpResult<ErrorWords>>> SaveTagAsync(
        HttpContext http,
        string tag,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var (meta, wrong) = http.Request.ContentLength is null or 0
            ? (new TagMeta(null), null)
            : await Bodies.ReadAsync<TagMeta>(http, cancellation);
        if (wrong is not null)
            return wrong;
        var name = http.Name(3);
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Tag(writer.Now, name, meta!.Description)], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok(new TagWords(name, meta.Description));
    }
}
