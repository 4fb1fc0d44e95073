using System.Globalization;
using System.Text.RegularExpressions;
using LineageIngest.Answers;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Statements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>
/// A claim that the SQL contradicts, or that a person rejects. reason: why without the place in the SQL; span and excerpt: the word in the job's SQL and its line,
/// where the reason names a place and the job's SQL is stored.
/// </summary>
public sealed record ContradictedItem(
    string? Producer,
    string JobNamespace,
    string JobName,
    Guid JobId,
    string Item,
    AuditEnd From,
    AuditEnd? To,
    string Evidence,
    string? Why,
    string? Reason,
    Place? Span,
    string? Excerpt,
    long Runs,
    DateTimeOffset LastSeenAt
);

/// <summary>
/// The lineage audit: per producer how its claims fare, reasons with how often they hold, and each contradicted claim with the place in the SQL that contradicts it.
/// total counts the contradicted claims of the filter.
/// </summary>
public sealed record AuditAnswer(
    IReadOnlyList<ProducerAudit> Producers,
    IReadOnlyList<ContradictedGroup> Groups,
    IReadOnlyList<ContradictedItem> Contradicted,
    long Total,
    bool Truncated
);

static partial class AuditEndpoints
{
    const int LargestLimit = 100_000;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/audit", AuditAsync)
            .WithTags("Lineage")
            .WithSummary("Claims that the SQL contradicts, per producer and job")
            .WithDescription(
                "job: our id or job:NAMESPACE:NAME, to see one job only; producer: AIRFLOW, DBT, SPARK, …; why: a reason of the groups. Contradicted claims are stored and hidden from every "
                    + "default answer; ?contradicted=true shows them there."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<AuditAnswer>, ProblemHttpResult>> AuditAsync(
        HttpContext http,
        AuditQuery audit,
        AskedAssets assets,
        CancellationToken cancellation,
        string? job = null,
        string? producer = null,
        string? why = null,
        int limit = 1000
    )
    {
        if (limit is < 1 or > LargestLimit)
            return Errors.BadParameter("limit", $"is a number from 1 to {LargestLimit}").ToResult(http.Response);
        var (found, missing) = job is null ? default : await assets.JobAsync(http.Subscription(), job, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var claims = await audit.ContradictedAsync(http.Subscription(), found?.Id, producer, why, limit + 1, cancellation);
        var truncated = claims.Count > limit;
        if (truncated)
            claims.RemoveAt(limit);
        var groups = await audit.GroupsAsync(http.Subscription(), found?.Id, cancellation);
        var sql = await audit.SqlAsync(http.Subscription(), [.. claims.Select(claim => claim.JobId).Distinct()], cancellation);
        http.Response.Headers["X-Total-Count"] = claims.Count.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = truncated ? "true" : "false";
        return TypedResults.Ok(
            new AuditAnswer(
                await audit.ProducersAsync(http.Subscription(), cancellation),
                groups,
                claims.ConvertAll(claim => Item(claim, sql.GetValueOrDefault(claim.JobId))),
                groups
                    .Where(group => (producer ?? group.Producer) == group.Producer && (why ?? group.Why) == group.Why)
                    .Sum(group => group.Count),
                truncated
            )
        );
    }

    static ContradictedItem Item(ContradictedClaim claim, string? sql)
    {
        var place = claim.Why is null ? null : PlaceInWords().Match(claim.Why);
        var span = place is { Success: true } && sql is not null ? SpanOf(place, sql) : null;
        return new ContradictedItem(
            claim.Producer,
            claim.JobNamespace,
            claim.JobName,
            claim.JobId,
            claim.Item,
            claim.From,
            claim.To,
            claim.Evidence,
            claim.Why,
            place is { Success: true } ? claim.Why![..place.Index] : claim.Why,
            span,
            span is null ? null : sql!.Split('\n')[span.Line - 1].Trim(),
            claim.Runs,
            claim.LastSeenAt
        );
    }

    /// <summary>The word at a line and column; null where the text has no such place.</summary>
    static Place? SpanOf(Match place, string sql)
    {
        var (line, column) = (
            int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture),
            int.Parse(place.Groups["column"].Value, CultureInfo.InvariantCulture)
        );
        var start = 0;
        for (var i = 1; i < line && start >= 0; i++)
            start = sql.IndexOf('\n', start) is var end and >= 0 ? end + 1 : -1;
        if (start < 0 || start + column > sql.Length)
            return null;
        start += column - 1;
        var length = 0;
        while (start + length < sql.Length && (char.IsLetterOrDigit(sql[start + length]) || sql[start + length] is '_' or '$'))
            length++;
        return new Place(start, Math.Max(1, length), line, column);
    }

    [GeneratedRegex(@" \(SQL line (?<line>\d{1,9}), column (?<column>\d{1,9})\)$")]
    private static partial Regex PlaceInWords();
}
