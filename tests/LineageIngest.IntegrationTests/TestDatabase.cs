using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.IntegrationTests;

/// <summary>A database that one test class owns. It goes with the cluster: dropping it here would wait seconds for the last pooled session to end.</summary>
public sealed class TestDatabase(string address, string? ownerAddress = null) : IAsyncDisposable
{
    /// <summary>Npgsql's connection string, also fit for <c>--database</c>.</summary>
    public string Address => address;

    readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create((ownerAddress ?? address) + ";Maximum Pool Size=5");

    /// <summary>That of the role which owns the tables.</summary>
    public string OwnerAddress => ownerAddress ?? address;

    public NpgsqlDataSource Source { get; } = Database.Open(address + ";Maximum Pool Size=20");

    public async Task<int> ExecuteAsync(string statement)
    {
        await using var command = _owner.CreateCommand(statement);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one value of a query; its null is an error.</summary>
    public async Task<T> ScalarAsync<T>(string query)
    {
        await using var command = _owner.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No row: {query}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _owner.DisposeAsync();
    }
}
