using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LineageIngest.Postgres;
using LineageIngest.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace LineageIngest.Events;

/// <summary>Limits of the log's waiting room.</summary>
public sealed class EventLogOptions
{
    /// <summary>Bytes of bodies that may wait for a commit; beyond it appends are refused as overload. Default 256 MiB.</summary>
    public long MaxWaitingBytes { get; set; } = 256L << 20;

    /// <summary>Takes secrets out of events before they are stored (<see cref="Redaction"/>). Default true.</summary>
    public bool Redacts { get; set; } = true;

    /// <summary>Bytes that one commit takes at most (a larger single append still goes as one). Default 16 MiB.</summary>
    public long MaxCommitBytes { get; set; } = 16L << 20;
}

/// <summary>
/// The one door into the graph: HTTP, batch, import and crawl all end in <see cref="AppendAsync"/>.
/// Appends that wait together commit together (group commit), and a caller is answered only after its commit.
/// </summary>
public sealed class EventLog : IAsyncDisposable
{
    /// <summary>First key of the lock that orders commits; the second is the subscription.</summary>
    const int AppendLock = 0x4C49_4731; // "LIG1"

    readonly NpgsqlDataSource _db;
    readonly TimeProvider _time;
    readonly EventLogOptions _options;
    readonly Channel<Append> _waiting = Channel.CreateUnbounded<Append>(new UnboundedChannelOptions { SingleReader = true }); // bounded by bytes, not by count
    readonly CancellationTokenSource _stopping = new();
    readonly Task _writer;
    long _waitingBytes;

    public EventLog(NpgsqlDataSource db, TimeProvider time, EventLogOptions options)
    {
        (_db, _time, _options) = (db, time, options);
        _writer = Task.Run(() => WriteAsync(_stopping.Token));
    }

    /// <summary>False when nothing can be appended any longer; the process should be started anew.</summary>
    public bool IsAlive => !_writer.IsCompleted;

    /// <summary>Bytes of bodies that wait for a commit.</summary>
    public long WaitingBytes => Interlocked.Read(ref _waitingBytes);

    /// <summary>Stores events durably, all or none, each body once.</summary>
    /// <exception cref="OverloadedException">Too many bytes wait; nothing was stored.</exception>
    public async Task<AppendResult> AppendAsync(int subscriptionId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return new AppendResult(0, 0);
        var bytes = events.Sum(e => (long)e.Body.Length);
        if (Interlocked.Add(ref _waitingBytes, bytes) - bytes > _options.MaxWaitingBytes)
        {
            Interlocked.Add(ref _waitingBytes, -bytes);
            throw new OverloadedException(TimeSpan.FromSeconds(1));
        }
        try
        {
            using var span = PipelineTelemetry.Spans.StartActivity("append");
            var append = new Append(subscriptionId, [.. events.Select(e => Row.Of(e, _options.Redacts))], bytes);
            if (!_waiting.Writer.TryWrite(append))
                throw new OverloadedException(TimeSpan.FromSeconds(1)); // shutting down
            return await append.Done.Task.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Add(ref _waitingBytes, -bytes);
        }
    }

