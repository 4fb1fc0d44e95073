using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Search;

/// <summary>Writes search_entry: an entry is there exactly while what it names is.</summary>
static class SearchStore
{
    /// <summary>Makes findable what events say: datasets, jobs, the columns of these schemas, the SQL of jobs. Owners, tags, terms and descriptions follow their facets and what people say.</summary>
    public static async Task FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        IReadOnlySet<Guid> datasetsWithOtherSchema,
        CancellationToken cancellation
    )
    {
        var (added, removed) = await AssetLabelStore.FollowAsync(connection, subscriptionId, events, cancellation);
        var entries = events
            .SelectMany(e => e.Datasets)
            .Distinct()
            .Select(SearchEntry.Dataset)
            .Concat(events.SelectMany(e => e.Jobs).Select(j => j.Name).Distinct().Select(SearchEntry.Job))
            .Concat(Columns(events, datasetsWithOtherSchema))
            .Concat(Sql(events))
            .Concat(added.Select(l => SearchEntry.Label(l.Kind, l.Value)));
        var gone = await DropLabelsAsync(connection, subscriptionId, removed, cancellation);
        var (described, replaced) = await DescriptionEntries.FollowAsync(connection, subscriptionId, events, cancellation);
        entries = entries.Concat(described);
        gone.AddRange(replaced);
        await CountAsync(connection, subscriptionId, await AddAsync(connection, subscriptionId, entries, cancellation), gone, cancellation);
    }

    /// <summary>Makes findable what resolution brought in, and drops the datasets that are gone and of these columns those that no edge names any longer.</summary>
    public static async Task FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<DatasetName> datasets,
        IEnumerable<LineageItem> items,
        List<DatasetName> datasetsGone,
        List<ColumnRef> columns,
        CancellationToken cancellation
    )
    {
        var added = await AddAsync(connection, subscriptionId, datasets.Select(SearchEntry.Dataset).Concat(ColumnsOf(items)), cancellation);
        var gone = await DropUnfoundedAsync(connection, subscriptionId, columns, datasetsGone, cancellation);
        await CountAsync(connection, subscriptionId, added, gone, cancellation);
    }

    /// <summary>Adds what is not there yet and gives it back; most of it is there, so ids go first and the rest only of what is missing.</summary>
    public static async Task<List<SearchEntry>> AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<SearchEntry> entries,
        CancellationToken cancellation
    )
    {
        var asked = entries
            .Where(e => e.Text.Length > 0)
            .GroupBy(e => e.Id)
            .Select(same => same.OrderByDescending(e => e.Stated).ThenBy(e => e.ContentId?.ToString("N"), StringComparer.Ordinal).First())
            .OrderBy(e => e.Id)
            .ToList();
        if (asked.Count == 0)
            return [];
        var changing = (
            await connection.QueryAsync(
                """
                SELECT asked.entry_id
                  FROM unnest($2, $3, $4) AS asked (entry_id, stated, content_id)
                  LEFT JOIN search_entry AS known ON known.subscription_id = $1 AND known.entry_id = asked.entry_id
                 WHERE known.entry_id IS NULL OR (asked.stated AND NOT known.stated) OR asked.content_id < known.content_id
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                asked.ConvertAll(e => e.Id),
                asked.ConvertAll(e => e.Stated),
                asked.ConvertAll(e => e.ContentId)
            )
        ).ToHashSet();
        if (changing.Count == 0)
            return [];
        var rows = asked.FindAll(e => changing.Contains(e.Id));
        var added = (
            await connection.QueryAsync(
                """
                INSERT INTO search_entry (subscription_id, entry_id, text_id, entity_id, content_id, stated)
                SELECT $1, * FROM unnest($2, $3, $4, $5, $6)
                ON CONFLICT DO NOTHING
                RETURNING entry_id
                """,
                row => row.GetGuid(0),
                cancellation,
                subscriptionId,
                rows.ConvertAll(e => e.Id),
                rows.ConvertAll(e => e.TextId),
                rows.ConvertAll(e => e.EntityId),
                rows.ConvertAll(e => e.ContentId),
                rows.ConvertAll(e => e.Stated)
            )
        ).ToHashSet();
        if (added.Count < rows.Count)
            await MergeAsync(connection, subscriptionId, rows.FindAll(e => !added.Contains(e.Id)), cancellation);
        return rows.FindAll(e => added.Contains(e.Id));
    }

    static async Task MergeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<SearchEntry> entries,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            UPDATE search_entry AS known SET stated = known.stated OR asked.stated, content_id = least(known.content_id, asked.content_id)
              FROM unnest($2, $3, $4) AS asked (entry_id, stated, content_id)
             WHERE known.subscription_id = $1 AND known.entry_id = asked.entry_id
            """,
            cancellation,
            subscriptionId,
            entries.ConvertAll(e => e.Id),
            entries.ConvertAll(e => e.Stated),
            entries.ConvertAll(e => e.ContentId)
        );

    /// <summary>Counts who bears a text, in one statement in order of key, for both stages write here; a text that nobody bears goes.</summary>
    public static async Task CountAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<SearchEntry> added,
        List<Guid> textsGone,
        CancellationToken cancellation
    )
    {
        var counts = new SortedDictionary<Guid, (SearchEntry? Entry, long Count)>();
        foreach (var entry in added)
            counts[entry.TextId] = (entry, counts.GetValueOrDefault(entry.TextId).Count + 1);
        foreach (var text in textsGone)
            counts[text] = (counts.GetValueOrDefault(text).Entry, counts.GetValueOrDefault(text).Count - 1);
        if (counts.Count == 0)
            return;
        var rows = counts.Where(c => c.Value.Count != 0).Select(c => (TextId: c.Key, c.Value.Entry, c.Value.Count)).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO search_text AS known (subscription_id, text_id, kind, key, text, entries, grams)
            SELECT $1, text_id, kind, key, text, entries, string_to_array(grams, ' ')::integer[]
              FROM unnest($2, $3::smallint[], $4, $5, $6, $7) AS counted (text_id, kind, key, text, entries, grams)
            ON CONFLICT (subscription_id, text_id) DO UPDATE SET entries = known.entries + excluded.entries
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.TextId),
            rows.ConvertAll(r => (int)(r.Entry?.Kind ?? 0)),
            rows.ConvertAll(r => r.Entry?.Key ?? ""),
            rows.ConvertAll(r => r.Entry?.Text ?? ""),
            rows.ConvertAll(r => r.Count),
            rows.ConvertAll(r => r.Entry is { } e ? string.Join(' ', Grams.Of(subscriptionId, e.Kind, e.Text)) : "")
        );
        if (textsGone.Count > 0)
        {
            await connection.ExecuteAsync(
                "DELETE FROM search_text WHERE subscription_id = $1 AND text_id = ANY ($2) AND entries = 0",
                cancellation,
                subscriptionId,
                textsGone.Distinct().ToArray()
            );
        }
    }

    /// <summary>The columns that column edges name, also those of which no schema tells.</summary>
    static IEnumerable<SearchEntry> ColumnsOf(IEnumerable<LineageItem> items) =>
        items
            .OfType<ColumnEdgeItem>()
            .SelectMany(e => new[] { (Dataset: e.SourceId, Column: e.SourceColumn), (Dataset: e.TargetId, Column: e.TargetColumn) })
            .Where(c => c.Column.Length > 0)
            .Distinct()
            .Select(c => SearchEntry.Column(c.Dataset, c.Column, stated: false));

    /// <summary>The columns without a schema of the datasets in these versions: those that may go when the versions do.</summary>
    public static async Task<List<ColumnRef>> UnstatedColumnsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> versions,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH touched AS (
                SELECT c.source_id, c.target_id
                  FROM job_version_item AS item JOIN column_edge AS c ON c.subscription_id = $1 AND c.item_id = item.item_id
                 WHERE item.subscription_id = $1 AND item.version_id = ANY ($2)
            )
            SELECT entry.entity_id, t.text
              FROM (SELECT source_id AS dataset_id FROM touched UNION SELECT target_id FROM touched) AS dataset
              JOIN search_entry AS entry ON entry.subscription_id = $1 AND entry.entity_id = dataset.dataset_id AND NOT entry.stated
              JOIN search_text AS t ON t.subscription_id = $1 AND t.text_id = entry.text_id
            """,
            row => new ColumnRef(row.GetGuid(0), row.GetString(1)),
            cancellation,
            subscriptionId,
            versions
        );

    /// <summary>Gives back the texts of what it dropped.</summary>
    static async Task<List<Guid>> DropUnfoundedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<ColumnRef> columns,
        List<DatasetName> datasetsGone,
        CancellationToken cancellation
    )
    {
        var gone =
            datasetsGone.Count == 0
                ? []
                : await connection.QueryAsync(
                    "DELETE FROM search_entry WHERE subscription_id = $1 AND entry_id = ANY ($2) RETURNING text_id",
                    row => row.GetGuid(0),
                    cancellation,
                    subscriptionId,
                    datasetsGone.ConvertAll(d => SearchEntry.Dataset(d).Id)
                );
        if (columns.Count > 0)
        {
            gone.AddRange(
                await connection.QueryAsync(
                    """
                    DELETE FROM search_entry AS known USING unnest($2, $3, $4) AS asked (entry_id, dataset_id, column_name)
                     WHERE known.subscription_id = $1 AND known.entry_id = asked.entry_id AND NOT known.stated
                       AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.source_id = asked.dataset_id AND c.source_column = asked.column_name)
                       AND NOT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.target_id = asked.dataset_id AND c.target_column = asked.column_name)
                    RETURNING known.text_id
                    """,
                    row => row.GetGuid(0),
                    cancellation,
                    subscriptionId,
                    columns.ConvertAll(c => SearchEntry.Column(c.DatasetId, c.Column, stated: false).Id),
                    columns.ConvertAll(c => c.DatasetId),
                    columns.ConvertAll(c => c.Column)
                )
            );
        }

        return gone;
    }

    static async Task<List<Guid>> DropLabelsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<AssetLabel> removed,
        CancellationToken cancellation
    )
    {
        if (removed.Count == 0)
            return [];
        var values = removed
            .Select(l => (l.Kind, l.Value))
            .Distinct()
            .Select(l => (Entry: SearchEntry.Label(l.Kind, l.Value), l.Kind))
            .OrderBy(l => l.Entry.Id)
            .ToList();
        return await connection.QueryAsync(
            """
            DELETE FROM search_entry AS known USING unnest($2, $3::smallint[], $4) AS asked (entry_id, kind, value)
             WHERE known.subscription_id = $1 AND known.entry_id = asked.entry_id
               AND NOT EXISTS (SELECT 1 FROM asset_label AS l
                                WHERE l.subscription_id = $1 AND l.kind = asked.kind AND left(l.value, 200) = left(asked.value, 200) AND l.value = asked.value)
            RETURNING known.text_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            values.ConvertAll(v => v.Entry.Id),
            values.ConvertAll(v => (int)v.Kind),
            values.ConvertAll(v => v.Entry.Text)
        );
    }

    static IEnumerable<SearchEntry> Columns(IReadOnlyList<EventFacts> events, IReadOnlySet<Guid> datasets)
    {
        var bodies = events.SelectMany(e => e.Contents).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Body);
        foreach (var schema in events.SelectMany(e => e.Schemas).Where(s => datasets.Contains(s.DatasetId)).Distinct())
        {
            foreach (var path in SchemaColumn.Paths(SchemaColumn.Parse(bodies[schema.ContentId])))
                yield return SearchEntry.Column(schema.DatasetId, path, stated: true);
        }
    }

    /// <summary>Each text once per job: runs repeat theirs.</summary>
    static IEnumerable<SearchEntry> Sql(IReadOnlyList<EventFacts> events)
    {
        var bodies = events.SelectMany(e => e.Contents).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Body);
        return events
            .Select(e => e.Claim)
            .OfType<ClaimFact>()
            .Where(c => c.JobId != Guid.Empty)
            .SelectMany(c => c.Facts.Sql.Keys.Concat(c.Facts.Statements).Select(id => (c.JobId, ContentId: id)))
            .Distinct()
            .Select(sql => SearchEntry.Sql(sql.JobId, SqlWords.InContent(bodies[sql.ContentId]), sql.ContentId));
    }
}
