using LineageIngest.Graph.Changes;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>What changed since a position: null for everything, as after a replay or where the feed no longer goes back so far.</summary>
public sealed record ChangedAssets(Guid[]? Datasets, Guid[]? Jobs, long Position)
{
    public bool IsNothing => Datasets is { Length: 0 } && Jobs is { Length: 0 };
}

/// <summary>Reads the change feed for those who look for what to alert of.</summary>
public sealed class AlertFeed(NpgsqlDataSource db)
{
    /// <summary>Beyond this, all is looked at: that is one scan by time instead of many lookups.</summary>
    const int MostChanges = 10_000;

    public async Task<ChangedAssets> SinceAsync(int subscriptionId, long position, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changes = await ChangeFeed.ReadAsync(connection, subscriptionId, position, MostChanges, cancellation);
        if (changes.Count == 0)
            return new ChangedAssets([], [], position);
        var (oldest, newest) = (0L, 0L);
        await connection.AskTogetherAsync(
            [ChangeFeed.Oldest(subscriptionId, id => oldest = id), ChangeFeed.Newest(subscriptionId, id => newest = id)],
            cancellation
        );
        if (
            changes.Count == MostChanges
            || changes.Exists(c => c.Change.Kind == ChangeKind.Everything)
            || (position > 0 && oldest > position)
        )
        {
            return new ChangedAssets(null, null, newest);
        }
        return new ChangedAssets(
            Ids(changes.Where(c => c.Change.Kind is ChangeKind.Dataset or ChangeKind.Alias).Select(c => c.Change.SubjectId)),
            Ids(changes.Where(c => c.Change.Kind is not (ChangeKind.Dataset or ChangeKind.Alias)).Select(c => JobOf(c.Change))),
            changes[^1].ChangeId
        );
    }

    static Guid[] Ids(IEnumerable<Guid> ids) => [.. ids.Where(id => id != Guid.Empty).Distinct().Order()];

    static Guid JobOf(Change change) => change.Kind is ChangeKind.Job or ChangeKind.Lineage ? change.SubjectId : change.JobId;
}
