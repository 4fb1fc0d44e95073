using LineageIngest.Events;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Writing;

/// <summary>Appends a write to the event log and waits until answers show it.</summary>
public sealed class Writer(NpgsqlDataSource db, EventLog log, TimeProvider time)
{
    /// <summary>Far longer than the stages take when they keep up; a caller who waited so long is told so instead of being held.</summary>
    static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _look = TimeSpan.FromMilliseconds(5);

    /// <summary>The moment that a write states, at the precision that is stored.</summary>
    public DateTimeOffset Now => EventTime.TruncateToMicroseconds(time.GetUtcNow());

    public static Guid ClaimOf(JobName job) => DerivedId.Of("declaration", job.Namespace, job.Name);

    public static Guid ClaimOf(JobName job, string runId) => new RunName(job, runId).Key;

    /// <summary>Stores the events durably; true once they are projected and their claim, if they make one, is resolved; false if that took too long.</summary>
    public async Task<bool> WriteAsync(int subscriptionId, IReadOnlyList<byte[]> events, Guid? claim, CancellationToken cancellation)
    {
        await log.AppendAsync(subscriptionId, [.. events.Select(body => new IncomingEvent(body, EventSource.Http))], cancellation);
        return await ShownAsync(subscriptionId, claim, cancellation);
    }

    /// <summary>
    /// What a write is about, as it is shown now or else once the events stored so far are shown: who writes right after an event means what it named.
    /// Behind says that the stages did not get there in time, so that it may yet come.
    /// </summary>
    public async Task<(T? Found, bool Behind)> FindAsync<T>(int subscriptionId, Func<Task<T?>> find, CancellationToken cancellation)
        where T : class
    {
        if (await find() is { } known)
            return (known, false);
        var shown = await ShownAsync(subscriptionId, null, cancellation);
        var found = await find();
        return (found, found is null && !shown);
    }

    async Task<bool> ShownAsync(int subscriptionId, Guid? claim, CancellationToken cancellation)
    {
        var end = await log.EndAsync(subscriptionId, cancellation);
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < _longestWait)
        {
            if (await HasPassedAsync(subscriptionId, end, claim, cancellation))
                return true;
            await Task.Delay(_look, time, cancellation);
        }
        return false;
    }

    async Task<bool> HasPassedAsync(int subscriptionId, long end, Guid? claim, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>(
            """
            SELECT coalesce((SELECT position FROM stage_cursor WHERE subscription_id = $1 AND stage = 'projection'), 0) >= $2
               AND NOT EXISTS (SELECT 1 FROM resolution_queue WHERE subscription_id = $1 AND claim_id = $3)
            """,
            cancellation,
            subscriptionId,
            end,
            claim ?? Guid.Empty
        );
    }
}
