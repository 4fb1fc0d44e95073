using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace LineageIngest.Postgres.Backups;

/// <summary>Restores a backup into a new database: the schema as it was, the rows, and the steps that came since.</summary>
public sealed class BackupReader(NpgsqlDataSource db)
{
    /// <summary>Gives the number of tables.</summary>
    /// <exception cref="CannotStartException">The file is no whole backup, it is from a newer program, or the database is not new.</exception>
    public async Task<int> RestoreAsync(Stream file, CancellationToken cancellation)
    {
        await using var archive = await OpenAsync(file, cancellation);
        var manifest = await ManifestAsync(archive, cancellation);
        await using (var connection = await db.OpenConnectionAsync(cancellation))
        {
            if (await connection.ScalarAsync<bool>("SELECT to_regclass('schema_migration') IS NOT NULL", cancellation))
            {
                throw new CannotStartException(
                    "The database is in use already; a backup is restored into a new one (createdb, or another --data)."
                );
            }
        }
        await new Migrator(db, StepsOf(manifest)).ApplyAsync(cancellation);
        await using (var connection = await db.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            // What the steps themselves wrote stands in the backup as well.
            await connection.ExecuteAsync(
                $"TRUNCATE {string.Join(", ", manifest.Tables.Select(table => table.Name))} CASCADE",
                cancellation
            );
            foreach (var table in manifest.Tables)
                await ReadTableAsync(connection, archive, table, cancellation);
            foreach (var sequence in manifest.Sequences.Where(sequence => sequence.Last is not null))
                await connection.ExecuteAsync("SELECT setval($1::regclass, $2)", cancellation, sequence.Name, sequence.Last);
            await transaction.CommitAsync(cancellation);
            await connection.ExecuteAsync("ANALYZE", cancellation);
        }
        await new Migrator(db).ApplyAsync(cancellation);
        return manifest.Tables.Count;
    }

    static async Task<ZipArchive> OpenAsync(Stream file, CancellationToken cancellation)
    {
        try
        {
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, null, cancellation);
        }
        catch (InvalidDataException broken)
        {
            throw new CannotStartException("The file is no backup, or one that broke off.", broken);
        }
    }

    static async Task<BackupManifest> ManifestAsync(ZipArchive archive, CancellationToken cancellation)
    {
        if (archive.GetEntry(BackupManifest.EntryName) is not { } entry)
            throw new CannotStartException("The file is no backup of LineageIngest.");
        await using var text = await entry.OpenAsync(cancellation);
        var manifest = (await JsonSerializer.DeserializeAsync(text, BackupJson.Default.BackupManifest, cancellation))!;
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new CannotStartException(
                $"The backup has format {manifest.Format}; this program reads {BackupManifest.CurrentFormat}."
            );
    }

    /// <summary>The steps of this program that the backup's database had done.</summary>
    static List<Migration> StepsOf(BackupManifest manifest)
    {
        var known = Migration.Embedded.ToDictionary(step => step.Version);
        foreach (var step in manifest.Steps)
        {
            if (!known.TryGetValue(step.Version, out var same) || same.Checksum != step.Checksum)
            {
                throw new CannotStartException(
                    $"The backup is of a database with the step {step.Version:0000}_{step.Name}, which this program does not have; restore it with the version that made it."
                );
            }
        }
        return manifest.Steps.Select(step => known[step.Version]).ToList();
    }

    static async Task ReadTableAsync(NpgsqlConnection connection, ZipArchive archive, BackupTable table, CancellationToken cancellation)
    {
        if (archive.GetEntry(table.EntryName) is not { } entry)
            throw new CannotStartException($"The backup lacks the table {table.Name}: the file is damaged.");
        try
        {
            await using var rows = await entry.OpenAsync(cancellation);
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)",
                cancellation
            );
            await rows.CopyToAsync(copy, cancellation);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or PostgresException { SqlState: "22P04" })
        {
            throw new CannotStartException($"The backup's table {table.Name} is damaged; nothing was restored.", damaged);
        }
    }
}
