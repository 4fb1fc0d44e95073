using LineageIngest.Graph;
using LineageIngest.Graph.Edges;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Insight.Search;

/// <summary>Writes search_entry: an entry is there exactly while what it names is.</summary>
internal static class SearchStore
{
    /// <summary>Makes findable what events say: datasets, jobs, the columns of these schemas, the SQL of jobs. Owners and tags follow their facets.</summary>
    public static async Task FollowAsync(
        NpgsqlConnection connection, int subscriptionId, IReadOnlyList<EventFacts> events, IReadOnlySet<Guid> datasetsWithOtherSchema, CancellationToken cancellation)
    {
        var (added, removed) = await AssetLabelStore.FollowAsync(connection, subscriptionId, events, cancellation);
        await AddAsync(
            connection, subscriptionId,
            events.SelectMany(e => e.Datasets).Distinct().Select(SearchEntry.Dataset)
                .Concat(events.SelectMany(e => e.Jobs).Select(j => j.Name).Distinct().Select(SearchEntry.Job))
                .Concat(Columns(events, datasetsWithOtherSchema))
                .Concat(Sql(events))
                .Concat(added.Select(l => SearchEntry.Label(l.Kind, l.Value))),
            cancellation);
        await DropLabelsAsync(connection, subscriptionId, removed, cancellation);
    }

    /// <summary>Adds what is not there yet; most of it is, so ids go first and texts only for the rest.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, int subscriptionId, IEnumerable<SearchEntry> entries, CancellationToken cancellation)
    {
        var asked = entries.Where(e => e.Text.Length > 0).GroupBy(e => e.Id)
            .Select(same => same.OrderByDescending(e => e.Stated).ThenBy(e => e.ContentId?.ToString("N"), StringComparer.Ordinal).First()).OrderBy(e => e.Id).ToList();
        if (asked.Count == 0) return;
        var missing = await connection.QueryAsync(
            """
            SELECT asked.entry_id
              FROM unnest($2, $3, $4) AS asked (entry_id, stated, content_id)
              LEFT JOIN search_entry AS known ON known.subscription_id = $1 AND known.entry_id = asked.entry_id
             WHERE known.entry_id IS NULL OR (asked.stated AND NOT known.stated) OR asked.content_id < known.content_id
            """, row => row.GetGuid(0), cancellation,
            subscriptionId, asked.ConvertAll(e => e.Id), asked.ConvertAll(e => e.Stated), asked.ConvertAll(e => e.ContentId));
        if (missing.Count == 0) return;
        var wanted = missing.ToHashSet();
        var rows = asked.FindAll(e => wanted.Contains(e.Id));
        await connection.ExecuteAsync(
            """
            INSERT INTO search_entry AS known (subscription_id, entry_id, kind, entity_id, key, text, content_id, stated, grams)
            SELECT $1, entry_id, kind, entity_id, key, text, content_id, stated, string_to_array(grams, ' ')::integer[]
              FROM unnest($2, $3::smallint[], $4, $5, $6, $7, $8, $9) AS new (entry_id, kind, entity_id, key, text, content_id, stated, grams)
            ON CONFLICT (subscription_id, entry_id) DO UPDATE SET
                stated = known.stated OR excluded.stated, content_id = least(known.content_id, excluded.content_id)
            """, cancellation,
            subscriptionId, rows.ConvertAll(e => e.Id), rows.ConvertAll(e => (int)e.Kind), rows.ConvertAll(e => e.EntityId), rows.ConvertAll(e => e.Key),
            rows.ConvertAll(e => e.Text), rows.ConvertAll(e => e.ContentId), rows.ConvertAll(e => e.Stated),
            rows.ConvertAll(e => string.Join(' ', Grams.Of(subscriptionId, e.Kind, e.Text))));
    }

    /// <summary>The columns that column edges name, also those of which no schema tells.</summary>
    public static IEnumerable<SearchEntry> ColumnsOf(IEnumerable<LineageItem> items) =>
        items.OfType<ColumnEdgeItem>()
            .SelectMany(e => new[] { (Dataset: e.SourceId, Column: e.SourceColumn), (Dataset: e.TargetId, Column: e.TargetColumn) })
            .Where(c => c.Column.Length > 0).Distinct()
            .Select(c => SearchEntry.Column(c.Dataset, c.Column, stated: false));

