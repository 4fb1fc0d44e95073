using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Facets;
using LineageIngest.Postgres;
using LineageIngest.Resolution;
using LineageIngest.Sql;
using Npgsql;

namespace LineageIngest.Insight.Statements;

/// <summary>The SQL of a job as it ran, read with the columns that were known then.</summary>
public sealed record JobSql(SqlDescription Description, string? RunId, DateTimeOffset At, string Source);

/// <summary>Reads what a job's SQL does, as the resolution of its claims reads it.</summary>
public sealed class JobSqlQuery(NpgsqlDataSource db, SqlAnalyzer analyzer)
{
    /// <summary>So many of its newest runs are looked through for one that handed over SQL.</summary>
    const int MostRuns = 20;

    readonly TableNames _tables = new(analyzer);

    /// <summary>Of the given run or job version, else of the newest run that handed over SQL; null where there is none.</summary>
    public async Task<JobSql?> FindAsync(int subscriptionId, Guid jobId, string? runId, Guid? versionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var claims = await ClaimsAsync(connection, subscriptionId, jobId, runId, versionId, cancellation);
        if (claims.Find(row => row.Claim.Facts.HasSql) is not { Claim: { } claim } found)
            return null;
        var contents = await ContentStore.GetAsync(
            connection,
            subscriptionId,
            [.. claim.Facts.Sql.Keys.Concat(claim.Facts.Statements).Distinct()],
            cancellation
        );
        var surroundings = await Surroundings.ReadAsync(connection, subscriptionId, [claim], cancellation);
        var rules = await AliasRuleStore.RulesAsync(connection, subscriptionId, cancellation);
        var prepared = PreparedClaim.Of(claim, contents, surroundings, _tables, rules, cancellation);
        if (prepared.Texts.Count == 0)
            return null;
        var known = await KnownTables.ReadAsync(
            connection,
            subscriptionId,
            prepared.TableLookups,
            rules,
            prepared.Own.Select(own => own.Dataset).Distinct(),
            claim.At,
            claim.At,
            cancellation
        );
        var read = prepared
            .Texts.Select(row =>
                StoreReading.Describe(
                    analyzer,
                    row.Text.Query,
                    row.Context.Dialect,
                    new ClaimCatalog(row.Context, prepared.Own, known, claim.At),
                    known.Exists,
                    cancellation
                )
            )
            .ToList();
        return new JobSql(JoinedTexts.Of(read), found.RunId, claim.At, claim.Facts.Sql.Count > 0 ? "sql facet" : "rendered field");
    }

    static async Task<List<(Claim Claim, string? RunId)>> ClaimsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid jobId,
        string? runId,
        Guid? versionId,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT c.claim_id, c.job_id, c.known_at, c.facts, asked.at, r.run_id
              FROM ((SELECT v.claim_id, v.at FROM claim_version AS v
                      WHERE v.subscription_id = $1 AND v.job_id = $2 AND ($4::uuid IS NULL OR v.version_id = $4) ORDER BY v.at DESC, v.claim_id LIMIT $5)
                     UNION
                    (SELECT r.run_key, coalesce(r.started_at, r.first_event_at) FROM run AS r
                      WHERE r.subscription_id = $1 AND r.job_id = $2 AND $4::uuid IS NULL AND ($3::text IS NULL OR r.run_id = $3)
                      ORDER BY r.last_event_at DESC, r.run_key LIMIT $5)) AS asked
              JOIN claim AS c ON c.subscription_id = $1 AND c.claim_id = asked.claim_id
              LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = asked.claim_id
             WHERE $3::text IS NULL OR r.run_id = $3
             ORDER BY asked.at DESC, c.claim_id
            """,
            row =>
                (
                    new Claim(
                        row.GetGuid(0),
                        row.GetGuid(1),
                        row.GetFieldValue<DateTimeOffset>(2),
                        FactsJson.ReadClaim(row.GetString(3)),
                        true,
                        row.GetFieldValue<DateTimeOffset>(4)
                    ),
                    row.NullableText(5)
                ),
            cancellation,
            subscriptionId,
            jobId,
            runId,
            versionId,
            MostRuns
        );
}
