using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Host.Scheduling;
using LineageIngest.Insight.Alerts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Alerts;

/// <summary>Of what is alerted: rules, tried on what happened before they are switched on.</summary>
static class AlertRuleEndpoints
{
    const int UsualDays = 7;
    const int MostDays = 90;

    /// <summary>As many alerts a preview shows.</summary>
    const int MostShown = 200;

    public static void MapAlertRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/alerts/rules").WithTags("Alerts");
        group.MapGet("", ListAsync).WithSummary("All rules of alerts, by name");
        group
            .MapPut("/{name}", SaveAsync)
            .WithSummary("Adds or replaces a rule of alerts")
            .WithDescription(
                $"kind: {string.Join(", ", AlertKinds.All)}. At most one of dataset (our id or dataset:NAMESPACE:NAME), pattern (of names, with * and ?), owner and tag narrows it. threshold: hours for run_late and freshness, spreads for volume (3), datasets downstream for impact. channels: names of channels. enabled: true unless said otherwise; a rule begins when it is switched on or is about something else."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        group.MapDelete("/{name}", RemoveAsync).WithSummary("Forgets a rule; its alerts stay").ProducesProblem(404);
        group
            .MapPost("/{name}/mute", MuteAsync)
            .WithSummary("Mutes a rule until a time; what it finds meanwhile is kept as muted and told nobody")
            .ProducesProblem(404);
        group
            .MapPost("/preview", PreviewAsync)
            .WithSummary("What a rule would have found, before it is switched on")
            .WithDescription(
                $"The body is that of a rule; days: how far back it looks, {UsualDays} unless said otherwise, at most {MostDays}. Nothing is kept and nobody is told. run_late, freshness and pii_exposed are judged as of now."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Ok<AlertRuleList>> ListAsync(HttpContext http, AlertRuleStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new AlertRuleList(await store.ListAsync(http.Subscription(), cancellation)));

    static async Task<Results<Ok<AlertRuleResponse>, ProblemHttpResult>> SaveAsync(
        HttpContext http,
        string name,
        AlertRuleRequest request,
        AlertRuleStore store,
        AlertChannelStore channels,
        AskedAssets assets,
        JobPlan jobs,
        CancellationToken cancellation
    )
    {
        var (rule, problem) = await ReadAsync(http, name, request, assets, cancellation);
        if (rule is null)
            return problem!.ToResult(http.Response);
        var known = (await channels.ListAsync(http.Subscription(), cancellation)).Select(listed => listed.Channel.Name).ToHashSet();
        if (rule.Channels.Select(channel => channel ?? "").FirstOrDefault(channel => !known.Contains(channel)) is { } unknown)
            return Errors.BadBody("/channels", $"There is no channel '{unknown}'.").ToResult(http.Response);
        await store.SaveAsync(http.Subscription(), rule, cancellation);
        await jobs.SaveAsync(AlertJob.Of(http.Subscription()), cancellation);
        return TypedResults.Ok((await store.FindAsync(http.Subscription(), name, cancellation))!);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http,
        string name,
        AlertRuleStore store,
        CancellationToken cancellation
    ) => await store.RemoveAsync(http.Subscription(), name, cancellation) ? TypedResults.NoContent() : Missing(http, name);

    static async Task<Results<NoContent, ProblemHttpResult>> MuteAsync(
        HttpContext http,
        string name,
        AlertMuteRequest request,
        AlertRuleStore store,
        CancellationToken cancellation
    ) => await store.MuteAsync(http.Subscription(), name, request.Until, cancellation) ? TypedResults.NoContent() : Missing(http, name);

    static async Task<Results<Ok<AlertPreview>, ProblemHttpResult>> PreviewAsync(
        HttpContext http,
        AlertRuleRequest request,
        AlertFinder finder,
        AskedAssets assets,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (request.Days is < 1 or > MostDays)
            return Errors.BadBody("/days", $"days is a number from 1 to {MostDays}.").ToResult(http.Response);
        var (rule, problem) = await ReadAsync(http, "preview", request, assets, cancellation);
        if (rule is null)
            return problem!.ToResult(http.Response);
        var now = time.GetUtcNow();
        var found = await finder.FindAsync(
            http.Subscription(),
            rule,
            AlertScope.Everything(now.AddDays(-(request.Days ?? UsualDays))),
            new HashSet<Guid>(),
            [],
            cancellation
        );
        return TypedResults.Ok(
            new AlertPreview(
                [.. found.TakeLast(MostShown).Select(alert => alert.Shown(AlertState.Open, now))],
                found.Count(alert => alert.GroupId == alert.Id),
                found.Count > MostShown
            )
        );
    }

    static async Task<(AlertRule? Rule, Problem? Problem)> ReadAsync(
        HttpContext http,
        string name,
        AlertRuleRequest request,
        AskedAssets assets,
        CancellationToken cancellation
    )
    {
        Guid? dataset = null;
        if (request.Dataset is { } id)
        {
            var (found, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
            if (found is null)
                return (null, missing);
            dataset = found.Id;
        }
        var rule = new AlertRule(
            name,
            request.Kind ?? "",
            dataset,
            request.Pattern,
            request.Owner,
            request.Tag,
            request.Threshold,
            request.Channels ?? [],
            request.Enabled ?? true
        );
        return rule.Wrong() is { Count: > 0 } wrong ? (null, Errors.BadBody("", string.Join(' ', wrong))) : (rule, null);
    }

    static ProblemHttpResult Missing(HttpContext http, string name) => Errors.NotFound("rule of alerts", name).ToResult(http.Response);
}
