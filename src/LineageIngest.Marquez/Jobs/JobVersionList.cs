using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Runs;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Jobs;

/// <summary>The versions of a job, newest first, each with the run that showed it last.</summary>
public sealed class JobVersionList(NpgsqlDataSource db, RunReader runs)
{
    public async Task<List<JobVersionWords>> ListAsync(
        int subscriptionId,
        JobName job,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var versions = await VersionsAsync(connection, subscriptionId, job, cancellation);
        return await ReadAsync(connection, subscriptionId, job, [.. versions.Skip(offset).Take(limit)], cancellation);
    }

    public async Task<JobVersionWords?> FindAsync(int subscriptionId, JobName job, Guid version, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var versions = await VersionsAsync(connection, subscriptionId, job, cancellation);
        return (await ReadAsync(connection, subscriptionId, job, [.. versions.Where(v => v.Id == version)], cancellation)).FirstOrDefault();
    }

    async Task<List<JobVersionWords>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        JobName job,
        List<Version> versions,
        CancellationToken cancellation
    )
    {
        var latest = await RunRows.GetAsync(
            connection,
            subscriptionId,
            [.. versions.Select(v => v.LatestRun).OfType<Guid>()],
            cancellation
        );
        var shown = await runs.ReadAsync(connection, subscriptionId, latest, RunView.InJobVersion, cancellation);
        return versions.ConvertAll(v => new JobVersionWords(
            new VersionIdentifier(job.Namespace, job.Name, v.Id),
            job.Name,
            JavaTime.Instant(v.MadeAt),
            v.Id,
            job.Namespace,
            v.Location,
            Names(v.Io.Inputs),
            Names(v.Io.Outputs),
            v.LatestRun is { } run ? shown.GetValueOrDefault(run) : null
        ));
    }

    /// <summary>Ours that read and write the same are one of theirs; ended runs that name no datasets share the version of a job that has none.</summary>
    static async Task<List<Version>> VersionsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        JobName job,
        CancellationToken cancellation
    )
    {
        var rows = await connection.QueryAsync(
            """
            SELECT v.version_id, min(v.made_at), max(v.at), (array_agg(v.run_key ORDER BY v.at DESC, v.run_key))[1]
              FROM (SELECT c.version_id, c.at, CASE WHEN r.stream_at IS NULL THEN c.at ELSE coalesce(r.started_at, c.at) END AS made_at, r.run_key
                      FROM claim_version AS c LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
                     WHERE c.subscription_id = $1 AND c.job_id = $2
                       AND NOT EXISTS (SELECT 1 FROM hand_claim AS said WHERE said.subscription_id = $1 AND said.claim_id = c.claim_id)
                       AND (r.run_key IS NULL OR r.observed OR r.state IN ('COMPLETE', 'FAIL', 'ABORT'))
                     UNION ALL
                    SELECT NULL, r.last_event_at, r.last_event_at, r.run_key
                      FROM run AS r
                     WHERE r.subscription_id = $1 AND r.job_id = $2 AND (r.observed OR r.state IN ('COMPLETE', 'FAIL', 'ABORT'))
                       AND NOT EXISTS (SELECT 1 FROM claim_version AS c WHERE c.subscription_id = $1 AND c.claim_id = r.run_key)) AS v
             GROUP BY v.version_id
            """,
            row =>
                (
                    Ours: row.Nullable<Guid>(0),
                    MadeAt: row.GetFieldValue<DateTimeOffset>(1),
                    At: row.GetFieldValue<DateTimeOffset>(2),
                    Run: row.Nullable<Guid>(3)
                ),
            cancellation,
            subscriptionId,
            job.Id
        );
        var io = await JobVersions.IoAsync(connection, subscriptionId, [.. rows.Select(r => r.Ours).OfType<Guid>()], cancellation);
        var location = (await JobVersions.LocationsAsync(connection, subscriptionId, [job.Id], cancellation)).GetValueOrDefault(job.Id);
        return
        [
            .. rows.Select(r => (Row: r, Io: r.Ours is { } ours ? io.GetValueOrDefault(ours, JobIo.Nothing) : JobIo.Nothing))
                .GroupBy(r => r.Io.VersionOf(job, location))
                .Select(same => new Version(
                    same.Key,
                    same.First().Io,
                    location,
                    same.Min(r => r.Row.MadeAt),
                    same.OrderByDescending(r => r.Row.At).First().Row.Run
                ))
                .OrderByDescending(v => v.MadeAt)
                .ThenBy(v => v.Id),
        ];
    }

    static List<Identifier> Names(IEnumerable<DatasetName> datasets) => [.. datasets.Select(d => new Identifier(d.Namespace, d.Name))];

    sealed record Version(Guid Id, JobIo Io, string? Location, DateTimeOffset MadeAt, Guid? LatestRun);
}
