using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace LineageIngest.Postgres.Backups;

/// <summary>
/// Writes everything that the service stores into one file, as of one moment, while it goes on: every table by PostgreSQL's binary COPY
/// (https://www.postgresql.org/docs/current/sql-copy.html) in a zip archive. What Hangfire stores is made anew from our own tables.
/// </summary>
public sealed class BackupWriter(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Processes that run now, and what has been told of changes to them, mean nothing elsewhere.</summary>
    static readonly string[] _leftOut = ["schema_migration", "instance"];

    /// <summary>Gives the bytes of each table before compression.</summary>
    public async Task<IReadOnlyDictionary<string, long>> WriteAsync(Stream output, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY", cancellation);
        var steps = await connection.QueryAsync(
            "SELECT version, name, checksum FROM schema_migration ORDER BY version",
            row => new BackupStep(row.GetInt32(0), row.GetString(1), row.GetString(2)),
            cancellation
        );
        var tables = await TablesAsync(connection, cancellation);
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        foreach (var table in tables)
            sizes[table.Name] = await WriteTableAsync(connection, archive, table, cancellation);
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            time.GetUtcNow(),
            steps,
            tables,
            await SequencesAsync(connection, cancellation) // after the tables, which hold no greater value
        );
        await using var entry = await archive.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupJson.Default.BackupManifest, cancellation);
        return sizes;
    }

    static async Task<long> WriteTableAsync(
        NpgsqlConnection connection,
        ZipArchive archive,
        BackupTable table,
        CancellationToken cancellation
    )
    {
        await using var entry = await archive.CreateEntry(table.EntryName, CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var rows = await connection.BeginRawBinaryCopyAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns)}) TO STDOUT (FORMAT BINARY)",
            cancellation
        );
        var (buffer, size) = (new byte[1 << 16], 0L);
        for (int read; (read = await rows.ReadAsync(buffer, cancellation)) > 0; size += read)
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellation);
        return size;
    }

    /// <summary>Our tables, those that others refer to before these; columns that PostgreSQL computes are left out.</summary>
    static async Task<List<BackupTable>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var tables = await connection.QueryAsync(
            """
            SELECT format('%I', c.relname), array_agg(format('%I', a.attname) ORDER BY a.attnum)
              FROM pg_class AS c
              JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
             GROUP BY c.relname
             ORDER BY c.relname
            """,
            row => new BackupTable(row.GetString(0), row.GetFieldValue<string[]>(1)),
            cancellation,
            (object)_leftOut
        );
        var references = (
            await connection.QueryAsync(
                """
                SELECT format('%I', referring.relname), format('%I', referred.relname)
                  FROM pg_constraint AS k JOIN pg_class AS referring ON referring.oid = k.conrelid JOIN pg_class AS referred ON referred.oid = k.confrelid
                 WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND k.conrelid <> k.confrelid
                """,
                row => (Referring: row.GetString(0), Referred: row.GetString(1)),
                cancellation
            )
        ).ToLookup(reference => reference.Referring, reference => reference.Referred);
        var ordered = new List<BackupTable>();
        foreach (var table in tables)
            Add(table);
        return ordered;

        void Add(BackupTable table)
        {
            if (ordered.Contains(table))
                return;
            foreach (var referred in references[table.Name])
                Add(tables.First(other => other.Name == referred));
            ordered.Add(table);
        }
    }

    static Task<List<BackupSequence>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.QueryAsync(
            "SELECT format('%I', sequencename), last_value FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename",
            row => new BackupSequence(row.GetString(0), row.Nullable<long>(1)),
            cancellation
        );
}
