using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using LineageIngest.Stages;
using Npgsql;

namespace LineageIngest.Host.Health;

/// <summary>How a part of the service is; Advice says what to do, where something is to be done.</summary>
/// <param name="Status">ok, degraded (answers may be stale, nothing is lost) or down (events are refused)</param>
public sealed record PartHealth(string Name, string Status, string Detail, DateTimeOffset? Since = null, string? Advice = null);

/// <summary>The service as a whole is as well as its worst part.</summary>
public sealed record ServiceHealth(string Status, IReadOnlyList<PartHealth> Parts);

/// <summary>Looks at every part: the database, the log's writer, each stage, what was set aside.</summary>
sealed class HealthChecks(
    NpgsqlDataSource db,
    Migrator migrator,
    EventLog log,
    StageHealth stages,
    StageWatch watch,
    SetAsideQuery setAside,
    SetAsideClaimQuery setAsideClaims,
    DataDisk disk
)
{
    public const string Ok = "ok";
    public const string Degraded = "degraded";
    public const string Down = "down";

    /// <summary>Can events be stored durably now?</summary>
    public async Task<IReadOnlyList<PartHealth>> AppendingAsync(CancellationToken cancellation) =>
        [await DatabaseAsync(cancellation), LogWriter(), .. disk.Look() is { } looked ? [looked] : (PartHealth[])[]];

    public async Task<ServiceHealth> AllAsync(CancellationToken cancellation)
    {
        var parts = new List<PartHealth>(await AppendingAsync(cancellation));
        parts.AddRange(watch.Stages.Select(Stage));
        if (parts[0].Status == Ok)
            parts.Add(await SetAsideAsync(cancellation));
        return new ServiceHealth(Worst(parts), parts);
    }

    public static string Worst(IEnumerable<PartHealth> parts) =>
        parts
            .Select(p => p.Status)
            .MaxBy(status =>
                status == Down ? 2
                : status == Degraded ? 1
                : 0
            )
        ?? Ok;

    async Task<PartHealth> DatabaseAsync(CancellationToken cancellation)
    {
        const string name = "database";
        try
        {
            var pending = await migrator.PendingAsync(cancellation);
            if (pending.Count > 0)
                return new PartHealth(name, Down, $"{pending.Count} migrations wait, first {pending[0]}.", null, "Run 'lineage migrate'.");
            await using var connection = await db.OpenConnectionAsync(cancellation);
            var takesWrites = await connection.ScalarAsync<bool>(
                "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'",
                cancellation
            );
            return takesWrites
                ? new PartHealth(name, Ok, "PostgreSQL takes writes.")
                : new PartHealth(name, Down, "PostgreSQL takes no writes: it is a standby.", null, "Point --database at the primary.");
        }
        catch (CannotStartException mismatch)
        {
            return new PartHealth(name, Down, mismatch.Message);
        }
        catch (Exception away) when (DatabaseTrouble.IsTemporary(away) || away is NpgsqlException)
        {
            return new PartHealth(
                name,
                Down,
                DatabaseTrouble.Describe(away),
                null,
                "Start PostgreSQL; events are refused with 503 until then."
            );
        }
    }

    PartHealth LogWriter() =>
        log.IsAlive
            ? new PartHealth("event log", Ok, $"{log.WaitingBytes} bytes wait for a commit.")
            : new PartHealth("event log", Down, "Its writer has ended.", null, "Start this service anew.");

    PartHealth Stage(StagePosition stage)
    {
        if (stages.Troubles.FirstOrDefault(t => t.Stage == stage.Stage) is { } trouble)
        {
            return new PartHealth(
                stage.Stage,
                Degraded,
                $"{trouble.Tries} tries failed: {trouble.Reason}",
                trouble.Since,
                "Answers are stale until it succeeds; the log of the service tells more."
            );
        }
        return stage.StandsStillSince is { } since
            ? new PartHealth(
                stage.Stage,
                Degraded,
                $"{stage.Waiting} wait and none is taken.",
                since,
                "See whether another service holds the stage's cursor (pg_stat_activity), and the log of the service."
            )
            : new PartHealth(stage.Stage, Ok, $"{stage.Waiting} wait.");
    }

    async Task<PartHealth> SetAsideAsync(CancellationToken cancellation)
    {
        var events = await setAside.CountAsync(SubscriptionContext.Default, cancellation);
        var claims = await setAsideClaims.CountAsync(SubscriptionContext.Default, cancellation);
        return new PartHealth(
            "set aside",
            Ok,
            $"{events} events, {claims} claims.",
            null,
            events + claims > 0 ? "'lineage set-aside list' shows them." : null
        );
    }
}
