using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Airflow.Connections;

/// <summary>Secrets as tables hold them: by subscription and name, sealed and bound to their owner.</summary>
public static class SealedSecrets
{
    /// <summary>Seals all of a table, of all subscriptions, with the key of now; gives their number.</summary>
    /// <param name="read">gives subscription, name and sealed secret, and locks the rows</param>
    /// <param name="write">$1 subscription, $2 name, $3 sealed secret</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One opens with neither key; nothing was changed.</exception>
    public static async Task<int> SealAnewAsync(
        NpgsqlDataSource db,
        SecretBox box,
        Func<int, string, string> owner,
        string read,
        string write,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var all = await connection.QueryAsync(
            read,
            row => (SubscriptionId: row.GetInt32(0), Name: row.GetString(1), Secret: row.GetFieldValue<byte[]>(2)),
            cancellation
        );
        foreach (var (subscriptionId, name, secret) in all)
        {
            var bound = owner(subscriptionId, name);
            await connection.ExecuteAsync(write, cancellation, subscriptionId, name, box.Seal(box.Unseal(secret, bound), bound));
        }
        await transaction.CommitAsync(cancellation);
        return all.Count;
    }
}
