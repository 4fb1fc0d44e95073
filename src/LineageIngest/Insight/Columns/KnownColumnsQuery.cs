using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Columns;

/// <summary>The columns that a dataset is known to have or to have had, under any of its names: those of its schemas, and the ends of column edges.</summary>
public sealed class KnownColumnsQuery(NpgsqlDataSource db)
{
    /// <summary>Whether an edge ends at the column as it is spelled, which one look-up tells; none says nothing.</summary>
    public async Task<bool> IsEndAsync(int subscriptionId, Guid datasetId, string column, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM column_edge AS e WHERE e.subscription_id = $1 AND e.source_id = $2 AND e.source_column = $3)
                OR EXISTS (SELECT 1 FROM column_edge AS e WHERE e.subscription_id = $1 AND e.target_id = $2 AND e.target_column = $3)
            """,
            cancellation,
            subscriptionId,
            datasetId,
            column
        );
    }

    /// <summary>Fields inside a column as <c>address.city</c>.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(int subscriptionId, string ns, string name, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var names = (await AliasNames.OfAsync(connection, subscriptionId, ns, name, cancellation)).ConvertAll(one => one.Id);
        var schemas = await connection.QueryAsync(
            """
            SELECT c.body
              FROM (SELECT s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = ANY ($2)
                     UNION
                    SELECT r.content_id FROM reader_schema AS r WHERE r.subscription_id = $1 AND r.dataset_id = ANY ($2)) AS stated
              JOIN content AS c ON c.subscription_id = $1 AND c.content_id = stated.content_id
            """,
            row => SchemaColumn.Parse(row.GetString(0)),
            cancellation,
            subscriptionId,
            names.ToArray()
        );
        var ends = await connection.QueryAsync(
            """
            SELECT e.source_column FROM column_edge AS e WHERE e.subscription_id = $1 AND e.source_id = ANY ($2)
             UNION
            SELECT e.target_column FROM column_edge AS e WHERE e.subscription_id = $1 AND e.target_id = ANY ($2) AND e.target_column <> ''
            """,
            row => row.GetString(0),
            cancellation,
            subscriptionId,
            names.ToArray()
        );
        return schemas.SelectMany(columns => SchemaColumn.Paths(columns)).Concat(ends).ToHashSet();
    }
}
