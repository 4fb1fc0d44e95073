using System.Runtime.CompilerServices;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using LineageIngest.Sql;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>
/// Queues claims whose SQL an older analyser read, in order of their ids; writes reading_progress. Claims with SQL are those that looked for something
/// (claim_lookup); one that was read anew in the meantime is read once more, which changes nothing.
/// </summary>
public sealed class ReResolution(NpgsqlDataSource db)
{
    const int BatchClaims = 1000;

    /// <summary>Gives the number of claims of each batch that was queued; ends at once when this version has been over all of them.</summary>
    public async IAsyncEnumerable<int> QueueAsync(int subscriptionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO reading_progress AS known (subscription_id, analyser, claim_id, finished) VALUES ($1, $2, NULL, false)
            ON CONFLICT (subscription_id) DO UPDATE SET analyser = excluded.analyser, claim_id = NULL, finished = false
            WHERE known.analyser <> excluded.analyser
            """,
            cancellation,
            subscriptionId,
            SqlAnalyzer.Version
        );
        while (await NextAsync(connection, subscriptionId, cancellation) is { Count: > 0 } claims)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ResolutionQueue.AddAsync(connection, subscriptionId, claims, cancellation);
            await connection.ExecuteAsync(
                "UPDATE reading_progress SET claim_id = $2 WHERE subscription_id = $1",
                cancellation,
                subscriptionId,
                claims[^1]
            );
            await transaction.CommitAsync(cancellation);
            yield return claims.Count;
        }
        await connection.ExecuteAsync(
            "UPDATE reading_progress SET finished = true WHERE subscription_id = $1 AND NOT finished",
            cancellation,
            subscriptionId
        );
    }

    static async Task<List<Guid>> NextAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT l.claim_id
              FROM reading_progress AS p
              JOIN claim_lookup AS l ON l.subscription_id = $1 AND l.claim_id > coalesce(p.claim_id, '00000000-0000-0000-0000-000000000000')
             WHERE p.subscription_id = $1 AND NOT p.finished
             ORDER BY l.claim_id
             LIMIT $2
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            BatchClaims
        );
}
