using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Pii;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Pii;

/// <summary>Where personal data lies, and where it lies unmasked though it should not.</summary>
static class PiiEndpoints
{
    const int LargestPage = 1000;

    static readonly string[] _origins = [DeclaredBy.Hand, DeclaredBy.Tag, DeclaredBy.Rule, "derived"];

    public static void MapPii(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/pii").WithTags("Personal data");
        group
            .MapGet("", ListAsync)
            .WithSummary("Columns with personal data: declared by hand, tag or rule, or derived along direct column lineage")
            .WithDescription(
                $"id: those of one dataset (our id or dataset:NAMESPACE:NAME). kind: {string.Join(", ", PiiKinds.All)}. origin: {string.Join(", ", _origins)}. masked: true for pseudonymous columns only, false for the others. cursor: the next of the page before. At most {PiiQuery.MostColumns} columns, {PiiQuery.MostEdges} column edges, {PiiQuery.MostSteps} steps and the SQL of {PiiQuery.MostJobs} jobs are looked at; truncated and unreadJobs say where that was not all."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group
            .MapGet("/report", ReportAsync)
            .WithSummary("Unmasked personal data outside of its allowed places, each column with the way by which it came")
            .WithDescription("kind: as in the list. cursor: the next of the page before.")
            .ProducesProblem(400);
        group
            .MapGet("/policy", Policy)
            .WithSummary("What functions do to personal data: clears, pseudonymous or keeps; what is not listed keeps");
    }

    static async Task<Results<Ok<PiiPage>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        AskedAssets assets,
        LabelQuery labels,
        PiiReader reader,
        CancellationToken cancellation,
        string? id = null,
        string? kind = null,
        string? origin = null,
        bool? masked = null,
        int limit = 100,
        string? cursor = null
    )
    {
        if (origin is not null && !_origins.Contains(origin))
            return Errors.BadParameter("origin", $"is one of {string.Join(", ", _origins)}").ToResult(http.Response);
        if (Wrong(kind, limit, cursor) is { } wrong)
            return wrong.ToResult(http.Response);
        Guid? dataset = null;
        if (id is not null)
        {
            var (found, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (found is null)
                return missing!.ToResult(http.Response);
            var label = (await labels.DatasetsAsync(http.Subscription(), [found.Id], cancellation)).GetValueOrDefault(found.Id);
            dataset = label?.Id ?? found.Id;
        }
        return await PageAsync(
            http,
            reader,
            one =>
                (dataset is null || one.Column.Column.DatasetId == dataset)
                && (kind is null || one.Column.Kind == kind)
                && (masked is null || one.Column.Masked == masked)
                && (origin is null || (one.Column.IsDerived ? "derived" : one.Column.Declared.By) == origin),
            limit,
            cursor,
            cancellation
        );
    }

    static async Task<Results<Ok<PiiPage>, ProblemHttpResult>> ReportAsync(
        HttpContext http,
        PiiReader reader,
        CancellationToken cancellation,
        string? kind = null,
        int limit = 100,
        string? cursor = null
    ) =>
        Wrong(kind, limit, cursor) is { } wrong
            ? wrong.ToResult(http.Response)
            : await PageAsync(http, reader, one => one.IsExposed && (kind is null || one.Column.Kind == kind), limit, cursor, cancellation);

    static Ok<PiiPolicyAnswer> Policy() => TypedResults.Ok(new PiiPolicyAnswer(MaskingPolicy.Table));

    static async Task<Ok<PiiPage>> PageAsync(
        HttpContext http,
        PiiReader reader,
        Func<PlacedPii, bool> isAsked,
        int limit,
        string? cursor,
        CancellationToken cancellation
    )
    {
        var (columns, state) = await reader.ReadAsync(http.Subscription(), cancellation);
        var asked = columns.FindAll(one => isAsked(one));
        var after = cursor is null ? null : PageCursor.Read(cursor, 4);
        var rest = after is null ? asked : asked.FindAll(one => Compare(Key(one), after) > 0);
        var page = rest.Take(limit).ToList();
        return TypedResults.Ok(
            new PiiPage(
                await reader.ShowAsync(http.Subscription(), page, cancellation),
                asked.Count,
                asked.Select(one => one.Column.Column.DatasetId).Distinct().Count(),
                state.Truncated,
                state.UnreadJobs,
                rest.Count > limit ? PageCursor.Write(Key(page[^1])) : null
            )
        );
    }

    static Problem? Wrong(string? kind, int limit, string? cursor) =>
        kind is not null && !PiiKinds.All.Contains(kind) ? Errors.BadParameter("kind", $"is one of {string.Join(", ", PiiKinds.All)}")
        : limit is < 1 or > LargestPage ? Errors.BadParameter("limit", $"is a number from 1 to {LargestPage}")
        : cursor is not null && PageCursor.Read(cursor, 4) is null ? Errors.BadParameter("cursor", "is the next of the page before")
        : null;

    static string[] Key(PlacedPii one) => [one.Namespace, one.Dataset, one.Column.Column.Column, one.Column.Kind];

    static int Compare(string[] one, string[] other) => one.Zip(other, string.CompareOrdinal).FirstOrDefault(difference => difference != 0);
}
