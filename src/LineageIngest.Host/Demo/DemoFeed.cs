using System.Net.Http.Headers;
using LineageIngest.Events;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Demo;

/// <summary>Sends recorded events of Airflow, dbt and Spark through the front door at a pace that one can watch, then says what to ask.</summary>
static class DemoFeed
{
    static readonly string[] _recordings = ["airflow-3.2.1", "dbt-ol-1.54.0", "openlineage-spark-1.53.0"];

    /// <summary>About 540 events in some ten seconds.</summary>
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(15);

    static readonly (string Words, string Path)[] _questions =
    [
        (
            "What depends on raw.orders, to 15 levels?",
            $"/api/lineage/assets/downstream?id={Name("dataset:postgres://127.0.0.1:5432:retail3.raw.orders")}&columns=true"
        ),
        (
            "Where does mart.fct_sales come from?",
            $"/api/lineage/assets/upstream?id={Name("dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales")}"
        ),
        ("What does the DAG retail_pg_etl read, write and compute?", "/api/lineage/job/retail_pg_etl?namespace=af3"),
    ];

    public static async Task RunAsync(Uri server, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = server };
        foreach (var recording in _recordings)
            await FeedAsync(http, recording, cancellation);
        Progress.Step("the demo is in; three questions worth asking:");
        foreach (var (words, path) in _questions)
            await Console.Out.WriteLineAsync($"  {words}\n    {server.AbsoluteUri.TrimEnd('/')}{path}");
    }

    static async Task FeedAsync(HttpClient http, string recording, CancellationToken cancellation)
    {
        await using var file = EventSplitter.Open(Path.Combine(AppContext.BaseDirectory, "demo", recording + ".ndjson.gz"));
        var sent = 0;
        await foreach (var body in new EventSplitter(file).SplitAsync(cancellation))
        {
            using var content = new ReadOnlyMemoryContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync("/api/v1/lineage", content, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new CannotStartException($"The demo's event {sent + 1} of {recording} was answered {(int)response.StatusCode}.");
            if (++sent % 100 == 0)
                Progress.Step($"demo: {sent} events of {recording}");
            await Task.Delay(_pause, cancellation);
        }
        Progress.Step($"demo: {sent} events of {recording}, all of it");
    }

    static string Name(string text) => Uri.EscapeDataString(text);
}
