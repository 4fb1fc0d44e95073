using LineageIngest.Marquez.Datasets;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>A column of a dataset set (by its representative).</summary>
sealed record Field(Guid DatasetId, string Name);

/// <summary>A column feeds a column; type and words are those of the strongest of its transformations.</summary>
sealed record ColumnStep(Field Source, Field Target, string? TransformationType, string? Description, DateTimeOffset LastAt);

/// <summary>
/// Column edges that hold at a time, between representatives; a step whose target is every row of a dataset is none of a column. As with jobs, what
/// events name comes first: our reading of the SQL is shown for outputs of which the job names no columns, and for columns of which all that the job
/// names is contradicted. What is contradicted is not shown (the audit tells it).
/// </summary>
static class ColumnSteps
{
    /// <summary>The steps into these datasets (upstream) or out of them.</summary>
    /// <param name="columns">only of columns of these names; null for all</param>
    public static async Task<List<ColumnStep>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<DatasetSet> datasets,
        IReadOnlyCollection<string>? columns,
        bool upstream,
        DateTimeOffset asOf,
        CancellationToken cancellation
    )
    {
        if (datasets.Count == 0)
            return [];
        var steps = new List<ColumnStep>();
        await connection.AskTogetherAsync(
            [
                Question.Into(
                    steps,
                    """
                    WITH step AS (
                        SELECT * FROM column_edge WHERE $3 AND subscription_id = $1 AND target_id = ANY ($2) AND ($5::text[] IS NULL OR target_column = ANY ($5))
                         UNION ALL
                        SELECT * FROM column_edge WHERE NOT $3 AND subscription_id = $1 AND source_id = ANY ($2) AND ($5::text[] IS NULL OR source_column = ANY ($5))
                    )
                    SELECT coalesce(s.representative_id, step.source_id), step.source_column, coalesce(t.representative_id, step.target_id), step.target_column,
                           (array_agg(CASE WHEN step.masking THEN 'MASKED' WHEN step.subtype <> '' THEN step.subtype WHEN step.type <> 'DIRECT' THEN step.type END ORDER BY step.type, step.subtype))[1],
                           max(ev.words), max(ev.last_at)
                      FROM step
                      LEFT JOIN dataset_alias AS s ON s.subscription_id = $1 AND s.dataset_id = step.source_id
                      LEFT JOIN dataset_alias AS t ON t.subscription_id = $1 AND t.dataset_id = step.target_id
                      CROSS JOIN LATERAL (
                           SELECT bool_or(kind LIKE 'openlineage%') AS named, bool_or(verdict NOT IN ('contradicted', 'rejected')) AS believed, bool_or(verdict = 'rejected') AS rejected,
                                  max(detail) FILTER (WHERE kind = 'openlineage' AND verdict NOT IN ('contradicted', 'rejected') AND detail <> '') AS words,
                                  max(coalesce(seen.last_at, first_at)) AS last_at
                             FROM evidence LEFT JOIN LATERAL evidence_seen($1, step.item_id, kind) AS seen ON true
                            WHERE subscription_id = $1 AND item_id = step.item_id) AS ev
                     WHERE step.target_column <> '' AND NOT ev.rejected
                       AND EXISTS (SELECT 1 FROM validity AS v WHERE v.subscription_id = $1 AND v.item_id = step.item_id
                                      AND v.valid_from <= $4 AND (v.valid_to IS NULL OR v.valid_to > $4))
                       AND ev.believed
                       AND (ev.named OR NOT EXISTS (
                            SELECT 1 FROM column_edge AS other JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = other.item_id AND e.kind LIKE 'openlineage%'
                             WHERE other.subscription_id = $1 AND other.target_id = step.target_id AND other.job_id = step.job_id)
                           OR (SELECT bool_and(e.verdict IN ('contradicted', 'rejected'))
                                 FROM column_edge AS other JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = other.item_id AND e.kind LIKE 'openlineage%'
                                WHERE other.subscription_id = $1 AND other.target_id = step.target_id AND other.job_id = step.job_id AND other.target_column = step.target_column))
                     GROUP BY 1, 2, 3, 4
                     ORDER BY 3, 4, 1, 2
                    """,
                    row => new ColumnStep(
                        new Field(row.GetGuid(0), row.GetString(1)),
                        new Field(row.GetGuid(2), row.GetString(3)),
                        row.NullableText(4),
                        row.NullableText(5),
                        row.GetFieldValue<DateTimeOffset>(6)
                    ),
                    subscriptionId,
                    datasets.SelectMany(d => d.Members).ToArray(),
                    upstream,
                    asOf,
                    columns?.ToArray()
                ),
            ],
            cancellation,
            Plans.Kept
        );
        return steps;
    }
}
