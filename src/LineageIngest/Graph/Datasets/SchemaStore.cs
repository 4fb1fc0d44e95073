using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>From this time on a dataset's schema is (perhaps) another one than was known; the least time where nothing was known before.</summary>
sealed record SchemaChange(Guid DatasetId, DateTimeOffset Since);

/// <summary>Writes dataset_schema and reader_schema.</summary>
static class SchemaStore
{
    /// <summary>Of the observed datasets those whose history of schemas these events change: one that repeats the schema before it changes nothing.</summary>
    public static async Task<List<SchemaChange>> ChangingAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var changes = new List<SchemaChange>();
        if (Observations(events) is { Count: > 0 } written)
        {
            changes.AddRange(
                await connection.QueryAsync(
                    """
                    SELECT asked.dataset_id, min(CASE WHEN before.content_id IS NULL THEN timestamptz '-infinity' ELSE asked.observed_at END)
                      FROM unnest($2, $3, $4) AS asked (dataset_id, observed_at, content_id)
                      LEFT JOIN LATERAL (
                           SELECT earlier.content_id FROM dataset_schema AS earlier
                            WHERE earlier.subscription_id = $1 AND earlier.dataset_id = asked.dataset_id AND earlier.observed_at <= asked.observed_at
                              AND NOT earlier.by_reader
                            ORDER BY earlier.observed_at DESC, earlier.content_id DESC LIMIT 1) AS before ON true
                     WHERE asked.content_id IS DISTINCT FROM before.content_id
                       AND NOT EXISTS (SELECT 1 FROM dataset_schema AS same WHERE same.subscription_id = $1 AND same.dataset_id = asked.dataset_id
                                          AND same.observed_at = asked.observed_at AND same.content_id = asked.content_id AND NOT same.by_reader)
                     GROUP BY asked.dataset_id
                    """,
                    row => new SchemaChange(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
                    cancellation,
                    subscriptionId,
                    written.ConvertAll(r => r.DatasetId),
                    written.ConvertAll(r => r.At),
                    written.ConvertAll(r => r.ContentId)
                )
            );
        }
        if (Readings(events) is { Count: > 0 } read)
        {
            changes.AddRange(
                await connection.QueryAsync(
                    """
                    SELECT DISTINCT asked.dataset_id
                      FROM unnest($2, $3) AS asked (dataset_id, content_id)
                     WHERE NOT EXISTS (SELECT 1 FROM reader_schema AS known WHERE known.subscription_id = $1 AND known.dataset_id = asked.dataset_id
                                          AND known.content_id = asked.content_id)
                     ORDER BY asked.dataset_id
                    """,
                    row => new SchemaChange(row.GetGuid(0), DateTimeOffset.MinValue),
                    cancellation,
                    subscriptionId,
                    read.ConvertAll(r => r.DatasetId),
                    read.ConvertAll(r => r.ContentId)
                )
            );
        }
        return changes;
    }

