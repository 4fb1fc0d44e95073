using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Http;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>Lineage answers: around an asset, of a dataset, a job, a column.</summary>
static class LineageEndpoints
{
    const string Assets = "/api/lineage/assets/";
    const int MostStarts = 50;

    public static void MapLineage(this IEndpointRouteBuilder routes)
    {
        foreach (var direction in new[] { "upstream", "downstream", "full" })
        {
            routes
                .MapGet(
                    $"{Assets}{{id}}/{direction}",
                    (
                        HttpContext http,
                        [AsParameters] LineageParameters p,
                        [AsParameters] NeighbourParameters neighbours,
                        AskedAssets assets,
                        LineageReader reader,
                        CancellationToken cancellation
                    ) =>
                        AssetAsync(
                            http,
                            [RawPath.Between(http, Assets, $"/{direction}")],
                            direction,
                            p,
                            neighbours,
                            assets,
                            reader,
                            cancellation
                        )
                )
                .WithTags("Lineage")
                .WithSummary($"The {direction} lineage of a dataset or job")
                .WithDescription(
                    "id: ours, or dataset:NAMESPACE:NAME, or job:NAMESPACE:NAME, URL-encoded. A level is one dataset-to-dataset step; a DAG is the union of its tasks."
                )
                .ProducesProblem(400)
                .ProducesProblem(404);
            routes
                .MapGet(
                    $"{Assets}{direction}",
                    (
                        HttpContext http,
                        string[] id,
                        [AsParameters] LineageParameters p,
                        [AsParameters] NeighbourParameters neighbours,
                        AskedAssets assets,
                        LineageReader reader,
                        CancellationToken cancellation
                    ) => AssetAsync(http, id, direction, p, neighbours, assets, reader, cancellation)
                )
                .WithTags("Lineage")
                .WithSummary($"The {direction} lineage, the id as a parameter")
                .WithDescription(
                    $"id, repeatable, at most {MostStarts}: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes (full always does), and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen."
                )
                .ProducesProblem(400)
                .ProducesProblem(404);
        }
        routes
            .MapGet("/api/lineage/dataset/{name}", DatasetAsync)
            .WithTags("Lineage")
            .WithSummary("Upstream and downstream of a dataset by name")
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/job/{name}", JobAsync)
            .WithTags("Lineage")
            .WithSummary("What a job reads, writes and computes, its parts counted in")
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<BufferedOk<LineageAnswer>, ProblemHttpResult>> AssetAsync(
        HttpContext http,
        string[] ids,
        string direction,
        LineageParameters parameters,
        NeighbourParameters neighbours,
        AskedAssets assets,
        LineageReader reader,
        CancellationToken cancellation
    )
    {
        if ((parameters.Problem(neighbours.Choose) ?? neighbours.Problem(direction, ids, parameters)) is { } problem)
            return problem.ToResult(http.Response);
        if (ids.Length is 0 or > MostStarts)
            return Errors.BadParameter("id", $"is given once or up to {MostStarts} times").ToResult(http.Response);
        var roots = new List<Asset>();
        foreach (var id in ids.Distinct())
        {
            var (root, missing) = await assets.AssetAsync(http.Subscription(), id, cancellation);
            if (root is null)
                return missing!.ToResult(http.Response);
            roots.Add(root);
        }
        var ends = new List<Guid>();
        foreach (var id in neighbours.To ?? [])
        {
            var (end, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (end is null)
                return missing!.ToResult(http.Response);
            ends.Add(end.Id);
        }
        var question = parameters.Question(roots, direction, neighbours.Choice(parameters), ends.Count > 0 ? ends : null);
        return await reader.AnswerAsync(http.Subscription(), question, cancellation) is { } answer
            ? new BufferedOk<LineageAnswer>(answer.WithHeaders(http.Response), LineageJson.Options)
            : Errors.NotFound("asset", ids[0]).ToResult(http.Response);
    }

    static async Task<Results<BufferedOk<DatasetAnswer>, ProblemHttpResult>> DatasetAsync(
        HttpContext http,
        [AsParameters] LineageParameters parameters,
        AskedAssets assets,
        LineageReader reader,
        CancellationToken cancellation,
        string? @namespace = null,
        string direction = "both"
    )
    {
        if (direction is not ("upstream" or "downstream" or "both"))
            return Errors.BadParameter("direction", "is one of upstream, downstream, both").ToResult(http.Response);
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var name = RawPath.Between(http, "/api/lineage/dataset/");
        var (root, missing) = await assets.DatasetAsync(http.Subscription(), name, cancellation, @namespace);
        if (root is null)
            return missing!.ToResult(http.Response);
        return
            await reader.AnswerAsync(http.Subscription(), parameters.Question(root, direction == "both" ? "full" : direction), cancellation)
                is { } answer
            ? new BufferedOk<DatasetAnswer>(DatasetAnswer.Of(root, direction, answer.WithHeaders(http.Response)), LineageJson.Options)
            : Errors.NotFound("dataset", name).ToResult(http.Response);
    }

    static async Task<Results<Ok<JobLineage>, ProblemHttpResult>> JobAsync(
        HttpContext http,
        [AsParameters] LineageParameters parameters,
        AskedAssets assets,
        JobQuery jobs,
        CancellationToken cancellation,
        string? @namespace = null
    )
    {
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        var name = RawPath.Between(http, "/api/lineage/job/");
        var (root, missing) = await assets.JobAsync(http.Subscription(), name, cancellation, @namespace);
        return root is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(await jobs.FindAsync(http.Subscription(), root.Id, parameters.Filter, cancellation));
    }
}

/// <summary>The parameters that every lineage question takes.</summary>
public sealed record LineageParameters(
    int? Depth,
    int? MaxDepth,
    int? Max_depth,
    int? Limit,
    string? Columns,
    bool? Observed,
    string? AsOf,
    bool? Contradicted,
    string? Cursor,
    bool? Induced,
    bool? Expressions
)
{
    const int DefaultDepth = 15;
    const int DeepestDepth = 100;
    const int DefaultLimit = 1000;
    const int LargestLimit = 100_000;

    internal int Levels => Depth ?? MaxDepth ?? Max_depth ?? DefaultDepth;

    public LineageFilter Filter => new(Observed ?? false, AsOf is null ? null : EventTime.ParseOptional(AsOf), Contradicted ?? false);

    /// <param name="neighbours">Neighbours are chosen from, whose cursor is one of their own.</param>
    public Problem? Problem(bool neighbours = false) =>
        Levels is < 0 or > DeepestDepth ? Errors.BadParameter("depth", $"is a number from 0 to {DeepestDepth}")
        : Limit is < 1 or > LargestLimit ? Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}")
        : Columns is not (null or "" or "true" or "True" or "false" or "False" or "names" or "all")
            ? Errors.BadParameter("columns", "is true (column edges), names (columns of the nodes), all or false")
        : AsOf is not null && EventTime.ParseOptional(AsOf) is null ? Errors.BadParameter("asOf", "is a time such as 2026-11-21T09:00:00Z")
        : !neighbours && Cursor is not null && NodeCursor.Read(Cursor) is null
            ? Errors.BadParameter("cursor", "is what the page before gave as cursor")
        : null;

    public AssetQuestion Question(Asset root, string direction) => Question([root], direction);

    public AssetQuestion Question(
        IReadOnlyList<Asset> roots,
        string direction,
        NeighbourChoice? neighbours = null,
        IReadOnlyCollection<Guid>? to = null
    ) =>
        new(
            roots,
            direction,
            Levels,
            Limit ?? DefaultLimit,
            Columns is "true" or "True" or "all",
            Filter,
            Cursor is null || neighbours is not null ? null : NodeCursor.Read(Cursor),
            Induced ?? false,
            Columns is "names" or "all",
            Expressions ?? false,
            neighbours,
            to
        );
}
