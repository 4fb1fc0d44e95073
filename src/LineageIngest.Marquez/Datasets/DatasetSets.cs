using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>A dataset with all names that symlinks give it; the representative's name is the one that answers show.</summary>
sealed record DatasetSet(Guid Id, DatasetName Name, Guid[] Members);

static class DatasetSets
{
    /// <summary>By each of the asked ids the set that it belongs to; most datasets are alone in theirs.</summary>
    public static async Task<Dictionary<Guid, DatasetSet>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<Guid> ids,
        CancellationToken cancellation
    )
    {
        var asked = ids.Distinct().ToArray();
        if (asked.Length == 0)
            return [];
        return (
            await connection.QueryAsync(
                """
                SELECT asked.dataset_id, d.dataset_id, d.namespace, d.name,
                       CASE WHEN alias.dataset_id IS NULL THEN ARRAY[d.dataset_id]
                            ELSE ARRAY(SELECT m.dataset_id FROM dataset_alias AS m WHERE m.subscription_id = $1 AND m.representative_id = d.dataset_id ORDER BY m.dataset_id) END
                  FROM unnest($2) AS asked (dataset_id)
                  LEFT JOIN dataset_alias AS alias ON alias.subscription_id = $1 AND alias.dataset_id = asked.dataset_id
                  JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(alias.representative_id, asked.dataset_id)
                """,
                row =>
                    (
                        Asked: row.GetGuid(0),
                        Set: new DatasetSet(
                            row.GetGuid(1),
                            new DatasetName(row.GetString(2), row.GetString(3)),
                            row.GetFieldValue<Guid[]>(4)
                        )
                    ),
                cancellation,
                subscriptionId,
                asked
            )
        ).ToDictionary(r => r.Asked, r => r.Set);
    }
}
