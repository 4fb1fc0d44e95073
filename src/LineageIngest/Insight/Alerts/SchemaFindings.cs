using LineageIngest.Facts;
using LineageIngest.Insight.History;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds schemas that became others. What readers said changes no schema.</summary>
public sealed class SchemaFindings(NpgsqlDataSource db)
{
    /// <param name="breakingOnly">only where a column is gone or may no longer hold its values</param>
    public async Task<List<AlertFinding>> OfAsync(int subscriptionId, AlertScope scope, bool breakingOnly, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changes = await connection.QueryAsync(
            """
            SELECT o.dataset_id, o.observed_at, o.content_id, was.body, now.body
              FROM dataset_schema AS o
             CROSS JOIN LATERAL (
                   SELECT p.content_id FROM dataset_schema AS p
                    WHERE p.subscription_id = $1 AND p.dataset_id = o.dataset_id AND NOT p.by_reader AND (p.observed_at, p.content_id) < (o.observed_at, o.content_id)
                    ORDER BY p.observed_at DESC, p.content_id DESC LIMIT 1) AS earlier
              JOIN content AS was ON was.subscription_id = $1 AND was.content_id = earlier.content_id
              JOIN content AS now ON now.subscription_id = $1 AND now.content_id = o.content_id
             WHERE o.subscription_id = $1 AND o.observed_at > $2 AND NOT o.by_reader AND earlier.content_id <> o.content_id
               AND ($3::uuid[] IS NULL OR o.dataset_id = ANY ($3))
             ORDER BY o.observed_at, o.dataset_id, o.content_id
            """,
            row =>
                (
                    Dataset: row.GetGuid(0),
                    At: row.GetFieldValue<DateTimeOffset>(1),
                    Content: row.GetGuid(2),
                    Was: row.GetString(3),
                    Now: row.GetString(4)
                ),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Datasets
        );
        return
        [
            .. changes
                .Select(change => (Change: change, Columns: SchemaDiff.Of(SchemaColumn.Parse(change.Was), SchemaColumn.Parse(change.Now))))
                .Where(one => breakingOnly ? one.Columns.Exists(IsBreaking) : one.Columns.Count > 0)
                .Select(one => new AlertFinding(
                    breakingOnly ? AlertKinds.SchemaBreaking : AlertKinds.SchemaChanged,
                    one.Change.Dataset,
                    $"{one.Change.Content} {one.Change.At.UtcDateTime:O}",
                    one.Change.At,
                    [one.Change.Dataset],
                    null,
                    [.. one.Columns.OrderBy(column => !IsBreaking(column)).Select(Words)]
                )),
        ];
    }

    public static bool IsBreaking(ColumnChange change) =>
        change.Change == ColumnChange.Removed || (change.Change == ColumnChange.Retyped && !TypeWidth.Holds(change.From, change.To));

    static string Words(ColumnChange change) =>
        change.Change switch
        {
            ColumnChange.Removed => $"column {change.Column} removed ({change.From})",
            ColumnChange.Added => $"column {change.Column} added ({change.To})",
            _ => $"column {change.Column}: {change.From} became {change.To}{(IsBreaking(change) ? ", which may not hold its values" : "")}",
        };
}
