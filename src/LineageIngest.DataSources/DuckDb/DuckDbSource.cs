using System.Globalization;
using DuckDB.NET.Data;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;

namespace LineageIngest.DataSources.DuckDb;

/// <summary>A DuckDB database file in an allowed folder, opened to be read; it reaches no other file, and no extension is fetched.</summary>
sealed class DuckDbSource(DataSourceSettings settings, DataFolders folders) : IDataSource
{
    /// <summary>What DuckDB calls the database of a file: its name without the ending.</summary>
    public static string CatalogOf(DataSourceSettings settings) => Path.GetFileNameWithoutExtension(settings.Path);

    public async Task<SourceCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            var version = await connection.RowsAsync("SELECT version()", row => row.GetString(0), cancellation);
            return new SourceCheck(true, $"DuckDB {version[0]}", false, [], null);
        }
        catch (DataSourceException away)
        {
            return SourceCheck.Failed(away.Message);
        }
    }

    public async Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await DuckDbSession.Told(() => new DuckDbCatalog(settings, connection).ReadAsync(name, cancellation));
    }

    public Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourceStatement>>([]);

    public async Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await DuckDbSession.ReadRowsAsync(
            connection,
            DuckDbSession.Quoted([.. table.Path]),
            table,
            wanted,
            TimeSpan.FromSeconds(settings.StatementTimeout),
            sketch,
            cancellation
        );
    }

    async Task<DuckDBConnection> OpenAsync(CancellationToken cancellation)
    {
        var file =
            folders.Resolve(settings.Path)
            ?? throw new DataSourceException("The file lies outside of the folders that this server may read.");
        if (!File.Exists(file))
            throw new DataSourceException($"There is no file {settings.Path}.");
        return await DuckDbSession.OpenAsync(
            string.Create(CultureInfo.InvariantCulture, $"Data Source={file};ACCESS_MODE=READ_ONLY"),
            folder: null,
            cancellation
        );
    }
}
