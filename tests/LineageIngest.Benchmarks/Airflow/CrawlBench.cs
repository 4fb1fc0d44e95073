using System.Diagnostics;
using System.Globalization;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Connections;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Events;
using LineageIngest.Host.Crawling;
using LineageIngest.Outward;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Benchmarks.Airflow;

/// <summary>
/// The first crawl of a big estate, and an idle one after it: <c>./lineage bench crawl [DAGS] [TASKS] [LATENCY_MS] [CONCURRENCY]</c>, by default 10,000 DAGs of
/// 20 tasks with one run each, 50 ms latency, no rate limit, into the event log on a private PostgreSQL.
/// </summary>
static class CrawlBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        int Argument(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
        var (dags, tasks, latency, concurrency) = (Argument(0, 10_000), Argument(1, 20), Argument(2, 50), Argument(3, 16));
        var folder = Directory.CreateTempSubdirectory("lineage-bench-crawl").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = folder },
                CancellationToken.None
            );
            await using var db = Database.Open(postgres.ConnectionString);
            await new Migrator(db).ApplyAsync(CancellationToken.None);
            await using var log = new LineageIngest.Events.EventLog(db, TimeProvider.System, new EventLogOptions());
            await using var stub = await new AirflowStub(new GeneratedEstate(dags, tasks))
            {
                Latency = TimeSpan.FromMilliseconds(latency),
                Clock = GeneratedEstate.Day.AddHours(12),
            }.StartAsync();
            Console.WriteLine($"{dags} DAGs x {tasks} tasks, {latency} ms latency, concurrency {concurrency}");
            var endpoint = new AirflowEndpoint(stub.Url, stub.Credentials) { RequestsPerSecond = 0, Concurrency = concurrency, Route = new OutwardRoute(reachesPrivate: true) };
            var crawler = new Crawler(new LogSink(log, TimeProvider.System), new KnownRuns(db), TimeProvider.System);
            var state = new CrawlStateStore(db, 1, "bench", TimeProvider.System);
            foreach (var name in new[] { "first", "idle" })
            {
                await MeasureAsync(
                    name,
                    () => crawler.CrawlAsync(1, "bench", endpoint, new CrawlOptions(), state, _ => { }, CancellationToken.None)
                );
                stub.Clock += TimeSpan.FromHours(1);
            }

            var least = 2 + dags + (2 * Pages(dags)) + Pages(dags * tasks);
            Console.WriteLine(
                $"the fewest requests possible for the first crawl (log-in, version, pages of DAGs, tasks, runs, task instances): {least}"
            );
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task MeasureAsync(string name, Func<Task<CrawlReport>> crawl)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        using var ended = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(200);
            }
        });
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var report = await crawl();
        watch.Stop();
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        await ended.CancelAsync();
        await watching;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {watch.Elapsed.TotalSeconds:0.0} s, {report.Requests} requests ({report.Requests / watch.Elapsed.TotalSeconds:0}/s), {report.Declared} DAGs declared, {report.Runs} runs, {report.Instances} task instances, {report.Events} events, {allocated >> 20} MB allocated (Airflow's other side included), heap {before >> 20} MB before, {peak >> 20} MB at most, {GC.GetTotalMemory(true) >> 20} MB after"
            )
        );
        foreach (var problem in report.Problems)
            Console.WriteLine(problem);
    }

    static int Pages(int rows) => (rows + 99) / 100;
}
