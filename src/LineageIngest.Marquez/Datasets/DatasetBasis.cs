using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>What the store knows of a dataset under all its names together: times, newest facets, tags, and the version that is current.</summary>
sealed record DatasetBasis(
    DatasetSet Set,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    IReadOnlyDictionary<string, JsonElement> AllFacets,
    VersionAt? Current,
    ILookup<string, string> TagsByField
)
{
    public Dictionary<string, JsonElement> Facets { get; } =
        AllFacets.Where(f => !FacetText.IsOurs(f.Key)).ToDictionary(f => f.Key, f => f.Value);
    public string Type => Facet(DatasetVersions.TableFacet).Text("type") ?? "DB_TABLE";

    public string PhysicalName(string name) => Facet(DatasetVersions.TableFacet).Text("physicalName") ?? name;

    public string SourceName => Facet("dataSource").Text("name") ?? Current?.Source ?? SourceStore.Default;
    public string? Description => Facet("documentation").Text("description");
    public IReadOnlyList<string> Tags => [.. TagsByField[""]];
    public IReadOnlyList<FieldWords> Fields => Words(DatasetVersions.Fields(Facet("schema")));

    /// <summary>Empty while the current version says nothing of it; null where there is no current version, or people declared it.</summary>
    public string? Lifecycle => Facet(DatasetVersions.TableFacet) is not null && Current?.Lifecycle is "" ? null : Current?.Lifecycle;

    public List<FieldWords> Words(IEnumerable<VersionField> fields) =>
        [.. fields.Select(f => new FieldWords(f.Name, f.Type, [.. TagsByField[f.Name]], f.Description))];

    JsonElement? Facet(string name) => AllFacets.TryGetValue(name, out var facet) ? facet : null;

    /// <summary>By each asked id; a dataset that does not exist is not there.</summary>
    public static async Task<Dictionary<Guid, DatasetBasis>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        var byAsked = await DatasetSets.OfAsync(connection, subscriptionId, ids, cancellation);
        var sets = byAsked.Values.DistinctBy(s => s.Id).ToList();
        var representative = sets.SelectMany(s => s.Members.Select(m => (Member: m, s.Id))).ToDictionary(p => p.Member, p => p.Id);
        var seen = await SeenAsync(connection, subscriptionId, representative, cancellation);
        var facets = await FacetsAsync(connection, subscriptionId, representative, cancellation);
        var tags = await TagsAsync(connection, subscriptionId, representative, cancellation);
        var current = await DatasetVersionsAt.FindAsync(
            connection,
            subscriptionId,
            sets.ConvertAll(s => new VersionQuestion(s, DateTimeOffset.MaxValue, null)),
            cancellation
        );
        var basis = sets.Zip(current)
            .ToDictionary(
                pair => pair.First.Id,
                pair => new DatasetBasis(
                    pair.First,
                    seen[pair.First.Id].First,
                    seen[pair.First.Id].Last,
                    facets.GetValueOrDefault(pair.First.Id, FacetText.None),
                    pair.Second,
                    tags[pair.First.Id].ToLookup(t => t.Field, t => t.Tag)
                )
            );
        return byAsked.ToDictionary(a => a.Key, a => basis[a.Value.Id]);
    }

    /// <summary>A dataset that only our reading of SQL names has the times of the jobs that name it.</summary>
    static async Task<Dictionary<Guid, (DateTimeOffset First, DateTimeOffset Last)>> SeenAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Dictionary<Guid, Guid> members,
        CancellationToken cancellation
    ) => (
            await connection.QueryAsync(
                """
                SELECT d.dataset_id, CASE WHEN d.stated THEN d.first_seen_at ELSE named.first_at END, CASE WHEN d.stated THEN d.last_seen_at ELSE named.last_at END
                  FROM dataset AS d
                  LEFT JOIN LATERAL (
                       SELECT min(e.first_at) AS first_at, max(coalesce(seen.last_at, e.first_at)) AS last_at
                         FROM job_dataset AS io
                         JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = io.item_id
                         LEFT JOIN LATERAL evidence_seen($1, e.item_id, e.kind) AS seen ON true
                        WHERE NOT d.stated AND io.subscription_id = $1 AND io.dataset_id = d.dataset_id) AS named ON true
                 WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($2)
                """,
                row => (Id: members[row.GetGuid(0)], First: row.Nullable<DateTimeOffset>(1), Last: row.Nullable<DateTimeOffset>(2)),
                cancellation,
                subscriptionId,
                members.Keys.ToArray()
            )
        ).GroupBy(r => r.Id).ToDictionary(same => same.Key, same => (same.Min(r => r.First) ?? DateTimeOffset.UnixEpoch, same.Max(r => r.Last) ?? DateTimeOffset.UnixEpoch));

    static async Task<Dictionary<Guid, IReadOnlyDictionary<string, JsonElement>>> FacetsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Dictionary<Guid, Guid> members,
        CancellationToken cancellation
    ) => (
            await connection.QueryAsync(
                """
                SELECT entity_id, name, body
                  FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND NOT deleted
                 ORDER BY name COLLATE "C", stamp DESC
                """,
                row => (Id: members[row.GetGuid(0)], Name: row.GetString(1), Body: row.GetString(2)),
                cancellation,
                subscriptionId,
                members.Keys.ToArray()
            )
        ).DistinctBy(r => (r.Id, r.Name)).GroupBy(r => r.Id).ToDictionary(same => same.Key, same => (IReadOnlyDictionary<string, JsonElement>)same.ToDictionary(r => r.Name, r => FacetText.Parse(r.Body)));

    static async Task<ILookup<Guid, (string Field, string Tag)>> TagsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Dictionary<Guid, Guid> members,
        CancellationToken cancellation
    ) =>
        (await CarriedTags.OfAsync(connection, subscriptionId, [.. members.Keys], cancellation))
            .Select(tag => (Id: members[tag.SubjectId], tag.Field, Tag: tag.Name))
            .Distinct()
            .ToLookup(tag => tag.Id, tag => (tag.Field, tag.Tag));
}
