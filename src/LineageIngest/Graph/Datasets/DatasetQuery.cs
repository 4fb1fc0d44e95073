using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>A schema and the stretch of event time in which it was seen; the last one has no end.</summary>
public sealed record SchemaVersion(
    Guid VersionId,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset LastSeenAt,
    IReadOnlyList<SchemaColumn> Columns
);

/// <summary>A measure as sent.</summary>
public sealed record Measure(string Kind, string? RunId, DateTimeOffset MeasuredAt, string Body);

/// <summary>Reads the history of a dataset.</summary>
public sealed class DatasetQuery(NpgsqlDataSource db)
{
    /// <summary>Stretches of equal observations, oldest first.</summary>
    public async Task<List<SchemaVersion>> SchemasAsync(int subscriptionId, Guid datasetId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH observation AS (
                SELECT observed_at, content_id,
                       content_id IS DISTINCT FROM lag(content_id) OVER (ORDER BY observed_at, content_id) AS begins
                  FROM dataset_schema
                 WHERE subscription_id = $1 AND dataset_id = $2
            ), stretch AS (
                SELECT observed_at, content_id, count(*) FILTER (WHERE begins) OVER (ORDER BY observed_at, content_id) AS number FROM observation
            ), version AS (
                SELECT number, content_id, min(observed_at) AS first_at, max(observed_at) AS last_at FROM stretch GROUP BY number, content_id
            )
            SELECT v.content_id, v.first_at, lead(v.first_at) OVER (ORDER BY v.number), v.last_at, c.body
              FROM version AS v JOIN content AS c ON c.subscription_id = $1 AND c.content_id = v.content_id
             ORDER BY v.number
            """,
            row => new SchemaVersion(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.Nullable<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                SchemaColumn.Parse(row.GetString(4))
            ),
            cancellation,
            subscriptionId,
            datasetId
        );
    }

    public async Task<List<Measure>> MeasuresAsync(int subscriptionId, Guid datasetId, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT m.kind, r.run_id, m.measured_at, m.body
              FROM dataset_measure AS m LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
             WHERE m.subscription_id = $1 AND m.dataset_id = $2
             ORDER BY m.measured_at DESC, m.run_key, m.kind
             LIMIT $3
            """,
            row => new Measure(row.GetString(0), row.NullableText(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3)),
            cancellation,
            subscriptionId,
            datasetId,
            limit
        );
    }
}
