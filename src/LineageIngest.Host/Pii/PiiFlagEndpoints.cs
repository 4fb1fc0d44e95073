using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Manual;
using LineageIngest.Host.Reading;
using LineageIngest.Host.Security;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Pii;
using LineageIngest.Names;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Pii;

/// <summary>Personal data by hand: each word is an event in the log, so it survives every ingestion and replay.</summary>
static class PiiFlagEndpoints
{
    const int LongestText = 4000;

    public static void MapPiiFlags(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/pii/flags").WithTags("Personal data");
        group
            .MapPost("", SayAsync)
            .WithSummary("Says by hand that a column holds personal data, or none")
            .WithDescription(
                $"dataset: our id or dataset:NAMESPACE:NAME. kind: {string.Join(", ", PiiKinds.All)}, or {PiiKinds.None}, which stands against tags, rules and lineage. The newest word counts, by its time."
            )
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);
        group
            .MapPost("/withdraw", WithdrawAsync)
            .WithSummary("Takes back what was said of a column by hand; tags, rules and lineage speak again")
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);
    }

    static async Task<Results<Created<PiiFlagResponse>, ProblemHttpResult>> SayAsync(
        HttpContext http,
        PiiFlagRequest request,
        AskedAssets assets,
        DescriptionQuery descriptions,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (Wrong(request.Dataset, request.Column, request.Reason, request.By) is { } wrong)
            return wrong.ToResult(http.Response);
        if (request.Kind != PiiKinds.None && !PiiKinds.All.Contains(request.Kind))
        {
            return Errors
                .BadBody("/kind", $"kind is one of {string.Join(", ", PiiKinds.All)}, or {PiiKinds.None}.")
                .ToResult(http.Response);
        }
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), request.Dataset!, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var known = (await descriptions.OfAsync(http.Subscription(), [dataset.Id], null, cancellation)).GetValueOrDefault(dataset.Id);
        if (known is { Columns.Count: > 0 } && known.Columns.All(column => column.Name != request.Column))
        {
            return Errors
                .BadBody("/column", $"{dataset.Name} has no column '{request.Column}'; its columns are {Listed(known)}.")
                .ToResult(http.Response);
        }
        var word = new PiiWord(request.Kind!, false, request.Reason!, http.Author(request.By));
        return await AppendAsync(http, dataset, request.Column!, word, application, time, cancellation);
    }

    static async Task<Results<Created<PiiFlagResponse>, ProblemHttpResult>> WithdrawAsync(
        HttpContext http,
        PiiWithdrawRequest request,
        AskedAssets assets,
        PiiDeclarationQuery declarations,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (Wrong(request.Dataset, request.Column, request.Reason, request.By) is { } wrong)
            return wrong.ToResult(http.Response);
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), request.Dataset!, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var said = await declarations.ByHandAsync(http.Subscription(), dataset.Id, cancellation);
        if (!said.Exists(one => one.Column.Column == request.Column))
            return Errors.NotFound("flag by hand", $"{dataset.Name} {request.Column}").ToResult(http.Response);
        var word = new PiiWord("", true, request.Reason!, http.Author(request.By));
        return await AppendAsync(http, dataset, request.Column!, word, application, time, cancellation);
    }

    static async Task<Results<Created<PiiFlagResponse>, ProblemHttpResult>> AppendAsync(
        HttpContext http,
        Asset dataset,
        string column,
        PiiWord word,
        Application application,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var said = PiiDeclarationQuery.ToEvent(new DatasetName(dataset.Namespace, dataset.Name), column, word, time.GetUtcNow());
        var (problem, applied) = await application.SayAsync(http.Subscription(), [said], cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        return TypedResults.Created(
            $"/api/lineage/pii?id={dataset.Id}",
            new PiiFlagResponse(
                new DatasetReference(dataset.Id, dataset.Namespace, dataset.Name),
                column,
                word.Withdrawn ? null : word.Kind,
                applied
            )
        );
    }

    static Problem? Wrong(string? dataset, string? column, string? reason, string? by) =>
        string.IsNullOrWhiteSpace(dataset) ? Errors.BadBody("/dataset", "dataset is required: our id or dataset:NAMESPACE:NAME.")
        : string.IsNullOrEmpty(column) ? Errors.BadBody("/column", "column is required.")
        : string.IsNullOrWhiteSpace(reason) ? Errors.BadBody("/reason", "reason is required: whoever reads the flag wants to know why.")
        : reason.Length > LongestText ? Errors.BadBody("/reason", $"reason has at most {LongestText} characters.")
        : by?.Length > LongestText ? Errors.BadBody("/by", $"by has at most {LongestText} characters.")
        : null;

    static string Listed(DatasetDescription known) => string.Join(", ", known.Columns.Take(20).Select(column => column.Name));
}
