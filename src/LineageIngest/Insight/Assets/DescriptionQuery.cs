using LineageIngest.Facts;
using LineageIngest.Graph.Memory;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Assets;

/// <summary>A tag of a dataset or of one of its columns.</summary>
public sealed record ColumnTag(string Column, string Tag);

/// <summary>A term of the glossary that a column bears.</summary>
public sealed record ColumnTerm(string Column, string Term);

/// <summary>What events and people say of a dataset beside its lineage.</summary>
/// <param name="Columns">By the schema that was true at the moment asked for; empty where none is known.</param>
/// <param name="Hidden">It was deleted, and no event named it since.</param>
public sealed record DatasetDescription(
    string? Text,
    IReadOnlyList<SchemaColumn> Columns,
    IReadOnlyList<string> Tags,
    IReadOnlyList<ColumnTag> ColumnTags,
    IReadOnlyList<string> Terms,
    IReadOnlyList<ColumnTerm> ColumnTerms,
    bool Hidden
);

/// <summary>Reads descriptions of datasets: text, columns, tags, whether they are still there.</summary>
public sealed class DescriptionQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>By dataset; those of no event are left out.</summary>
    public async Task<Dictionary<Guid, DatasetDescription>> OfAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset? asOf,
        CancellationToken cancellation
    )
    {
        var deleted = await maps.DeletedAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            SELECT d.dataset_id, coalesce(said.body, documentation.body), columns.body, labels.fields, labels.tags, terms.fields, terms.names
              FROM dataset AS d
              LEFT JOIN facet AS documentation ON documentation.subscription_id = $1 AND documentation.entity_id = d.dataset_id AND documentation.name = 'documentation' AND NOT documentation.deleted
              LEFT JOIN catalogue_entry AS said ON said.subscription_id = $1 AND said.subject_id = d.dataset_id AND said.kind = 'description' AND said.part = '' AND said.present
              LEFT JOIN LATERAL (
                   SELECT c.body
                     FROM (SELECT (SELECT s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = d.dataset_id AND s.observed_at <= $3
                                    ORDER BY s.observed_at DESC, s.content_id DESC LIMIT 1) AS before,
                                  (SELECT s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = d.dataset_id AND s.observed_at > $3
                                    ORDER BY s.observed_at, s.content_id LIMIT 1) AS after) AS known
                     JOIN content AS c ON c.subscription_id = $1 AND c.content_id = coalesce(known.before, known.after)) AS columns ON true
             CROSS JOIN LATERAL (
                   SELECT array_agg(l.field ORDER BY l.value, l.field, l.label_id) AS fields, array_agg(l.value ORDER BY l.value, l.field, l.label_id) AS tags
                     FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 1) AS labels
             CROSS JOIN LATERAL (
                   SELECT array_agg(l.field ORDER BY l.value, l.field) AS fields, array_agg(l.value ORDER BY l.value, l.field) AS names
                     FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 2) AS terms
             WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($2)
            """,
            row =>
            {
                var fields = row.IsDBNull(3) ? [] : row.GetFieldValue<string[]>(3);
                var tags = row.IsDBNull(4) ? [] : row.GetFieldValue<string[]>(4);
                var termFields = row.IsDBNull(5) ? [] : row.GetFieldValue<string[]>(5);
                var terms = row.IsDBNull(6) ? [] : row.GetFieldValue<string[]>(6);
                return (
                    Id: row.GetGuid(0),
                    Description: new DatasetDescription(
                        row.NullableText(1) is { } documentation ? TolerantJson.TextOf(documentation, "description") : null,
                        row.NullableText(2) is { } schema ? SchemaColumn.Parse(schema) : [],
                        [.. tags.Where((_, i) => fields[i].Length == 0).Distinct()],
                        [.. tags.Select((tag, i) => new ColumnTag(fields[i], tag)).Where(tag => tag.Column.Length > 0).Distinct()],
                        [.. terms.Where((_, i) => termFields[i].Length == 0)],
                        [.. terms.Select((term, i) => new ColumnTerm(termFields[i], term)).Where(term => term.Column.Length > 0)],
                        deleted.ContainsKey(row.GetGuid(0))
                    )
                );
            },
            cancellation,
            subscriptionId,
            datasets.Distinct().ToArray(),
            asOf ?? DateTimeOffset.MaxValue
        );
        return rows.ToDictionary(row => row.Id, row => row.Description);
    }
}
