using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// Runs a step over a batch so that one bad item harms no other: when the batch fails because of what it says, its halves are tried in their
/// order, down to the items that fail alone. Each try stands behind a savepoint; the rest of the transaction is kept.
/// </summary>
static class Isolation
{
    const string Savepoint = "batch";

    /// <param name="setAside">is given each item that fails alone, with the reason, in the same transaction</param>
    public static async Task RunAsync<T>(
        NpgsqlTransaction transaction,
        IReadOnlyList<T> items,
        Func<IReadOnlyList<T>, Task> step,
        Func<T, Exception, Task> setAside,
        CancellationToken cancellation
    )
    {
        await transaction.SaveAsync(Savepoint, cancellation);
        try
        {
            await step(items);
            await transaction.ReleaseAsync(Savepoint, cancellation);
            return;
        }
        catch (Exception error) when (Poison.IsReason(error))
        {
            await transaction.RollbackAsync(Savepoint, cancellation);
            await transaction.ReleaseAsync(Savepoint, cancellation);
            if (items.Count == 1)
            {
                await setAside(items[0], error);
                return;
            }
        }
        var half = items.Count / 2;
        await RunAsync(transaction, [.. items.Take(half)], step, setAside, cancellation);
        await RunAsync(transaction, [.. items.Skip(half)], step, setAside, cancellation);
    }
}
