using System.Text;
using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Datasets;

public enum AssetLabelKind : short
{
    Owner = 0,
    Tag = 1,
    Term = 2,
}

/// <summary>An owner, a tag or a term of a job, a dataset or (with a field) a column.</summary>
public sealed record AssetLabel(FacetEntity Entity, Guid EntityId, AssetLabelKind Kind, string Value, string Field, string Detail)
{
    internal Guid Id => DerivedId.Of("label", Kind.ToString(), Value, Field, Detail);

    /// <summary>From the columns entity, entity_id, kind, value, field and detail.</summary>
    internal static AssetLabel Of(NpgsqlDataReader row) =>
        new(
            (FacetEntity)row.GetInt16(0),
            row.GetGuid(1),
            (AssetLabelKind)row.GetInt16(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5)
        );
}

/// <summary>
/// Writes asset_label: what people say of owners, tags and terms, and what the newest ownership and tags facets say where they do not; so it follows both
/// whatever the order of events.
/// </summary>
static class AssetLabelStore
{
    /// <summary>Detail of a tag or term that a person gave.</summary>
    const string ByHand = "by hand";
    static readonly string[] _byHand = [EntryKind.Tagged, EntryKind.Owners, EntryKind.Terms];

    /// <summary>Brings the labels of the entities that these events speak of up to their stored facets; gives the values that came and those that may be gone.</summary>
    public static async Task<(List<AssetLabel> Added, List<AssetLabel> Removed)> FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var entities = events
            .SelectMany(e => e.Facets)
            .Where(f => f.Name is "ownership" or "tags")
            .Select(f => f.EntityId)
            .Concat(events.SelectMany(e => e.Entries).Where(entry => _byHand.Contains(entry.Kind)).Select(entry => entry.SubjectId))
            .Distinct()
            .ToArray();
        if (entities.Length == 0)
            return ([], []);
        var facets = await connection.QueryAsync(
            "SELECT entity, entity_id, name, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name IN ('ownership', 'tags') AND NOT deleted",
            row => (Entity: (FacetEntity)row.GetInt16(0), Id: row.GetGuid(1), Name: row.GetString(2), Body: row.GetString(3)),
            cancellation,
            subscriptionId,
            entities
        );
        var said = await connection.QueryAsync(
            "SELECT entity, subject_id, kind, name, part, present, body FROM catalogue_entry WHERE subscription_id = $1 AND subject_id = ANY ($2) AND kind = ANY ($3)",
            row => new Said(
                (FacetEntity)row.GetInt16(0),
                row.GetGuid(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetBoolean(5),
                row.GetString(6)
            ),
            cancellation,
            subscriptionId,
            entities,
            _byHand
        );
        var owned = said.Where(word => word is { Kind: EntryKind.Owners, Present: true }).Select(word => word.Id).ToHashSet();
        var takenOff = said.Where(word => word is { Kind: EntryKind.Tagged, Present: false })
            .Select(word => (word.Id, word.Part, word.Name))
            .ToHashSet();
        var wanted = facets
            .Where(f => f.Name != "ownership" || !owned.Contains(f.Id))
            .SelectMany(f => Read(f.Entity, f.Id, f.Name, f.Body))
            .Where(l => l.Kind != AssetLabelKind.Tag || !takenOff.Contains((l.EntityId, l.Field, l.Value)))
            .Concat(said.Where(word => word.Present).SelectMany(Read))
            .DistinctBy(l => (l.EntityId, l.Id))
            .ToDictionary(l => (l.EntityId, l.Id));
        var known = (
            await connection.QueryAsync(
                "SELECT entity, entity_id, kind, value, field, detail FROM asset_label WHERE subscription_id = $1 AND entity_id = ANY ($2)",
                AssetLabel.Of,
                cancellation,
                subscriptionId,
                entities
            )
        ).ToDictionary(l => (l.EntityId, l.Id));
        var removed = known.Where(l => !wanted.ContainsKey(l.Key)).Select(l => l.Value).ToList();
        var added = wanted.Where(l => !known.ContainsKey(l.Key)).Select(l => l.Value).OrderBy(l => l.EntityId).ThenBy(l => l.Id).ToList();
        await DeleteAsync(connection, subscriptionId, removed, cancellation);
        await InsertAsync(connection, subscriptionId, added, cancellation);
        return (added, removed);
    }

    static async Task DeleteAsync(NpgsqlConnection connection, int subscriptionId, List<AssetLabel> labels, CancellationToken cancellation)
    {
        if (labels.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            DELETE FROM asset_label AS known USING unnest($2, $3) AS gone (entity_id, label_id)
             WHERE known.subscription_id = $1 AND known.entity_id = gone.entity_id AND known.label_id = gone.label_id
            """,
            cancellation,
            subscriptionId,
            labels.ConvertAll(l => l.EntityId),
            labels.ConvertAll(l => l.Id)
        );
    }

    static async Task InsertAsync(NpgsqlConnection connection, int subscriptionId, List<AssetLabel> labels, CancellationToken cancellation)
    {
        if (labels.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO asset_label (subscription_id, entity_id, label_id, entity, kind, value, field, detail)
            SELECT $1, * FROM unnest($2, $3, $4::smallint[], $5::smallint[], $6, $7, $8)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            labels.ConvertAll(l => l.EntityId),
            labels.ConvertAll(l => l.Id),
            labels.ConvertAll(l => (int)l.Entity),
            labels.ConvertAll(l => (int)l.Kind),
            labels.ConvertAll(l => l.Value),
            labels.ConvertAll(l => l.Field),
            labels.ConvertAll(l => l.Detail)
        );
    }

    static IEnumerable<AssetLabel> Read(Said word)
    {
        if (word.Kind == EntryKind.Tagged)
            return [new AssetLabel(word.Entity, word.Id, AssetLabelKind.Tag, word.Name, word.Part, ByHand)];
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(word.Body));
        var root = document.RootElement;
        return word.Kind == EntryKind.Owners
            ? Owners(word.Entity, word.Id, root)
            :
            [
                .. root.Items("terms")
                    .Where(term => term.ValueKind == JsonValueKind.String)
                    .Select(term => new AssetLabel(word.Entity, word.Id, AssetLabelKind.Term, term.SafeString(), word.Part, ByHand)),
            ];
    }

    static AssetLabel[] Owners(FacetEntity entity, Guid id, JsonElement root) =>
        [
            .. root.Items("owners")
                .Where(o => o.Text("name") is { Length: > 0 })
                .Select(o => new AssetLabel(entity, id, AssetLabelKind.Owner, o.Text("name")!, "", o.Text("type") ?? "")),
        ];

    /// <summary>Airflow sends a tag as key and value alike, dbt with the value "true": both are the key alone.</summary>
    static AssetLabel[] Read(FacetEntity entity, Guid id, string facet, string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        var root = document.RootElement;
        return facet == "ownership"
            ? Owners(entity, id, root)
            :
            [
                .. root.Items("tags")
                    .Where(t => t.Text("key") is { Length: > 0 })
                    .Select(t => new AssetLabel(
                        entity,
                        id,
                        AssetLabelKind.Tag,
                        Tag(t.Text("key")!, t.Text("value")),
                        t.Text("field") ?? "",
                        t.Text("source") ?? ""
                    )),
            ];
    }

    /// <summary>What people state of an entity.</summary>
    sealed record Said(FacetEntity Entity, Guid Id, string Kind, string Name, string Part, bool Present, string Body);

    static string Tag(string key, string? value) => value is null or "" or "true" || value == key ? key : $"{key}={value}";
}
