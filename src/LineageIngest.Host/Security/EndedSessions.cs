using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Security;

/// <summary>Writes and reads ended_session: a cookie that somebody logged out of opens nothing more, wherever it is kept.</summary>
sealed class EndedSessions(NpgsqlDataSource db, Wakeups wakeups, TimeProvider time)
{
    volatile Known? _known;

    public async Task EndAsync(IEnumerable<Guid> sessions, CancellationToken cancellation)
    {
        using var wall = Wall.Around(null); // a session is no subscription's
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.QueryAsync(
            $"""
            WITH forgotten AS (DELETE FROM ended_session WHERE ended_at < $2), -- by then its cookie is too old
                 ended AS (INSERT INTO ended_session (session_id, ended_at) SELECT unnest($1), $3 ON CONFLICT (session_id) DO NOTHING)
            SELECT {Wakeups.Callers}
            """,
            row => true,
            cancellation,
            sessions.ToArray(),
            time.GetUtcNow() - SessionCookies.Lifetime,
            time.GetUtcNow()
        );
        wakeups.Wake(WakeupKind.Callers);
    }

    public async Task<bool> ContainsAsync(Guid session, CancellationToken cancellation)
    {
        var known = _known;
        if (known is null || known.Changed.IsCompleted || time.GetElapsedTime(known.At) > CallerFinder.Remembered)
            _known = known = await ReadAsync(cancellation);
        return known.Ids.Contains(session);
    }

    async Task<Known> ReadAsync(CancellationToken cancellation)
    {
        var changed = wakeups.Next(WakeupKind.Callers);
        var at = time.GetTimestamp();
        using var wall = Wall.Around(null);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync("SELECT session_id FROM ended_session", row => row.GetGuid(0), cancellation);
        return new Known([.. ids], changed, at);
    }

    sealed record Known(HashSet<Guid> Ids, Task Changed, long At);
}
