using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Marquez.Models;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Jobs;

/// <summary>What a version of a job reads and writes, by the names that answers show.</summary>
sealed record JobIo(IReadOnlyList<DatasetName> Inputs, IReadOnlyList<DatasetName> Outputs)
{
    public static readonly JobIo Nothing = new([], []);

    /// <summary>Where events name inputs (or outputs) themselves, these; else what the SQL says.</summary>
    public static JobIo Of(IReadOnlyCollection<NamedIo> all) => new(Side(all, Direction.Read), Side(all, Direction.Write));

    public Guid VersionOf(JobName job, string? location) => VersionId.OfJob(job, Inputs, Outputs, location);

    static List<DatasetName> Side(IReadOnlyCollection<NamedIo> all, Direction direction)
    {
        var side = all.Where(io => io.Direction == direction).ToList();
        return [.. side.Where(io => io.Named || io.ByHand || !side.Exists(other => other.Named)).Select(io => io.Dataset)];
    }
}

/// <summary>A dataset at one side of a job; named when the events themselves say so, by hand when a person added it.</summary>
sealed record NamedIo(Direction Direction, DatasetName Dataset, bool Named, bool ByHand);

/// <summary>
/// The versions of jobs as Marquez knows them. Ours tell more apart (evidence, verdicts), so several of ours can be one of theirs.
/// What our analysis of the SQL contradicts is left out, as in every default answer; what it adds is shown where the events themselves name no
/// inputs (or no outputs), since a client of this API takes what events name as complete.
/// </summary>
static class JobVersions
{
    /// <summary>By each of our versions what it reads and writes.</summary>
    public static async Task<Dictionary<Guid, JobIo>> IoAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> versions,
        CancellationToken cancellation
    )
    {
        if (versions.Count == 0)
            return [];
        var rows = await connection.QueryAsync(
            """
            SELECT item.version_id, least(io.direction, 1::smallint), d.namespace, d.name, bool_or(item.kind LIKE 'openlineage%'), bool_or(item.kind = 'manual')
              FROM job_version_item AS item
              JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
              LEFT JOIN dataset_alias AS alias ON alias.subscription_id = $1 AND alias.dataset_id = io.dataset_id
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(alias.representative_id, io.dataset_id)
             WHERE item.subscription_id = $1 AND item.version_id = ANY ($2)
               AND NOT EXISTS (SELECT 1 FROM evidence AS word WHERE word.subscription_id = $1 AND word.item_id = item.item_id AND word.kind = 'manual' AND word.verdict = 'rejected')
             GROUP BY item.version_id, least(io.direction, 1::smallint), d.namespace, d.name
            HAVING bool_or(item.verdict <> 'contradicted')
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row =>
                (
                    Version: row.GetGuid(0),
                    Io: new NamedIo(
                        (Direction)row.GetInt16(1),
                        new DatasetName(row.GetString(2), row.GetString(3)),
                        row.GetBoolean(4),
                        row.GetBoolean(5)
                    )
                ),
            cancellation,
            subscriptionId,
            versions.ToArray()
        );
        return rows.GroupBy(r => r.Version, r => r.Io).ToDictionary(same => same.Key, same => JobIo.Of([.. same]));
    }

    /// <summary>
    /// By each job what its current version reads and writes: that of the newest ended run (or declaration, or running stream) that names datasets, so that
    /// an empty START, FAIL or COMPLETE takes nothing away; and what people added. Assets of Airflow are declared beside what tasks do, not instead of it:
    /// the newest version that says more than assets and the declared assets stand together.
    /// </summary>
    public static async Task<Dictionary<Guid, List<NamedIo>>> CurrentAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    ) => (
            await connection.QueryAsync(
                """
                WITH near AS (
                    SELECT DISTINCT job_id FROM unnest($2) AS asked (job_id)
                ), newest AS (
                    SELECT near.job_id, v.version_id, false AS only_assets
                      FROM near
                     CROSS JOIN (VALUES (true), (false)) AS counted (assets)
                     CROSS JOIN LATERAL (
                           SELECT c.version_id
                             FROM claim_version AS c
                             LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
                            WHERE c.subscription_id = $1 AND c.job_id = near.job_id AND (r.run_key IS NULL OR r.observed OR r.state IN ('COMPLETE', 'FAIL', 'ABORT'))
                              AND NOT EXISTS (SELECT 1 FROM hand_claim AS said WHERE said.subscription_id = $1 AND said.claim_id = c.claim_id)
                              AND EXISTS (SELECT 1 FROM job_version_item AS item JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
                                           WHERE item.subscription_id = $1 AND item.version_id = c.version_id AND item.verdict <> 'contradicted'
                                             AND (counted.assets OR item.kind NOT LIKE 'airflow-%'))
                            ORDER BY c.at DESC, c.claim_id DESC
                            LIMIT 1) AS v
                     UNION
                    SELECT near.job_id, declared.version_id, true
                      FROM near
                     CROSS JOIN LATERAL (
                           SELECT c.version_id
                             FROM claim_version AS c
                            WHERE c.subscription_id = $1 AND c.job_id = near.job_id
                              AND NOT EXISTS (SELECT 1 FROM run AS r WHERE r.subscription_id = $1 AND r.run_key = c.claim_id)
                              AND NOT EXISTS (SELECT 1 FROM hand_claim AS said WHERE said.subscription_id = $1 AND said.claim_id = c.claim_id)
                            ORDER BY c.at DESC, c.claim_id DESC
                            LIMIT 1) AS declared
                     UNION
                    SELECT near.job_id, c.version_id, false
                      FROM hand_claim AS said
                      JOIN claim_version AS c ON c.subscription_id = $1 AND c.claim_id = said.claim_id
                      JOIN near ON near.job_id = c.job_id
                     WHERE said.subscription_id = $1 AND said.action = 'add'
                )
                SELECT newest.job_id, least(io.direction, 1::smallint), d.namespace, d.name, bool_or(item.kind LIKE 'openlineage%'), bool_or(item.kind = 'manual')
                  FROM newest
                  JOIN job_version_item AS item ON item.subscription_id = $1 AND item.version_id = newest.version_id AND (NOT newest.only_assets OR item.kind LIKE 'airflow-%')
                  JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
                  LEFT JOIN dataset_alias AS alias ON alias.subscription_id = $1 AND alias.dataset_id = io.dataset_id
                  JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(alias.representative_id, io.dataset_id)
                 WHERE NOT EXISTS (SELECT 1 FROM evidence AS word WHERE word.subscription_id = $1 AND word.item_id = item.item_id AND word.kind = 'manual' AND word.verdict = 'rejected')
                 GROUP BY newest.job_id, least(io.direction, 1::smallint), d.namespace, d.name
                HAVING bool_or(item.verdict <> 'contradicted')
                 ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
                """,
                row =>
                    (
                        Job: row.GetGuid(0),
                        Io: new NamedIo(
                            (Direction)row.GetInt16(1),
                            new DatasetName(row.GetString(2), row.GetString(3)),
                            row.GetBoolean(4),
                            row.GetBoolean(5)
                        )
                    ),
                cancellation,
                subscriptionId,
                jobs.ToArray()
            )
        ).GroupBy(r => r.Job, r => r.Io).ToDictionary(same => same.Key, same => same.ToList());

    /// <summary>By each claim (a run's, say) our version that it says.</summary>
    public static async Task<Dictionary<Guid, Guid>> OfClaimsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> claims,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                "SELECT claim_id, version_id FROM claim_version WHERE subscription_id = $1 AND claim_id = ANY ($2)",
                row => (Claim: row.GetGuid(0), Version: row.GetGuid(1)),
                cancellation,
                subscriptionId,
                claims.ToArray()
            )
        ).ToDictionary(r => r.Claim, r => r.Version);

    /// <summary>Where the code of jobs lies: part of a version's id.</summary>
    public static async Task<Dictionary<Guid, string>> LocationsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                "SELECT entity_id, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name = 'sourceCodeLocation' AND NOT deleted",
                row => (Job: row.GetGuid(0), Location: Location(FacetText.Parse(row.GetString(1)))),
                cancellation,
                subscriptionId,
                jobs.ToArray()
            )
        )
            .Where(r => r.Location is not null)
            .ToDictionary(r => r.Job, r => r.Location!);

    public static string? Location(System.Text.Json.JsonElement? facet) => OpenLineage.JsonElementExtensions.Text(facet, "url");
}
