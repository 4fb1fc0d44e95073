using DuckDB.NET.Data;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;

namespace LineageIngest.DataSources.DuckDb;

/// <summary>Parquet, CSV and JSON files below a folder, read by DuckDB, which may open nothing outside of it. A dataset is a file, named by its path.</summary>
sealed class FileSource(DataSourceSettings settings, DataFolders folders) : IDataSource
{
    /// <summary>More files than this are partitions of something, not datasets.</summary>
    const int MostFiles = 10_000;

    public async Task<SourceCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var folder = Folder();
            await using var connection = await OpenAsync(folder, cancellation);
            var files = Files(folder).Count;
            return new SourceCheck(
                true,
                $"{files} files",
                false,
                files < MostFiles
                    ? []
                    : [new SourceLack($"more than {MostFiles} files", "the others are left out; choose a smaller folder")],
                null
            );
        }
        catch (DataSourceException away)
        {
            return SourceCheck.Failed(away.Message);
        }
    }

    public async Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation)
    {
        var folder = Folder();
        await using var connection = await OpenAsync(folder, cancellation);
        var tables = new List<SourceTable>();
        foreach (var file in Files(folder).Where(file => name is null || file == name))
        {
            if (file.AsSpan().ContainsAny('*', '?', '['))
            {
                warn($"{file}: DuckDB takes such a name for a pattern, which may mean other files");
                continue;
            }
            try
            {
                tables.Add(await DescribeAsync(connection, file, cancellation));
            }
            catch (DuckDBException broken)
            {
                warn($"{file}: {broken.Message}"); // a name is no promise
            }
        }
        return tables;
    }

    public Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourceStatement>>([]);

    public async Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(Folder(), cancellation);
        return await DuckDbSession.ReadRowsAsync(
            connection,
            Call(table.Path[0])!,
            table,
            wanted,
            TimeSpan.FromSeconds(settings.StatementTimeout),
            sketch,
            cancellation
        );
    }

    string Folder()
    {
        var folder =
            folders.Resolve(settings.Path) ?? throw new DataSourceException("The folder lies outside of those that this server may read.");
        return Directory.Exists(folder) ? folder.TrimEnd('/') : throw new DataSourceException($"There is no folder {settings.Path}.");
    }

    /// <summary>By path. Links are left out: they may lead anywhere.</summary>
    static List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(
                    folder,
                    "*",
                    new EnumerationOptions
                    {
                        RecurseSubdirectories = true,
                        IgnoreInaccessible = true,
                        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                    }
                )
                .Where(file => Call(file) is not null)
                .Take(MostFiles)
                .Order(StringComparer.Ordinal),
        ];

    static async Task<SourceTable> DescribeAsync(DuckDBConnection connection, string file, CancellationToken cancellation)
    {
        var columns = await connection.RowsAsync(
            $"DESCRIBE SELECT * FROM {Call(file)}",
            row => new SourceColumn(row.GetString(0), row.GetString(1), true),
            cancellation
        );
        long? rows = file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? (
                await connection.RowsAsync(
                    $"SELECT num_rows FROM parquet_file_metadata({DuckDbSession.Text(file)})",
                    row => row.NumberOrNull(0),
                    cancellation
                )
            )[0]
            : null;
        return new SourceTable(file, [file], TableKind.File, columns, EstimatedRows: rows, Bytes: new FileInfo(file).Length);
    }

    /// <summary>The call that reads a file; null for a file that is none of ours.</summary>
    static string? Call(string file)
    {
        var name = file.ToLowerInvariant();
        if (name.EndsWith(".gz", StringComparison.Ordinal))
            name = name[..^3];
        var reader = Path.GetExtension(name) switch
        {
            ".parquet" => "read_parquet",
            ".csv" or ".tsv" => "read_csv",
            ".json" or ".jsonl" or ".ndjson" => "read_json",
            _ => null,
        };
        return reader is null ? null : $"{reader}({DuckDbSession.Text(file)})";
    }

    static Task<DuckDBConnection> OpenAsync(string folder, CancellationToken cancellation) =>
        DuckDbSession.OpenAsync("Data Source=:memory:", folder, cancellation);
}
