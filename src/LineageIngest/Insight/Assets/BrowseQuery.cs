using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using LineageIngest.Resolution;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>A row of the tree of names.</summary>
/// <param name="Path">The parts of the name that lead here, within the namespace.</param>
/// <param name="Count">Datasets, or jobs without a parent, below it.</param>
public sealed record BrowsedName(
    string Kind,
    string Namespace,
    string Path,
    string Name,
    int Count,
    Guid? AssetId,
    string? State = null,
    int Failed = 0
);

/// <summary>Reads the tree of names: namespace, database, schema, dataset; or namespace, DAG, task.</summary>
public sealed class BrowseQuery(NpgsqlDataSource db, GraphMaps maps)
{
    public async Task<List<BrowsedName>> DatasetNamespacesAsync(int subscriptionId, CancellationToken cancellation)
    {
        var absent = await AbsentAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT namespace, count(*) /* reads all: it counts every dataset */
              FROM dataset
             WHERE subscription_id = $1 AND dataset_id <> ALL ($2)
             GROUP BY namespace
             ORDER BY namespace COLLATE "C"
            """,
            row => new BrowsedName("namespace", row.GetString(0), "", row.GetString(0), (int)row.GetInt64(1), null),
            cancellation,
            subscriptionId,
            absent.ToArray()
        );
    }

    /// <summary>What comes next in the names of a namespace that begin with the path; files are not taken apart.</summary>
    public async Task<List<BrowsedName>> DatasetsAsync(int subscriptionId, string ns, string path, CancellationToken cancellation)
    {
        var absent = await AbsentAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT dataset_id, name
              FROM dataset
             WHERE subscription_id = $1 AND left(namespace, 200) = left($2, 200) AND namespace = $2 AND starts_with(name, $3)
            """,
            row => (Id: row.GetGuid(0), Name: row.GetString(1)),
            cancellation,
            subscriptionId,
            ns,
            path
        );
        var isTaken = NamingRules.HoldsTables(ns);
        return
        [
            .. rows.Where(row => !absent.Contains(row.Id))
                .GroupBy(row => isTaken ? NextPart(row.Name, path.Length) : row.Name[path.Length..], StringComparer.Ordinal)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part =>
                    part.Key.EndsWith('.')
                        ? new BrowsedName(
                            part.Any(row => row.Name.IndexOf('.', path.Length + part.Key.Length) >= 0) ? "database" : "schema",
                            ns,
                            path + part.Key,
                            part.Key[..^1],
                            part.Count(),
                            null
                        )
                        : new BrowsedName("dataset", ns, part.First().Name, part.Key, 0, part.First().Id)
                ),
        ];
    }

    public async Task<List<BrowsedName>> JobNamespacesAsync(int subscriptionId, CancellationToken cancellation)
    {
        var deleted = (await maps.DeletedAsync(subscriptionId, cancellation)).Keys.ToArray();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.namespace, count(*) /* reads all: it counts every job without a parent */
              FROM job AS j
             WHERE j.subscription_id = $1 AND j.job_id <> ALL ($2) AND NOT EXISTS (SELECT 1 FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id)
             GROUP BY j.namespace
             ORDER BY j.namespace COLLATE "C"
            """,
            row => new BrowsedName("namespace", row.GetString(0), "", row.GetString(0), (int)row.GetInt64(1), null),
            cancellation,
            subscriptionId,
            deleted
        );
    }

    /// <summary>The jobs of a namespace that are no part of another one, with the state of their newest run and how many of their parts failed last.</summary>
    public async Task<List<BrowsedName>> RootJobsAsync(int subscriptionId, string ns, CancellationToken cancellation)
    {
        var deleted = (await maps.DeletedAsync(subscriptionId, cancellation)).Keys.ToArray();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.job_id, j.name, parts.count, parts.failed, last.state
              FROM job AS j
             CROSS JOIN LATERAL (
                   SELECT count(*) AS count, count(*) FILTER (WHERE newest.state = 'FAIL') AS failed
                     FROM job_parent AS p
                     LEFT JOIN LATERAL (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = p.job_id
                                         ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS newest ON true
                    WHERE p.subscription_id = $1 AND p.parent_job_id = j.job_id AND p.job_id <> ALL ($3)) AS parts
              LEFT JOIN LATERAL (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id
                                  ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS last ON true
             WHERE j.subscription_id = $1 AND left(j.namespace, 200) = left($2, 200) AND j.namespace = $2 AND j.job_id <> ALL ($3)
               AND NOT EXISTS (SELECT 1 FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id)
             ORDER BY j.name COLLATE "C"
            """,
            row => new BrowsedName(
                row.GetInt64(2) > 0 ? "dag" : "task",
                ns,
                row.GetString(1),
                row.GetString(1),
                (int)row.GetInt64(2),
                row.GetGuid(0),
                row.NullableText(4),
                (int)row.GetInt64(3)
            ),
            cancellation,
            subscriptionId,
            ns,
            deleted
        );
    }

    /// <summary>The direct parts of a job, named without the name of the job that they are parts of.</summary>
    public async Task<List<BrowsedName>> PartsAsync(int subscriptionId, Guid jobId, string jobName, CancellationToken cancellation)
    {
        var deleted = (await maps.DeletedAsync(subscriptionId, cancellation)).Keys.ToArray();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT j.job_id, j.namespace, j.name, last.state
              FROM job_parent AS p
              JOIN job AS j ON j.subscription_id = $1 AND j.job_id = p.job_id
              LEFT JOIN LATERAL (SELECT r.state FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id
                                  ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS last ON true
             WHERE p.subscription_id = $1 AND p.parent_job_id = $2 AND p.job_id <> ALL ($3)
             ORDER BY j.name COLLATE "C", j.job_id
            """,
            row =>
            {
                var name = row.GetString(2);
                var isBelow = name.StartsWith(jobName + ".", StringComparison.Ordinal);
                return new BrowsedName(
                    "task",
                    row.GetString(1),
                    name,
                    isBelow ? name[(jobName.Length + 1)..] : name,
                    0,
                    row.GetGuid(0),
                    row.NullableText(3)
                );
            },
            cancellation,
            subscriptionId,
            jobId,
            deleted
        );
    }

    /// <summary>Up to and with the next dot; all of the rest in the last part.</summary>
    static string NextPart(string name, int from)
    {
        var dot = name.IndexOf('.', from);
        return dot < 0 ? name[from..] : name[from..(dot + 1)];
    }

    /// <summary>Datasets that are deleted, or of which all that is claimed is contradicted.</summary>
    async Task<HashSet<Guid>> AbsentAsync(int subscriptionId, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m =>
            m.Nodes.Where(node => DatasetFigures.Of(node.Representative, new Graph.Edges.LineageFilter()).Phantom)
                .Select(node => node.Id)
                .Concat(m.Deleted.Keys)
                .ToHashSet()
        );
    }
}
