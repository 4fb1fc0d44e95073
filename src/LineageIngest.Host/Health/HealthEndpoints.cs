using LineageIngest.Postgres;
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

    private static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> ReadyAsync(Migrator migrator, CancellationToken cancellation)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellation);
            return pending.Count == 0
                ? TypedResults.Ok(new Readiness("ready", "reachable", []))
                : NotReady("reachable", [.. pending.Select(migration => migration.ToString())]);
        }
        catch (Exception broken) when (broken is NpgsqlException or CannotStartException)
        {
            return NotReady(broken is CannotStartException ? broken.Message : "unreachable", []);
        }
    }

    private static JsonHttpResult<Readiness> NotReady(string database, string[] pending) =>
        TypedResults.Json(new Readiness("not ready", database, pending), statusCode: StatusCodes.Status503ServiceUnavailable);

    internal sealed record Liveness(string Status);

    internal sealed record Readiness(string Status, string Database, IReadOnlyList<string> PendingMigrations);
}
