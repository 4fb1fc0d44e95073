using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>Writes alias_rule: of the words on one rule the newest, by stamp.</summary>
static class AliasRuleStore
{
    /// <summary>Whether other rules hold now than before.</summary>
    public static async Task<bool> MergeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var rows = events
            .Where(e => e.Rule is not null)
            .GroupBy(e => e.Rule!.Rule.Id)
            .Select(same => same.MaxBy(e => e.Stamp)!)
            .Select(e => (Said: e.Rule!, e.At, Stamp: e.Stamp.ToBytes()))
            .OrderBy(row => row.Said.Rule.Id)
            .ToList();
        if (rows.Count == 0)
            return false;
        var before = await ReadAsync(connection, subscriptionId, cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO alias_rule AS known (subscription_id, rule_id, kind, body, active, reason, said_by, said_at, stamp)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (subscription_id, rule_id) DO UPDATE SET
                active = excluded.active, reason = excluded.reason, said_by = excluded.said_by, said_at = excluded.said_at, stamp = excluded.stamp
            WHERE excluded.stamp > known.stamp
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Said.Rule.Id),
            rows.ConvertAll(r => r.Said.Rule.Kind),
            rows.ConvertAll(r => r.Said.Rule.Write()),
            rows.ConvertAll(r => r.Said.Active),
            rows.ConvertAll(r => r.Said.Reason),
            rows.ConvertAll(r => r.Said.By),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.Stamp)
        );
        return !before.SequenceEqual(await ReadAsync(connection, subscriptionId, cancellation));
    }

    /// <summary>The rules that hold.</summary>
    public static async Task<AliasRules> RulesAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        AliasRules.Of(await ReadAsync(connection, subscriptionId, cancellation));

    static async Task<List<string>> ReadAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.QueryAsync(
            "SELECT body FROM alias_rule WHERE subscription_id = $1 AND active ORDER BY rule_id",
            row => row.GetString(0),
            cancellation,
            subscriptionId
        );
}
