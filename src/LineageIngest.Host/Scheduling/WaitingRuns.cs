using System.Globalization;
using Hangfire.Common;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>
/// What waits for its turn, as Hangfire's own tables say: in the queue, or until a time. RunId: the failed run of which this is the next attempt;
/// null where nothing of it has run.
/// </summary>
sealed record WaitingRun(
    string EngineJob,
    string Job,
    int Attempt,
    string Trigger,
    string? By,
    DateTimeOffset QueuedAt,
    DateTimeOffset? DueAt,
    long? RunId,
    string? LastError
)
{
    /// <summary>A run has no id before it begins; until then it goes by the negative id of Hangfire's job.</summary>
    public long Id => -long.Parse(EngineJob, CultureInfo.InvariantCulture);
}

/// <summary>Reads what waits. Hangfire's monitoring reads the same tables, but job by job.</summary>
sealed class WaitingRuns(NpgsqlDataSource db)
{
    /// <summary>More than that is a fault that no list shows better than its beginning.</summary>
    const int Most = 10_000;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<WaitingRun>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.id::text, (j.arguments->>1)::jsonb #>> '{}', j.createdat, s.data->>'EnqueueAt',
                   retries.value, asked.value, planned.value, last.run_id, last.error
              FROM hangfire.job AS j
              JOIN hangfire.state AS s ON s.id = j.stateid
              LEFT JOIN hangfire.jobparameter AS retries ON retries.jobid = j.id AND retries.name = 'RetryCount'
              LEFT JOIN hangfire.jobparameter AS asked ON asked.jobid = j.id AND asked.name = 'RequestedBy'
              LEFT JOIN hangfire.jobparameter AS planned ON planned.jobid = j.id AND planned.name = 'RecurringJobId'
              LEFT JOIN LATERAL (
                    SELECT run_id, error, state
                      FROM job_run
                     WHERE subscription_id = $1 AND engine_job = j.id::text
                     ORDER BY run_id DESC
                     LIMIT 1) AS last ON last.state = 'failed'
             WHERE j.statename IN ('Enqueued', 'Scheduled') AND j.arguments->>0 = $1::integer::text
             ORDER BY j.id DESC
             LIMIT $2
            """,
            Read,
            cancellation,
            subscriptionId,
            Most
        );
    }

    static WaitingRun Read(NpgsqlDataReader row)
    {
        var retries = row.NullableText(4) is { } text ? SerializationHelper.Deserialize<int>(text) : 0;
        return new WaitingRun(
            row.GetString(0),
            row.GetString(1),
            retries + 1,
            retries > 0 ? JobStart.Retry
                : row.IsDBNull(6) ? JobStart.Hand
                : JobStart.Schedule,
            row.NullableText(5) is { } by ? SerializationHelper.Deserialize<string>(by) : null,
            row.GetFieldValue<DateTimeOffset>(2),
            row.NullableText(3) is { } due ? new DateTimeOffset(JobHelper.DeserializeDateTime(due).ToUniversalTime()) : null,
            row.Nullable<long>(7),
            row.NullableText(8)
        );
    }
}
