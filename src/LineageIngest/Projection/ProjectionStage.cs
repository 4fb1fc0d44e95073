using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Facets;
using LineageIngest.Graph.Jobs;
using LineageIngest.Graph.Lookups;
using LineageIngest.Graph.Manual;
using LineageIngest.Graph.Runs;
using LineageIngest.Graph.Search;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Telemetry;
using Npgsql;

namespace LineageIngest.Projection;

/// <summary>
/// Stage one: event log → facts. Cursor, pure function, upsert, in one transaction per batch: a crash leaves the batch undone, never half done.
/// </summary>
public sealed class ProjectionStage(NpgsqlDataSource db, TimeProvider time)
{
    public const string Name = "projection";

    /// <summary>Enough to merge repeated mentions of one entity, little enough to show up quickly.</summary>
    const int BatchEvents = 2000;
    const long BatchBytes = 32L << 20;

    /// <summary>Halved when a batch fails as a whole, since it may have taken too long or too much; grows again with success.</summary>
    int _batchEvents = BatchEvents;

    /// <summary>Projects the next batch; gives the number of events read, 0 when there were none or another worker is at it.</summary>
    public async Task<int> RunOnceAsync(int subscriptionId, CancellationToken cancellation)
    {
        var limit = _batchEvents;
        _batchEvents = Math.Max(1, limit / 2);
        var done = await ProjectNextAsync(subscriptionId, limit, cancellation);
        _batchEvents = Math.Min(BatchEvents, limit * 2);
        return done;
    }