    public static async Task ObserveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var (written, read, widened) = (Observations(events), Readings(events), new List<Guid>());
        if (written.Count > 0)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO dataset_schema AS known (subscription_id, dataset_id, observed_at, content_id, stated_as, job_id, producer)
                SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7)
                ON CONFLICT (subscription_id, dataset_id, observed_at, content_id) DO UPDATE
                   SET by_reader = false, stated_as = excluded.stated_as, job_id = excluded.job_id, producer = excluded.producer
                 WHERE known.by_reader OR known.stated_as IS NULL
                    OR (excluded.stated_as, coalesce(excluded.job_id, '00000000-0000-0000-0000-000000000000'), excluded.producer COLLATE "C")
                     < (known.stated_as, coalesce(known.job_id, '00000000-0000-0000-0000-000000000000'), known.producer COLLATE "C")
                """,
                cancellation,
                subscriptionId,
                written.ConvertAll(r => r.DatasetId),
                written.ConvertAll(r => r.At),
                written.ConvertAll(r => r.ContentId),
                written.ConvertAll(r => (short)r.By.As),
                written.ConvertAll(r => r.By.JobId),
                written.ConvertAll(r => r.By.Producer)
            );
        }
        if (read.Count > 0)
        {
            widened = await connection.QueryAsync(
                """
                INSERT INTO reader_schema AS known (subscription_id, dataset_id, content_id, columns, first_at, job_id, producer)
                SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7)
                ON CONFLICT (subscription_id, dataset_id, content_id) DO UPDATE
                   SET first_at = excluded.first_at, job_id = excluded.job_id, producer = excluded.producer
                 WHERE (excluded.first_at, coalesce(excluded.job_id, '00000000-0000-0000-0000-000000000000'), excluded.producer COLLATE "C")
                     < (known.first_at, coalesce(known.job_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), coalesce(known.producer, '') COLLATE "C")
                RETURNING known.dataset_id
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                read.ConvertAll(r => r.DatasetId),
                read.ConvertAll(r => r.ContentId),
                read.ConvertAll(r => r.Columns),
                read.ConvertAll(r => r.At),
                read.ConvertAll(r => r.By.JobId),
                read.ConvertAll(r => r.By.Producer)
            );
        }
        // A reader who repeats himself infers nothing new.
        Guid[] datasets = [.. written.Select(r => r.DatasetId).Concat(widened).Distinct().Order()];
        if (datasets.Length > 0)
            await InferAsync(connection, subscriptionId, datasets, cancellation);
    }

    /// <summary>Brings the rows that are inferred from readers up to what is known now.</summary>
    static async Task InferAsync(NpgsqlConnection connection, int subscriptionId, Guid[] datasets, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            """
            DELETE FROM dataset_schema AS inferred
             WHERE inferred.subscription_id = $1 AND inferred.dataset_id = ANY ($2) AND inferred.by_reader
            """,
            cancellation,
            subscriptionId,
            datasets
        );
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_schema (subscription_id, dataset_id, observed_at, content_id, by_reader, stated_as, job_id, producer)
            SELECT $1, asked.dataset_id, read.first_at, read.content_id, true, 2, read.job_id, read.producer
              FROM unnest($2) AS asked (dataset_id)
             CROSS JOIN LATERAL (
                   SELECT r.content_id, min(r.first_at) OVER () AS first_at, r.job_id, r.producer
                     FROM reader_schema AS r WHERE r.subscription_id = $1 AND r.dataset_id = asked.dataset_id
                    ORDER BY r.columns DESC, r.content_id DESC LIMIT 1) AS read
             WHERE NOT EXISTS (SELECT 1 FROM dataset_schema AS stated WHERE stated.subscription_id = $1 AND stated.dataset_id = asked.dataset_id)
             ORDER BY asked.dataset_id
            """,
            cancellation,
            subscriptionId,
            datasets
        );
    }

    /// <summary>What writers and declarations state, each once with the least of those who did.</summary>
    static List<(Guid DatasetId, DateTimeOffset At, Guid ContentId, SchemaStatement By)> Observations(IReadOnlyList<EventFacts> events) =>
        [
            .. events
                .SelectMany(e => e.Schemas.Where(s => !s.ByReader).Select(s => (s.DatasetId, e.At, s.ContentId, s.By)))
                .GroupBy(r => (r.DatasetId, r.At, r.ContentId))
                .Select(same => (same.Key.DatasetId, same.Key.At, same.Key.ContentId, By: Least(same.Select(r => r.By))))
                .OrderBy(r => r.DatasetId)
                .ThenBy(r => r.At)
                .ThenBy(r => r.ContentId),
        ];

    /// <summary>What readers state, each schema once with the first time and who did then.</summary>
    static List<(Guid DatasetId, Guid ContentId, int Columns, DateTimeOffset At, SchemaStatement By)> Readings(
        IReadOnlyList<EventFacts> events
    ) =>
        [
            .. events
                .SelectMany(e => e.Schemas.Where(s => s.ByReader).Select(s => (s.DatasetId, s.ContentId, s.Columns, e.At, s.By)))
                .GroupBy(r => (r.DatasetId, r.ContentId, r.Columns))
                .Select(same =>
                {
                    var at = same.Min(r => r.At);
                    var by = Least(same.Where(r => r.At == at).Select(r => r.By));
                    return (same.Key.DatasetId, same.Key.ContentId, same.Key.Columns, at, by);
                })
                .OrderBy(r => r.DatasetId)
                .ThenBy(r => r.ContentId),
        ];

    /// <summary>In the order in which the statements above compare.</summary>
    static SchemaStatement Least(IEnumerable<SchemaStatement> statements) =>
        statements.OrderBy(by => by.As).ThenBy(by => by.JobId).ThenBy(by => by.Producer, StringComparer.Ordinal).First();
}
