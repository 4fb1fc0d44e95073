using System.Runtime.CompilerServices;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Retention;

/// <summary>Removes what is older than an instant, some rows at a time, so that nobody waits long for their locks.</summary>
public static class BatchSweep
{
    /// <summary>Gives how many rows went of each batch; where it only counts, how many would go.</summary>
    /// <param name="count">how many there are, as integer: $1 the subscription, $2 the instant</param>
    /// <param name="delete">removes at most $3 of them</param>
    public static async IAsyncEnumerable<int> RunAsync(
        NpgsqlDataSource db,
        RetentionMode mode,
        string count,
        string delete,
        int batch,
        int subscriptionId,
        DateTimeOffset before,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (mode == RetentionMode.OnlyCount)
        {
            yield return await connection.ScalarAsync<int>(count, cancellation, subscriptionId, before);
            yield break;
        }
        int gone;
        do
        {
            gone = await connection.ExecuteAsync(delete, cancellation, subscriptionId, before, batch);
            yield return gone;
        } while (gone == batch);
    }
}