    async Task<int> ProjectNextAsync(int subscriptionId, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is not { } position)
            return 0;
        var events = await EventLog.ReadAsync(connection, subscriptionId, position, limit, BatchBytes, cancellation);
        if (events.Count == 0)
            return 0;
        await ProjectAsync(transaction, subscriptionId, events, cancellation);
        await Cursors.MoveAsync(connection, subscriptionId, Name, events[^1].EventId, cancellation);
        await transaction.CommitAsync(cancellation);
        return events.Count;
    }

    /// <summary>Projects events that were set aside once more; those that fail again stay set aside. Gives the number that now went through.</summary>
    public async Task<int> RetryAsync(int subscriptionId, long[] eventIds, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        while (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is null)
            await Task.Delay(50, cancellation);
        var events = await EventLog.GetAsync(connection, subscriptionId, eventIds, cancellation);
        var failed = await ProjectAsync(transaction, subscriptionId, events, cancellation);
        await SetAsideStore.RemoveAsync(connection, subscriptionId, [.. events.Select(e => e.EventId).Except(failed)], cancellation);
        await transaction.CommitAsync(cancellation);
        return events.Count - failed.Count;
    }

    /// <summary>Tries once more what another program set aside; gives the number of events tried, 0 when none is left.</summary>
    public async Task<int> RetryAfterUpgradeAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var events = await SetAsideStore.OfOtherProgramsAsync(connection, subscriptionId, BatchEvents, cancellation);
        if (events.Length > 0)
            await RetryAsync(subscriptionId, events, cancellation);
        return events.Length;
    }

    /// <summary>Gives the events that were set aside: those that cannot be read as facts, and those whose facts cannot be stored.</summary>
    async Task<IReadOnlyCollection<long>> ProjectAsync(
        NpgsqlTransaction transaction,
        int subscriptionId,
        List<LoggedEvent> events,
        CancellationToken cancellation
    )
    {
        var read = events.AsParallel().AsOrdered().Select(EventReading.Read).ToList();
        var failed = read.Where(r => r.Facts is null).Select(r => (r.EventId, r.Reason, r.Pointer)).ToList();
        await Isolation.RunAsync(
            transaction,
            [.. read.Where(r => r.Facts is not null)],
            batch => StoreAsync(transaction.Connection!, subscriptionId, batch, cancellation),
            (alone, error) =>
            {
                failed.Add((alone.EventId, Poison.Describe(error), ""));
                return Task.CompletedTask;
            },
            cancellation
        );
        await SetAsideStore.AddAsync(transaction.Connection!, subscriptionId, failed, time.GetUtcNow(), cancellation);
        if (failed.Count > 0)
            PipelineTelemetry.SetAside.Add(failed.Count, PipelineTelemetry.Kind("event"));
        return failed.ConvertAll(f => f.EventId);
    }

    async Task StoreAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<ReadEvent> projected,
        CancellationToken cancellation
    )
    {
        var facts = projected.Select(r => r.Facts!).ToList();
        var catalog = await CatalogChangesAsync(connection, subscriptionId, facts, cancellation);
        await JobStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await DatasetStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        var aliases = await Aliases.FollowAsync(connection, subscriptionId, facts, catalog.NewDatasets, cancellation);
        await ContentStore.KeepAsync(connection, subscriptionId, facts.SelectMany(f => f.Contents), cancellation);
        await FacetStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await RunStore.MergeAsync(connection, subscriptionId, facts, cancellation);
        await MeasureStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await NamespaceStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await SourceStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await DatasetVersionStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await CatalogueStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await SchemaStore.ObserveAsync(connection, subscriptionId, facts, cancellation);
        await HandClaimStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        var changed = await ClaimStore.MergeAsync(connection, subscriptionId, facts, cancellation);
        changed.AddRange(await DependentsAsync(connection, subscriptionId, catalog, aliases, cancellation));
        await ResolutionQueue.AddAsync(connection, subscriptionId, [.. changed.Distinct()], cancellation);
        await SearchStore.FollowAsync(connection, subscriptionId, facts, catalog.Schemas, cancellation); // last of what both stages write, in both
        await EventSubjectStore.AddAsync(
            connection,
            subscriptionId,
            [.. projected.Select(r => (r.Facts!.SubjectId, r.EventId))],
            cancellation
        );
        await EventTimeStore.AddAsync(
            connection,
            subscriptionId,
            [.. projected.Select(r => (r.EventId, r.Facts!.At, r.Kind, r.EventType))],
            cancellation
        );
        await ChangeFeed.NoteAsync(connection, subscriptionId, Changes(facts, aliases.Moved), time.GetUtcNow(), cancellation);
    }

    /// <summary>Claims whose answer may be another one now: what their SQL looks for became known, changed its columns, or goes by other names; or people spoke of its aliases.</summary>
    static async Task<List<Guid>> DependentsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        CatalogChanges catalog,
        AliasChanges aliases,
        CancellationToken cancellation
    )
    {
        if (aliases.OtherRules)
            await ResolutionQueue.AddAllWithSqlAsync(connection, subscriptionId, cancellation);
        var named = catalog.NewDatasets.Concat(await DatasetStore.NamesAsync(connection, subscriptionId, aliases.Touched, cancellation));
        var schemas = await Aliases.NamesAsync(connection, subscriptionId, catalog.Schemas, cancellation);
        return
        [
            .. await ClaimLookupStore.ClaimsAsync(
                connection,
                subscriptionId,
                [.. named.SelectMany(d => LookupId.OfTables(d, aliases.Rules)).Concat(catalog.Lookups).Distinct()],
                DateTimeOffset.MinValue,
                cancellation
            ),
            .. await ClaimLookupStore.ClaimsAsync(
                connection,
                subscriptionId,
                [.. schemas.SelectMany(d => LookupId.OfTables(d, aliases.Rules)).Distinct()],
                catalog.SchemasSince,
                cancellation
            ),
            .. await HandClaimStore.AboutAsync(connection, subscriptionId, aliases.Touched, cancellation),
        ];
    }

    static IEnumerable<Change> Changes(List<EventFacts> facts, IReadOnlyList<Guid> united)
    {
        foreach (var dataset in united)
            yield return new Change(ChangeKind.Alias, dataset);
        foreach (var fact in facts)
        {
            if (fact.Run is { } run)
                yield return new Change(ChangeKind.Run, run.Name.Key, run.Name.Job.Id);
            foreach (var job in fact.Jobs)
                yield return new Change(ChangeKind.Job, job.Name.Id);
            foreach (var facet in fact.Facets.Where(f => f.Entity == FacetEntity.Dataset))
                yield return new Change(ChangeKind.Dataset, facet.EntityId);
            foreach (var dataset in fact.Run is null ? fact.Datasets : [])
                yield return new Change(ChangeKind.Dataset, dataset.Id);
            foreach (var entry in fact.Entries)
            {
                yield return new Change(ChangeKind.Dataset, entry.SubjectId);
                yield return new Change(ChangeKind.Job, entry.SubjectId);
            }
            foreach (var measure in fact.Measures)
                yield return new Change(ChangeKind.Dataset, measure.DatasetId);
        }
    }

    /// <summary>What SQL may look for that these events make known or other than it was; the lock keeps resolution from missing it.</summary>
    static async Task<CatalogChanges> CatalogChangesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<EventFacts> facts,
        CancellationToken cancellation
    )
    {
        var names = facts.SelectMany(f => f.Datasets).Distinct().ToDictionary(d => d.Id);
        var added = await DatasetStore.NewAsync(connection, subscriptionId, facts, cancellation);
        var linked = facts.SelectMany(f => f.Symlinks).Select(l => names[l.DatasetId]).ToList();
        var schemas = await SchemaStore.ChangingAsync(connection, subscriptionId, facts, cancellation);
        var parented = await JobStore.NewlyParentedAsync(connection, subscriptionId, facts, cancellation);
        if (added.Count + linked.Count + schemas.Count + parented.Count > 0 || facts.Exists(f => f.Rule is not null))
            await CatalogLock.TakeAsync(connection, subscriptionId, cancellation);
        return new CatalogChanges(
            added,
            [.. linked.Select(LookupId.OfTable).Concat(parented.Select(LookupId.OfDag)).Distinct()],
            schemas.Select(s => s.DatasetId).ToHashSet(),
            schemas.Count == 0 ? DateTimeOffset.MaxValue : schemas.Min(s => s.Since)
        );
    }

    /// <summary>Datasets and lookups whose answer is another one now: of any time where a name became known, from some time on where a schema changed.</summary>
    sealed record CatalogChanges(
        IReadOnlyList<DatasetName> NewDatasets,
        IReadOnlyCollection<Guid> Lookups,
        IReadOnlySet<Guid> Schemas,
        DateTimeOffset SchemasSince
    );
}
