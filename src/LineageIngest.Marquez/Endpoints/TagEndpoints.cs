using LineageIngest.Answers;
using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Jobs;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

/// <summary>Who carries a tag. A tag that nobody described yet is made by carrying it; those of columns are written in capitals, as in Marquez.</summary>
static class TagEndpoints
{
    public static void MapTags(this RouteGroupBuilder group)
    {
        group
            .MapPost(
                "/namespaces/{ns}/datasets/{dataset}/tags/{tag}",
                (
                    HttpContext http,
                    string ns,
                    string dataset,
                    string tag,
                    DatasetList datasets,
                    Writer writer,
                    CancellationToken cancellation
                ) => TagDatasetAsync(http, datasets, writer, present: true, cancellation)
            )
            .WithSummary("Tags a dataset")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete(
                "/namespaces/{ns}/datasets/{dataset}/tags/{tag}",
                (
                    HttpContext http,
                    string ns,
                    string dataset,
                    string tag,
                    DatasetList datasets,
                    Writer writer,
                    CancellationToken cancellation
                ) => TagDatasetAsync(http, datasets, writer, present: false, cancellation)
            )
            .WithSummary("Takes a tag off a dataset")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapPost(
                "/namespaces/{ns}/datasets/{dataset}/fields/{field}/tags/{tag}",
                (
                    HttpContext http,
                    string ns,
                    string dataset,
                    string field,
                    string tag,
                    DatasetList datasets,
                    Writer writer,
                    CancellationToken cancellation
                ) => TagFieldAsync(http, datasets, writer, present: true, cancellation)
            )
            .WithSummary("Tags a column")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete(
                "/namespaces/{ns}/datasets/{dataset}/fields/{field}/tags/{tag}",
                (
                    HttpContext http,
                    string ns,
                    string dataset,
                    string field,
                    string tag,
                    DatasetList datasets,
                    Writer writer,
                    CancellationToken cancellation
                ) => TagFieldAsync(http, datasets, writer, present: false, cancellation)
            )
            .WithSummary("Takes a tag off a column")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapPost(
                "/namespaces/{ns}/jobs/{job}/tags/{tag}",
                (HttpContext http, string ns, string job, string tag, JobList jobs, Writer writer, CancellationToken cancellation) =>
                    TagJobAsync(http, jobs, writer, present: true, cancellation)
            )
            .WithSummary("Tags a job")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
        group
            .MapDelete(
                "/namespaces/{ns}/jobs/{job}/tags/{tag}",
                (HttpContext http, string ns, string job, string tag, JobList jobs, Writer writer, CancellationToken cancellation) =>
                    TagJobAsync(http, jobs, writer, present: false, cancellation)
            )
            .WithSummary("Takes a tag off a job")
            .Produces<ErrorWords>(404)
            .Produces<ErrorWords>(503);
    }

    static async Task<Results<Ok<DatasetWords>, JsonHttpResult<ErrorWords>>> TagDatasetAsync(
        HttpContext http,
        DatasetList datasets,
        Writer writer,
        bool present,
        CancellationToken cancellation
    )
    {
        var dataset = http.Dataset();
        var (known, missing) = await WrittenAbout.DatasetAsync(http, datasets, writer, cancellation);
        if (known is null)
            return missing!;
        if (
            !await writer.WriteAsync(
                http.Subscription(),
                [WriteEvents.Tagged(writer.Now, dataset, null, http.Name(7), present)],
                null,
                cancellation
            )
        )
        {
            return Refusals.NotYetShown(http.Response);
        }

        return TypedResults.Ok((await datasets.FindAsync(http.Subscription(), dataset, cancellation))!);
    }

    static async Task<Results<Ok<DatasetWords>, JsonHttpResult<ErrorWords>>> TagFieldAsync(
        HttpContext http,
        DatasetList datasets,
        Writer writer,
        bool present,
        CancellationToken cancellation
    )
    {
        var (dataset, field, tag) = (http.Dataset(), http.Name(7), http.Name(9).ToUpperInvariant());
        var (found, missing) = await WrittenAbout.DatasetAsync(http, datasets, writer, cancellation);
        if (found is null)
            return missing!;
        if (!found.Fields.Any(f => f.Name == field))
            return Refusals.FieldNotFound(dataset.Name, field);
        if (
            !await writer.WriteAsync(
                http.Subscription(),
                [WriteEvents.Tagged(writer.Now, dataset, field, tag, present)],
                null,
                cancellation
            )
        )
        {
            return Refusals.NotYetShown(http.Response);
        }

        return TypedResults.Ok((await datasets.FindAsync(http.Subscription(), dataset, cancellation))!);
    }

    static async Task<Results<Ok<JobWords>, JsonHttpResult<ErrorWords>>> TagJobAsync(
        HttpContext http,
        JobList jobs,
        Writer writer,
        bool present,
        CancellationToken cancellation
    )
    {
        var job = http.Job();
        var (known, missing) = await WrittenAbout.JobAsync(http, jobs, writer, cancellation);
        if (known is null)
            return missing!;
        if (!await writer.WriteAsync(http.Subscription(), [WriteEvents.Tagged(writer.Now, job, http.Name(7), present)], null, cancellation))
            return Refusals.NotYetShown(http.Response);
        return TypedResults.Ok((await jobs.FindAsync(http.Subscription(), job, cancellation))!.WithoutRuns());
    }
}
