using System.Text.Json.Serialization;
using LineageIngest.Events;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Jobs;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Retention.Erasing;

/// <summary>What an erasure found, did, or left.</summary>
/// <param name="EventsGone">events about the thing itself, which go whole</param>
/// <param name="EventsRewritten">events of others without what named it</param>
/// <param name="Rows">rows of other tables that name it, by table</param>
public sealed record ErasureCount(long EventsGone, long EventsRewritten, IReadOnlyDictionary<string, long> Rows)
{
    [JsonIgnore]
    public bool IsNone => EventsGone == 0 && EventsRewritten == 0 && Rows.Count == 0;
}

/// <summary>
/// Takes one dataset, job or person out of everything that is kept of a subscription. It plans first: which names mean the same, and which jobs speak of it,
/// is known only while the graph still knows it. What is derived is made anew from the log by <see cref="Stages.Replay"/> afterwards.
/// </summary>
public sealed class Erasure
{
    const int PageEvents = 500;
    const long PageBytes = 16L << 20;

    readonly NpgsqlDataSource _db;
    readonly int _subscriptionId;
    readonly EventErasure _ofEvents;
    readonly ErasureTables _ofTables;

    Erasure(NpgsqlDataSource db, int subscriptionId, EventErasure ofEvents, ErasureTables ofTables) =>
        (_db, _subscriptionId, _ofEvents, _ofTables) = (db, subscriptionId, ofEvents, ofTables);

    /// <param name="written">what stands where the name of a person stood, as in <c>erased-7</c></param>
    public static async Task<Erasure> PlanAsync(
        NpgsqlDataSource db,
        int subscriptionId,
        ErasureTarget target,
        string written,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (target.Kind == ErasureKind.Person)
        {
            var person = ErasurePattern.OfPerson(await FormsAsync(connection, [target.Name], cancellation));
            return new Erasure(
                db,
                subscriptionId,
                new EventErasure(target, new HashSet<(string, string)>(), new HashSet<(string, string)>(), person, null, written),
                new ErasureTables([], person, written)
            );
        }

        var isDataset = target.Kind == ErasureKind.Dataset;
        var meant = isDataset
            ? await AliasNames.OfAsync(connection, subscriptionId, target.Namespace!, target.Name, cancellation)
            : [(new Names.JobName(target.Namespace!, target.Name).Id, target.Namespace!, target.Name)];
        var ids = meant.ConvertAll(one => one.Id).ToArray();
        var writers = isDataset ? await JobsOfDatasets.OfAsync(connection, subscriptionId, ids, cancellation) : [];
        var texts = meant.ConvertAll(one => one.Name).Distinct().ToList();
        var isShared = isDataset && await AliasNames.AreSharedAsync(connection, subscriptionId, texts, ids, cancellation);
        var everywhere = target.IsTelling && !isShared ? ErasurePattern.OfNames(await FormsAsync(connection, texts, cancellation)) : null;
        return new Erasure(
            db,
            subscriptionId,
            new EventErasure(
                target,
                meant.Select(one => (one.Namespace, one.Name)).ToHashSet(),
                writers.Select(job => (job.Namespace, job.Name)).ToHashSet(),
                everywhere,
                ErasurePattern.OfNames(await FormsAsync(connection, [.. texts.SelectMany(Endings)], cancellation)),
                written
            ),
            new ErasureTables(ids, everywhere, written)
        );
    }

    /// <summary>Names with their accents within the letters and apart: PostgreSQL knows both forms, .NET without ICU does not.</summary>
    static async Task<List<string>> FormsAsync(NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT DISTINCT form
              FROM unnest($1) AS name
             CROSS JOIN LATERAL (SELECT name UNION SELECT normalize(name, NFC) WHERE getdatabaseencoding() = 'UTF8' UNION SELECT normalize(name, NFD) WHERE getdatabaseencoding() = 'UTF8') AS forms (form)
             ORDER BY form
            """,
            row => row.GetString(0),
            cancellation,
            names.Distinct().ToList()
        );

    /// <summary>What would go; changes nothing.</summary>
    public async Task<ErasureCount> CountAsync(Action<long> progress, CancellationToken cancellation)
    {
        var (gone, rewritten) = await PassAsync(RetentionMode.OnlyCount, progress, cancellation);
        await using var connection = await _db.OpenConnectionAsync(cancellation);
        return new ErasureCount(gone, rewritten, await _ofTables.CountAsync(connection, _subscriptionId, cancellation));
    }

    /// <summary>Rewrites the log and the tables that are not made from it. A second call after an interruption finds what is left.</summary>
    public async Task<ErasureCount> EraseAsync(Action<long> progress, CancellationToken cancellation)
    {
        var (gone, rewritten) = await PassAsync(RetentionMode.Remove, progress, cancellation);
        await using var connection = await _db.OpenConnectionAsync(cancellation);
        return new ErasureCount(gone, rewritten, await _ofTables.EraseAsync(connection, _subscriptionId, cancellation));
    }

    async Task<(long Gone, long Rewritten)> PassAsync(RetentionMode mode, Action<long> progress, CancellationToken cancellation)
    {
        var (position, read, gone, rewritten) = (0L, 0L, 0L, 0L);
        await using var connection = await _db.OpenConnectionAsync(cancellation);
        while (true)
        {
            var page = await EventLog.ReadAsync(connection, _subscriptionId, position, PageEvents, PageBytes, cancellation);
            if (page.Count == 0)
                return (gone, rewritten);
            var changed = page.AsParallel()
                .AsOrdered()
                .Select(logged => (logged.EventId, Done: _ofEvents.Apply(logged.Body)))
                .Where(one => one.Done.Effect != ErasureEffect.None)
                .ToList();
            var going = changed.FindAll(one => one.Done.Effect == ErasureEffect.Gone).ConvertAll(one => one.EventId);
            var staying = changed
                .FindAll(one => one.Done.Effect == ErasureEffect.Rewritten)
                .ConvertAll(one => (one.EventId, one.Done.Body));
            if (mode == RetentionMode.Remove && changed.Count > 0)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await EventLog.RemoveAsync(connection, _subscriptionId, going, cancellation);
                await EventLog.RewriteAsync(connection, _subscriptionId, staying, cancellation);
                await transaction.CommitAsync(cancellation);
            }
            (gone, rewritten) = (gone + going.Count, rewritten + staying.Count);
            position = page[^1].EventId;
            progress(read += page.Count);
        }
    }

    /// <summary>shop.public.orders is public.orders and orders in the SQL of who works in that place.</summary>
    static IEnumerable<string> Endings(string name)
    {
        yield return name;
        for (var dot = name.IndexOf('.'); dot >= 0 && dot + 1 < name.Length; dot = name.IndexOf('.', dot + 1))
            yield return name[(dot + 1)..];
    }
}
