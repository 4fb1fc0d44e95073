using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Stages;

/// <summary>The subscriptions in which a stage has something to do: one look for all, however many there are.</summary>
static class DueSubscriptions
{
    /// <summary>Those with events that projection has not passed.</summary>
    public static Task<List<int>> OfProjectionAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        Subscriptions.ReadAsync(
            db,
            """
            SELECT s.subscription_id
              FROM subscription AS s
              LEFT JOIN stage_cursor AS c ON c.subscription_id = s.subscription_id AND c.stage = $1
             WHERE s.suspended_at IS NULL
               AND EXISTS (SELECT 1 FROM event AS e WHERE e.subscription_id = s.subscription_id AND e.event_id > coalesce(c.position, 0))
             ORDER BY s.subscription_id
            """,
            cancellation,
            ProjectionStage.Name
        );

    /// <summary>Those with claims that wait for resolution.</summary>
    public static Task<List<int>> OfResolutionAsync(NpgsqlDataSource db, CancellationToken cancellation) =>
        Subscriptions.ReadAsync(
            db,
            """
            SELECT s.subscription_id
              FROM subscription AS s
             WHERE s.suspended_at IS NULL AND EXISTS (SELECT 1 FROM resolution_queue AS q WHERE q.subscription_id = s.subscription_id)
             ORDER BY s.subscription_id
            """,
            cancellation
        );
}
