using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

/// <summary>Writes dataset and dataset_symlink.</summary>
static class DatasetStore
{
    /// <summary>Stores the datasets that events state.</summary>
    public static async Task UpsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .SelectMany(e => e.Datasets.Select(dataset => (Name: dataset, e.At)))
            .GroupBy(m => m.Name)
            .Select(m => (Name: m.Key, First: m.Min(x => x.At), Last: m.Max(x => x.At)))
            .OrderBy(row => row.Name.Id)
            .ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset AS known (subscription_id, dataset_id, namespace, name, base_name, stated, first_seen_at, last_seen_at)
            SELECT $1, dataset_id, namespace, name, base_name, true, first_at, last_at
              FROM unnest($2, $3, $4, $5, $6, $7) AS stated (dataset_id, namespace, name, base_name, first_at, last_at)
            ON CONFLICT (subscription_id, dataset_id) DO UPDATE SET
                stated        = true,
                first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
                last_seen_at  = greatest(known.last_seen_at, excluded.last_seen_at)
            WHERE NOT known.stated OR excluded.first_seen_at < known.first_seen_at OR excluded.last_seen_at > known.last_seen_at
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Name.Id),
            rows.ConvertAll(r => r.Name.Namespace),
            rows.ConvertAll(r => r.Name.Name),
            rows.ConvertAll(r => Base(r.Name)),
            rows.ConvertAll(r => r.First),
            rows.ConvertAll(r => r.Last)
        );
    }

    /// <summary>Of the datasets that events state, those that no event stated before.</summary>
    public static async Task<List<DatasetName>> NewAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var stated = events.SelectMany(e => e.Datasets).Distinct().ToDictionary(d => d.Id);
        var known = await connection.QueryAsync(
            "SELECT dataset_id FROM dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2) AND stated",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            stated.Keys.ToArray()
        );
        foreach (var id in known)
            stated.Remove(id);
        return [.. stated.Values];
    }

    /// <summary>Makes datasets known that only SQL names, and gives back those that were not; an event may state them later.</summary>
    public static async Task<List<DatasetName>> AddUnstatedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<DatasetName> datasets,
        CancellationToken cancellation
    )
    {
        var rows = datasets.Distinct().OrderBy(d => d.Id).ToList();
        if (rows.Count == 0)
            return [];
        return await connection.QueryAsync(
            """
            INSERT INTO dataset (subscription_id, dataset_id, namespace, name, base_name, stated, first_seen_at, last_seen_at)
            SELECT $1, dataset_id, namespace, name, base_name, false, timestamptz 'infinity', timestamptz '-infinity'
              FROM unnest($2, $3, $4, $5) AS named (dataset_id, namespace, name, base_name)
             WHERE NOT EXISTS (SELECT 1 FROM dataset AS d WHERE d.subscription_id = $1 AND d.dataset_id = named.dataset_id) /* else it would wait for whoever updates it */
            ON CONFLICT DO NOTHING
            RETURNING namespace, name
            """,
            row => new DatasetName(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Id),
            rows.ConvertAll(r => r.Namespace),
            rows.ConvertAll(r => r.Name),
            rows.ConvertAll(Base)
        );
    }

    /// <summary>Forgets datasets that only SQL named and no longer does, and gives them back. There are few: most tables are stated by some event.</summary>
    public static async Task<List<DatasetName>> DropUnstatedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            DELETE FROM dataset AS d
             WHERE d.subscription_id = $1 AND NOT d.stated
               AND NOT EXISTS (SELECT 1 FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.dataset_id = d.dataset_id)
               AND NOT EXISTS (SELECT 1 FROM edge AS e WHERE e.subscription_id = $1 AND e.source_id = d.dataset_id)
               AND NOT EXISTS (SELECT 1 FROM edge AS e WHERE e.subscription_id = $1 AND e.target_id = d.dataset_id)
               AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.source_id = d.dataset_id)
               AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.target_id = d.dataset_id)
            RETURNING d.namespace, d.name
            """,
            row => new DatasetName(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId
        );

    public static async Task<List<DatasetName>> NamesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        ids.Count == 0
            ? []
            : await connection.QueryAsync(
                "SELECT namespace, name FROM dataset WHERE subscription_id = $1 AND dataset_id = ANY ($2)",
                row => new DatasetName(row.GetString(0), row.GetString(1)),
                cancellation,
                subscriptionId,
                ids.ToArray()
            );

    /// <summary>Stores symlinks and gives back those that were new.</summary>
    public static async Task<List<(Guid DatasetId, Guid AliasId)>> LinkAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var links = events
            .SelectMany(e => e.Symlinks.Select(link => (Link: link, Stamp: e.Stamp)))
            .GroupBy(l => (l.Link.DatasetId, l.Link.Producer, l.Link.AliasId))
            .Select(same => (Link: same.MaxBy(l => l.Link.Kind, StringComparer.Ordinal).Link, Stamp: same.Max(l => l.Stamp)))
            .OrderBy(l => l.Link.DatasetId)
            .ThenBy(l => l.Link.Producer, StringComparer.Ordinal)
            .ThenBy(l => l.Link.AliasId)
            .ToList();
        if (links.Count == 0)
            return [];
        await connection.ExecuteAsync(
            """
            INSERT INTO dataset_symlink AS known (subscription_id, dataset_id, producer, alias_id, kind, stamp)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6)
            ON CONFLICT (subscription_id, dataset_id, producer, alias_id) DO UPDATE SET
                kind = greatest(known.kind COLLATE "C", excluded.kind), stamp = greatest(known.stamp, excluded.stamp)
            """,
            cancellation,
            subscriptionId,
            links.ConvertAll(l => l.Link.DatasetId),
            links.ConvertAll(l => l.Link.Producer),
            links.ConvertAll(l => l.Link.AliasId),
            links.ConvertAll(l => l.Link.Kind),
            links.ConvertAll(l => l.Stamp.ToBytes())
        );
        return await connection.QueryAsync(
            """
            UPDATE dataset_symlink AS link SET holds = NOT link.holds
              FROM dataset_symlink AS newest
             WHERE link.subscription_id = $1 AND link.dataset_id = ANY ($2) AND link.alias_id <> link.dataset_id
               AND newest.subscription_id = $1 AND newest.dataset_id = link.dataset_id AND newest.producer = link.producer AND newest.alias_id = link.dataset_id
               AND link.holds <> (link.stamp >= newest.stamp)
            RETURNING link.dataset_id, link.alias_id
            """,
            row => (row.GetGuid(0), row.GetGuid(1)),
            cancellation,
            subscriptionId,
            links.Select(l => l.Link.DatasetId).Distinct().ToArray()
        );
    }

    static string Base(DatasetName dataset) => dataset.BaseName() is { Length: > 400 } name ? name[..400] : dataset.BaseName();
}
