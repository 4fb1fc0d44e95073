using LineageIngest.Graph;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.SqlResolution;

/// <summary>What the store knows about the tables that a batch of texts looks for: their names, and their columns at any time.</summary>
internal sealed class KnownTables
{
    private readonly Dictionary<(string Namespace, string BaseName), List<DatasetName>> _namesakes;
    private readonly ILookup<(string Namespace, string BaseName), DatasetName> _declared;
    private readonly Dictionary<Guid, List<(DateTimeOffset At, Guid Content)>> _schemas;
    private readonly Dictionary<Guid, string[]> _columns;

    private KnownTables(
        Dictionary<(string, string), List<DatasetName>> namesakes, ILookup<(string, string), DatasetName> declared,
        Dictionary<Guid, List<(DateTimeOffset At, Guid Content)>> schemas, Dictionary<Guid, string[]> columns) =>
        (_namesakes, _declared, _schemas, _columns) = (namesakes, declared, schemas, columns);

    /// <summary>Reads every dataset that an event stated under one of the names, the given ones, and what their schemas were between two times.</summary>
    public static async Task<KnownTables> ReadAsync(
        NpgsqlConnection connection, int subscriptionId, IReadOnlyCollection<(string Namespace, string BaseName)> lookups, IEnumerable<DatasetName> own,
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var tables = await connection.QueryAsync(
            """
            SELECT d.namespace, d.name, d.stated
              FROM unnest($2, $3) AS asked (namespace, base_name)
              JOIN dataset AS d ON d.subscription_id = $1 AND d.base_name = left(asked.base_name, 400) AND d.namespace = asked.namespace
             WHERE d.stated OR EXISTS (SELECT 1 FROM declared_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = d.dataset_id)
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
            """, row => (Dataset: new DatasetName(row.GetString(0), row.GetString(1)), Stated: row.GetBoolean(2)), cancellation,
            subscriptionId, lookups.Select(l => l.Namespace).ToArray(), lookups.Select(l => l.BaseName).ToArray());
        var found = tables.Where(t => t.Stated).Select(t => t.Dataset).ToList();
        var datasets = tables.Select(t => t.Dataset).Concat(own).Distinct().ToList();
        // Of a long history only the stretch that the claims' times fall into, with the observation before it and the one after it.
        var observations = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, o.observed_at, o.content_id
              FROM unnest($2) AS asked (dataset_id)
             CROSS JOIN LATERAL (
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.dataset_id
                       AND s.observed_at <= $3 ORDER BY s.observed_at DESC, s.content_id DESC LIMIT 1)
                    UNION
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.dataset_id
                       AND s.observed_at > $3 AND s.observed_at <= $4)
                    UNION
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.dataset_id
                       AND s.observed_at > $4 ORDER BY s.observed_at, s.content_id LIMIT 1)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.dataset_id
                       AND d.observed_at <= $3 ORDER BY d.observed_at DESC, d.content_id DESC LIMIT 1)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.dataset_id
                       AND d.observed_at > $3 AND d.observed_at <= $4)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.dataset_id
                       AND d.observed_at > $4 ORDER BY d.observed_at, d.content_id LIMIT 1)) AS o
             ORDER BY asked.dataset_id, o.observed_at, o.content_id
            """, row => (Id: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1), Content: row.GetGuid(2)), cancellation,
            subscriptionId, datasets.ConvertAll(d => d.Id), from, to);
        var contents = await ContentStore.GetAsync(connection, subscriptionId, [.. observations.Select(o => o.Content).Distinct()], cancellation);
        return new KnownTables(
            found.Distinct().GroupBy(d => (d.Namespace, NamingRules.BaseName(d.Name))).ToDictionary(g => g.Key, g => g.ToList()),
            tables.Where(t => !t.Stated).Select(t => t.Dataset).Distinct().ToLookup(d => (d.Namespace, NamingRules.BaseName(d.Name))),
            observations.GroupBy(o => o.Id).ToDictionary(g => g.Key, g => g.Select(o => (o.At, o.Content)).ToList()),
            contents.ToDictionary(c => c.Key, c => Complete(SchemaColumn.Parse(c.Value))));
    }

    /// <summary>A schema without types is a list of documented columns (dbt without a catalogue): nobody says that there are no others.</summary>
    private static string[] Complete(List<SchemaColumn> columns) => columns.TrueForAll(c => !string.IsNullOrEmpty(c.Type)) ? [.. columns.Select(c => c.Name)] : [];

    public bool Exists(DatasetName dataset) =>
        _namesakes.TryGetValue((dataset.Namespace, NamingRules.BaseName(dataset.Name)), out var namesakes) && namesakes.Contains(dataset);

    /// <summary>The dataset as events spell it, where case alone differs.</summary>
    public DatasetName AsSpelled(DatasetName dataset) =>
        _namesakes.TryGetValue((dataset.Namespace, NamingRules.BaseName(dataset.Name)), out var namesakes)
            ? namesakes.Find(d => d == dataset) ?? namesakes.Find(d => string.Equals(d.Name, dataset.Name, StringComparison.OrdinalIgnoreCase)) ?? dataset
            : dataset;

    public IReadOnlyList<DatasetName> Namesakes(string? ns, string name) =>
        ns is not null && _namesakes.TryGetValue((ns, name.ToLowerInvariant()), out var namesakes) ? namesakes : [];

    /// <summary>Tables of that name that no event states, but whose columns some SQL declares: they answer a complete name, never a short one.</summary>
    public IEnumerable<DatasetName> Declared(string ns, string name) => _declared[(ns, name.ToLowerInvariant())];

    /// <summary>The columns at a time: by the newest schema not after it, else by the oldest after it; empty when none is known.</summary>
    public string[] Columns(Guid datasetId, DateTimeOffset at) => SchemaAt(datasetId, at) is { } content ? _columns[content] : [];

    /// <summary>Which schema that is.</summary>
    public Guid? SchemaAt(Guid datasetId, DateTimeOffset at)
    {
        if (!_schemas.TryGetValue(datasetId, out var history)) return null;
        var index = history.FindLastIndex(o => o.At <= at);
        return history[Math.Max(index, 0)].Content;
    }
}