    /// <summary>Events after a position, oldest first: at most <paramref name="maxEvents"/> and about <paramref name="maxBytes"/>, but at least one if there is one.</summary>
    internal static async Task<List<LoggedEvent>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        long after,
        int maxEvents,
        long maxBytes,
        CancellationToken cancellation
    )
    {
        return await connection.QueryAsync(
            """
            WITH ahead AS (
                SELECT event_id, sum(size) OVER (ORDER BY event_id) - size AS bytes_before
                  FROM (SELECT event_id, size FROM event WHERE subscription_id = $1 AND event_id > $2 ORDER BY event_id LIMIT $3) AS sizes
            )
            SELECT event_id, fingerprint, received_at, source, encoding, size, body
              FROM event
             WHERE subscription_id = $1 AND event_id > $2
               AND event_id <= (SELECT max(event_id) FROM ahead WHERE bytes_before < $4)
             ORDER BY event_id
            """,
            ReadRow,
            cancellation,
            subscriptionId,
            after,
            maxEvents,
            maxBytes
        );
    }

    internal static async Task<List<LoggedEvent>> GetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        long[] eventIds,
        CancellationToken cancellation
    )
    {
        return await connection.QueryAsync(
            """
            SELECT event_id, fingerprint, received_at, source, encoding, size, body
              FROM event
             WHERE subscription_id = $1 AND event_id = ANY ($2)
             ORDER BY event_id
            """,
            ReadRow,
            cancellation,
            subscriptionId,
            eventIds
        );
    }

    internal static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<long> eventIds,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM event WHERE subscription_id = $1 AND event_id = ANY ($2)",
            cancellation,
            subscriptionId,
            eventIds
        );

    /// <summary>Puts other bodies in the place of some; the fingerprint stays that of the bytes once received, so that these are not stored again.</summary>
    internal static async Task RewriteAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(long EventId, ReadOnlyMemory<byte> Body)> events,
        CancellationToken cancellation
    )
    {
        var encoded = events.ConvertAll(e => EventEncoding.Encode(e.Body.Span));
        await connection.ExecuteAsync(
            """
            UPDATE event SET encoding = written.encoding, size = written.size, body = written.body
              FROM unnest($2, $3::smallint[], $4, $5) AS written (event_id, encoding, size, body)
             WHERE event.subscription_id = $1 AND event.event_id = written.event_id
            """,
            cancellation,
            subscriptionId,
            events.ConvertAll(e => e.EventId),
            encoded.ConvertAll(e => (int)e.Encoding),
            events.ConvertAll(e => e.Body.Length),
            encoded.ConvertAll(e => e.Bytes)
        );
    }

    /// <summary>Events before a position, newest first; of all, or of those set aside.</summary>
    internal static async Task<List<LoggedEvent>> BeforeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        long before,
        int limit,
        bool setAside,
        CancellationToken cancellation
    )
    {
        return await connection.QueryAsync(
            setAside
                ? """
                SELECT e.event_id, e.fingerprint, e.received_at, e.source, e.encoding, e.size, e.body
                  FROM (SELECT event_id FROM set_aside WHERE subscription_id = $1 AND event_id < $2 ORDER BY subscription_id, event_id DESC LIMIT $3) AS aside
                  JOIN event AS e ON e.subscription_id = $1 AND e.event_id = aside.event_id
                 ORDER BY e.event_id DESC
                """
                : """
                SELECT event_id, fingerprint, received_at, source, encoding, size, body
                  FROM event
                 WHERE subscription_id = $1 AND event_id < $2
                 ORDER BY subscription_id, event_id DESC
                 LIMIT $3
                """,
            ReadRow,
            cancellation,
            subscriptionId,
            before,
            limit
        );
    }

    /// <summary>The position of the newest event; 0 for an empty log.</summary>
    public async Task<long> EndAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await _db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<long>(
            "SELECT coalesce(max(event_id), 0) FROM event WHERE subscription_id = $1",
            cancellation,
            subscriptionId
        );
    }

    /// <summary>The whole log, in order of receipt.</summary>
    public async IAsyncEnumerable<LoggedEvent> AllAsync(int subscriptionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long position = 0;
        while (true)
        {
            List<LoggedEvent> page;
            await using (var connection = await _db.OpenConnectionAsync(cancellation))
                page = await ReadAsync(connection, subscriptionId, position, maxEvents: 500, maxBytes: 16L << 20, cancellation);
            if (page.Count == 0)
                yield break;
            foreach (var logged in page)
                yield return logged;
            position = page[^1].EventId;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    async Task WriteAsync(CancellationToken stopping)
    {
        var group = new List<Append>();
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            group.Clear();
            long bytes = 0;
            while (bytes < _options.MaxCommitBytes && _waiting.Reader.TryRead(out var append))
            {
                group.Add(append);
                bytes += append.Bytes;
            }
            foreach (var appends in group.GroupBy(a => a.SubscriptionId))
                await CommitAsync(appends.Key, [.. appends], stopping);
        }
    }

    /// <summary>One transaction for all appends of a group. A failure is the answer of each of them: none was stored.</summary>
    async Task CommitAsync(int subscriptionId, List<Append> appends, CancellationToken stopping)
    {
        HashSet<Guid> added;
        try
        {
            added = await InsertTwiceAsync(subscriptionId, appends, stopping);
        }
        catch (Exception error) // whatever it is, it is the answer of these appends and must not end the writer
        {
            PipelineTelemetry.AppendsFailed.Add(appends.Count);
            foreach (var append in appends)
                append.Done.TrySetException(error);
            return;
        }
        foreach (var append in appends)
        {
            var fresh = append.Rows.Count(row => added.Remove(row.Fingerprint));
            PipelineTelemetry.EventsAppended.Add(fresh);
            PipelineTelemetry.EventsRepeated.Add(append.Rows.Count - fresh);
            append.Done.TrySetResult(new AppendResult(fresh, append.Rows.Count - fresh));
        }
    }

    /// <summary>
    /// After a restart of PostgreSQL the pool holds dead connections, so a broken one is worth a second try; bodies are stored once, so it is safe.
    /// </summary>
    async Task<HashSet<Guid>> InsertTwiceAsync(int subscriptionId, List<Append> appends, CancellationToken stopping)
    {
        try
        {
            return await InsertAsync(subscriptionId, appends, stopping);
        }
        catch (NpgsqlException broken) when (broken is not PostgresException || broken.IsTransient)
        {
            return await InsertAsync(subscriptionId, appends, stopping);
        }
    }

    async Task<HashSet<Guid>> InsertAsync(int subscriptionId, List<Append> appends, CancellationToken stopping)
    {
        var rows = appends.SelectMany(a => a.Rows).DistinctBy(row => row.Fingerprint).ToList();
        await using var connection = await _db.OpenConnectionAsync(stopping);
        await using var batch = new NpgsqlBatch(connection);
        using var wall = Wall.Around(subscriptionId);
        Wall.StandsBefore(batch);
        // Held until commit, so ids become visible in their order. One statement batch is one implicit transaction. Who waits is woken after it.
        batch.BatchCommands.Add(
            new($"SELECT pg_advisory_xact_lock($1, $2), {Wakeups.Appended}")
            {
                Parameters =
                {
                    new() { Value = AppendLock },
                    new() { Value = subscriptionId },
                },
            }
        );
        batch.BatchCommands.Add(
            new(
                """
                INSERT INTO event (subscription_id, event_id, fingerprint, received_at, source, encoding, size, body, redaction)
                SELECT $1, nextval('event_id_seq'), fingerprint, $2, source, encoding, size, body, redaction
                  FROM unnest($3, $4, $5, $6, $7, $8) AS incoming (fingerprint, source, encoding, size, body, redaction)
                ON CONFLICT (subscription_id, fingerprint) DO NOTHING
                RETURNING fingerprint
                """
            )
            {
                Parameters =
                {
                    new() { Value = subscriptionId },
                    new() { Value = _time.GetUtcNow() },
                    new() { Value = rows.ConvertAll(r => r.Fingerprint) },
                    new() { Value = rows.ConvertAll(r => r.Source), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                    new() { Value = rows.ConvertAll(r => r.Encoding), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                    new() { Value = rows.ConvertAll(r => r.Size) },
                    new() { Value = rows.ConvertAll(r => r.Body) },
                    new() { Value = rows.ConvertAll(r => r.Redaction), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                },
            }
        );
        var added = new HashSet<Guid>();
        await using var reader = await batch.ExecuteReaderAsync(stopping);
        await reader.NextResultAsync(stopping); // the wall's, the lock's
        await reader.NextResultAsync(stopping);
        while (await reader.ReadAsync(stopping))
            added.Add(reader.GetGuid(0));
        return added;
    }

    static LoggedEvent ReadRow(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetGuid(1),
            row.GetFieldValue<DateTimeOffset>(2),
            (EventSource)row.GetInt16(3),
            EventEncoding.Decode(row.GetInt16(4), row.GetFieldValue<byte[]>(6), row.GetInt32(5))
        );

    sealed record Row(Guid Fingerprint, short Source, short Encoding, int Size, byte[] Body, short Redaction)
    {
        public static Row Of(IncomingEvent incoming, bool redacts)
        {
            var (body, taken) = redacts ? Events.Redaction.Apply(incoming.Body) : (incoming.Body, []);
            var (encoding, bytes) = EventEncoding.Encode(body.Span);
            return new Row(
                incoming.Fingerprint,
                (short)incoming.Source,
                encoding,
                body.Length,
                bytes,
                taken.Count > 0 ? Events.Redaction.Version : (short)0
            );
        }
    }

    sealed record Append(int SubscriptionId, List<Row> Rows, long Bytes)
    {
        public TaskCompletionSource<AppendResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