    /// <summary>The columns without a schema of the datasets in these versions: those that may go when the versions do.</summary>
    public static async Task<List<ColumnRef>> UnstatedColumnsAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> versions, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            WITH touched AS (
                SELECT c.source_id, c.target_id
                  FROM job_version_item AS item JOIN column_edge AS c ON c.subscription_id = $1 AND c.item_id = item.item_id
                 WHERE item.subscription_id = $1 AND item.version_id = ANY ($2)
            )
            SELECT entry.entity_id, entry.text
              FROM (SELECT source_id AS dataset_id FROM touched UNION SELECT target_id FROM touched) AS dataset
              JOIN search_entry AS entry ON entry.subscription_id = $1 AND entry.entity_id = dataset.dataset_id AND NOT entry.stated
            """, row => new ColumnRef(row.GetGuid(0), row.GetString(1)), cancellation, subscriptionId, versions);

    /// <summary>Drops the datasets that are gone, and of these columns those that no edge names any longer.</summary>
    public static async Task DropUnfoundedAsync(
        NpgsqlConnection connection, int subscriptionId, List<ColumnRef> columns, List<DatasetName> datasetsGone, CancellationToken cancellation)
    {
        if (datasetsGone.Count > 0)
            await connection.ExecuteAsync(
                "DELETE FROM search_entry WHERE subscription_id = $1 AND entry_id = ANY ($2)", cancellation,
                subscriptionId, datasetsGone.ConvertAll(d => SearchEntry.Dataset(d).Id));
        if (columns.Count > 0)
            await connection.ExecuteAsync(
                """
                DELETE FROM search_entry AS known USING unnest($2, $3) AS asked (dataset_id, column_name)
                 WHERE known.subscription_id = $1 AND known.entity_id = asked.dataset_id AND known.text = asked.column_name AND NOT known.stated
                   AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.source_id = asked.dataset_id AND c.source_column = asked.column_name)
                   AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.target_id = asked.dataset_id AND c.target_column = asked.column_name)
                """, cancellation, subscriptionId, columns.ConvertAll(c => c.DatasetId), columns.ConvertAll(c => c.Column));
    }

    private static async Task DropLabelsAsync(NpgsqlConnection connection, int subscriptionId, List<AssetLabel> removed, CancellationToken cancellation)
    {
        if (removed.Count == 0) return;
        var values = removed.Select(l => (l.Kind, l.Value)).Distinct().Select(l => (Entry: SearchEntry.Label(l.Kind, l.Value), l.Kind)).OrderBy(l => l.Entry.Id).ToList();
        await connection.ExecuteAsync(
            """
            DELETE FROM search_entry AS known USING unnest($2, $3::smallint[], $4) AS asked (entry_id, kind, value)
             WHERE known.subscription_id = $1 AND known.entry_id = asked.entry_id
               AND NOT EXISTS (SELECT 1 FROM asset_label AS l
                                WHERE l.subscription_id = $1 AND l.kind = asked.kind AND left(l.value, 200) = left(asked.value, 200) AND l.value = asked.value)
            """, cancellation,
            subscriptionId, values.ConvertAll(v => v.Entry.Id), values.ConvertAll(v => (int)v.Kind), values.ConvertAll(v => v.Entry.Text));
    }

    private static IEnumerable<SearchEntry> Columns(IReadOnlyList<EventFacts> events, IReadOnlySet<Guid> datasets)
    {
        var bodies = events.SelectMany(e => e.Contents).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Body);
        foreach (var schema in events.SelectMany(e => e.Schemas).Where(s => datasets.Contains(s.DatasetId)).Distinct())
            foreach (var path in Paths(SchemaColumn.Parse(bodies[schema.ContentId]), ""))
                yield return SearchEntry.Column(schema.DatasetId, path, stated: true);
    }

    /// <summary>Columns and the fields inside them: <c>address</c>, <c>address.city</c>.</summary>
    private static IEnumerable<string> Paths(IEnumerable<SchemaColumn> columns, string prefix) =>
        columns.SelectMany(c => Paths(c.Fields, $"{prefix}{c.Name}.").Prepend(prefix + c.Name));

    /// <summary>Each text once per job: runs repeat theirs.</summary>
    private static IEnumerable<SearchEntry> Sql(IReadOnlyList<EventFacts> events)
    {
        var bodies = events.SelectMany(e => e.Contents).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Body);
        return events.Select(e => e.Claim).OfType<ClaimFact>().Where(c => c.JobId != Guid.Empty)
            .SelectMany(c => c.Facts.Sql.Keys.Concat(c.Facts.Statements).Select(id => (c.JobId, ContentId: id))).Distinct()
            .Select(sql => SearchEntry.Sql(sql.JobId, SqlWords.InContent(bodies[sql.ContentId]), sql.ContentId));
    }
}
