using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LineageIngest.Graph.Memory;
using LineageIngest.Graph.Search;
using LineageIngest.Insight.Search;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.Benchmarks.Insight;

/// <summary><c>bench search</c>: questions as one types them, over a generated store; each question is asked again and again in turn with the others.</summary>
static class SearchBenchmark
{
    const int Subscription = 1;
    const int ColumnsPerTable = 10;
    static readonly string[] _nouns =
    [
        "orders",
        "customers",
        "payments",
        "items",
        "sessions",
        "events",
        "stores",
        "stock",
        "refunds",
        "invoices",
        "carts",
        "returns",
    ];
    static readonly string[] _marks = ["daily", "raw", "clean", "hist", "by_region", "snapshot", "agg", "v2", "current", "full"];
    static readonly string[] _fields =
    [
        "id",
        "customer_id",
        "amount",
        "created_at",
        "region_code",
        "status",
        "updated_at",
        "email",
        "quantity",
        "currency",
    ];
    static readonly string[] _questions =
    [
        "o",
        "or",
        "ord",
        "order",
        "orders",
        "orders_d",
        "orders_daily_4242",
        "cust",
        "customer_id",
        "region",
        "4242",
        "by_reg",
        "daily orders",
        "mount_9",
        "zzzz",
        "shop7.mart.stock",
    ];

    public static Command Create()
    {
        var tables = new Option<int>("--tables")
        {
            Description = "Tables, and as many jobs; ten columns each",
            DefaultValueFactory = _ => 100_000,
        };
        var walled = Walled.Option();
        var command = new Command("search", "Milliseconds per question as one types") { tables, walled };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await RunAsync(parsed.GetValue(tables), parsed.GetValue(walled), cancellation);
                return 0;
            }
        );
        return command;
    }

    static async Task RunAsync(int tables, bool asServiceRole, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lineage-bench-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions
                {
                    Folder = Path.Combine(folder, "data"),
                    Durability = Durability.SurvivesProcessOnly,
                    Progress = _ => { },
                },
                cancellation
            );
            await using var db = Database.Open(postgres.ConnectionString);
            await new Migrator(db).ApplyAsync(cancellation);
            var began = Stopwatch.GetTimestamp();
            await FillAsync(db, tables, cancellation);
            Say(
                $"{tables} tables, {tables} jobs, {tables * ColumnsPerTable} columns; written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"
            );
            await using var asked = Database.Open(await Walled.AddressAsync(postgres, asServiceRole, cancellation));
            using var wall = Wall.Around(asServiceRole ? Subscription : null);
            using var maps = new GraphMaps(asked);
            var search = new SearchQuery(asked, maps);
            foreach (var question in _questions)
                await MeasureAsync(search, question, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task FillAsync(NpgsqlDataSource db, int tables, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        foreach (var chunk in Enumerable.Range(0, tables).Chunk(5000))
        {
            var datasets = chunk
                .Select(i => new DatasetName(
                    "postgres://h:5432",
                    $"shop{i % 10}.mart.{_nouns[i % _nouns.Length]}_{_marks[i / _nouns.Length % _marks.Length]}_{i}"
                ))
                .ToList();
            var jobs = chunk
                .Select(i => new JobName("airflow", $"{_nouns[i % _nouns.Length]}_dag_{i / 20}.load_{_marks[i % _marks.Length]}_{i}"))
                .ToList();
            await connection.ExecuteAsync(
                "INSERT INTO dataset SELECT $1, *, now(), now() FROM (SELECT a, b, c, c, true FROM unnest($2, $3, $4) AS t (a, b, c)) AS d",
                cancellation,
                Subscription,
                datasets.ConvertAll(d => d.Id),
                datasets.ConvertAll(d => d.Namespace),
                datasets.ConvertAll(d => d.Name)
            );
            await connection.ExecuteAsync(
                "INSERT INTO job SELECT $1, a, b, c, now(), now(), '\\x00' FROM unnest($2, $3, $4) AS t (a, b, c)",
                cancellation,
                Subscription,
                jobs.ConvertAll(d => d.Id),
                jobs.ConvertAll(d => d.Namespace),
                jobs.ConvertAll(d => d.Name)
            );
            var columns = datasets.SelectMany(
                (d, n) =>
                    _fields.Select((field, f) => SearchEntry.Column(d.Id, f % 2 == 0 ? field : $"{field}_{(n + f) % 1000}", stated: true))
            );
            var added = await SearchStore.AddAsync(
                connection,
                Subscription,
                datasets.Select(SearchEntry.Dataset).Concat(jobs.Select(SearchEntry.Job)).Concat(columns),
                cancellation
            );
            await SearchStore.CountAsync(connection, Subscription, added, [], cancellation);
        }
        await connection.ExecuteAsync("ANALYZE", cancellation);
    }

    static async Task MeasureAsync(SearchQuery search, string question, CancellationToken cancellation)
    {
        var times = new List<double>();
        var found = await search.FindAsync(Subscription, question, Enum.GetValues<SearchKind>(), null, 20, cancellation);
        for (var i = 0; i < 30; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await search.FindAsync(Subscription, question, Enum.GetValues<SearchKind>(), null, 20, cancellation);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        times.Sort();
        Say(
            $"{question,-18} {found.Total,5} hits{(found.Truncated ? "+" : " ")}  median {times[15],6:0.0} ms  worst {times[^1],6:0.0} ms"
        );
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
