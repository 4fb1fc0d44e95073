using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Runs;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Runs;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>One facet as sent.</summary>
public sealed record FacetAnswer(string Name, JsonElement Body, DateTimeOffset EventAt);

/// <summary>Runs, facets, measures: what is known of one entity.</summary>
static class EntityEndpoints
{
    public static void MapEntities(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/runs/{runId}", RunAsync)
            .WithTags("Entities")
            .WithSummary("A run: states over time, parent, root; one per job that used the run id")
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/runs/{runId}/facets", RunFacetsAsync)
            .WithTags("Entities")
            .WithSummary("The facets of a run, unknown ones included, merged over its events")
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/facets", FacetsAsync)
            .WithTags("Entities")
            .WithSummary("The facets of a dataset or job")
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/measures", MeasuresAsync)
            .WithTags("Entities")
            .WithSummary("Statistics and quality of a dataset, newest first")
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<List<RunDetail>>, ProblemHttpResult>> RunAsync(
        HttpContext http,
        RunQuery runs,
        CancellationToken cancellation
    )
    {
        var runId = RawPath.Between(http, "/api/lineage/runs/");
        var found = await runs.FindAsync(http.Subscription(), runId, cancellation);
        return found.Count == 0 ? Errors.NotFound("run", runId).ToResult(http.Response) : TypedResults.Ok(found);
    }

    static async Task<Results<Ok<List<FacetAnswer>>, ProblemHttpResult>> RunFacetsAsync(
        HttpContext http,
        RunQuery runs,
        FacetQuery facets,
        CancellationToken cancellation
    )
    {
        var runId = RawPath.Between(http, "/api/lineage/runs/", "/facets");
        var found = await runs.FindAsync(http.Subscription(), runId, cancellation);
        if (found.Count == 0)
            return Errors.NotFound("run", runId).ToResult(http.Response);
        var all = new List<FacetAnswer>();
        foreach (var run in found)
            all.AddRange((await facets.OfRunAsync(http.Subscription(), run.Key, cancellation)).Select(Answer));
        return TypedResults.Ok(all);
    }

    static async Task<Results<Ok<List<FacetAnswer>>, ProblemHttpResult>> FacetsAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
        FacetQuery facets,
        CancellationToken cancellation
    )
    {
        var (asset, missing) = await assets.AssetAsync(http.Subscription(), id, cancellation);
        return asset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok((await facets.OfEntityAsync(http.Subscription(), asset.Id, cancellation)).ConvertAll(Answer));
    }

    static async Task<Results<Ok<List<MeasureAnswer>>, ProblemHttpResult>> MeasuresAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
        DatasetQuery datasets,
        CancellationToken cancellation,
        int limit = 100
    )
    {
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        return dataset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(
                (await datasets.MeasuresAsync(http.Subscription(), dataset.Id, Math.Clamp(limit, 1, 1000), cancellation)).ConvertAll(
                    m => new MeasureAnswer(m.Kind, m.RunId, m.MeasuredAt, Parse(m.Body))
                )
            );
    }

    static FacetAnswer Answer(StoredFacet facet) => new(facet.Name, Parse(facet.Body), facet.EventAt);

    static JsonElement Parse(string body)
    {
        using var document = TolerantJson.Parse(System.Text.Encoding.UTF8.GetBytes(body));
        return document.RootElement.Clone();
    }
}

/// <summary>A statistics or quality facet that a run sent for a dataset.</summary>
public sealed record MeasureAnswer(string Kind, string? RunId, DateTimeOffset MeasuredAt, JsonElement Body);
