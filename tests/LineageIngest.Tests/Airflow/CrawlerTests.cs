using System.Collections.Concurrent;
using System.Text.Json;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

public sealed class CrawlerTests
{
    [Theory]
    [InlineData("2.10.3", "af2")]
    [InlineData("3.2.1", "af3")]
    public async Task Namespace_and_run_ids_are_found_from_received_events(string version, string ns)
    {
        var emitted = Recordings.Events(version)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(e => !Name(e).Contains(".query.", StringComparison.Ordinal))
            .Select(e => e.GetProperty("run").GetProperty("runId").GetGuid())
            .ToHashSet();
        await using var stub = await new AirflowStub(Recordings.Drifted(version)) { Clock = Crawl.AfterRecording }.StartAsync();
        var crawl = new Crawl(stub) { Namespaces = ["default", ns], KnownRuns = emitted };
        var report = await crawl.RunAsync();
        Assert.True(report.Complete, string.Join('\n', report.Problems));
        Assert.Equal((ns, true), (report.Namespace, report.NamespaceConfirmed));
        var crawled = crawl.Runs.Select(body => body.GetProperty("run").GetProperty("runId").GetGuid()).ToHashSet();

        // Not emitted: runs after the events were recorded, and the first try of a task whose last try is crawled.
        var instants = emitted.Select(id => id.ToString()[..13]).ToHashSet();
        var unknown = crawl
            .Runs.Where(body =>
                body.GetProperty("run").GetProperty("runId").GetGuid() is var id
                && instants.Contains(id.ToString()[..13])
                && !emitted.Contains(id)
            )
            .Select(Name)
            .Distinct()
            .Order()
            .ToList();
        Assert.True(crawled.Count(emitted.Contains) >= 24, $"{crawled.Count(emitted.Contains)} of {emitted.Count}");
        Assert.Equal(["retail_misc.start"], unknown); // an EmptyOperator, for which Airflow emits nothing
    }

    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task The_same_state_crawled_twice_and_crawled_anew_adds_nothing(string version)
    {
        await using var stub = await new AirflowStub(Recordings.Drifted(version)) { Clock = Crawl.AfterRecording }.StartAsync();
        var crawl = new Crawl(stub);
        await crawl.RunAsync();
        var (events, distinct) = (crawl.Events.Count, crawl.Distinct.Count);
        Assert.True(events > 500);

        var before = stub.Count;
        stub.Clock = Crawl.AfterRecording.AddHours(1);
        await crawl.RunAsync();
        Assert.Equal(events, crawl.Events.Count);
        Assert.True(stub.Count - before <= 10, string.Join('\n', stub.Requests.Skip(before)));

        var other = new Crawl(stub);
        await other.RunAsync();
        Assert.Equal(crawl.Distinct.Keys.Order(), other.Distinct.Keys.Order());
        Assert.Equal(distinct, events);
    }

    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task A_removed_dag_is_marked_gone_and_a_renamed_task_too(string version)
    {
        await using var stub = await new AirflowStub(Recordings.After36(version)) { Clock = Crawl.AfterRecording }.StartAsync();
        var crawl = new Crawl(stub);
        await crawl.RunAsync();
        Assert.DoesNotContain(crawl.Jobs, Gone);

        stub.Estate = Recordings.Drifted(version);
        stub.Clock = Crawl.AfterRecording.AddDays(2); // tasks that nothing names as changed are read again after a day
        for (var day = 0; day < 5; day++)
        {
            await crawl.RunAsync();
        }

        var gone = crawl.Jobs.Where(Gone).Select(Name).Order().ToList();
        Assert.Contains("retail_asset_producer", gone);
        Assert.Contains(gone, name => name.StartsWith("retail_asset_producer.", StringComparison.Ordinal));
        Assert.Contains("retail_child.call_proc", gone);
        Assert.Contains("retail_child.purge_old_days", crawl.Jobs.Select(Name));
    }

