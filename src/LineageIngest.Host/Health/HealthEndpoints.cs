using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Health;

/// <summary>
/// Answers for supervisors: <c>/health/live</c> says that the process runs (else start it anew), <c>/health/ready</c> that it can store events durably
/// (else send traffic elsewhere), <c>/health</c> how each part is and what to do.
/// </summary>
static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<HealthChecks>();
        services.AddSingleton<StageWatch>();
        return services.AddHostedService(provider => provider.GetRequiredService<StageWatch>());
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health");
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("live"))).WithName("live").WithSummary("The process runs");
        health
            .MapGet("/ready", ReadyAsync)
            .WithName("ready")
            .WithSummary("Events can be stored durably")
            .WithDescription("503 when they cannot. A stage in trouble makes answers stale but no event unsafe: GET /health tells of it.")
            .Produces<ServiceHealth>(503);
        health
            .MapGet("", AllAsync)
            .WithName("health")
            .WithSummary("How every part is, since when, and what to do")
            .WithDescription("status: ok, degraded (answers may be stale) or down (503, events are refused).")
            .Produces<ServiceHealth>(503);
    }

    /// <summary>Who is not known learns whether, not what.</summary>
    static async Task<Results<Ok<ServiceHealth>, JsonHttpResult<ServiceHealth>>> ReadyAsync(
        HttpContext http,
        HealthChecks checks,
        CancellationToken cancellation
    )
    {
        var parts = await checks.AppendingAsync(cancellation);
        var shown = http.Caller() is null ? [] : parts;
        return parts.All(p => p.Status != HealthChecks.Down)
            ? TypedResults.Ok(new ServiceHealth("ready", shown))
            : TypedResults.Json(new ServiceHealth("not ready", shown), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<Results<Ok<ServiceHealth>, JsonHttpResult<ServiceHealth>>> AllAsync(
        HealthChecks checks,
        CancellationToken cancellation
    )
    {
        var health = await checks.AllAsync(cancellation);
        return health.Status == HealthChecks.Down
            ? TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(health);
    }

    internal sealed record Liveness(string Status);
}
