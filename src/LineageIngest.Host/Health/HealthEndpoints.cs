using LineageIngest.Answers;
using LineageIngest.Postgres;
using LineageIngest.Stages;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LineageIngest.Host.Health;

/// <summary>Answers for supervisors: <c>/health/live</c> says that the process runs, <c>/health/ready</c> that it can do its work.</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health");
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("live"))).WithName("live");
        health.MapGet("/ready", ReadyAsync).WithName("ready");
    }

    static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> ReadyAsync(
        Migrator migrator,
        StageProgress progress,
        StageWorker worker,
        CancellationToken cancellation
    )
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellation);
            if (pending.Count > 0)
                return NotReady("reachable", [.. pending.Select(migration => migration.ToString())]);
            var lag = await progress.LagAsync(SubscriptionContext.Default, cancellation);
            // A stage that fails again and again leaves answers stale: supervisors should know.
            return worker.Trouble is { } trouble
                ? NotReady("reachable", [], lag, trouble)
                : TypedResults.Ok(new Readiness("ready", "reachable", [], lag, null));
        }
        catch (Exception broken) when (broken is NpgsqlException or CannotStartException)
        {
            return NotReady(broken is CannotStartException ? broken.Message : "unreachable", []);
        }
    }

    static JsonHttpResult<Readiness> NotReady(string database, string[] pending, Lag? lag = null, string? trouble = null) =>
        TypedResults.Json(new Readiness("not ready", database, pending, lag, trouble), statusCode: StatusCodes.Status503ServiceUnavailable);

    internal sealed record Liveness(string Status);

    /// <summary>Lag: how far the stages are behind the log; trouble: what went wrong in a stage's last try.</summary>
    internal sealed record Readiness(string Status, string Database, IReadOnlyList<string> PendingMigrations, Lag? Lag, string? Trouble);
}