    [Fact]
    public async Task A_deleted_dag_and_its_tasks_are_gone_from_the_crawl_that_no_longer_finds_it()
    {
        await using var stub = await new AirflowStub(new GeneratedEstate(3, 2)) { Clock = GeneratedEstate.Day.AddHours(12) }.StartAsync();
        var crawl = new Crawl(stub);
        await crawl.RunAsync();
        stub.Estate = new GeneratedEstate(2, 2);
        stub.Clock = GeneratedEstate.Day.AddDays(3);
        await crawl.RunAsync();
        var gone = crawl.Jobs.Where(Gone).ToList();
        Assert.Equal(3, gone.Count);
        Assert.Single(gone.Select(Name).Select(name => name.Split('.')[0]).Distinct());
        Assert.All(gone, job => Assert.Equal(GeneratedEstate.Day.AddDays(3), job.GetProperty("eventTime").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_viewer_gets_everything_but_connections_and_is_told_so()
    {
        await using var stub = await new AirflowStub(Recordings.After36("3.2.1"))
        {
            Clock = Crawl.AfterRecording,
            Viewer = true,
        }.StartAsync();
        var crawl = new Crawl(stub);
        var report = await crawl.RunAsync();
        Assert.Equal(["connections"], report.MissingRights);
        Assert.Contains(crawl.Runs, body => body.ToString().Contains("connection retail_pg is not visible", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2.10.3")]
    [InlineData("3.2.1")]
    public async Task Killed_at_any_request_the_next_crawl_goes_on_and_ends_with_the_same_events(string version)
    {
        var estate = Recordings.After36(version);
        await using var stub = await new AirflowStub(estate) { Clock = Crawl.AfterRecording }.StartAsync();
        var whole = new Crawl(stub);
        await whole.RunAsync();
        var requests = stub.Count;
        for (var kill = 1; kill < requests; kill += 7)
        {
            using var killer = new CancellationTokenSource();
            var start = stub.Count;
            stub.Fault = (number, _) =>
            {
                if (number - start == kill)
                {
                    killer.Cancel();
                }

                return null;
            };
            var crawl = new Crawl(stub);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crawl.RunAsync(killer.Token));
            stub.Fault = (_, _) => null;
            await crawl.RunAsync();
            Assert.Equal(whole.Distinct.Keys.Order(), crawl.Distinct.Keys.Order());
        }
    }

    [Fact]
    public async Task Bursts_of_errors_and_expiring_tokens_lose_nothing()
    {
        var estate = Recordings.After36("3.2.1");
        await using var stub = await new AirflowStub(estate) { Clock = Crawl.AfterRecording }.StartAsync();
        var whole = new Crawl(stub);
        await whole.RunAsync();
        stub.TokenLasts = 9;
        var failedInside = new ConcurrentDictionary<string, bool>(); // what fails so twice is a row that cannot be shown
        stub.Fault = (number, request) =>
            request.Path.Value!.Contains("auth", StringComparison.Ordinal) ? null
            : number % 13 == 0 ? 429
            : number % 17 == 0 ? 503
            : number % 19 == 0 && failedInside.TryAdd($"{request.Path}{request.QueryString}", true) ? 500
            : null;
        var crawl = new Crawl(stub) { Concurrency = 3 };
        var report = await crawl.RunAsync();
        Assert.True(report.Complete, string.Join('\n', report.Problems));
        Assert.True(stub.Tokens > 2);
        Assert.Equal(whole.Distinct.Keys.Order(), crawl.Distinct.Keys.Order());
    }

    [Fact]
    public async Task Events_that_come_later_move_the_crawl_to_their_namespace()
    {
        await using var stub = await new AirflowStub(Recordings.Drifted("3.2.1")) { Clock = Crawl.AfterRecording }.StartAsync();
        var crawl = new Crawl(stub);
        Assert.Equal("prod", (await crawl.RunAsync()).Namespace);
        crawl.Namespaces = ["af3"];
        crawl.KnownRuns.UnionWith(
            Recordings.Events("3.2.1")
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("run").GetProperty("runId").GetGuid())
        );
        Assert.Equal(("af3", 39), (await crawl.RunAsync() is var moved ? moved.Namespace : "", moved.Runs));
        Assert.Contains(
            crawl.Jobs,
            job =>
                Gone(job) && job.GetProperty("job").GetProperty("namespace").GetString() == "prod" && Name(job) == "retail_misc.py_assets"
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(20)]
    public async Task A_budget_ends_a_crawl_and_the_next_ones_take_the_rest(int budget)
    {
        var estate = Recordings.After36("3.2.1");
        await using var stub = await new AirflowStub(estate) { Clock = Crawl.AfterRecording }.StartAsync();
        var whole = new Crawl(stub);
        await whole.RunAsync();
        var crawl = new Crawl(stub) { Options = new() { Budget = budget } };
        Assert.False((await crawl.RunAsync()).Complete);
        for (var again = 0; again < 200 && !(await crawl.RunAsync()).Complete; again++) { }

        Assert.Equal(whole.Distinct.Keys.Order(), crawl.Distinct.Keys.Order());
    }

    static bool Gone(JsonElement job) =>
        job.GetProperty("job").GetProperty("facets").GetProperty("lineage_ingest_airflow").TryGetProperty("gone", out var gone)
        && gone.GetBoolean();

    static string Name(JsonElement body) => body.GetProperty("job").GetProperty("name").GetString()!;
}
