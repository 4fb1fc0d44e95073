using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Retention;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Retention;

/// <summary>What is removed after how many days, and what that would be now.</summary>
static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/retention").WithTags("Operations");
        group
            .MapGet("", GetAsync)
            .WithSummary("After how many days what is removed")
            .WithDescription("null keeps it for ever; removed tells what retention has taken out of the log so far.");
        group
            .MapPut("", SaveAsync)
            .WithSummary("Changes that")
            .WithDescription("Days from 1; null or left out keeps it for ever. The job retention runs daily.")
            .ProducesProblem(400);
        group
            .MapPost("/dry-run", DryRunAsync)
            .WithSummary("Counts what would be removed now; removes nothing")
            .WithDescription("Without a body the stored settings are tried.")
            .ProducesProblem(400);
    }

    static async Task<Ok<RetentionAnswer>> GetAsync(
        HttpContext http,
        RetentionStore store,
        LogRetention log,
        CancellationToken cancellation
    ) => TypedResults.Ok(await AnswerAsync(http, store, log, cancellation));

    static async Task<Results<Ok<RetentionAnswer>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        RetentionSettings settings,
        RetentionStore store,
        LogRetention log,
        CancellationToken cancellation
    )
    {
        if (settings.Wrong() is { } wrong)
            return Wrong(wrong).ToResult(http.Response);
        await store.SaveAsync(http.Subscription(), settings, cancellation);
        return TypedResults.Ok(await AnswerAsync(http, store, log, cancellation));
    }

    static async Task<Results<Ok<RetentionReport>, ProblemHttpResult>> DryRunAsync(
        HttpContext http,
        RetentionJob job,
        RetentionStore store,
        CancellationToken cancellation,
        RetentionSettings? settings = null
    )
    {
        if (settings?.Wrong() is { } wrong)
            return Wrong(wrong).ToResult(http.Response);
        var tried = settings ?? await store.GetAsync(http.Subscription(), cancellation);
        return TypedResults.Ok(await job.SweepAsync(http.Subscription(), tried, RetentionMode.OnlyCount, _ => { }, cancellation));
    }

    static async Task<RetentionAnswer> AnswerAsync(HttpContext http, RetentionStore store, LogRetention log, CancellationToken cancellation)
    {
        var settings = await store.GetAsync(http.Subscription(), cancellation);
        return new RetentionAnswer(
            settings.EventDays,
            settings.RunDays,
            settings.CrawlDays,
            settings.JobRunDays,
            await log.HorizonAsync(http.Subscription(), cancellation)
        );
    }

    static Problem Wrong(string detail) => new(400, "bad-retention", "Nothing can be kept like this", detail);
}

/// <summary>The settings; removed is null while the log holds everything that was ever received.</summary>
public sealed record RetentionAnswer(int? EventDays, int? RunDays, int? CrawlDays, int? JobRunDays, LogHorizon? Removed);
