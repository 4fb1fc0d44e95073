using LineageIngest.Facts;
using LineageIngest.Insight.Schemas;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds schemas that became others. What readers said changes no schema.</summary>
public sealed class SchemaFindings(NpgsqlDataSource db)
{
    /// <param name="breakingOnly">only what breaks the rule of its dataset; without a rule, where a column is gone or may no longer hold its values</param>
    public async Task<List<AlertFinding>> OfAsync(
        int subscriptionId,
        AlertScope scope,
        bool breakingOnly,
        IReadOnlyList<SchemaRule> rules,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var changes = await connection.QueryAsync(
            """
            SELECT o.dataset_id, o.observed_at, o.content_id, was.body, now.body, d.name
              FROM dataset_schema AS o
             CROSS JOIN LATERAL (
                   SELECT p.content_id FROM dataset_schema AS p
                    WHERE p.subscription_id = $1 AND p.dataset_id = o.dataset_id AND NOT p.by_reader AND (p.observed_at, p.content_id) < (o.observed_at, o.content_id)
                    ORDER BY p.observed_at DESC, p.content_id DESC LIMIT 1) AS earlier
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = o.dataset_id
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
                    Now: row.GetString(4),
                    Name: row.GetString(5)
                ),
            cancellation,
            subscriptionId,
            scope.Since,
            scope.Datasets
        );
        return
        [
            .. changes
                .Select(change =>
                {
                    var columns = SchemaDiff.Of(SchemaColumn.Parse(change.Was), SchemaColumn.Parse(change.Now));
                    var rule = SchemaRule.For(rules, change.Dataset, change.Name);
                    return (
                        Change: change,
                        Columns: columns,
                        Breaking: SchemaCompatibility.Breaking(columns, rule?.Compatibility),
                        Rule: rule
                    );
                })
                .Where(one => breakingOnly ? one.Breaking.Count > 0 : one.Columns.Count > 0)
                .Select(one => new AlertFinding(
                    breakingOnly ? AlertKinds.SchemaBreaking : AlertKinds.SchemaChanged,
                    one.Change.Dataset,
                    $"{one.Change.Content} {one.Change.At.UtcDateTime:O}",
                    one.Change.At,
                    [one.Change.Dataset],
                    null,
                    [.. Lines(one.Columns, one.Breaking, breakingOnly ? one.Rule : null)]
                )),
        ];
    }

    static IEnumerable<string> Lines(List<ColumnChange> columns, List<ColumnChange> breaking, SchemaRule? rule) =>
        columns
            .OrderBy(column => !breaking.Contains(column))
            .Select(column => SchemaCompatibility.Words(column, breaking.Contains(column)))
            .Concat(rule is null ? [] : [$"rule {rule.Name} asks for {rule.Compatibility} compatibility"]);
}
