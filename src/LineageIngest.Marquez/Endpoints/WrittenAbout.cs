using LineageIngest.Answers;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

/// <summary>What a write is about, with what an event named a moment ago; or the refusal where it is not there.</summary>
static class WrittenAbout
{
    public static Task<(NamespaceWords? Found, JsonHttpResult<ErrorWords>? Refusal)> NamespaceAsync(
        HttpContext http,
        CatalogueQuery catalogue,
        Writer writer,
        CancellationToken cancellation
    ) =>
        FindAsync(
            http,
            writer,
            () => catalogue.FindNamespaceAsync(http.Subscription(), http.Namespace(), cancellation),
            "Namespace",
            http.Namespace(),
            cancellation
        );

    public static Task<(DatasetWords? Found, JsonHttpResult<ErrorWords>? Refusal)> DatasetAsync(
        HttpContext http,
        DatasetList datasets,
        Writer writer,
        CancellationToken cancellation
    ) =>
        FindAsync(
            http,
            writer,
            () => datasets.FindAsync(http.Subscription(), http.Dataset(), cancellation),
            "Dataset",
            http.Dataset().Name,
            cancellation
        );

    public static Task<(JobWords? Found, JsonHttpResult<ErrorWords>? Refusal)> JobAsync(
        HttpContext http,
        JobList jobs,
        Writer writer,
        CancellationToken cancellation
    ) => FindAsync(http, writer, () => jobs.FindAsync(http.Subscription(), http.Job(), cancellation), "Job", http.Job().Name, cancellation);

    public static async Task<(T? Found, JsonHttpResult<ErrorWords>? Refusal)> FindAsync<T>(
        HttpContext http,
        Writer writer,
        Func<Task<T?>> find,
        string noun,
        string name,
        CancellationToken cancellation
    )
        where T : class
    {
        var (found, behind) = await writer.FindAsync(http.Subscription(), find, cancellation);
        return (found, found is null ? Refusals.Missing(http.Response, behind, noun, name) : null);
    }
}
