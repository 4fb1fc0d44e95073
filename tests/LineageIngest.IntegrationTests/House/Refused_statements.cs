using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.IntegrationTests.House;

/// <summary>What PostgreSQL refuses in one statement is nobody else's business, on the same connection too.</summary>
public sealed class Refused_statements(PostgresCluster cluster)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The driver prepares a statement at its fifth use.</summary>
    const int Uses = 400;

    [Theory]
    [InlineData("SELECT length($1)", "a\0b")]
    [InlineData("SELECT length($1 || 'x') / length($1)", "")]
    [InlineData("SELECT n / (length($1) - n + 1) FROM generate_series(1, 5) AS n", "xx")]
    [InlineData("SELECT $1::integer", "x")]
    public async Task A_refused_statement_leaves_its_connection_in_step(string sql, string refused)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var db = Database.Open($"{database.Address};Maximum Pool Size=2");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Uses),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (n, cancellation) =>
            {
                using var wall = n % 2 == 0 ? Wall.Around(n % 7) : null;
                await using var connection = await db.OpenConnectionAsync(cancellation);
                if (n % 3 == 0)
                    await Assert.ThrowsAsync<PostgresException>(() => connection.QueryAsync(sql, row => row.GetInt32(0), cancellation, refused));
                else
                    Assert.NotEmpty(await connection.QueryAsync(sql, row => row.GetInt32(0), cancellation, "1234567"));
            }
        );
    }

    [Fact]
    public async Task Several_questions_of_which_one_is_refused_leave_it_in_step_too()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var db = Database.Open($"{database.Address};Maximum Pool Size=1");
        for (var n = 0; n < Uses; n++)
        {
            using var wall = n % 2 == 0 ? Wall.Around(n % 7) : null;
            await using var connection = await db.OpenConnectionAsync(Cancellation);
            var lengths = new List<int>();
            var asked = connection.AskTogetherAsync(
                [
                    Question.Into(lengths, "SELECT length($1)", row => row.GetInt32(0), "12"),
                    Question.Into(lengths, "SELECT length($1 || 'x')", row => row.GetInt32(0), n % 3 == 0 ? "a\0b" : "123"),
                ],
                Cancellation
            );
            if (n % 3 == 0)
                await Assert.ThrowsAsync<PostgresException>(() => asked);
            else
                await asked;
            Assert.Equal(n % 3 == 0 ? [2] : [2, 4], lengths);
        }
    }

    [Fact]
    public async Task A_statement_that_is_refused_within_a_transaction_breaks_no_later_one()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var db = Database.Open($"{database.Address};Maximum Pool Size=1");
        for (var n = 0; n < Uses; n++)
        {
            await using var connection = await db.OpenConnectionAsync(Cancellation);
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            var asked = connection.QueryAsync("SELECT length($1)", row => row.GetInt32(0), Cancellation, n % 3 == 0 ? "a\0b" : "12");
            if (n % 3 == 0)
                await Assert.ThrowsAsync<PostgresException>(() => asked);
            else
                Assert.Equal([2], await asked);
        }
    }
}
