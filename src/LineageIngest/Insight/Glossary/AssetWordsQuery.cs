using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Glossary;

/// <summary>Something that is said of an asset, and by whom: byHand, or else by events.</summary>
public sealed record SaidOwner(string Name, string Type, bool ByHand);

/// <summary>A tag or a term; column is null where the dataset or job itself bears it.</summary>
public sealed record SaidLabel(string? Column, string Name, bool ByHand);

/// <summary>Owners, description, tags and terms of a dataset or job. description is Markdown; overridden is what events say where a person says otherwise.</summary>
public sealed record AssetWords(
    IReadOnlyList<SaidOwner> Owners,
    string? Description,
    bool DescriptionByHand,
    string? Overridden,
    IReadOnlyList<SaidLabel> Tags,
    IReadOnlyList<SaidLabel> Terms
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
            "SELECT body FROM facet WHERE subscription_id = $1 AND entity_id = $2 AND name = 'documentation' AND NOT deleted",
            row => TolerantJson.TextOf(row.GetString(0), "description"),
            cancellation,
            subscriptionId,
            entityId
        );
        var (owned, byEvents) = (said["owners"].Any(), documentation.FirstOrDefault());
        var byHand = said["description"].Select(word => TolerantJson.TextOf(word.Body, "description")).FirstOrDefault();
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
            [.. labels.Where(l => l.Kind == 2).Select(l => new SaidLabel(l.Column.Length > 0 ? l.Column : null, l.Name, true))]
        );
    }
}
