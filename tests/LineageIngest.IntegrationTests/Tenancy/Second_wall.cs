using LineageIngest.IntegrationTests.House;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>Row-level security under a role that owns nothing: what a statement forgets to say, the database says.</summary>
public sealed class Second_wall(PostgresCluster cluster)
{
    [Fact]
    public async Task Statements_that_forget_their_subscription_see_it_alone()
    {
        await using var database = await TwoSubscriptionsAsync();
        // One connection: what was said for one must not be left for the next.
        await using var pool = Database.Open(database.Address + ";Maximum Pool Size=1");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 300),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (turn, cancellation) =>
            {
                int? subscription = turn % 3 == 0 ? null : turn % 3;
                using var wall = Wall.Around(subscription);
                await using var connection = await pool.OpenConnectionAsync(cancellation);
                List<int> expected = subscription is { } one ? [one] : [1, 2];
                Assert.Equal(expected, await SeenAsync(connection));
                Assert.Equal(expected.Count, await connection.ScalarAsync<long>("SELECT count(*) FROM job", cancellation));
                var together = new List<int>();
                await connection.AskTogetherAsync([Question.Into(together, Seen, row => row.GetInt32(0))], cancellation);
                Assert.Equal(expected, together);
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                Assert.Equal(expected, await SeenAsync(connection));
            }
        );
    }

    [Fact]
    public async Task Nobody_writes_or_removes_what_is_another_s()
    {
        await using var database = await TwoSubscriptionsAsync();
        using var wall = Wall.Around(1);
        await using var connection = await database.Source.OpenConnectionAsync();
        Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM job", CancellationToken.None));
        Assert.Equal(0, await connection.ExecuteAsync("UPDATE job SET name = 'taken'", CancellationToken.None));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(
                "INSERT INTO stage_cursor (subscription_id, stage, position) VALUES (2, 'x', 0)",
                CancellationToken.None
            )
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM job WHERE name <> 'taken'"));
    }

    /// <summary>They run as the owner of the tables, for the sake of their indexes, and so ask the wall themselves.</summary>
    [Fact]
    public async Task Look_ups_that_run_as_the_owner_stop_at_the_wall_too()
    {
        await using var database = await TwoSubscriptionsAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO claim_lookup (subscription_id, claim_id, lookups, at)
            SELECT s, gen_random_uuid(), ARRAY['00000000-0000-0000-0000-000000000001'::uuid], now() FROM generate_series(1, 2) AS s
            """
        );
        const string Ask =
            "SELECT count(*) FROM claims_that_looked_for(2, ARRAY['00000000-0000-0000-0000-000000000001'::uuid], '-infinity')";
        Assert.Equal(1L, await database.ScalarAsync<long>(Ask)); // the owner
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var (subscription, seen) in new (int?, long)[] { (1, 0), (2, 1), (null, 1) })
        {
            using var wall = Wall.Around(subscription);
            Assert.Equal(seen, await connection.ScalarAsync<long>(Ask, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Who_says_nothing_sees_nothing()
    {
        await using var database = await TwoSubscriptionsAsync();
        await using var plain = NpgsqlDataSource.Create(database.Address + ";Maximum Pool Size=1");
        await using var connection = await plain.OpenConnectionAsync();
        Assert.Empty(await SeenAsync(connection));
    }

    /// <summary>The commands of deploy/README.md, as they stand there.</summary>
    [Fact]
    public async Task The_role_split_is_set_up_as_its_manual_says()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        const string Role = "lineage_service";
        var manual = await File.ReadAllTextAsync(Path.Combine(Recordings.Folder, "../../deploy/README.md"));
        var commands = manual
            .Split("```sh\n")
            .Single(block => block.Contains("--service-role", StringComparison.Ordinal))
            .Split("```")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["psql", "lineage-ingest", "lineage-ingest"], commands.Select(command => command.Split(' ')[0]));
        Assert.Contains($"CREATE ROLE {Role} LOGIN", commands[0], StringComparison.Ordinal); // the cluster has made it: only its superuser may
        var migrated = await UpProcess.RunAsync([.. Words(commands[1], database)]);
        Assert.True(migrated.ExitCode == 0, migrated.Errors);

        var service = new NpgsqlConnectionStringBuilder(database.OwnerAddress) { Username = Role, Password = Role }.ConnectionString;
        Assert.Equal("serve --database \"$SERVICE\"", commands[2]["lineage-ingest ".Length..]);
        await using var served = await UpProcess.ServeAsync(service);
        using var http = new HttpClient { BaseAddress = served.Address };
        Assert.Equal("""{"keys":[]}""", await http.GetStringAsync(new Uri("/api/keys", UriKind.Relative)));
        Assert.Equal(
            0L,
            await database.ScalarAsync<long>(
                $"SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = '{Role}')"
            )
        );
    }

    [Fact]
    public async Task A_role_that_the_wall_would_not_hold_is_refused()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        var superuser = await UpProcess.RunAsync("migrate", "--database", database.OwnerAddress, "--service-role", "postgres");
        Assert.Equal(1, superuser.ExitCode);
        Assert.Contains("is a superuser or has BYPASSRLS", superuser.Errors, StringComparison.Ordinal);
        var unknown = await UpProcess.RunAsync("migrate", "--database", database.OwnerAddress, "--service-role", "nobody_here");
        Assert.Contains("There is no role 'nobody_here'. Make it first: CREATE ROLE", unknown.Errors, StringComparison.Ordinal);
    }

    const string Seen = "SELECT DISTINCT subscription_id FROM job ORDER BY 1";

    static Task<List<int>> SeenAsync(NpgsqlConnection connection) =>
        connection.QueryAsync(Seen, row => row.GetInt32(0), CancellationToken.None);

    async Task<TestDatabase> TwoSubscriptionsAsync()
    {
        var database = await cluster.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            INSERT INTO subscription (subscription_id, name) VALUES (2, 'other');
            INSERT INTO job (subscription_id, job_id, namespace, name, first_seen_at, last_seen_at, stamp)
            SELECT s, gen_random_uuid(), 'n', 'j', now(), now(), '' FROM generate_series(1, 2) AS s
            """
        );
        return database;
    }

    static IEnumerable<string> Words(string command, TestDatabase database) =>
        command.Split(' ').Skip(1).Select(word => word == "\"$OWNER\"" ? database.OwnerAddress : word);
}
