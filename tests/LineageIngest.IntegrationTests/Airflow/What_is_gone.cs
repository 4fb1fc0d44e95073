using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.IntegrationTests.Airflow;

/// <summary>A DAG or task that Airflow no longer declares: out of answers about now, still there in answers about then.</summary>
public sealed class What_is_gone(PostgresCluster cluster)
{
    static readonly string[] _story =
    [
        Ran("d.t", day: 1),
        Ran("d.other", day: 1, target: "c"),
        Declared("d", day: 3, gone: true),
        Ran("d.t", day: 3, hour: 9), // was under way when the DAG was taken away
    ];

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 2, 0, 1, 3 })]
    [InlineData(new[] { 3, 2, 1, 0 })]
    [InlineData(new[] { 1, 3, 0, 2 })]
    public async Task A_dag_takes_its_tasks_along_in_whatever_order_it_is_told(int[] order)
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var at in order)
            await SendAsync(service, _story[at]);
        Assert.Equal("", await UpstreamAsync(service, "b", null));
        Assert.Equal("", await UpstreamAsync(service, "c", null));
        Assert.Equal("a", await UpstreamAsync(service, "b", Day(2)));
        Assert.Equal("a", await UpstreamAsync(service, "c", Day(2)));
        Assert.Equal("a", await UpstreamAsync(service, "b", Day(3).AddHours(9)));
        Assert.Equal("", await UpstreamAsync(service, "b", Day(4)));
        Assert.Equal("", await JobsAsync(service, ""));
        Assert.Equal("d d.other d.t", await JobsAsync(service, "&deleted=true"));
    }

    [Fact]
    public async Task A_task_that_was_removed_goes_alone_and_comes_back_when_it_is_declared_again()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var body in new[] { Ran("d.t", day: 1), Ran("d.other", day: 1, target: "c"), Declared("d.t", day: 3, gone: true) })
            await SendAsync(service, body);
        Assert.Equal("", await UpstreamAsync(service, "b", null));
        Assert.Equal("a", await UpstreamAsync(service, "c", null));
        Assert.Equal("d d.other", await JobsAsync(service, ""));

        await SendAsync(service, Declared("d.t", day: 5, gone: false));
        Assert.Equal("a", await UpstreamAsync(service, "b", null));
        Assert.Equal("d d.other d.t", await JobsAsync(service, ""));
    }

    [Fact]
    public async Task A_run_long_after_shows_that_the_job_is_back_and_what_lay_between()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var body in new[] { Ran("d.t", day: 1), Declared("d", day: 3, gone: true), Ran("d.t", day: 8) })
            await SendAsync(service, body);
        Assert.Equal("a", await UpstreamAsync(service, "b", null));
        Assert.Equal("a", await UpstreamAsync(service, "b", Day(2)));
        Assert.Equal("", await UpstreamAsync(service, "b", Day(5)));
    }

    [Fact]
    public async Task What_was_only_declared_held_until_it_was_gone()
    {
        await using var service = await Service.StartAsync(cluster);
        await SendAsync(service, Declared("d.t", day: 1, gone: false, lineage: true));
        Assert.Equal("a", await UpstreamAsync(service, "b", null));
        await SendAsync(service, Declared("d.t", day: 3, gone: true));
        Assert.Equal("", await UpstreamAsync(service, "b", null));
        Assert.Equal("a", await UpstreamAsync(service, "b", Day(2)));
    }

    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task Stale_dags_and_removed_tasks_of_a_real_airflow_hold_nothing_any_more(string version)
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await new AirflowStub(Recordings.After36(version)) { Clock = Crawl.AfterRecording }.StartAsync();
        await Crawling_through_the_api.AddAsync(service, stub, new { schedule = "none" });
        await Crawling_through_the_api.CrawlAsync(service);
        await service.SettleAsync();
        Assert.NotEqual(0, await HoldingAsync(service, "retail_asset_producer.%"));

        stub.Estate = Recordings.Drifted(version);
        stub.Clock = Crawl.AfterRecording.AddDays(2);
        for (var day = 0; day < 5; day++)
            await Crawling_through_the_api.CrawlAsync(service);
        await service.SettleAsync();
        Assert.Equal(0, await HoldingAsync(service, "retail_asset_producer.%"));
        Assert.Equal(0, await HoldingAsync(service, "retail_child.call_proc"));
        Assert.NotEqual(0, await HoldingAsync(service, "retail_pg_etl.%"));
        Assert.NotEqual(
            0,
            await service.Database.ScalarAsync<long>(
                "SELECT count(*) FROM validity JOIN job USING (subscription_id, job_id) WHERE name LIKE 'retail_asset_producer.%' AND valid_to IS NOT NULL"
            )
        );
    }

    static async Task<long> HoldingAsync(Service service, string job) =>
        await service.Database.ScalarAsync<long>(
            $"SELECT count(*) FROM validity JOIN job USING (subscription_id, job_id) WHERE name LIKE '{job}' AND valid_to IS NULL"
        );

    static async Task SendAsync(Service service, string body)
    {
        using var answer = await service.Http.PostAsync("/api/v1/lineage", new StringContent(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await service.SettleAsync();
    }

    static async Task<string> JobsAsync(Service service, string more)
    {
        var answer = await service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/jobs?sort=name{more}");
        return string.Join(' ', answer.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("name").GetString()));
    }

    /// <summary>Names of the datasets one step upstream.</summary>
    static async Task<string> UpstreamAsync(Service service, string dataset, DateTimeOffset? asOf)
    {
        var when = asOf is { } at ? "?asOf=" + Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture)) : "";
        var answer = await service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/assets/dataset:n:{dataset}/upstream{when}");
        return string.Join(
            ' ',
            answer
                .GetProperty("nodes")
                .EnumerateArray()
                .Where(node => node.GetProperty("depth").GetInt32() == 1)
                .Select(node => node.GetProperty("name").GetString())
                .Order(StringComparer.Ordinal)
        );
    }

    static DateTimeOffset Day(int day, int hour = 0) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    static string Ran(string job, int day, int hour = 0, string target = "b") =>
        $$$"""
            {"eventType":"COMPLETE","eventTime":"{{{Day(
                day,
                hour
            ):O}}}","producer":"p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
             "run":{"runId":"{{{new Guid(
                day,
                (short)hour,
                (short)job.Length,
                new byte[8]
            )}}}","facets":{"parent":{"_producer":"p","_schemaURL":"s",
               "job":{"namespace":"af","name":"{{{job.Split('.')[0]}}}"},"run":{"runId":"{{{new Guid(
                day,
                (short)hour,
                0,
                new byte[8]
            )}}}"} } } },
             "job":{"namespace":"af","name":"{{{job}}}"},
             "inputs":[{"namespace":"n","name":"a"}],"outputs":[{"namespace":"n","name":"{{{target}}}"}]}
            """;

    /// <summary>As the crawler writes it: <c>DagToEvents</c>.</summary>
    static string Declared(string job, int day, bool gone, bool lineage = false)
    {
        var (inputs, outputs) = lineage ? ("""{"namespace":"n","name":"a"}""", """{"namespace":"n","name":"b"}""") : ("", "");
        return $$$"""
            {"eventTime":"{{{Day(day):O}}}","producer":"p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent",
             "job":{"namespace":"af","name":"{{{job}}}","facets":{"lineage_ingest_airflow":{"_producer":"p","_schemaURL":"s","gone":{{{(
                gone ? "true" : "false"
            )}}} } } },
             "inputs":[{{{inputs}}}],"outputs":[{{{outputs}}}]}
            """;
    }
}
