using LineageIngest.Events;
using LineageIngest.Graph;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Graph.Runs;
using LineageIngest.Postgres;
using LineageIngest.SqlResolution;
using Npgsql;

namespace LineageIngest.Projection;

/// <summary>
/// Stage one: event log → facts. Cursor, pure function, upsert, in one transaction per batch: a crash leaves the batch undone, never half done.
/// </summary>
public sealed class ProjectionStage(NpgsqlDataSource db, TimeProvider time)
{
    public const string Name = "projection";

    /// <summary>Enough to merge repeated mentions of one entity, little enough to show up quickly.</summary>
    private const int BatchEvents = 2000;
    private const long BatchBytes = 32L << 20;

    /// <summary>Projects the next batch; gives the number of events read, 0 when there were none or another worker is at it.</summary>
    public async Task<int> RunOnceAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is not { } position) return 0;
        var events = await EventLog.ReadAsync(connection, subscriptionId, position, BatchEvents, BatchBytes, cancellation);
        if (events.Count == 0) return 0;
        await ProjectAsync(connection, subscriptionId, events, cancellation);
        await Cursors.MoveAsync(connection, subscriptionId, Name, events[^1].EventId, cancellation);
        await transaction.CommitAsync(cancellation);
        return events.Count;
    }

    /// <summary>Projects events that were set aside once more; those that fail again stay set aside. Gives the number that now went through.</summary>
    public async Task<int> RetryAsync(int subscriptionId, long[] eventIds, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        while (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is null) await Task.Delay(50, cancellation);
        var events = await EventLog.GetAsync(connection, subscriptionId, eventIds, cancellation);
        var failed = await ProjectAsync(connection, subscriptionId, events, cancellation);
        await SetAsideStore.RemoveAsync(connection, subscriptionId, [.. events.Select(e => e.EventId).Except(failed)], cancellation);
        await transaction.CommitAsync(cancellation);
        return events.Count - failed.Count;
    }

    private async Task<IReadOnlyCollection<long>> ProjectAsync(NpgsqlConnection connection, int subscriptionId, List<LoggedEvent> events, CancellationToken cancellation)
    {
        var read = events.AsParallel().AsOrdered().Select(EventReading.Read).ToList();
        var projected = read.Where(r => r.Facts is not null).ToList();
        var facts = projected.ConvertAll(r => r.Facts!);
        var catalog = await CatalogChangesAsync(connection, subscriptionId, facts, cancellation);
        await JobStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await DatasetStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        var united = await AliasStore.UniteAsync(connection, subscriptionId, await DatasetStore.LinkAsync(connection, subscriptionId, facts, cancellation), cancellation);
        await ContentStore.KeepAsync(connection, subscriptionId, facts.SelectMany(f => f.Contents), cancellation);
        await FacetStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await RunStore.MergeAsync(connection, subscriptionId, facts, cancellation);
        await MeasureStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await NamespaceStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await SourceStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await DatasetVersionStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await CatalogueStore.UpsertAsync(connection, subscriptionId, facts, cancellation);
        await SchemaStore.ObserveAsync(connection, subscriptionId, facts, cancellation);
        var changed = await ClaimStore.MergeAsync(connection, subscriptionId, facts, cancellation);
        changed.AddRange(await ClaimLookupStore.ClaimsAsync(connection, subscriptionId, catalog.Names, DateTimeOffset.MinValue, cancellation));
        changed.AddRange(await ClaimLookupStore.ClaimsAsync(connection, subscriptionId, catalog.Schemas, catalog.SchemasSince, cancellation));
        await ResolutionQueue.AddAsync(connection, subscriptionId, [.. changed.Distinct()], cancellation);
        await EventSubjectStore.AddAsync(connection, subscriptionId, projected.ConvertAll(r => (r.Facts!.SubjectId, r.EventId)), cancellation);
        await EventTimeStore.AddAsync(connection, subscriptionId, projected.ConvertAll(r => (r.EventId, r.Facts!.At, r.Kind, r.EventType)), cancellation);
        var failed = read.Where(r => r.Facts is null).Select(r => (r.EventId, r.Reason, r.Pointer)).ToList();
        await SetAsideStore.AddAsync(connection, subscriptionId, failed, time.GetUtcNow(), cancellation);
        await ChangeFeed.NoteAsync(connection, subscriptionId, Changes(facts, united), time.GetUtcNow(), cancellation);
        return failed.ConvertAll(f => f.EventId);
    }

    private static IEnumerable<Change> Changes(List<EventFacts> facts, List<Guid> united)
    {
        foreach (var dataset in united) yield return new Change(ChangeKind.Alias, dataset);
        foreach (var fact in facts)
        {
            if (fact.Run is { } run) yield return new Change(ChangeKind.Run, run.Name.Key, run.Name.Job.Id);
            foreach (var job in fact.Jobs) yield return new Change(ChangeKind.Job, job.Name.Id);
            foreach (var facet in fact.Facets.Where(f => f.Entity == FacetEntity.Dataset)) yield return new Change(ChangeKind.Dataset, facet.EntityId);
            foreach (var measure in fact.Measures) yield return new Change(ChangeKind.Dataset, measure.DatasetId);
        }
    }

    /// <summary>What SQL may look for that these events make known or other than it was; the lock keeps resolution from missing it.</summary>
    private static async Task<CatalogChanges> CatalogChangesAsync(NpgsqlConnection connection, int subscriptionId, List<EventFacts> facts, CancellationToken cancellation)
    {
        var names = facts.SelectMany(f => f.Datasets).Distinct().ToDictionary(d => d.Id);
        var named = await DatasetStore.NewAsync(connection, subscriptionId, facts, cancellation);
        named.AddRange(facts.SelectMany(f => f.Symlinks).Select(l => names[l.DatasetId]));
        var schemas = await SchemaStore.ChangingAsync(connection, subscriptionId, facts, cancellation);
        var parented = await JobStore.NewlyParentedAsync(connection, subscriptionId, facts, cancellation);
        if (named.Count + schemas.Count + parented.Count > 0) await CatalogLock.TakeAsync(connection, subscriptionId, cancellation);
        return new CatalogChanges(
            [.. named.Select(TableLookup).Concat(parented.Select(ClaimResolver.DagLookup)).Distinct()],
            [.. schemas.Select(s => TableLookup(names[s.DatasetId])).Distinct()],
            schemas.Count == 0 ? DateTimeOffset.MaxValue : schemas.Min(s => s.Since));
    }

    private static Guid TableLookup(DatasetName dataset) => ClaimResolver.TableLookup(dataset.Namespace, NamingRules.BaseName(dataset.Name));

    /// <summary>Lookups whose answer is another one now: of any time where a name became known, from some time on where a schema changed.</summary>
    private sealed record CatalogChanges(IReadOnlyCollection<Guid> Names, IReadOnlyCollection<Guid> Schemas, DateTimeOffset SchemasSince);
}
