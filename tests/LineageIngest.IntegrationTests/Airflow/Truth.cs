using System.Text.Json;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Testing.Airflow;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.IntegrationTests.Airflow;

/// <summary>Default answers against what tasks really read and write, by hand: events alone, the crawl alone, both.</summary>
public sealed class Truth(PostgresCluster cluster, ITestOutputHelper output)
{
    [Theory]
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
            foreach (var line in Recordings.Events(recording))
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
        using var known = JsonDocument.Parse(Recordings.Truth(truth));
        var tasks = known.RootElement.GetProperty("tasks");
        var answers = await AnswersAsync(service, [.. tasks.EnumerateObject().Select(dag => dag.Name)]);
        var score = new TruthScore(tasks, database, by);
        score.Hold((dag, task) => answers.GetValueOrDefault((dag, task)));
        output.WriteLine($"{recording} by {by}: F1 {score.F1:P1}\n{string.Join('\n', score.Misses)}");
        return score.F1;
    }

    static async Task<Dictionary<(string Dag, string Task), TaskLineage>> AnswersAsync(Service service, string[] dags)
    {
        var answers = new Dictionary<(string Dag, string Task), TaskLineage>();
        await foreach (var job in service.Services.GetRequiredService<JobQuery>().AllAsync(1, new LineageFilter(), CancellationToken.None))
        {
            var dag = dags.Where(dag => job.Job.Name.StartsWith(dag + ".", StringComparison.Ordinal)).MaxBy(dag => dag.Length);
            if (dag is null)
                continue;
            answers[(dag, job.Job.Name[(dag.Length + 1)..])] = new TaskLineage(
                [.. job.Inputs.Select(dataset => $"{dataset.Namespace} {dataset.Name}")],
                [.. job.Outputs.Select(dataset => $"{dataset.Namespace} {dataset.Name}")],
                [
                    .. job
                        .Columns.Where(column => column is { Type: "DIRECT", From.Field: not null, To.Field: not null })
                        .Select(column =>
                            TruthScore.Edge(
                                $"{column.From.Namespace} {column.From.Name}.{column.From.Field}",
                                $"{column.To.Namespace} {column.To.Name}.{column.To.Field}"
                            )
                        ),
                ]
            );
        }

        return answers;
    }
}
