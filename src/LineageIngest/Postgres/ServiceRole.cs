using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// What the role needs under which the service runs, where another one owns the tables: to read and write rows, and nothing else. It owns nothing, so
/// the policies of the tables hold for it (<see cref="Wall"/>).
/// </summary>
public static class ServiceRole
{
    /// <summary>Gives an existing role its rights on everything that lies in our schema and in <paramref name="otherSchemas"/>, now and for tables to come of this owner.</summary>
    /// <exception cref="CannotStartException">There is no such role, it could pass the wall, or we may not give rights.</exception>
    public static async Task GrantAsync(
        NpgsqlDataSource db,
        string role,
        IReadOnlyList<string> otherSchemas,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await EnsureHeldAsync(connection, role, cancellation);
        var schema = await connection.ScalarAsync<string>("SELECT quote_ident(current_schema())", cancellation);
        var quoted = await connection.ScalarAsync<string>("SELECT quote_ident($1)", cancellation, role);
        var texts = otherSchemas
            .Prepend(schema!)
            .SelectMany(each =>
                new[]
                {
                    $"GRANT USAGE ON SCHEMA {each} TO {quoted}",
                    $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {each} TO {quoted}",
                    $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {each} TO {quoted}",
                    $"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {each} TO {quoted}",
                    $"ALTER DEFAULT PRIVILEGES IN SCHEMA {each} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {quoted}",
                    $"ALTER DEFAULT PRIVILEGES IN SCHEMA {each} GRANT USAGE, SELECT ON SEQUENCES TO {quoted}",
                    $"ALTER DEFAULT PRIVILEGES IN SCHEMA {each} GRANT EXECUTE ON FUNCTIONS TO {quoted}",
                }
            );
        try
        {
            foreach (var text in texts)
                await connection.ExecuteAsync(text, cancellation); // names are quoted by PostgreSQL above
        }
        catch (PostgresException refused)
        {
            throw new CannotStartException(
                $"The role {role} cannot be given its rights: {refused.MessageText}. Run this as the owner of the tables.",
                refused
            );
        }
    }

    /// <summary>A superuser, a role with BYPASSRLS and the owner himself see past every policy.</summary>
    static async Task EnsureHeldAsync(NpgsqlConnection connection, string role, CancellationToken cancellation)
    {
        var found = await connection.QueryAsync(
            "SELECT rolsuper OR rolbypassrls, pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = $1",
            row => (PassesPolicies: row.GetBoolean(0), IsOwner: row.GetBoolean(1)),
            cancellation,
            role
        );
        if (found is not [var known])
        {
            throw new CannotStartException(
                $"There is no role '{role}'. Make it first: CREATE ROLE {role} LOGIN PASSWORD '…' (without SUPERUSER and BYPASSRLS)."
            );
        }
        if (known.PassesPolicies || known.IsOwner)
        {
            throw new CannotStartException(
                $"The role '{role}' {(known.PassesPolicies ? "is a superuser or has BYPASSRLS" : "is the owner of the tables or a member of it")}, so the second wall between subscriptions would not hold for it. Use one that is not."
            );
        }
    }
}
