using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LineageIngest.DataSources;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Outward;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.Benchmarks.Profiling;

/// <summary><c>bench profile</c>: a table of a million rows and 20 columns, profiled, beside COPY … TO STDOUT of the same table into nowhere. PostgreSQL shares the machine.</summary>
static class ProfileBenchmark
{
    const int Rounds = 3;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of the table", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("profile", "Profile of a table, and COPY of it") { rows };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await RunAsync(parsed.GetValue(rows), cancellation);
                return 0;
            }
        );
        return command;
    }

    static async Task RunAsync(int rows, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lineage-bench-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "data"), Progress = _ => { } },
                cancellation
            );
            await using var db = Database.Open(postgres.ConnectionString);
            await FillAsync(db, rows, cancellation);
            var address = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
            var source = new OpenSources(new DataFolders([])).Open(
                new DataSourceSettings("bench", new Uri($"postgresql://{address.Host}:{address.Port}/{address.Database}"))
                {
                    User = address.Username,
                },
                address.Password,
                new OutwardRoute(reachesPrivate: true)
            );
            var table = (await source.TablesAsync($"{address.Database}.public.wide", _ => { }, cancellation))[0];
            for (var round = 0; round < Rounds; round++)
            {
                var copy = await CopyAsync(db, cancellation);
                var profile = await new Profiler(TimeProvider.System).ProfileAsync(
                    source,
                    table,
                    new ProfileWanted(Guid.Empty, [], long.MaxValue, _ => [], "bench", null, 0),
                    _ => { },
                    cancellation
                );
                var seconds = profile.DurationMs / 1000.0;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"COPY {copy:0.00} s   profile {seconds:0.00} s   {seconds / copy:0.0} ×   {profile.RowCount} rows × {profile.ColumnCount} columns"
                    )
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<double> CopyAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        using var text = await connection.BeginTextExportAsync("COPY wide TO STDOUT", cancellation);
        var buffer = new byte[1 << 20];
        var stream = ((StreamReader)text).BaseStream;
        while (await stream.ReadAsync(buffer, cancellation) > 0) { }
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Six columns of numbers, four of times and truths, ten of texts; few and many different values, and nulls.</summary>
    static async Task FillAsync(NpgsqlDataSource db, int rows, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            CREATE TABLE wide AS
            SELECT n AS id, n % 1000 AS customer, (random() * 100000)::numeric(12,2) AS amount, random() AS score, (random() * 1e9)::bigint AS big, n % 7 AS kind,
                   timestamptz '2026-01-01' + n * interval '1 second' AS placed_at, date '2026-01-01' + n % 365 AS day,
                   n % 3 = 0 AS paid, CASE WHEN n % 5 = 0 THEN NULL ELSE timestamp '2026-01-01' + n * interval '1 minute' END AS shipped_at,
                   md5(n::text) AS hash, md5((n % 100)::text) AS hashed_kind, 'order ' || n AS title, 'DE' AS country, repeat('x', n % 40) AS padding,
                   CASE WHEN n % 2 = 0 THEN 'note ' || n % 50000 END AS note, chr(65 + n % 26) AS letter, 'https://example.org/' || n % 10000 AS url,
                   md5(random()::text) AS token_like, 'status-' || n % 5 AS status
              FROM generate_series(1, $1) AS n
            """,
            cancellation,
            rows
        );
        await connection.ExecuteAsync("VACUUM (ANALYZE) wide", cancellation);
    }
}
