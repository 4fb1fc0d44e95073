using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.IntegrationTests.House;

public sealed class Embedded_postgres : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_stored_is_there_at_the_next_start()
    {
        await using (var first = await StartAsync())
            await RunAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");

        await using var second = await StartAsync();
        Assert.Equal(42, await RunAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_folder_in_use_says_by_whom()
    {
        await using var first = await StartAsync();
        var refusal = await Assert.ThrowsAsync<CannotStartException>(StartAsync);
        Assert.Equal(
            $"The data folder {_folder.Path} is in use by process {Environment.ProcessId}; end that one or choose another with --data DIR.",
            refusal.Message
        );
    }

    [Fact]
    public async Task A_pid_file_left_by_a_crash_does_not_stop_the_next_start()
    {
        await using (await StartAsync()) { }
        // The number of a live process that is no PostgreSQL: what a container sees after its restart.
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(_folder.Path, "cluster", "postmaster.pid"),
            $"{Environment.ProcessId}\n/elsewhere\n"
        );

        await using var second = await StartAsync();
        Assert.Equal(1, await RunAsync(second, "SELECT 1"));
    }

    [Fact]
    public async Task Nothing_runs_after_the_end()
    {
        await using (await StartAsync()) { }
        Assert.Null(PostgresProcess.FindServing(System.IO.Path.Combine(_folder.Path, "cluster")));
    }

    [Fact]
    public async Task The_role_is_no_superuser()
    {
        await using var postgres = await StartAsync();
        Assert.Equal(false, await RunAsync(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
    }

    Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(PostgresCluster.OptionsFor(_folder.Path), CancellationToken.None);

    static async Task<object?> RunAsync(EmbeddedPostgres postgres, string statement)
    {
        await using var db = Database.Open(postgres.ConnectionString);
        await using NpgsqlCommand command = db.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
