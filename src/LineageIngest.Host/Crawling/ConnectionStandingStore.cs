using LineageIngest.Airflow.Connections;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Crawling;

/// <summary>The last crawl of a connection. Dags, runs, requests and budgetLeft are null where it did not come to its end.</summary>
public sealed record LastCrawl(
    long RunId,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Outcome,
    string? Error,
    int? Dags,
    int? Runs,
    int? Requests,
    int? BudgetLeft
);

/// <summary>
/// How a connection stands. Watermark: all runs that changed before it are read. Missing: what the role may not read, as of testedAt; null where nobody has
/// looked yet.
/// </summary>
public sealed record ConnectionStanding(
    string? AirflowVersion,
    string? ApiVersion,
    LastCrawl? LastCrawl,
    DateTimeOffset? Watermark,
    IReadOnlyList<MissingRight>? Missing,
    DateTimeOffset? TestedAt,
    bool Paused
)
{
    internal static readonly ConnectionStanding Unknown = new(null, null, null, null, null, null, false);
}

/// <summary>Writes airflow_standing, and reads how connections stand.</summary>
sealed class ConnectionStandingStore(NpgsqlDataSource db, TimeProvider time)
{
    public async Task NoteTestAsync(int subscriptionId, string connection, ConnectionAnswer found, CancellationToken cancellation)
    {
        if (!found.Works)
            return; // a server that does not answer says nothing of rights
        await using var link = await db.OpenConnectionAsync(cancellation);
        await link.ExecuteAsync(
            """
            INSERT INTO airflow_standing (subscription_id, connection, tested_at, missing, airflow_version)
            VALUES ($1, $2, $3, $4, $5::text)
            ON CONFLICT (subscription_id, connection) DO UPDATE
                SET tested_at = excluded.tested_at, missing = excluded.missing, airflow_version = excluded.airflow_version
            """,
            cancellation,
            subscriptionId,
            connection,
            time.GetUtcNow(),
            found.Missing.Select(right => right.What).ToArray(),
            found.AirflowVersion
        );
    }

    public async Task NoteCrawlAsync(int subscriptionId, string connection, long runId, CrawlReport report, CancellationToken cancellation)
    {
        await using var link = await db.OpenConnectionAsync(cancellation);
        await link.ExecuteAsync(
            """
            INSERT INTO airflow_standing (subscription_id, connection, tested_at, missing, airflow_version, run_id, dags, runs, requests)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (subscription_id, connection) DO UPDATE
                SET tested_at = excluded.tested_at, missing = excluded.missing, airflow_version = excluded.airflow_version, run_id = excluded.run_id,
                    dags = excluded.dags, runs = excluded.runs, requests = excluded.requests
            """,
            cancellation,
            subscriptionId,
            connection,
            time.GetUtcNow(),
            report.MissingRights.ToArray(),
            report.AirflowVersion,
            runId,
            report.Dags,
            report.Runs,
            report.Requests
        );
    }

    public async Task ForgetAsync(int subscriptionId, string connection, CancellationToken cancellation)
    {
        await using var link = await db.OpenConnectionAsync(cancellation);
        await link.ExecuteAsync(
            "DELETE FROM airflow_standing WHERE subscription_id = $1 AND connection = $2",
            cancellation,
            subscriptionId,
            connection
        );
    }

    /// <summary>By the names of connections.</summary>
    public async Task<IReadOnlyDictionary<string, ConnectionStanding>> AllAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var link = await db.OpenConnectionAsync(cancellation);
        var rows = await link.QueryAsync(
            """
            SELECT c.connection, (c.settings->>'budget')::integer, coalesce(s.airflow_version, k.cursor->>'airflowVersion'), (k.cursor->>'runsUpTo')::timestamptz,
                   s.tested_at, s.missing, j.paused_at IS NOT NULL,
                   r.run_id, r.started_at, r.ended_at, r.outcome, r.error, s.run_id = r.run_id, s.dags, s.runs, s.requests
              FROM airflow_connection AS c
              LEFT JOIN airflow_cursor AS k ON k.subscription_id = c.subscription_id AND k.connection = c.connection
              LEFT JOIN airflow_standing AS s ON s.subscription_id = c.subscription_id AND s.connection = c.connection
              LEFT JOIN scheduled_job AS j ON j.subscription_id = c.subscription_id AND j.job = 'crawl:' || c.connection
              LEFT JOIN LATERAL (
                    SELECT run_id, started_at, ended_at, outcome, error
                      FROM job_run
                     WHERE subscription_id = c.subscription_id AND job = 'crawl:' || c.connection AND removed_at IS NULL
                     ORDER BY run_id DESC
                     LIMIT 1) AS r ON true
             WHERE c.subscription_id = $1
             ORDER BY c.connection
            """,
            row => (Name: row.GetString(0), Standing: Read(row)),
            cancellation,
            subscriptionId
        );
        return rows.ToDictionary(row => row.Name, row => row.Standing);
    }

    static ConnectionStanding Read(NpgsqlDataReader row)
    {
        var version = row.NullableText(2);
        var budget = row.Nullable<int>(1);
        return new ConnectionStanding(
            version,
            version is null ? null
                : version.StartsWith("2.", StringComparison.Ordinal) ? "v1"
                : "v2",
            row.Nullable<long>(7) is { } run ? Crawl(row, run, budget) : null,
            row.Nullable<DateTimeOffset>(3),
            row.IsDBNull(5)
                ? null
                :
                [
                    .. row.GetFieldValue<string[]>(5)
                        .Select(what => new MissingRight(what, ConnectionCheck.Costs.GetValueOrDefault(what, "its part is missing"))),
                ],
            row.Nullable<DateTimeOffset>(4),
            row.GetBoolean(6)
        );
    }

    static LastCrawl Crawl(NpgsqlDataReader row, long run, int? budget)
    {
        var isItsReport = row.Nullable<bool>(12) is true;
        var requests = isItsReport ? row.Nullable<int>(15) : null;
        return new LastCrawl(
            run,
            row.GetFieldValue<DateTimeOffset>(8),
            row.Nullable<DateTimeOffset>(9),
            row.GetString(10),
            row.NullableText(11),
            isItsReport ? row.Nullable<int>(13) : null,
            isItsReport ? row.Nullable<int>(14) : null,
            requests,
            budget - requests
        );
    }
}
