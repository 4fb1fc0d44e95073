using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Graph;
using LineageIngest.Marquez.Models;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>Datasets in Marquez's words.</summary>
public sealed class DatasetList(NpgsqlDataSource db, Totals totals)
{
    public async Task<DatasetWords?> FindAsync(int subscriptionId, DatasetName dataset, CancellationToken cancellation)
    {
        if (!await ExistsAsync(subscriptionId, dataset, cancellation))
            return null;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (await ReadAsync(connection, subscriptionId, [dataset], cancellation)).FirstOrDefault();
    }

    public async Task<bool> ExistsAsync(int subscriptionId, DatasetName dataset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM dataset WHERE subscription_id = $1 AND dataset_id = $2 AND NOT only_doubted_columns($1, $2))",
                cancellation,
                subscriptionId,
                dataset.Id
            )
            && (await Hidden.OfAsync(connection, subscriptionId, [dataset.Id], cancellation)).Count == 0;
    }

    /// <summary>A page of a namespace's datasets in order of name, and how many there are in all.</summary>
    public async Task<(List<DatasetWords> Page, long Total)> ListAsync(
        int subscriptionId,
        string ns,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        var total = await totals.OfAsync(
            subscriptionId,
            $"datasets {ns}",
            counting =>
                counting.ScalarAsync<long>(
                    """
                    SELECT count(*) /* reads all: the answer says how many the namespace has, and that may be most */
                      FROM dataset AS d
                     WHERE d.subscription_id = $1 AND left(d.namespace, 200) = left($2, 200) AND d.namespace = $2 AND d.stated AND NOT only_doubted_columns($1, d.dataset_id)
                       AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.subject_id = d.dataset_id AND h.kind = 'hidden' AND h.at >= d.last_seen_at)
                       AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = $2 AND h.at >= d.last_seen_at)
                    """,
                    cancellation,
                    subscriptionId,
                    ns
                ),
            cancellation
        );
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var page = await connection.QueryAsync(
            """
            SELECT d.namespace, d.name
              FROM dataset AS d
             WHERE d.subscription_id = $1 AND left(d.namespace, 200) = left($2, 200) AND d.namespace = $2 AND d.stated AND NOT only_doubted_columns($1, d.dataset_id)
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.subject_id = d.dataset_id AND h.kind = 'hidden' AND h.at >= d.last_seen_at)
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = $2 AND h.at >= d.last_seen_at)
             ORDER BY left(d.name, 400), d.dataset_id LIMIT $3 OFFSET $4
            """,
            row => new DatasetName(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId,
            ns,
            limit,
            offset
        );
        return (await ReadAsync(connection, subscriptionId, page, cancellation), total);
    }

    /// <summary>Nodes of a graph for these datasets, under the names that stand for them.</summary>
    internal static async Task<Dictionary<Guid, DatasetNodeWords>> NodesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        (await DatasetBasis.OfAsync(connection, subscriptionId, ids, cancellation))
            .Values.DistinctBy(b => b.Set.Id)
            .ToDictionary(
                b => b.Set.Id,
                b => new DatasetNodeWords(
                    new Identifier(b.Set.Name.Namespace, b.Set.Name.Name),
                    b.Type,
                    b.Set.Name.Name,
                    b.PhysicalName(b.Set.Name.Name),
                    JavaTime.Instant(b.FirstSeenAt),
                    JavaTime.Instant(b.LastSeenAt),
                    b.Set.Name.Namespace,
                    b.SourceName,
                    b.Fields,
                    b.Tags,
                    null,
                    b.Description,
                    b.Lifecycle
                )
            );

    static async Task<List<DatasetWords>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<DatasetName> datasets,
        CancellationToken cancellation
    )
    {
        var known = await DatasetBasis.OfAsync(connection, subscriptionId, datasets.ConvertAll(d => d.Id), cancellation);
        var steps = await ColumnSteps.OfAsync(
            connection,
            subscriptionId,
            [.. known.Values.Select(b => b.Set).DistinctBy(s => s.Id)],
            columns: null,
            upstream: true,
            DateTimeOffset.MaxValue,
            cancellation
        );
        var sources = await DatasetSets.OfAsync(connection, subscriptionId, steps.Select(s => s.Source.DatasetId), cancellation);
        var columns = steps
            .GroupBy(s => s.Target)
            .Select(same => (same.Key.DatasetId, Words: Column(same.Key.Name, [.. same], sources)))
            .ToLookup(c => c.DatasetId, c => c.Words);
        return [.. datasets.Where(d => known.ContainsKey(d.Id)).Select(d => Words(d, known[d.Id], [.. columns[known[d.Id].Set.Id]]))];
    }

    static DatasetWords Words(DatasetName asked, DatasetBasis basis, List<ColumnWords> columns) =>
        new(
            new Identifier(asked.Namespace, asked.Name),
            basis.Type,
            asked.Name,
            basis.PhysicalName(asked.Name),
            JavaTime.Instant(basis.FirstSeenAt),
            JavaTime.Instant(basis.LastSeenAt),
            asked.Namespace,
            basis.SourceName,
            basis.Fields,
            basis.Tags,
            null,
            basis.Lifecycle,
            basis.Description,
            basis.Current?.VersionId,
            columns.Count > 0 ? columns : null,
            basis.Facets,
            Deleted: basis.Lifecycle == "DROP"
        );

    static ColumnWords Column(string name, List<ColumnStep> steps, Dictionary<Guid, DatasetSet> sources) =>
        new(
            name,
            [
                .. steps.Select(s => new InputFieldWords(
                    sources[s.Source.DatasetId].Name.Namespace,
                    sources[s.Source.DatasetId].Name.Name,
                    s.Source.Name,
                    s.Description,
                    s.TransformationType
                )),
            ],
            steps[0].Description,
            steps[0].TransformationType
        );
}
