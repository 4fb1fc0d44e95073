using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>Writes validity, job by job, from the job's executions in event time.</summary>
static class ValidityStore
{
    /// <summary>Gives back the jobs of which something now holds at other times.</summary>
    /// <param name="touched">jobs whose claims changed, or the runs that these are part of</param>
    /// <param name="withOtherVersions">those of them that say something new, or no longer say something</param>
    /// <param name="moved">where the claims that changed stand now and stood before</param>
    public static async Task<List<Guid>> RecomputeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> touched,
        List<Guid> withOtherVersions,
        List<MovedClaim> moved,
        CancellationToken cancellation
    )
    {
        var gone = await GoneJobs.OfAsync(connection, subscriptionId, touched, cancellation);
        var steady = await SteadyAsync(
            connection,
            subscriptionId,
            [.. touched.Except(withOtherVersions).Where(job => !gone.ContainsKey(job))],
            moved,
            cancellation
        );
        var jobs = touched.Except(steady).ToList();
        if (jobs.Count == 0)
            return [];
        var executions = await ExecutionsAsync(connection, subscriptionId, jobs, gone, cancellation);
        var items = await ItemsAsync(connection, subscriptionId, [.. executions.SelectMany(e => e.Versions).Distinct()], cancellation);
        var stretches = executions
            .GroupBy(e => e.JobId)
            .SelectMany(job =>
                Validity
                    .Of(
                        job.Select(e => new Execution(e.At, e.Closes, [.. e.Versions.SelectMany(v => items[v])])),
                        gone.TryGetValue(job.Key, out var at) ? at : null
                    )
                    .Select(stretch => (Job: job.Key, Stretch: stretch))
            )
            .OrderBy(row => row.Stretch.ItemId)
            .ThenBy(row => row.Stretch.From)
            .ToList();
        var changed = await connection.QueryAsync(
            """
            DELETE FROM validity AS known
             WHERE subscription_id = $1 AND job_id = ANY ($2)
               AND NOT EXISTS (SELECT 1 FROM unnest($3, $4) AS kept (item_id, valid_from) WHERE kept.item_id = known.item_id AND kept.valid_from = known.valid_from)
            RETURNING job_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            jobs,
            stretches.ConvertAll(s => s.Stretch.ItemId),
            stretches.ConvertAll(s => s.Stretch.From)
        );
        changed.AddRange(
            await connection.QueryAsync(
                """
                INSERT INTO validity AS known (subscription_id, item_id, job_id, valid_from, valid_to)
                SELECT $1, * FROM unnest($2, $3, $4, $5)
                ON CONFLICT (subscription_id, item_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to
                WHERE known.valid_to IS DISTINCT FROM excluded.valid_to
                RETURNING job_id
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                stretches.ConvertAll(s => s.Stretch.ItemId),
                stretches.ConvertAll(s => s.Job),
                stretches.ConvertAll(s => s.Stretch.From),
                stretches.ConvertAll(s => s.Stretch.To)
            )
        );
        return [.. changed.Distinct()];
    }

    /// <summary>
    /// Those of the jobs, none of them gone, of which nothing can have changed. While all claims of a job say one version, what it says holds since its first
    /// execution and nothing ever ends; so only claims of that execution, or before it, matter. What has ended did so because the job was gone.
    /// </summary>
    static async Task<List<Guid>> SteadyAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> jobs,
        List<MovedClaim> moved,
        CancellationToken cancellation
    ) =>
        jobs.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                WITH one AS (
                    SELECT asked.job_id, held.since
                      FROM unnest($2) AS asked (job_id)
                     CROSS JOIN LATERAL (SELECT min(v.valid_from) AS since FROM validity AS v WHERE v.subscription_id = $1 AND v.job_id = asked.job_id) AS held
                     WHERE held.since IS NOT NULL
                       AND NOT EXISTS (SELECT FROM validity AS v WHERE v.subscription_id = $1 AND v.job_id = asked.job_id AND v.valid_to IS NOT NULL)
                       AND (SELECT count(*) FROM job_version AS v WHERE v.subscription_id = $1 AND v.job_id = asked.job_id) = 1
                )
                SELECT job_id FROM one
                EXCEPT
                SELECT one.job_id
                  FROM one JOIN unnest($3, $4, $5) AS moved (job_id, execution_id, at) ON moved.job_id = one.job_id
                 WHERE moved.at <= one.since
                    OR moved.execution_id IN (SELECT c.execution_id FROM claim_version AS c WHERE c.subscription_id = $1 AND c.job_id = one.job_id AND c.at <= one.since)
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                jobs,
                moved.ConvertAll(m => m.JobId),
                moved.ConvertAll(m => m.ExecutionId),
                moved.ConvertAll(m => m.At)
            );

    /// <summary>
    /// Executions in time order, equal neighbours folded, but not those before with those after a job was gone. An execution closes edges when it succeeded and so did the run that it is part of
    /// (a DAG run still under way may yet show the rest); a parent run that we never heard of does not hold it back.
    /// </summary>
    static async Task<List<(Guid JobId, DateTimeOffset At, bool Closes, Guid[] Versions)>> ExecutionsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> jobs,
        SortedDictionary<Guid, DateTimeOffset> gone,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH execution AS (
                SELECT c.job_id, c.execution_id, max(c.at) AS at, bool_or(c.observed) AS observed, array_agg(DISTINCT c.version_id ORDER BY c.version_id) AS versions
                  FROM claim_version AS c
                 WHERE c.subscription_id = $1 AND c.job_id = ANY ($2)
                 GROUP BY c.job_id, c.execution_id
            ), judged AS (
                SELECT e.job_id, e.at, e.execution_id, e.versions, e.observed AND coalesce(parent.observed, true) AS closes
                  FROM execution AS e
                  LEFT JOIN run AS parent ON parent.subscription_id = $1 AND parent.run_key = e.execution_id AND parent.job_id <> e.job_id AND parent.state <> 'NEW'
            ), sided AS (
                SELECT judged.*, coalesce(judged.at > gone.at + $5, false) AS late,
                       row_number() OVER (PARTITION BY judged.job_id, coalesce(judged.at > gone.at + $5, false) ORDER BY judged.at DESC, judged.execution_id DESC) = 1 AND gone.at IS NOT NULL AS last
                  FROM judged LEFT JOIN unnest($3, $4) AS gone (job_id, at) ON gone.job_id = judged.job_id
            ), neighbours AS (
                SELECT *, lag(late) OVER (PARTITION BY job_id ORDER BY at, execution_id) AS late_before, lag(versions) OVER (PARTITION BY job_id ORDER BY at, execution_id) AS versions_before,
                          lag(closes) OVER (PARTITION BY job_id ORDER BY at, execution_id) AS closes_before
                  FROM sided
            )
            SELECT job_id, at, closes, versions
              FROM neighbours
             WHERE versions IS DISTINCT FROM versions_before OR closes IS DISTINCT FROM closes_before OR late IS DISTINCT FROM late_before OR last
             ORDER BY job_id, at, execution_id
            """,
            row => (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2), row.GetFieldValue<Guid[]>(3)),
            cancellation,
            subscriptionId,
            jobs,
            gone.Keys.ToArray(),
            gone.Values.ToArray(),
            Validity.Lingering
        );

    /// <summary>What versions show; a pair that has an edge of its own is also shown by a set that it is a part of.</summary>
    static async Task<ILookup<Guid, SeenItem>> ItemsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> versions,
        CancellationToken cancellation
    )
    {
        var rows = await connection.QueryAsync(
            """
            WITH said AS (
                SELECT version_id, item_id, kind FROM job_version_item WHERE subscription_id = $1 AND version_id = ANY ($2)
            ), shown AS (
                SELECT version_id, item_id, kind FROM said
                 UNION ALL
                SELECT said.version_id, part.item_id, said.kind FROM said JOIN edge_in_set($1) AS part ON part.set_item_id = said.item_id
            )
            SELECT item.version_id, item.item_id, item.kind,
                   CASE WHEN io.item_id IS NOT NULL THEN 'dataset' WHEN edge.item_id IS NOT NULL THEN 'edge' ELSE 'column' END,
                   io.direction, coalesce(io.dataset_id, edge.source_id, col.source_id), coalesce(io.dataset_id, edge.target_id, col.target_id), coalesce(edge.source_is_set, false)
              FROM shown AS item
              LEFT JOIN job_dataset AS io ON io.subscription_id = $1 AND io.item_id = item.item_id
              LEFT JOIN edge ON edge.subscription_id = $1 AND edge.item_id = item.item_id
              LEFT JOIN column_edge AS col ON col.subscription_id = $1 AND col.item_id = item.item_id
            """,
            row => (Version: row.GetGuid(0), Item: Seen(row), IsOfSet: row.GetBoolean(7)),
            cancellation,
            subscriptionId,
            versions
        );
        var sets = await SourceSetStore.MembersAsync(
            connection,
            subscriptionId,
            [.. rows.Where(row => row.IsOfSet).Select(row => row.Item.Source).Distinct()],
            cancellation
        );
        return rows.ToLookup(row => row.Version, row => row.IsOfSet ? row.Item with { Set = sets[row.Item.Source] } : row.Item);
    }

    static SeenItem Seen(NpgsqlDataReader row)
    {
        var role =
            row.IsDBNull(4) ? ItemRole.Flow
            : row.GetInt16(4) == (short)Direction.Read ? ItemRole.Read
            : ItemRole.Write;
        var kind = row.GetString(2);
        return new SeenItem(
            row.GetGuid(1),
            role,
            $"{row.GetString(3)} {kind}",
            role == ItemRole.Write ? Guid.Empty : row.GetGuid(5),
            role == ItemRole.Read ? Guid.Empty : row.GetGuid(6),
            kind is not (Evidence.Manual or Evidence.Capture)
        );
    }
}
