using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Search;

/// <summary>Writes search_description: a dataset or job is found by the words of the description that holds, people's before that of its documentation
/// facet, and by what people say of its columns.</summary>
static class DescriptionEntries
{
    /// <summary>The entries to add, and the texts of those that went.</summary>
    public static async Task<(List<SearchEntry> Added, List<Guid> TextsGone)> FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var entities = events
            .SelectMany(e => e.Facets)
            .Where(f => f.Name == "documentation")
            .Select(f => f.EntityId)
            .Concat(events.SelectMany(e => e.Entries).Where(entry => entry.Kind == EntryKind.Description).Select(entry => entry.SubjectId))
            .Distinct()
            .Order()
            .ToArray();
        if (entities.Length == 0)
            return ([], []);
        var known = await connection.QueryAsync(
            """
            SELECT asked.entity_id, coalesce(said.body, f.body), d.entry_id,
                   ARRAY(SELECT c.body FROM catalogue_entry AS c
                          WHERE c.subscription_id = $1 AND c.subject_id = asked.entity_id AND c.kind = 'description' AND c.part <> '' AND c.present
                          ORDER BY c.part)
              FROM unnest($2) AS asked (entity_id)
              LEFT JOIN facet AS f ON f.subscription_id = $1 AND f.entity_id = asked.entity_id AND f.name = 'documentation' AND NOT f.deleted
              LEFT JOIN catalogue_entry AS said ON said.subscription_id = $1 AND said.subject_id = asked.entity_id AND said.kind = 'description' AND said.part = '' AND said.present
              LEFT JOIN search_description AS d ON d.subscription_id = $1 AND d.entity_id = asked.entity_id
             ORDER BY asked.entity_id
            """,
            row =>
                (
                    Entity: row.GetGuid(0),
                    Text: string.Join(
                        '\n',
                        row.GetFieldValue<string[]>(3)
                            .Prepend(row.NullableText(1))
                            .OfType<string>()
                            .Select(body => TolerantJson.TextOf(body, "description")?.Trim())
                            .Where(text => !string.IsNullOrEmpty(text))
                    ),
                    Entry: row.Nullable<Guid>(2)
                ),
            cancellation,
            subscriptionId,
            entities
        );
        var changed = known
            .Select(k => (k.Entity, New: k.Text.Length == 0 ? null : SearchEntry.Description(k.Entity, k.Text), Old: k.Entry))
            .Where(k => k.New?.Id != k.Old)
            .ToList();
        if (changed.Count == 0)
            return ([], []);
        var gone = await connection.QueryAsync(
            "DELETE FROM search_entry WHERE subscription_id = $1 AND entry_id = ANY ($2) RETURNING text_id",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            changed.Select(k => k.Old).OfType<Guid>().ToArray()
        );
        await connection.ExecuteAsync(
            """
            WITH asked AS (SELECT * FROM unnest($2, $3) AS asked (entity_id, entry_id)), gone AS (
                DELETE FROM search_description AS d USING asked WHERE d.subscription_id = $1 AND d.entity_id = asked.entity_id AND asked.entry_id IS NULL
            )
            INSERT INTO search_description (subscription_id, entity_id, entry_id)
            SELECT $1, entity_id, entry_id FROM asked WHERE entry_id IS NOT NULL
            ON CONFLICT (subscription_id, entity_id) DO UPDATE SET entry_id = excluded.entry_id
            """,
            cancellation,
            subscriptionId,
            changed.ConvertAll(k => k.Entity),
            changed.ConvertAll(k => k.New?.Id)
        );
        return ([.. changed.Select(k => k.New).OfType<SearchEntry>()], gone);
    }
}
