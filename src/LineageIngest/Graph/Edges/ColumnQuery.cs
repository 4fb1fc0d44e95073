using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>One step of column lineage: from a column to a column through a job.</summary>
public sealed record FoundColumnEdge(
    Guid SourceId,
    string SourceColumn,
    Guid TargetId,
    string TargetColumn,
    Guid JobId,
    string Type,
    string Subtype,
    bool Masking,
    bool Observed,
    string Verdict,
    bool Certain,
    float Confidence,
    string[] Evidence,
    int Level
)
{
    /// <summary>Source, target, job and flow of column_edge, then the columns of item_state.</summary>
    internal static FoundColumnEdge Read(NpgsqlDataReader row, int level = 0) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetGuid(2),
            row.GetString(3),
            row.GetGuid(4),
            row.GetString(5),
            row.GetString(6),
            row.GetBoolean(7),
            row.GetBoolean(8),
            row.GetString(9)[1..],
            row.GetBoolean(10),
            row.GetFloat(11),
            row.GetFieldValue<string[]>(12),
            level
        );
}

/// <summary>A dataset's column; the empty column means every row.</summary>
public readonly record struct ColumnRef(Guid DatasetId, string Column);

/// <summary>Walks column edges level by level, as <see cref="LineageQuery"/> walks edges.</summary>
public sealed class ColumnQuery(NpgsqlDataSource db)
{
    public async Task<(List<FoundColumnEdge> Edges, bool Truncated)> WalkAsync(
        int subscriptionId,
        IReadOnlyCollection<ColumnRef> roots,
        LineageDirection direction,
        int depth,
        int limit,
        LineageFilter filter,
        CancellationToken cancellation
    ) => await WalkAsync(subscriptionId, roots, direction, depth, limit, filter, directOnly: false, cancellation);

    /// <param name="directOnly">Only edges that hand a value on; those that decide which rows there are are not walked.</param>
    public async Task<(List<FoundColumnEdge> Edges, bool Truncated)> WalkAsync(
        int subscriptionId,
        IReadOnlyCollection<ColumnRef> roots,
        LineageDirection direction,
        int depth,
        int limit,
        LineageFilter filter,
        bool directOnly,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var seen = new HashSet<ColumnRef>(roots);
        var frontier = roots.ToList();
        var edges = new List<FoundColumnEdge>();
        for (var level = 1; level <= depth && frontier.Count > 0; level++)
        {
            var step = await StepAsync(connection, subscriptionId, frontier, direction, level, filter, directOnly, cancellation);
            if (edges.Count + step.Count > limit)
                return ([.. edges, .. step.Take(limit - edges.Count)], true);
            edges.AddRange(step);
            frontier =
            [
                .. step.Select(e =>
                        direction == LineageDirection.Upstream
                            ? new ColumnRef(e.SourceId, e.SourceColumn)
                            : new ColumnRef(e.TargetId, e.TargetColumn)
                    )
                    .Where(c => c.Column.Length > 0 && seen.Add(c)),
            ];
        }
        return (edges, false);
    }

    static async Task<List<FoundColumnEdge>> StepAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<ColumnRef> frontier,
        LineageDirection direction,
        int level,
        LineageFilter filter,
        bool directOnly,
        CancellationToken cancellation
    )
    {
        var step = new List<FoundColumnEdge>();
        await connection.AskTogetherAsync(
            [
                Question.Into(
                    step,
                    """
                    WITH asked AS (
                        SELECT DISTINCT coalesce(member.dataset_id, f.dataset_id) AS dataset_id, f.column_name
                          FROM unnest($2, $3) AS f (dataset_id, column_name)
                          LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = f.dataset_id
                          LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                    ), step AS (
                        SELECT c.* FROM asked JOIN column_edge AS c ON $6 AND c.subscription_id = $1 AND c.source_id = asked.dataset_id AND c.source_column = asked.column_name
                         UNION ALL
                        SELECT c.* FROM asked JOIN column_edge AS c ON NOT $6 AND c.subscription_id = $1 AND c.target_id = asked.dataset_id AND c.target_column = asked.column_name
                    )
                    SELECT step.source_id, step.source_column, step.target_id, step.target_column, step.job_id, step.type, step.subtype, step.masking,
                           state.observed, state.verdict, state.certain, state.confidence, state.kinds
                      FROM step
                     CROSS JOIN LATERAL item_state($1, step.item_id, $4) AS state
                     WHERE ($5 OR state.verdict < '3') AND (NOT $7 OR state.observed) AND (NOT $8 OR step.type = 'DIRECT')
                     ORDER BY step.target_id, step.target_column, step.source_id, step.source_column, step.job_id, step.type, step.subtype, step.masking
                    """,
                    row => FoundColumnEdge.Read(row, level),
                    subscriptionId,
                    frontier.ConvertAll(c => c.DatasetId),
                    frontier.ConvertAll(c => c.Column),
                    filter.AsOf ?? DateTimeOffset.MaxValue,
                    filter.WithContradicted,
                    direction == LineageDirection.Downstream,
                    filter.ObservedOnly,
                    directOnly
                ),
            ],
            cancellation,
            Plans.Kept
        );
        return step;
    }
}
