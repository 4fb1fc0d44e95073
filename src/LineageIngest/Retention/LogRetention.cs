using System.Runtime.CompilerServices;
using LineageIngest.Events;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Retention;

/// <summary>Whether old rows go, or are only counted.</summary>
public enum RetentionMode
{
    Remove,
    OnlyCount,
}

/// <summary>What the log no longer holds: so many events, received until then.</summary>
public sealed record LogHorizon(long Removed, DateTimeOffset RemovedTo);

/// <summary>
/// Takes old events of runs out of the log, batch by batch in order of receipt; writes log_horizon. What declares (job and dataset events, and with them all
/// that people said by hand) stays, and so does what is set aside or not yet projected.
/// </summary>
public sealed class LogRetention(NpgsqlDataSource db)
{
    const int BatchEvents = 1000;
    const long BatchBytes = 32L << 20;

    /// <summary>Null while the log is whole.</summary>
    public async Task<LogHorizon?> HorizonAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            "SELECT removed, removed_to FROM log_horizon WHERE subscription_id = $1 AND removed > 0",
            row => new LogHorizon(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)),
            cancellation,
            subscriptionId
        );
        return rows is [var horizon] ? horizon : null;
    }

    /// <summary>Gives the number of events of each batch that went (or would go).</summary>
    public async IAsyncEnumerable<int> SweepAsync(
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var position = await connection.ScalarAsync<long>(
            "SELECT examined_to FROM log_horizon WHERE subscription_id = $1",
            cancellation,
            subscriptionId
        );
        while (true)
        {
            var projected = await Cursors.PositionAsync(connection, subscriptionId, ProjectionStage.Name, cancellation);
            var page = await EventLog.ReadAsync(connection, subscriptionId, position, BatchEvents, BatchBytes, cancellation);
            var old = page.TakeWhile(e => e.ReceivedAt < before && e.EventId <= projected).ToList();
            if (old.Count == 0)
                yield break;
            var ofRuns = old.AsParallel()
                .AsOrdered()
                .Select(EventReading.Read)
                .Where(read => read.Facts?.Run is not null)
                .Select(read => (read.Facts!.SubjectId, read.EventId))
                .ToList();
            position = old[^1].EventId;
            if (mode == RetentionMode.Remove)
                await RemoveAsync(connection, subscriptionId, ofRuns, position, old[^1].ReceivedAt, cancellation);
            yield return ofRuns.Count;
        }
    }

    static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(Guid SubjectId, long EventId)> events,
        long examinedTo,
        DateTimeOffset removedTo,
        CancellationToken cancellation
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await EventSubjectStore.RemoveAsync(connection, subscriptionId, events, cancellation);
        await EventTimeStore.RemoveAsync(connection, subscriptionId, events.ConvertAll(e => e.EventId), cancellation);
        await EventLog.RemoveAsync(connection, subscriptionId, events.ConvertAll(e => e.EventId), cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO log_horizon AS known (subscription_id, examined_to, removed, removed_to) VALUES ($1, $2, $3, $4)
            ON CONFLICT (subscription_id) DO UPDATE SET
                examined_to = excluded.examined_to, removed = known.removed + excluded.removed, removed_to = excluded.removed_to
            """,
            cancellation,
            subscriptionId,
            examinedTo,
            (long)events.Count,
            removedTo
        );
        await transaction.CommitAsync(cancellation);
    }
}
