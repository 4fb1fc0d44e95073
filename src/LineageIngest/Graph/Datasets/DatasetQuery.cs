using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>A schema and the stretch of event time in which it was seen; the last one has no end. by: who stated it first; null of what came before that was kept.</summary>
public sealed record SchemaVersion(
    Guid VersionId,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset LastSeenAt,
    IReadOnlyList<SchemaColumn> Columns,
    SchemaSpeaker? By
);

/// <summary>Who stated a schema. kind: write, declaration or read; the job is null of a dataset that declares itself.</summary>
public sealed record SchemaSpeaker(string Kind, JobName? Job, string Producer);

/// <summary>What a reader sees of a dataset: some of its columns, or columns under other types.</summary>
public sealed record ReaderSchema(SchemaSpeaker? By, DateTimeOffset FirstSeenAt, IReadOnlyList<SchemaColumn> Columns);

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
                SELECT observed_at, content_id, stated_as, job_id, producer,
                       content_id IS DISTINCT FROM lag(content_id) OVER (ORDER BY observed_at, content_id) AS begins
                  FROM dataset_schema
                 WHERE subscription_id = $1 AND dataset_id = $2
            ), stretch AS (
                SELECT observed_at, content_id, stated_as, job_id, producer, count(*) FILTER (WHERE begins) OVER (ORDER BY observed_at, content_id) AS number FROM observation
            ), version AS (
                SELECT number, content_id, min(observed_at) AS first_at, max(observed_at) AS last_at,
                       (array_agg(stated_as ORDER BY observed_at))[1] AS stated_as, (array_agg(job_id ORDER BY observed_at))[1] AS job_id,
                       (array_agg(producer ORDER BY observed_at))[1] AS producer
                  FROM stretch GROUP BY number, content_id
            )
            SELECT v.content_id, v.first_at, lead(v.first_at) OVER (ORDER BY v.number), v.last_at, c.body, v.stated_as, v.producer, j.namespace, j.name
              FROM version AS v JOIN content AS c ON c.subscription_id = $1 AND c.content_id = v.content_id
              LEFT JOIN job AS j ON j.subscription_id = $1 AND j.job_id = v.job_id
             ORDER BY v.number
            """,
            row => new SchemaVersion(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.Nullable<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                SchemaColumn.Parse(row.GetString(4)),
                Speaker(row, 5)
            ),
            cancellation,
            subscriptionId,
            datasetId
        );
    }

    /// <summary>What readers stated, widest first.</summary>
    public async Task<List<ReaderSchema>> ReaderSchemasAsync(int subscriptionId, Guid datasetId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT r.first_at, c.body, 2::smallint, r.producer, j.namespace, j.name
              FROM reader_schema AS r
              JOIN content AS c ON c.subscription_id = $1 AND c.content_id = r.content_id
              LEFT JOIN job AS j ON j.subscription_id = $1 AND j.job_id = r.job_id
             WHERE r.subscription_id = $1 AND r.dataset_id = $2
             ORDER BY r.columns DESC, r.content_id
             LIMIT 1000
            """,
            row => new ReaderSchema(Speaker(row, 2), row.GetFieldValue<DateTimeOffset>(0), SchemaColumn.Parse(row.GetString(1))),
            cancellation,
            subscriptionId,
            datasetId
        );
    }

    /// <summary>From kind, producer, and the job's namespace and name, in this order.</summary>
    static SchemaSpeaker? Speaker(NpgsqlDataReader row, int at)
    {
        if (row.IsDBNull(at) || row.IsDBNull(at + 1))
            return null;
        var kind = (StatedAs)row.GetInt16(at) switch
        {
            StatedAs.Write => "write",
            StatedAs.Declaration => "declaration",
            _ => "read",
        };
        return new SchemaSpeaker(
            kind,
            row.IsDBNull(at + 2) ? null : new JobName(row.GetString(at + 2), row.GetString(at + 3)),
            row.GetString(at + 1)
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
