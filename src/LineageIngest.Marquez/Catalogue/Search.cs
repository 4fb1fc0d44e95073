using LineageIngest.Marquez.Graph;
using LineageIngest.Marquez.Models;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

public enum SearchSort
{
    Name,
    UpdateAt,
}

/// <summary>What to look for; before and after bound the last change, the end not included.</summary>
public sealed record SearchQuestion(
    string Text,
    bool Datasets,
    bool Jobs,
    SearchSort Sort,
    int Limit,
    string? Namespace,
    DateTimeOffset? Before,
    DateTimeOffset? After
);

/// <summary>Finds datasets and jobs by a part of their name.</summary>
public sealed class Search(NpgsqlDataSource db)
{
    /// <summary>The first results in the order asked for, and how many there are in all.</summary>
    public async Task<(List<SearchResultWords> Results, long Total)> FindAsync(
        int subscriptionId,
        SearchQuestion question,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync(
            """
            WITH hit AS ( /* reads all: the text may stand anywhere in a name */
                SELECT 'DATASET' AS type, d.dataset_id AS id, d.namespace, d.name, d.last_seen_at
                  FROM dataset AS d WHERE $3 AND d.subscription_id = $1 AND d.stated AND d.name ILIKE $2 AND NOT only_doubted_columns($1, d.dataset_id)
                 UNION ALL
                SELECT 'JOB', j.job_id, j.namespace, j.name, j.last_seen_at
                  FROM job AS j WHERE $4 AND j.subscription_id = $1 AND j.name ILIKE $2
            )
            SELECT type, namespace, name, last_seen_at, count(*) OVER ()
              FROM hit
             WHERE ($5::text IS NULL OR namespace = $5) AND ($6::timestamptz IS NULL OR last_seen_at < $6) AND ($7::timestamptz IS NULL OR last_seen_at > $7)
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.subject_id = hit.id AND h.kind = 'hidden' AND h.at >= hit.last_seen_at)
               AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS h WHERE h.subscription_id = $1 AND h.kind = 'hidden-namespace' AND h.name = hit.namespace AND h.at >= hit.last_seen_at)
             ORDER BY CASE WHEN $8 THEN last_seen_at END DESC, name COLLATE "C", namespace COLLATE "C", type LIMIT $9
            """,
            row =>
                (
                    Total: row.GetInt64(4),
                    Result: Words(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))
                ),
            cancellation,
            subscriptionId,
            Pattern(question.Text),
            question.Datasets,
            question.Jobs,
            question.Namespace,
            question.Before,
            question.After,
            question.Sort == SearchSort.UpdateAt,
            Math.Max(question.Limit, 1)
        );
        return (question.Limit == 0 ? [] : rows.ConvertAll(r => r.Result), rows.Count == 0 ? 0 : rows[0].Total);
    }

    /// <summary>The text anywhere in a name; its own wildcards are letters.</summary>
    static string Pattern(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    static SearchResultWords Words(string type, string ns, string name, DateTimeOffset updatedAt) =>
        new(type, name, JavaTime.Instant(updatedAt), ns, type == "JOB" ? NodeId.OfJob(ns, name) : NodeId.OfDataset(ns, name));
}
