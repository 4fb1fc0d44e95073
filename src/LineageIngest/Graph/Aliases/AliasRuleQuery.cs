using LineageIngest.Facts;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>A rule that holds, and who made it hold and why.</summary>
public sealed record HeldRule(Guid Id, AliasRule Rule, string Reason, string? By, DateTimeOffset SaidAt);

/// <summary>Reads the rules on names.</summary>
public sealed class AliasRuleQuery(NpgsqlDataSource db)
{
    /// <summary>In the order of their ids, which is also the order in which rewrites apply.</summary>
    public async Task<List<HeldRule>> ListAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT rule_id, body, reason, said_by, said_at FROM alias_rule WHERE subscription_id = $1 AND active ORDER BY rule_id",
            row => new HeldRule(
                row.GetGuid(0),
                AliasRule.Parse(row.GetString(1)),
                row.GetString(2),
                row.NullableText(3),
                row.GetFieldValue<DateTimeOffset>(4)
            ),
            cancellation,
            subscriptionId
        );
    }
}
