using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Graph;
using LineageIngest.Marquez.Models;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

public sealed record SearchWords(long TotalCount, IReadOnlyList<SearchResultWords> Results);

public sealed record EventsWords(IReadOnlyList<JsonElement> Events, long TotalCount);

/// <summary>Lineage of tables and columns, events, search.</summary>
static class GraphEndpoints
{
    public static void MapGraphs(this RouteGroupBuilder group)
    {
        group
            .MapGet("/lineage", LineageAsync)
            .WithSummary("Jobs and datasets around a node")
            .WithDescription("nodeId: dataset:NS:NAME or job:NS:NAME; depth counts jobs.")
            .Produces<ErrorsWords>(400)
            .Produces<ErrorWords>(404);
        group
            .MapGet("/column-lineage", ColumnsAsync)
            .WithSummary("Columns that feed a column, or those of a dataset or job; downstream too if asked")
            .WithDescription(
                "nodeId: dataset:NS:NAME, datasetField:NS:NAME:FIELD or job:NS:NAME, with an optional #VERSION of the dataset."
            )
            .Produces<ErrorsWords>(400)
            .Produces<ErrorWords>(404);
        group
            .MapGet("/events/lineage", EventsAsync)
            .WithSummary("Run events as received, by their own time")
            .WithDescription("after <= time < before; sortDirection: desc (default) or asc.")
            .Produces<ErrorWords>(400);
        group
            .MapGet("/search", SearchAsync)
            .WithSummary("Datasets and jobs by a part of their name")
            .WithDescription("filter: DATASET or JOB; sort: NAME or UPDATE_AT; before, after: days of the last change.")
            .Produces<ErrorsWords>(400);
    }

    static async Task<Results<BufferedOk<GraphWords>, JsonHttpResult<ErrorWords>, JsonHttpResult<ErrorsWords>>> LineageAsync(
        HttpContext http,
        NodeFinder finder,
        LineageGraph lineage,
        CancellationToken cancellation,
        string? nodeId = null,
        int depth = 20
    )
    {
        if (nodeId is null)
            return Refusals.Errors("query param nodeId must not be null");
        if (NodeId.Parse(nodeId) is not { } node)
            return Refusals.Say(404, "HTTP 404 Not Found");
        if (node.Kind is not (NodeKind.Dataset or NodeKind.Job))
            return Refusals.Say(404, $"Node '{nodeId}' must be of type dataset or job!");
        if (await finder.AssetAsync(http.Subscription(), node, cancellation) is not { } root)
            return Refusals.NotFound(node.Kind == NodeKind.Job ? "Job" : "Dataset", node.LikelyName);
        var (graph, truncated) = await lineage.AroundAsync(http.Subscription(), root, depth, cancellation);
        if (truncated)
            http.Response.Headers["X-Truncated"] = "true";
        return new BufferedOk<GraphWords>(graph, AnswerJson.Options);
    }

    static async Task<Results<Ok<GraphWords>, JsonHttpResult<ErrorWords>, JsonHttpResult<ErrorsWords>>> ColumnsAsync(
        HttpContext http,
        ColumnGraph columns,
        CancellationToken cancellation,
        string? nodeId = null,
        int depth = 20,
        bool withDownstream = false
    )
    {
        if (nodeId is null)
            return Refusals.Errors("query param nodeId must not be null");
        if (NodeId.Parse(nodeId) is not { } node)
            return Refusals.Say(404, "HTTP 404 Not Found");
        if (node.Kind == NodeKind.Run)
            return Refusals.Say(404, $"Node '{nodeId}' must be of type dataset, datasetField or job!");
        if (node.Version is not null && withDownstream)
            return Refusals.BadRequest("Node version cannot be specified when withDownstream is set to true");
        return await columns.AroundAsync(http.Subscription(), node, depth, withDownstream, cancellation) is { } graph
            ? TypedResults.Ok(graph)
            : Refusals.Say(404, "Could not find node");
    }

    static async Task<Results<Ok<EventsWords>, JsonHttpResult<ErrorWords>>> EventsAsync(
        HttpContext http,
        EventList events,
        CancellationToken cancellation,
        string? before = null,
        string? after = null,
        string sortDirection = "desc",
        int limit = 100,
        int offset = 0
    )
    {
        if (sortDirection.ToUpperInvariant() is not ("ASC" or "DESC"))
            return Refusals.BadRequest("query param sortDirection must be one of [DESC, ASC]");
        if (!Parameters.TryInstant(before, out var end))
            return Refusals.BadRequest("query param before must be an instant such as 2025-03-12T00:00:00Z");
        if (!Parameters.TryInstant(after, out var start))
            return Refusals.BadRequest("query param after must be an instant such as 2025-03-12T00:00:00Z");
        var (page, total) = await events.PageAsync(
            http.Subscription(),
            start ?? DateTimeOffset.MinValue,
            end ?? DateTimeOffset.MaxValue,
            sortDirection.Equals("asc", StringComparison.OrdinalIgnoreCase),
            limit.Page(),
            offset,
            cancellation
        );
        return TypedResults.Ok(new EventsWords(page, total));
    }

    static async Task<Results<Ok<SearchWords>, JsonHttpResult<ErrorWords>, JsonHttpResult<ErrorsWords>>> SearchAsync(
        HttpContext http,
        Search search,
        CancellationToken cancellation,
        string? q = null,
        string? filter = null,
        string sort = "NAME",
        int limit = 10,
        string? @namespace = null,
        string? before = null,
        string? after = null
    )
    {
        if (string.IsNullOrWhiteSpace(q))
            return Refusals.Errors("query param q must not be blank");
        var kind = filter?.ToUpperInvariant();
        if (kind is not (null or "DATASET" or "JOB"))
            return Refusals.BadRequest("query param filter must be one of [DATASET, JOB]");
        if (sort.ToUpperInvariant() is not ("NAME" or "UPDATE_AT"))
            return Refusals.BadRequest("query param sort must be one of [UPDATE_AT, NAME]");
        if (!Parameters.TryInstant(before, out var end) || !Parameters.TryInstant(after, out var start))
            return Refusals.BadRequest("query params before and after must be days such as 2025-03-12");
        var (results, total) = await search.FindAsync(
            http.Subscription(),
            new SearchQuestion(
                q,
                kind is not "JOB",
                kind is not "DATASET",
                sort.Equals("NAME", StringComparison.OrdinalIgnoreCase) ? SearchSort.Name : SearchSort.UpdateAt,
                limit.Page(),
                @namespace,
                end,
                start
            ),
            cancellation
        );
        return TypedResults.Ok(new SearchWords(total, results));
    }
}
