using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Facets;
using LineageIngest.Graph.Lookups;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>What the store knows about the tables that a batch of texts looks for: their names, and their columns at any time.</summary>
sealed class KnownTables
{
    readonly AliasRules _rules;
    readonly Dictionary<(string Namespace, string BaseName), List<DatasetName>> _namesakes;
    readonly HashSet<DatasetName> _stated;
    readonly ILookup<(string Namespace, string BaseName), DatasetName> _declared;
    readonly Dictionary<Guid, List<(DateTimeOffset At, Guid Content)>> _schemas;
    readonly Dictionary<Guid, string[]> _columns;

    KnownTables(
        AliasRules rules,
        Dictionary<(string, string), List<DatasetName>> namesakes,
        ILookup<(string, string), DatasetName> declared,
        Dictionary<Guid, List<(DateTimeOffset At, Guid Content)>> schemas,
        Dictionary<Guid, string[]> columns
    ) =>
        (_rules, _namesakes, _stated, _declared, _schemas, _columns) = (
            rules,
            namesakes,
            [.. namesakes.Values.SelectMany(same => same)],
            declared,
            schemas,
            columns
        );

    /// <summary>
    /// Reads every dataset that an event stated under one of the names or under one that the rules make equal, the given ones, and what the schemas of them
    /// and their aliases were between two times.
    /// </summary>
    public static async Task<KnownTables> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<(string Namespace, string BaseName)> lookups,
        AliasRules rules,
        IEnumerable<DatasetName> own,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellation
    )
    {
        var tables = await connection.QueryAsync(
            """
            WITH asked AS (
                SELECT * FROM unnest($2, $3, $4, $5) AS asked (namespace, base_name, canonical_namespace, canonical_lookup)
            ), found AS (
                SELECT asked.namespace, asked.base_name, d.dataset_id
                  FROM asked
                  JOIN dataset AS d ON d.subscription_id = $1 AND d.base_name = left(asked.base_name, 400) AND d.namespace = asked.namespace
                 UNION
                SELECT asked.namespace, asked.base_name, d.dataset_id
                  FROM asked
                  JOIN dataset AS d ON d.subscription_id = $1 AND d.base_name = left(asked.base_name, 400) AND d.namespace = asked.canonical_namespace
                 WHERE asked.canonical_namespace <> asked.namespace
                 UNION
                SELECT asked.namespace, asked.base_name, l.dataset_id
                  FROM asked JOIN rule_link AS l ON l.subscription_id = $1 AND l.lookup_id = asked.canonical_lookup
            )
            SELECT found.namespace, found.base_name, d.namespace, d.name, d.stated
              FROM found JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = found.dataset_id
             WHERE d.stated OR EXISTS (SELECT 1 FROM declared_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = d.dataset_id)
             ORDER BY d.namespace <> found.namespace, d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row =>
                (
                    Key: (row.GetString(0), row.GetString(1)),
                    Dataset: new DatasetName(row.GetString(2), row.GetString(3)),
                    Stated: row.GetBoolean(4)
                ),
            cancellation,
            subscriptionId,
            lookups.Select(l => l.Namespace).ToArray(),
            lookups.Select(l => l.BaseName).ToArray(),
            lookups.Select(l => rules.Canonical(l.Namespace)).ToArray(),
            lookups.Select(l => LookupId.OfTable(rules.Canonical(l.Namespace), l.BaseName)).ToArray()
        );
        var datasets = tables.Select(t => t.Dataset).Concat(own).Distinct().ToList();
        // Of a long history only the stretch that the claims' times fall into, with the observation before it and the one after it.
        var observations = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, o.observed_at, o.content_id
              FROM (SELECT given.dataset_id, coalesce(member.dataset_id, given.dataset_id) AS member_id
                      FROM unnest($2) AS given (dataset_id)
                      LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = given.dataset_id
                      LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id) AS asked
             CROSS JOIN LATERAL (
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.member_id
                       AND s.observed_at <= $3 ORDER BY s.observed_at DESC, s.content_id DESC LIMIT 1)
                    UNION
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.member_id
                       AND s.observed_at > $3 AND s.observed_at <= $4)
                    UNION
                   (SELECT s.observed_at, s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = asked.member_id
                       AND s.observed_at > $4 ORDER BY s.observed_at, s.content_id LIMIT 1)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.member_id
                       AND d.observed_at <= $3 ORDER BY d.observed_at DESC, d.content_id DESC LIMIT 1)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.member_id
                       AND d.observed_at > $3 AND d.observed_at <= $4)
                    UNION
                   (SELECT d.observed_at, d.content_id FROM declared_schema AS d WHERE d.subscription_id = $1 AND d.dataset_id = asked.member_id
                       AND d.observed_at > $4 ORDER BY d.observed_at, d.content_id LIMIT 1)) AS o
             ORDER BY asked.dataset_id, o.observed_at, o.content_id
            """,
            row => (Id: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1), Content: row.GetGuid(2)),
            cancellation,
            subscriptionId,
            datasets.ConvertAll(d => d.Id),
            from,
            to
        );
        var contents = await ContentStore.GetAsync(
            connection,
            subscriptionId,
            [.. observations.Select(o => o.Content).Distinct()],
            cancellation
        );
        return new KnownTables(
            rules,
            tables.Where(t => t.Stated).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Select(t => t.Dataset).ToList()),
            tables.Where(t => !t.Stated).ToLookup(t => t.Key, t => t.Dataset),
            observations.GroupBy(o => o.Id).ToDictionary(g => g.Key, g => g.Select(o => (o.At, o.Content)).ToList()),
            contents.ToDictionary(c => c.Key, c => Complete(SchemaColumn.Parse(c.Value)))
        );
    }

    /// <summary>A schema without types is a list of documented columns (dbt without a catalogue): nobody says that there are no others.</summary>
    static string[] Complete(List<SchemaColumn> columns) =>
        columns.TrueForAll(c => !string.IsNullOrEmpty(c.Type)) ? [.. columns.Select(c => c.Name)] : [];

    public bool Exists(DatasetName dataset) => _stated.Contains(dataset);

    /// <summary>The dataset as events spell it, where case alone differs or a namespace that the rules make equal.</summary>
    public DatasetName AsSpelled(DatasetName dataset) =>
        _namesakes.TryGetValue((dataset.Namespace, dataset.BaseName()), out var namesakes)
            ? namesakes.Find(d => d == dataset)
                ?? namesakes.Find(d => string.Equals(d.Name, dataset.Name, StringComparison.OrdinalIgnoreCase))
                ?? dataset
            : dataset;

    /// <summary>Tables of that name, the ones of the namespace itself before those of equal ones.</summary>
    public IReadOnlyList<DatasetName> Namesakes(string? ns, string name) =>
        ns is not null && _namesakes.TryGetValue((ns, name.ToLowerInvariant()), out var namesakes) ? namesakes : [];

    /// <summary>Of those that the rules make one the first.</summary>
    public IEnumerable<DatasetName> DistinctNamesakes(string? ns, string name) =>
        Namesakes(ns, name).DistinctBy(dataset => _rules.Canonical(dataset));

    /// <summary>Tables of that name that no event states, but whose columns some SQL declares: they answer a complete name, never a short one.</summary>
    public IEnumerable<DatasetName> Declared(string ns, string name) => _declared[(ns, name.ToLowerInvariant())];

    /// <summary>The columns at a time: by the newest schema not after it, else by the oldest after it; empty when none is known.</summary>
    public string[] Columns(Guid datasetId, DateTimeOffset at) => SchemaAt(datasetId, at) is { } content ? _columns[content] : [];

    /// <summary>Which schema that is.</summary>
    public Guid? SchemaAt(Guid datasetId, DateTimeOffset at)
    {
        if (!_schemas.TryGetValue(datasetId, out var history))
            return null;
        var index = history.FindLastIndex(o => o.At <= at);
        return history[Math.Max(index, 0)].Content;
    }
}
