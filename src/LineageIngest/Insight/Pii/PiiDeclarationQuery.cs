using System.Text;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection.OwnEvents;
using Npgsql;

namespace LineageIngest.Insight.Pii;

/// <summary>Reads what hands, tags and rules say of columns.</summary>
public sealed class PiiDeclarationQuery(NpgsqlDataSource db)
{
    /// <summary>What hands say, of one dataset or of all; withdrawn words are left out.</summary>
    public async Task<List<DeclaredPii>> ByHandAsync(int subscriptionId, Guid? dataset, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT subject_id, part, body
              FROM catalogue_entry
             WHERE subscription_id = $1 AND kind = 'pii' AND present AND ($2::uuid IS NULL OR subject_id = $2)
             ORDER BY subject_id, part
            """,
            row => ByHand(new ColumnRef(row.GetGuid(0), row.GetString(1)), row.GetString(2)),
            cancellation,
            subscriptionId,
            dataset
        );
    }

    /// <summary>Tags of columns, from facets of events and by hand. A tag of a whole dataset does not say which column is meant.</summary>
    public async Task<List<DeclaredPii>> ByTagAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var tags = await connection.QueryAsync(
            """
            SELECT entity_id, field, value FROM asset_label WHERE subscription_id = $1 AND entity = 1 AND kind = 1 AND field <> '' AND lower(left(value, 3)) = 'pii'
             UNION
            SELECT subject_id, part, name FROM catalogue_entry WHERE subscription_id = $1 AND kind = 'tagged' AND present AND part <> '' AND lower(left(name, 3)) = 'pii'
             ORDER BY 1, 2, 3
            """,
            row => (Column: new ColumnRef(row.GetGuid(0), row.GetString(1)), Tag: row.GetString(2)),
            cancellation,
            subscriptionId
        );
        return
        [
            .. tags.Select(row => (row.Column, row.Tag, Kind: PiiTag.Kind(row.Tag)))
                .Where(row => row.Kind is not null)
                .Select(row => new DeclaredPii(row.Column, row.Kind!, DeclaredBy.Tag, row.Tag)),
        ];
    }

    /// <summary>Columns of the newest schemas that rules take for personal data; of several rules with one kind the first by name.</summary>
    public async Task<List<DeclaredPii>> ByRuleAsync(int subscriptionId, IReadOnlyList<PiiRule> rules, CancellationToken cancellation)
    {
        if (rules.Count == 0)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var parsed = new Dictionary<Guid, List<SchemaColumn>>();
        var schemas = await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.name, newest.content_id, c.body
              FROM dataset AS d
             CROSS JOIN LATERAL (
                   SELECT s.content_id FROM dataset_schema AS s WHERE s.subscription_id = $1 AND s.dataset_id = d.dataset_id
                    ORDER BY s.observed_at DESC, s.content_id DESC LIMIT 1) AS newest
              JOIN content AS c ON c.subscription_id = $1 AND c.content_id = newest.content_id
             WHERE d.subscription_id = $1
             ORDER BY d.dataset_id
            """,
            row =>
            {
                if (!parsed.TryGetValue(row.GetGuid(2), out var columns))
                    parsed[row.GetGuid(2)] = columns = SchemaColumn.Parse(row.GetString(3));
                return (Dataset: row.GetGuid(0), Name: row.GetString(1), Columns: columns);
            },
            cancellation,
            subscriptionId
        );
        return
        [
            .. schemas.SelectMany(schema =>
                schema.Columns.SelectMany(column =>
                    rules
                        .Where(rule => rule.Matches(schema.Name, column.Name, column.Type))
                        .DistinctBy(rule => rule.Kind)
                        .Select(rule => new DeclaredPii(new ColumnRef(schema.Dataset, column.Name), rule.Kind, DeclaredBy.Rule, rule.Name))
                )
            ),
        ];
    }

    /// <summary>What a person says of a column, as an event for the log.</summary>
    public static IncomingEvent ToEvent(DatasetName dataset, string column, PiiWord word, DateTimeOffset at) =>
        new(PiiEvent.Write(dataset, column, word, at), EventSource.Http);

    static DeclaredPii ByHand(ColumnRef column, string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        var word = PiiEvent.Read(document.RootElement);
        return new DeclaredPii(column, word.Kind, DeclaredBy.Hand, word.By is { } by ? $"{word.Reason} ({by})" : word.Reason);
    }
}
