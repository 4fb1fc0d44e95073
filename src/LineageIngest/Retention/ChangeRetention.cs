using System.Runtime.CompilerServices;
using LineageIngest.Graph.Changes;
using Npgsql;

namespace LineageIngest.Retention;

/// <summary>Forgets old changes. Whoever looked at the feed last before them reads the whole again.</summary>
public sealed class ChangeRetention(NpgsqlDataSource db)
{
    const int BatchChanges = 10_000;

    /// <summary>Gives the number of changes of each batch that went; those of all subscriptions are one table and go together.</summary>
    public async IAsyncEnumerable<int> SweepAsync(
        DateTimeOffset before,
        RetentionMode mode,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (mode == RetentionMode.OnlyCount)
        {
            yield return await ChangeFeed.CountAsync(connection, before, cancellation);
            yield break;
        }
        int gone;
        do
        {
            gone = await ChangeFeed.ForgetAsync(connection, before, BatchChanges, cancellation);
            yield return gone;
        } while (gone == BatchChanges);
    }
}
