using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Security;

/// <summary>Who changed what, from where, and what came of it.</summary>
/// <param name="Who">name of the key or of the person; null in open mode and for refused log-ins</param>
/// <param name="Authentication">none (open mode), key, session or token</param>
/// <param name="Action">method and the endpoint's address with its parameters named: <c>DELETE /api/keys/{keyId}</c></param>
/// <param name="Path">the address as asked, without its query</param>
/// <param name="Status">HTTP status of the answer</param>
/// <param name="Address">IP address of who asked</param>
public sealed record AuditEntry(
    long Id,
    DateTimeOffset At,
    string? Who,
    string Authentication,
    string Action,
    string Path,
    int Status,
    string? Address
);

/// <summary>Which entries are asked for; null is any.</summary>
sealed record AuditQuestion(string? Who, string? Action, DateTimeOffset? From, DateTimeOffset? To, long Before, int Limit);

/// <summary>Writes and reads audit_entry.</summary>
sealed class AuditTrailStore(NpgsqlDataSource db)
{
    public async Task AddAsync(int subscriptionId, AuditEntry entry, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO audit_entry (subscription_id, entry_id, at, who, authentication, action, path, status, address)
            VALUES ($1, nextval('audit_entry_id_seq'), $2, $3::text, $4, $5, $6, $7::smallint, $8::text)
            """,
            cancellation,
            subscriptionId,
            entry.At,
            entry.Who,
            entry.Authentication,
            entry.Action,
            entry.Path,
            entry.Status,
            entry.Address
        );
    }

    /// <summary>Newest first.</summary>
    public async Task<List<AuditEntry>> ListAsync(int subscriptionId, AuditQuestion question, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT entry_id, at, who, authentication, action, path, status, address
              FROM audit_entry
             WHERE subscription_id = $1 AND entry_id < $2
               AND ($3::text IS NULL OR who = $3) AND ($4::text IS NULL OR strpos(action, $4) > 0)
               AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)
             ORDER BY entry_id DESC
             LIMIT $7
            """,
            row => new AuditEntry(
                row.GetInt64(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.NullableText(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetInt16(6),
                row.NullableText(7)
            ),
            cancellation,
            subscriptionId,
            question.Before,
            question.Who,
            question.Action,
            question.From?.ToUniversalTime(),
            question.To?.ToUniversalTime(),
            question.Limit
        );
    }
}
