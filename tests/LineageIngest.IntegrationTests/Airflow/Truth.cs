using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Tests.Airflow;
using LineageIngest.Tests.Airflow.Stub;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Airflow;

/// <summary>Default answers against what tasks really read and write, by hand: events alone, the crawl alone, both. Scored by the recordings' own score.py.</summary>
public sealed class Truth(PostgresCluster cluster, ITestOutputHelper output)
{
    [RecordedTheory]
    [InlineData("3.2.1", "events", 0.95)]
    [InlineData("3.2.1", "crawl", 0.95)]
    [InlineData("3.2.1", "both", 0.99)]
    [InlineData("2.10.3", "events", 0.95)]
    [InlineData("2.10.3", "crawl", 0.95)]
    [InlineData("2.10.3", "both", 0.99)]
    [InlineData("3.2.1-zoo", "both", 0.97)]
    [InlineData("3.2.1-cosmos", "both", 0.99)]
    public async Task Reads_writes_and_columns_of_every_task_are_the_true_ones(string recording, string by, double bar)
    {
        await using var service = await Service.StartAsync(cluster);
        if (by is "events" or "both")
        {
            foreach (var line in await File.ReadAllLinesAsync(Recordings.File(recording, "events.ndjson")))
                Assert.True((await service.Http.PostAsync("/api/v1/lineage", new StringContent(line))).IsSuccessStatusCode);
        }

        await service.SettleAsync();
        if (by is "crawl" or "both")
        {
            var estate = recording switch
            {
                "3.2.1-zoo" => Recordings.Zoo(),
                "3.2.1-cosmos" => Recordings.Cosmos(),
                _ => Recordings.After36(recording),
            };
            await using var stub = await new AirflowStub(estate) { Clock = Crawl.AfterRecording }.StartAsync();
            await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "none" });
            Assert.Equal("succeeded", (await Crawling_through_the_api.CrawlAsync(service)).GetProperty("outcome").GetString());
            await service.SettleAsync();
        }

        var f1 = await ScoreAsync(service, recording, by);
        Assert.True(f1 >= bar, $"{recording} by {by}: {f1:P1}, at least {bar:P0} is asked for");
    }

    async Task<double> ScoreAsync(Service service, string recording, string by)
    {
        var (truth, database) = recording switch
        {
            "3.2.1-zoo" => ("truth-zoo.json", "retail3"),
            "3.2.1-cosmos" => ("truth-cosmos.json", "shopdw"),
            "2.10.3" => ("truth.json", "retail"),
            _ => ("truth.json", "retail3"),
        };
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { tasks = await ResultAsync(service, Recordings.File(truth)) }));
        using var python = Process.Start(
            new ProcessStartInfo(
                "python3",
                [Recordings.File("score.py"), Recordings.File(truth), file, "--db", database, "--by", by, "--misses"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        File.Delete(file);
        output.WriteLine($"{recording} by {by}\n{said}");
        var all = said.Split('\n').Single(line => line.StartsWith("all ", StringComparison.Ordinal));
        var f1 = all[(all.IndexOf("F1", StringComparison.Ordinal) + 2)..all.LastIndexOf('%')];
        return double.Parse(f1.Trim(), CultureInfo.InvariantCulture) / 100;
    }

    static async Task<Dictionary<string, Dictionary<string, object>>> ResultAsync(Service service, string truthFile)
    {
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(truthFile));
        var dags = truth
            .RootElement.GetProperty("tasks")
            .EnumerateObject()
            .Select(dag => dag.Name)
            .OrderByDescending(dag => dag.Length)
            .ToList();
        var result = new Dictionary<string, Dictionary<string, object>>();
        await foreach (var job in service.Services.GetRequiredService<JobQuery>().AllAsync(1, new LineageFilter(), CancellationToken.None))
        {
            if (dags.Find(dag => job.Job.Name.StartsWith(dag + ".", StringComparison.Ordinal)) is not { } dag)
                continue;
            (result.TryGetValue(dag, out var tasks) ? tasks : result[dag] = [])[job.Job.Name[(dag.Length + 1)..]] = new
            {
                reads = job.Inputs.Select(dataset => $"{dataset.Namespace} {dataset.Name}"),
                writes = job.Outputs.Select(dataset => $"{dataset.Namespace} {dataset.Name}"),
                columns = job
                    .Columns.Where(column => column is { Type: "DIRECT", From.Field: not null, To.Field: not null })
                    .Select(column =>
                        new[]
                        {
                            $"{column.From.Namespace} {column.From.Name}.{column.From.Field}",
                            $"{column.To.Namespace} {column.To.Name}.{column.To.Field}",
                        }
                    ),
            };
        }

        return result;
    }
}
