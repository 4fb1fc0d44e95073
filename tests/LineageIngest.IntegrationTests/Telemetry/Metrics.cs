using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace LineageIngest.IntegrationTests.Telemetry;

/// <summary>What the service counts is to be seen at /metrics, and what dashboard and alerts ask for is counted.</summary>
public sealed partial class Metrics(PostgresCluster cluster)
{
    [Fact]
    public async Task An_event_is_counted_on_its_way()
    {
        await using var service = await Service.StartAsync(cluster);
        const string body =
            """{"eventTime":"2026-03-01T10:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"counted"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}""";
        for (var sent = 0; sent < 2; sent++)
        {
            using var answer = await service.Http.PostAsync("/api/v1/lineage", new StringContent(body));
        }
        await service.SettleAsync();
        var scrape = await ScrapeAsync(service, "lineage_stage_batch_seconds_bucket");
        Assert.Matches(@"lineage_events_appended_total(\{[^}]*\})? [1-9]", scrape);
        Assert.Matches(@"lineage_events_repeated_total(\{[^}]*\})? [1-9]", scrape);
        Assert.Matches(@"lineage_stage_items_total\{[^}]*stage=""projection""[^}]*\} [1-9]", scrape);
        Assert.Matches(@"lineage_stage_items_total\{[^}]*stage=""resolution""[^}]*\} [1-9]", scrape);
        Assert.Matches(@"lineage_stage_waiting\{[^}]*stage=""projection""[^}]*\} \d", scrape);
        Assert.Contains("http_server_request_duration_seconds_bucket", scrape, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lineage-ingest.json")]
    [InlineData("alerts.yaml")]
    public async Task Dashboard_and_alerts_ask_for_what_is_counted(string file)
    {
        await using var service = await Service.StartAsync(cluster);
        var known = new HashSet<string>(StringComparer.Ordinal);
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) => known.Add(NameAtPrometheus(instrument));
            listener.Start();
        }
        known.Add("lineage_disk_free_bytes"); // of a private PostgreSQL only
        var text = await File.ReadAllTextAsync(Path.Combine(Pipeline.Recordings.Folder, "..", "..", "deploy", "grafana", file));
        var asked = AskedFor().Matches(text).Select(match => match.Value).Distinct().ToList();
        Assert.True(asked.Count >= 5, $"{file} asks for {asked.Count} metrics");
        Assert.Empty(asked.Select(WithoutPart).Except(known));
    }

    /// <summary>The exporter answers from a copy of up to some hundred milliseconds.</summary>
    static async Task<string> ScrapeAsync(Service service, string until)
    {
        for (var tries = 0; ; tries++)
        {
            var scrape = await service.Http.GetStringAsync("/metrics");
            if (scrape.Contains(until, StringComparison.Ordinal) || tries == 50)
                return scrape;
            await Task.Delay(200);
        }
    }

    static string NameAtPrometheus(Instrument instrument) =>
        instrument.Name.Replace('.', '_')
        + instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        }
        + (instrument is Counter<long> ? "_total" : "");

    static string WithoutPart(string name) => name.EndsWith("_bucket", StringComparison.Ordinal) ? name[..^"_bucket".Length] : name;

    [GeneratedRegex("lineage_[a-z_]+(?=[\\[({ )<>])")]
    private static partial Regex AskedFor();
}
