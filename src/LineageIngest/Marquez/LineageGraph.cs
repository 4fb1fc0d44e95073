using LineageIngest.Graph;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez;

/// <summary>
/// The graph of jobs and datasets around a node. As in Marquez the walk has no direction and counts jobs: two jobs are neighbours when their current
/// versions share a dataset. One level costs one read, whatever its width and whatever else is in the store.
/// </summary>
public sealed class LineageGraph(NpgsqlDataSource db, JobReader jobs)
{
    /// <summary>More than a page can show or a person can read; beyond it the walk stops and the answer says so.</summary>
    private const int MostJobs = 5000;

    public async Task<(GraphWords Graph, bool Truncated)> AroundAsync(int subscriptionId, Asset root, int depth, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var anyHidden = await Hidden.AnyAsync(connection, subscriptionId, cancellation);
        var start = root.Kind == AssetKind.Job ? [root.Id] : await StartAsync(connection, subscriptionId, root.Id, anyHidden, cancellation);
        var (walked, truncated) = await WalkAsync(connection, subscriptionId, start, depth, anyHidden, cancellation);
        var alone = root.Kind == AssetKind.Dataset && walked.Count == 0 ? (await DatasetSets.OfAsync(connection, subscriptionId, [root.Id], cancellation))[root.Id].Id : (Guid?)null;
        var datasets = walked.Values.SelectMany(io => io.Inputs.Concat(io.Outputs)).Select(d => d.Id).Concat(alone is { } lone ? [lone] : []).Distinct().ToList();
        var jobNodes = await jobs.NodesAsync(connection, subscriptionId, walked, cancellation);
        var datasetNodes = await Datasets.NodesAsync(connection, subscriptionId, datasets, cancellation);
        return (GraphShape.Of(jobNodes.Values, datasetNodes.Values), truncated);
    }

    /// <summary>From a dataset the walk starts at the job that wrote it last, else at the one that read it last.</summary>
    private static async Task<List<Guid>> StartAsync(NpgsqlConnection connection, int subscriptionId, Guid dataset, bool anyHidden, CancellationToken cancellation)
    {
        var set = (await DatasetSets.OfAsync(connection, subscriptionId, [dataset], cancellation))[dataset];
        var near = await StepAsync(connection, subscriptionId, [], [set.Id], [], anyHidden, cancellation);
        var order = await connection.QueryAsync(
            "SELECT job_id FROM claim_version WHERE subscription_id = $1 AND job_id = ANY ($2) GROUP BY job_id ORDER BY max(at) DESC, job_id",
            row => row.GetGuid(0), cancellation, subscriptionId, near.Keys.ToArray());
        var writer = order.Where(job => near[job].Outputs.Any(d => d.Id == set.Id)).Take(1);
        var reader = order.Where(job => near[job].Inputs.Any(d => d.Id == set.Id)).Take(1);
        return [.. writer.Concat(reader).Take(1)];
    }

    private static async Task<(Dictionary<Guid, JobIo> Jobs, bool Truncated)> WalkAsync(
        NpgsqlConnection connection, int subscriptionId, List<Guid> start, int depth, bool anyHidden, CancellationToken cancellation)
    {
        var walked = start.ToDictionary(job => job, _ => JobIo.Nothing);
        var frontier = await StepAsync(connection, subscriptionId, start, [], [], anyHidden, cancellation);
        foreach (var (job, io) in frontier) walked[job] = io;
        var seen = new HashSet<Guid>();
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var datasets = frontier.Values.SelectMany(io => io.Inputs.Concat(io.Outputs)).Select(d => d.Id).Where(seen.Add).ToHashSet();
            if (datasets.Count == 0) break;
            frontier = (await StepAsync(connection, subscriptionId, [], datasets, walked.Keys, anyHidden, cancellation))
                .Where(job => job.Value.Inputs.Concat(job.Value.Outputs).Any(d => datasets.Contains(d.Id))).ToDictionary();
            if (walked.Count + frontier.Count > MostJobs) return (walked, true);
            foreach (var (job, io) in frontier) walked[job] = io;
        }
        return (walked, false);
    }

    /// <summary>
    /// What the current versions (<see cref="JobVersions.CurrentAsync"/>) of some jobs read and write: the given ones, and all others that ever touched one
    /// of the datasets under any of its names. In one read, since a walk takes as many steps as the graph is deep.
    /// </summary>
    private static async Task<Dictionary<Guid, JobIo>> StepAsync(
        NpgsqlConnection connection, int subscriptionId, IReadOnlyCollection<Guid> jobs, IReadOnlyCollection<Guid> datasets, IReadOnlyCollection<Guid> without, bool anyHidden,
        CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync(
            """
            WITH member AS (
                SELECT dataset_id FROM unnest($3) AS asked (dataset_id)
                 UNION
                SELECT dataset_id FROM dataset_alias WHERE subscription_id = $1 AND representative_id = ANY ($3)
            ), near AS (
                SELECT job_id FROM unnest($2) AS asked (job_id)
                 UNION
                SELECT io.job_id FROM member JOIN job_dataset AS io ON io.subscription_id = $1 AND io.dataset_id = member.dataset_id
                EXCEPT
                SELECT job_id FROM unnest($4) AS known (job_id)
            ), newest AS (
                SELECT near.job_id, v.version_id
                  FROM near
                 CROSS JOIN LATERAL (
                       SELECT c.version_id
                         FROM claim_version AS c
                         LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = c.claim_id
                        WHERE c.subscription_id = $1 AND c.job_id = near.job_id AND (r.run_key IS NULL OR r.observed OR r.state IN ('COMPLETE', 'FAIL', 'ABORT'))
                          AND EXISTS (SELECT 1 FROM job_version_item AS item JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
                                       WHERE item.subscription_id = $1 AND item.version_id = c.version_id AND item.verdict <> 'contradicted')
                        ORDER BY c.at DESC, c.claim_id DESC
                        LIMIT 1) AS v
            )
            SELECT newest.job_id, io.direction, d.namespace, d.name, bool_or(item.kind LIKE 'openlineage%')
              FROM newest
              JOIN job_version_item AS item ON item.subscription_id = $1 AND item.version_id = newest.version_id
              JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
              LEFT JOIN dataset_alias AS alias ON alias.subscription_id = $1 AND alias.dataset_id = io.dataset_id
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(alias.representative_id, io.dataset_id)
             GROUP BY newest.job_id, io.direction, d.namespace, d.name
            HAVING bool_or(item.verdict <> 'contradicted')
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row => (Job: row.GetGuid(0), Io: new NamedIo((Direction)row.GetInt16(1), new DatasetName(row.GetString(2), row.GetString(3)), row.GetBoolean(4))),
            cancellation, subscriptionId, jobs.ToArray(), datasets.ToArray(), without.ToArray());
        var hidden = anyHidden
            ? await Hidden.OfAsync(connection, subscriptionId, [.. rows.Select(r => r.Job).Distinct(), .. rows.Select(r => r.Io.Dataset.Id).Distinct()], cancellation)
            : [];
        return rows.Where(r => !hidden.Contains(r.Job)).GroupBy(r => r.Job, r => r.Io)
            .ToDictionary(same => same.Key, same => JobIo.Of([.. same.Where(io => !hidden.Contains(io.Dataset.Id))]));
    }
}
