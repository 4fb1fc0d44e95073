using System.Collections.Concurrent;
using System.Data;
using LineageIngest.Graph.Changes;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Map;

/// <summary>
/// The maps of all subscriptions that were asked about, each kept in step with the store by the change feed: an answer sees whatever was committed
/// before its question came. Why a copy in memory: docs/decisions/0009.
/// </summary>
public sealed class GraphMaps(NpgsqlDataSource db) : IDisposable
{
    /// <summary>More changes than this are read faster as a whole.</summary>
    private const int MostChanges = 200_000;

    private readonly ConcurrentDictionary<int, Kept> _kept = new();

    /// <summary>The map of a subscription as of now, or later.</summary>
    internal async Task<GraphMap> CurrentAsync(int subscriptionId, CancellationToken cancellation)
    {
        var kept = Keep(subscriptionId);
        var turn = kept.NextTurn();
        await kept.Gate.WaitAsync(cancellation);
        try
        {
            if (kept.Done >= turn) return kept.Map!; // someone looked at the feed after this question came
            var covers = kept.LastTurn;
            kept.Map = await InStepAsync(subscriptionId, kept.Map, cancellation);
            kept.Done = covers;
            return kept.Map;
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    /// <summary>The map as it was when somebody last looked, null before the first question: enough for what does not change, such as names.</summary>
    internal GraphMap? Seen(int subscriptionId) => _kept.TryGetValue(subscriptionId, out var kept) ? kept.Map : null;

    /// <summary>Reads something into the map that it does not have yet; changes that come meanwhile are applied after it.</summary>
    internal async Task FillAsync(int subscriptionId, Func<NpgsqlConnection, Task> fill, CancellationToken cancellation)
    {
        var gate = Keep(subscriptionId).Gate;
        await gate.WaitAsync(cancellation);
        try
        {
            await using var connection = await db.OpenConnectionAsync(cancellation);
            await fill(connection);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var kept in _kept.Values) kept.Gate.Dispose();
    }

    private Kept Keep(int subscriptionId) => _kept.GetOrAdd(subscriptionId, _ => new Kept());

    private async Task<GraphMap> InStepAsync(int subscriptionId, GraphMap? map, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (map is null) return await LoadAsync(connection, subscriptionId, cancellation);
        var changes = await ChangeFeed.ReadAsync(connection, subscriptionId, map.Position, MostChanges, cancellation);
        if (changes.Count == 0) return map;
        var missed = await ChangeFeed.FirstAsync(connection, subscriptionId, cancellation) > map.Position;
        if (missed || changes.Count == MostChanges || changes.Any(c => c.Change.Kind == ChangeKind.Everything)) return await LoadAsync(connection, subscriptionId, cancellation);
        await ApplyAsync(connection, subscriptionId, map, changes, cancellation);
        return map;
    }

    private static async Task<GraphMap> LoadAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var map = new GraphMap { Position = await ChangeFeed.LastAsync(connection, subscriptionId, cancellation) };
        var aliases = await MapReading.AliasesAsync(connection, subscriptionId, null, cancellation);
        map.Unite(aliases.Keys, aliases);
        map.Replace([], await MapReading.LinksAsync(connection, subscriptionId, null, cancellation));
        return map;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, int subscriptionId, GraphMap map, List<NotedChange> changes, CancellationToken cancellation)
    {
        var of = changes.Select(c => c.Change).Distinct().ToLookup(c => c.Kind);
        Guid[] jobs = [.. of[ChangeKind.Lineage].Select(c => c.SubjectId)];
        Guid[] members = [.. of[ChangeKind.Alias].Select(c => c.SubjectId)];
        Guid[] seen = [.. of[ChangeKind.SeenAgain].Where(c => !jobs.Contains(c.JobId)).Select(c => c.SubjectId)];
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var aliases = members.Length == 0 ? [] : await MapReading.AliasesAsync(connection, subscriptionId, members, cancellation);
        var links = jobs.Length == 0 ? null : await MapReading.LinksAsync(connection, subscriptionId, jobs, cancellation);
        var versions = seen.Length == 0 ? [] : (await MapReading.VersionsByIdAsync(connection, subscriptionId, seen, cancellation)).ToDictionary(v => v.Id);
        map.Write(_ =>
        {
            map.Unite(members, aliases);
            if (links is not null) map.Replace(jobs, links);
            foreach (var again in of[ChangeKind.SeenAgain])
                if (versions.TryGetValue(again.SubjectId, out var version)) map.SeeAgain(again.JobId, version);
            foreach (var dataset in of[ChangeKind.Dataset].Concat(of[ChangeKind.Alias])) map.Forget(dataset.SubjectId);
            foreach (var job in of[ChangeKind.Job].Select(c => c.SubjectId).Concat(of[ChangeKind.Run].Select(c => c.JobId))) map.ForgetJob(job);
            map.Position = changes[^1].ChangeId;
        });
    }

    /// <summary>A map, and whose turn it is to look at the feed: questions that wait together are served by one look.</summary>
    private sealed class Kept
    {
        private long _turns;

        public SemaphoreSlim Gate { get; } = new(1, 1);
        public GraphMap? Map { get; set; }
        public long Done { get; set; }
        public long LastTurn => Volatile.Read(ref _turns);

        public long NextTurn() => Interlocked.Increment(ref _turns);
    }
}
