using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// Brings a database's schema up to this program: <c>await new Migrator(db).ApplyAsync(cancellation)</c>.
/// Every step runs once and in its own transaction; processes that start together take turns.
/// </summary>
public sealed class Migrator(NpgsqlDataSource db, IReadOnlyList<Migration> migrations)
{
    public Migrator(NpgsqlDataSource db)
        : this(db, Migration.Embedded) { }

    /// <summary>Applies what is missing and returns it in order; an empty list says that nothing was to do.</summary>
    /// <exception cref="CannotStartException">The history holds a step that this program does not know or that reads otherwise here.</exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken cancellation)
    {
        // Who stands frozen amid his start holds the lock, and would hold up the start of all others although nothing is to do.
        if ((await PendingAsync(cancellation)).Count == 0)
            return [];
        await using var turn = await AdvisoryLock.AcquireAsync(db, "migrate", cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        // Not IF NOT EXISTS: that asks for the right to create tables, which a service on a migrated database need not have.
        if (!await HasHistoryAsync(connection, cancellation))
            await CreateHistoryAsync(connection, cancellation);
        var pending = Compare(await ReadHistoryAsync(connection, cancellation));
        foreach (var migration in pending)
            await ApplyAsync(connection, migration, cancellation);
        return pending;
    }

    /// <summary>What <see cref="ApplyAsync(CancellationToken)"/> would do; it changes nothing.</summary>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await HasHistoryAsync(connection, cancellation) ? Compare(await ReadHistoryAsync(connection, cancellation)) : migrations;
    }

    static async Task<bool> HasHistoryAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('schema_migration') IS NOT NULL", connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    static async Task CreateHistoryAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            CREATE TABLE schema_migration (
                version integer PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """,
            connection
        );
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static async Task<List<AppliedMigration>> ReadHistoryAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT version, name, checksum FROM schema_migration ORDER BY version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var history = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellation))
            history.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return history;
    }

    List<Migration> Compare(List<AppliedMigration> history)
    {
        var known = migrations.ToDictionary(migration => migration.Version);
        foreach (var applied in history)
        {
            if (!known.TryGetValue(applied.Version, out var migration))
            {
                throw new CannotStartException(
                    $"The database was migrated by a newer LineageIngest (step {applied.Version:0000}_{applied.Name}). Start that version, or restore a backup from before."
                );
            }

            if (migration.Checksum != applied.Checksum)
            {
                throw new CannotStartException(
                    $"The step {migration} ran in this database with another text than this program holds. Start the version that made the database, or use a new one."
                );
            }
        }

        // A step below the newest applied one is a merge of two branches; it runs late rather than never.
        var done = history.Select(applied => applied.Version).ToHashSet();
        return [.. migrations.Where(migration => !done.Contains(migration.Version)).OrderBy(migration => migration.Version)];
    }

    static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await using (var step = new NpgsqlCommand(migration.Sql, connection, transaction) { CommandTimeout = 0 })
                await step.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException failed)
        {
            throw new CannotStartException(
                $"The step {migration} failed and was undone: {failed.MessageText} (SQLSTATE {failed.SqlState}).",
                failed
            );
        }

        await using var record = new NpgsqlCommand(
            "INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)",
            connection,
            transaction
        );
        record.Parameters.Add(new() { Value = migration.Version });
        record.Parameters.Add(new() { Value = migration.Name });
        record.Parameters.Add(new() { Value = migration.Checksum });
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    sealed record AppliedMigration(int Version, string Name, string Checksum);
}
