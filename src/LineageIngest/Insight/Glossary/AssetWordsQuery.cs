using System.Text;
using System.Text.Json;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Glossary;

/// <summary>Something that is said of an asset, and by whom: byHand, or else by events.</summary>
public sealed record SaidOwner(string Name, string Type, bool ByHand);

/// <summary>A tag or a term; column is null where the dataset or job itself bears it.</summary>
public sealed record SaidLabel(string? Column, string Name, bool ByHand);

/// <summary>What a column is, in Markdown: as a person says, or else as its newest schema does. Overridden as for <see cref="AssetWords"/>.</summary>
public sealed record ColumnDescription(string Column, string Description, bool ByHand, string? Overridden);

/// <summary>
/// Owners, description, tags and terms of a dataset or job. description is Markdown; overridden is what events say where a person says otherwise. columns:
/// those that are described.
/// </summary>
public sealed record AssetWords(
    IReadOnlyList<SaidOwner> Owners,
    string? Description,
    bool DescriptionByHand,
    string? Overridden,
    IReadOnlyList<SaidLabel> Tags,
    IReadOnlyList<SaidLabel> Terms,
    IReadOnlyList<ColumnDescription> Columns
);

/// <summary>Reads what people and events say of a dataset or job beside its lineage.</summary>
public sealed class AssetWordsQuery(NpgsqlDataSource db)
{
    public async Task<AssetWords> OfAsync(int subscriptionId, Guid entityId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var said = (
            await connection.QueryAsync(
                """
                SELECT kind, part, name, body FROM catalogue_entry
                 WHERE subscription_id = $1 AND subject_id = $2 AND present AND kind IN ('owners', 'description', 'tagged')
                """,
                row => (Kind: row.GetString(0), Column: row.GetString(1), Name: row.GetString(2), Body: row.GetString(3)),
                cancellation,
                subscriptionId,
                entityId
            )
        ).ToLookup(word => word.Kind);
        var labels = await connection.QueryAsync(
            "SELECT kind, field, value, detail FROM asset_label WHERE subscription_id = $1 AND entity_id = $2 ORDER BY field, value, detail",
            row => (Kind: row.GetInt16(0), Column: row.GetString(1), Name: row.GetString(2), Detail: row.GetString(3)),
            cancellation,
            subscriptionId,
            entityId
        );
        var documentation = await connection.QueryAsync(
            "SELECT name, body FROM facet WHERE subscription_id = $1 AND entity_id = $2 AND name IN ('documentation', 'schema') AND NOT deleted",
            row => (Name: row.GetString(0), Body: row.GetString(1)),
            cancellation,
            subscriptionId,
            entityId
        );
        var owned = said["owners"].Any();
        var byEvents = documentation
            .Where(facet => facet.Name == "documentation")
            .Select(facet => TolerantJson.TextOf(facet.Body, "description"))
            .FirstOrDefault();
        var described = said["description"].ToDictionary(word => word.Column, word => TolerantJson.TextOf(word.Body, "description") ?? "");
        var byHand = described.GetValueOrDefault("");
        var tagged = said["tagged"].Select(word => (word.Column, word.Name)).ToHashSet();
        return new AssetWords(
            [.. labels.Where(l => l.Kind == 0).Select(l => new SaidOwner(l.Name, l.Detail, owned))],
            byHand ?? byEvents,
            byHand is not null,
            byHand is null ? null : byEvents,
            [
                .. labels
                    .Where(l => l.Kind == 1)
                    .Select(l => new SaidLabel(l.Column.Length > 0 ? l.Column : null, l.Name, tagged.Contains((l.Column, l.Name))))
                    .Distinct(),
            ],
            [.. labels.Where(l => l.Kind == 2).Select(l => new SaidLabel(l.Column.Length > 0 ? l.Column : null, l.Name, true))],
            Columns(described, documentation.Where(facet => facet.Name == "schema").Select(facet => facet.Body).FirstOrDefault())
        );
    }

    /// <summary>In the order of the schema, those that it does not list by name after them.</summary>
    static IReadOnlyList<ColumnDescription> Columns(Dictionary<string, string> byHand, string? schema)
    {
        var stated = schema is null ? [] : StatedDescriptions(schema);
        return
        [
            .. stated
                .Where(column => column.Text.Length > 0 || byHand.ContainsKey(column.Name))
                .Select(column =>
                    byHand.TryGetValue(column.Name, out var said)
                        ? new ColumnDescription(column.Name, said, true, column.Text.Length > 0 ? column.Text : null)
                        : new ColumnDescription(column.Name, column.Text, false, null)
                ),
            .. byHand
                .Where(said => said.Key.Length > 0 && !stated.Exists(column => column.Name == said.Key))
                .OrderBy(said => said.Key, StringComparer.Ordinal)
                .Select(said => new ColumnDescription(said.Key, said.Value, true, null)),
        ];
    }

    static List<(string Name, string Text)> StatedDescriptions(string schema)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(schema));
        JsonElement? facet = document.RootElement;
        return
        [
            .. facet
                .Items("fields")
                .Select(field => (Name: field.Text("name") ?? "", Text: field.Text("description")?.Trim() ?? ""))
                .Where(column => column.Name.Length > 0)
                .DistinctBy(column => column.Name),
        ];
    }
}
