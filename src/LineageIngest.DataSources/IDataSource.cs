using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;

namespace LineageIngest.DataSources;

/// <summary>One database or folder of files, read only. Each call opens a connection of its own and closes it.</summary>
public interface IDataSource
{
    /// <summary>Whether it answers, which version, and what the role may not read.</summary>
    Task<SourceCheck> CheckAsync(CancellationToken cancellation);

    /// <summary>Tables and views with columns, keys and comments, by schema and name; of one name alone where it is given.</summary>
    /// <param name="name">as datasets are called, without the namespace: <c>shop.public.orders</c></param>
    /// <param name="warn">is told of what is left out</param>
    Task<IReadOnlyList<SourceTable>> TablesAsync(string? name, Action<string> warn, CancellationToken cancellation);

    /// <summary>What queries ran lately, with how often; empty where the database does not remember.</summary>
    Task<IReadOnlyList<SourceStatement>> StatementsAsync(CancellationToken cancellation);

    /// <summary>Reads the rows of a table once, cell by cell, all or a sample.</summary>
    Task<RowsRead> ReadRowsAsync(SourceTable table, RowsWanted wanted, TableSketch sketch, CancellationToken cancellation);
}

/// <summary>What a test of a source found. Error: the database's own words when it cannot be used. Writable: the role may write, which nothing here needs.</summary>
public sealed record SourceCheck(bool Works, string? Version, bool? Writable, IReadOnlyList<SourceLack> Missing, string? Error)
{
    internal static SourceCheck Failed(string error) => new(false, null, null, [], error);
}

/// <summary>What cannot be read, and what is lost without it.</summary>
public sealed record SourceLack(string What, string Cost);

/// <summary>A statement that the database remembers, without the values in it.</summary>
/// <param name="SearchPath">where names without a schema are looked for</param>
public sealed record SourceStatement(string Id, string Text, long Calls, string? Role, IReadOnlyList<string> SearchPath);

/// <summary>The source cannot be read; the message is for people.</summary>
public sealed class DataSourceException(string message, Exception? inner = null) : Exception(message, inner);
