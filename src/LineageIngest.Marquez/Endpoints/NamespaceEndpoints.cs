using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Marquez.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record NamespacesWords(IReadOnlyList<NamespaceWords> Namespaces);

static class NamespaceEndpoints
{
    public static void MapNamespaces(this RouteGroupBuilder group)
    {
        group.MapGet("/namespaces", ListAsync).WithSummary("All namespaces, by name");
        group.MapGet("/namespaces/{ns}", ShowAsync).WithSummary("One namespace").Produces<ErrorWords>(404);
        group
            .MapPut("/namespaces/{ns}", SaveAsync)
            .WithSummary("States owner and description of a namespace")
            .Produces<ErrorWords>(400)
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete("/namespaces/{ns}", HideAsync)
            .WithSummary("Hides a namespace with its datasets and jobs, until an event of a later time names them")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
    }

    static async Task<Ok<NamespacesWords>> ListAsync(
        HttpContext http,
        CatalogueQuery catalogue,
        CancellationToken cancellation,
        int limit = 100,
        int offset = 0
    ) => TypedResults.Ok(new NamespacesWords(await catalogue.NamespacesAsync(http.Subscription(), limit.Page(), offset, cancellation)));

    static async Task<Results<Ok<NamespaceWords>, JsonHttpResult<ErrorWords>>> ShowAsync(
        HttpContext http,
        string ns,
        CatalogueQuery catalogue,
        CancellationToken cancellation
    ) =>
        await catalogue.FindNamespaceAsync(http.Subscription(), http.Namespace(), cancellation) is { } found
            ? TypedResults.Ok(found)
            : Refusals.NotFound("Namespace", http.Namespace());

    static async Task<Results<Ok<NamespaceWords>, JsonHttpResult<ErrorWords>>> SaveAsync(
        HttpContext http,
        string ns,
        CatalogueQuery catalogue,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var name = http.Namespace();
        if (!Parameters.IsNamespace(name))
            return Refusals.Say(404, "HTTP 404 Not Found");
        var (meta, wrong) = await Bodies.ReadAsync<NamespaceMeta>(http, cancellation);
        wrong ??= Bodies.Missing(("ownerName", meta!.OwnerName));
        if (wrong is not null)
            return wrong;
        if (meta!.Description is null)
            meta = meta with { Description = (await catalogue.FindNamespaceAsync(http.Subscription(), name, cancellation))?.Description };
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Namespace(writer.Now, name, meta)], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok((await catalogue.FindNamespaceAsync(http.Subscription(), name, cancellation))!);
    }

    static async Task<Results<Ok<NamespaceWords>, JsonHttpResult<ErrorWords>>> HideAsync(
        HttpContext http,
        string ns,
        CatalogueQuery catalogue,
        Writer writer,
        CancellationToken cancellation
    )
    {
        var name = http.Namespace();
        var (found, missing) = await WrittenAbout.NamespaceAsync(http, catalogue, writer, cancellation);
        if (found is null)
            return missing!;
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.HiddenNamespace(writer.Now, name)], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok(found); // as it was when it was deleted
    }
}
