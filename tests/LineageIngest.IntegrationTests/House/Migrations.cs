using LineageIngest.Postgres;

namespace LineageIngest.IntegrationTests.House;

public sealed class Migrations(PostgresCluster cluster)
{
    static readonly Migration _first = new(1, "first", "CREATE TABLE a (id int)");
    static readonly Migration _second = new(2, "second", "CREATE TABLE b (id int)");

    [Fact]
    public async Task Each_step_runs_once()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        Assert.Equal([_first], await ApplyAsync(database, _first));
        Assert.Equal([_second], await ApplyAsync(database, _first, _second));
        Assert.Empty(await ApplyAsync(database, _first, _second));
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM schema_migration"));
    }

    [Fact]
    public async Task Processes_that_start_together_take_turns()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(database, _first, _second)));
        Assert.Equal(2, applied.Sum(steps => steps.Count));
    }

    [Fact]
    public async Task Where_nothing_is_pending_nobody_waits_for_a_turn()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        await ApplyAsync(database, _first);
        await using var frozen = await AdvisoryLock.AcquireAsync(database.Source, "migrate", CancellationToken.None);
        Assert.Empty(await ApplyAsync(database, _first));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_says_why()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        var broken = new Migration(2, "broken", "CREATE TABLE b (id int); SELECT 1 / 0;");
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => ApplyAsync(database, _first, broken));
        Assert.Equal("The step 0002_broken failed and was undone: division by zero (SQLSTATE 22012).", refusal.Message);
        Assert.Equal(
            "a",
            await database.ScalarAsync<string>("SELECT string_agg(tablename, ',') FROM pg_tables WHERE tablename IN ('a', 'b')")
        );
    }

    [Fact]
    public async Task A_database_that_goes_away_meanwhile_is_one_line_and_no_crash()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        await using var turn = await AdvisoryLock.AcquireAsync(database.Source, "migrate", CancellationToken.None);
        var migrating = UpProcess.RunAsync("migrate", "--database", database.OwnerAddress);
        // The session that waits for its turn, once it does.
        while (
            await database.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"
            ) == 0
        )
        {
            await Task.Delay(20);
        }

        var (exitCode, _, errors) = await migrating;
        Assert.Equal(1, exitCode);
        Assert.StartsWith("lineage: PostgreSQL ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_changed_step_is_refused()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        await ApplyAsync(database, _first);
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            ApplyAsync(database, _first with { Sql = "CREATE TABLE other (id int)" })
        );
        Assert.Contains("0001_first ran in this database with another text", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        await ApplyAsync(database, _first, _second);
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => ApplyAsync(database, _first));
        Assert.Contains("newer LineageIngest (step 0002_second)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_pending_steps_changes_nothing()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        Assert.Equal(Migration.Embedded, await new Migrator(database.Source).PendingAsync(CancellationToken.None));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('schema_migration') IS NULL"));
    }

    static Task<IReadOnlyList<Migration>> ApplyAsync(TestDatabase database, params Migration[] migrations) =>
        new Migrator(database.Source, migrations).ApplyAsync(CancellationToken.None);
}
