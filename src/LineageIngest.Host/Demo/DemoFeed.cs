using System.Net.Http.Headers;
using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Demo;

/// <summary>Sends recorded events of Airflow, dbt and Spark through the front door at a pace that one can watch, then says what to look at.</summary>
static class DemoFeed
{
    static readonly string[] _recordings = ["airflow-3.2.1", "dbt-ol-1.54.0", "openlineage-spark-1.53.0"];

    /// <summary>About 540 events in some ten seconds.</summary>
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(15);

    const string Database = "postgres://127.0.0.1:5432";

    /// <summary>A dataset that a store holds when the demo is in it.</summary>
    public const string KnownBy = $"dataset:{Database}:retail3.mart.fct_sales";

    static readonly (string Words, string Path)[] _questions =
    [
        ("What depends on raw.customers?", $"/graph?root={Name($"dataset:{Database}:retail3.raw.customers")}"),
        ("Where does mart.fct_sales come from?", $"/graph?root={Name(KnownBy)}"),
        ("What does the task mart.fct_sales compute, and from what?", $"/job?ns=af3&name={Name("retail_pg_etl.mart.fct_sales")}"),
    ];

    static readonly Lazy<Task<List<byte[]>>> _events = new(ReadAsync);

    /// <summary>How many events it sends.</summary>
    public static async Task<int> CountAsync(CancellationToken cancellation) => (await _events.Value.WaitAsync(cancellation)).Count;

    /// <summary>Events whose times were moved by another number of days would be other events: a store that has the demo is left as it is.</summary>
    public static async Task RunAsync(Uri server, TimeProvider time, CancellationToken cancellation)
    {
        using var http = new HttpClient(new BelowBasePath(server)) { BaseAddress = server };
        if (Environment.GetEnvironmentVariable("LINEAGE_ADMIN_KEY") is { Length: > 0 } key)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        if ((await http.GetFromJsonAsync<Reading.DemoState>("/api/demo", cancellation))!.Loaded)
            Progress.Step("the demo is in this store already");
        else
            await FeedAsync(http, time, cancellation);
        Progress.Step("the demo is in; three pages worth a look:");
        foreach (var (words, path) in _questions)
            await Console.Out.WriteLineAsync($"  {words}\n    {server.AbsoluteUri.TrimEnd('/')}{path}");
    }

    static async Task FeedAsync(HttpClient http, TimeProvider time, CancellationToken cancellation)
    {
        var events = await _events.Value.WaitAsync(cancellation);
        var times = DemoTimes.For(events, time.GetUtcNow());
        var sent = 0;
        foreach (var body in events)
        {
            using var content = new ByteArrayContent(times.Move(body));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync("/api/v1/lineage", content, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new CannotStartException($"The demo's event {sent + 1} was answered {(int)response.StatusCode}.");
            if (++sent % 100 == 0)
                Progress.Step($"demo: {sent} of {events.Count} events of Airflow, dbt and Spark");
            await Task.Delay(_pause, cancellation);
        }
    }

    static async Task<List<byte[]>> ReadAsync()
    {
        var events = new List<byte[]>();
        foreach (var recording in _recordings)
        {
            await using var file = EventSplitter.Open(Path.Combine(AppContext.BaseDirectory, "demo", recording + ".ndjson.gz"));
            await foreach (var body in new EventSplitter(file).SplitAsync(CancellationToken.None))
                events.Add(body.ToArray());
        }
        return events;
    }

    static string Name(string text) => Uri.EscapeDataString(text);
}
