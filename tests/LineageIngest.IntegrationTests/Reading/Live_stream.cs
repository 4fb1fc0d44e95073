using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>GET /api/lineage/stream.</summary>
public sealed class Live_stream(PostgresCluster cluster) : IAsyncLifetime
{
    Service _service = null!;
    int _minute;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Runs_and_edges_come_as_they_are_projected()
    {
        await using var stream = await OpenAsync("");
        await RunAsync("load", "raw", "mart");
        var run = await NextAsync(stream, "run", "load");
        Assert.Equal("COMPLETE", run.GetProperty("run").GetProperty("state").GetString());
        var lineage = await NextAsync(stream, "lineage", "load");
        var edge = Assert.Single(lineage.GetProperty("edges").EnumerateArray());
        Assert.Equal(
            ("raw", "mart", "unchecked", true),
            (
                edge.GetProperty("source").GetProperty("name").GetString(),
                edge.GetProperty("target").GetProperty("name").GetString(),
                edge.GetProperty("verdict").GetString(),
                edge.GetProperty("observed").GetBoolean()
            )
        );
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_id_misses_nothing_and_sees_nothing_twice()
    {
        await using var first = await OpenAsync("");
        await RunAsync("one", "a", "b");
        var seen = await NextAsync(first, "lineage", "one");
        await first.DisposeAsync();
        await RunAsync("two", "b", "c");
        await RunAsync("three", "c", "d");
        await _service.SettleAsync();
        await using var again = await OpenAsync($"?lastEventId={seen.GetProperty("changeId").GetInt64()}");
        var jobs = new List<string>();
        while (!jobs.Contains("lineage three") || !jobs.Contains("lineage two"))
        {
            Assert.True(await again.Items.MoveNextAsync());
            if (again.Items.Current.EventType == "ping")
                continue;
            var change = JsonDocument.Parse(again.Items.Current.Data).RootElement;
            jobs.Add($"{again.Items.Current.EventType} {change.GetProperty("job").GetProperty("name").GetString()}");
        }
        Assert.Equal(["lineage three", "lineage two", "run three", "run two"], jobs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_watcher_of_a_dataset_sees_only_what_touches_it()
    {
        await RunAsync("near", "raw", "mart");
        await _service.SettleAsync();
        await using var stream = await OpenAsync($"?asset={Uri.EscapeDataString("dataset:n:mart")}");
        await RunAsync("far", "x", "y");
        await RunAsync("near", "raw", "mart");
        Assert.True(await stream.Items.MoveNextAsync());
        Assert.Equal("ping", stream.Items.Current.EventType);
        Assert.True(await stream.Items.MoveNextAsync());
        Assert.Equal("near", JsonDocument.Parse(stream.Items.Current.Data).RootElement.GetProperty("job").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_neighbourhood_is_watched_as_it_grows()
    {
        await RunAsync("one", "a", "b");
        await _service.SettleAsync();
        await using var stream = await OpenAsync($"?root={Uri.EscapeDataString("dataset:n:a")}&up=0&down=2");
        await RunAsync("far", "x", "y");
        await RunAsync("two", "b", "c"); // c is two levels below a from now on
        await NextAsync(stream, "lineage", "two");
        await RunAsync("far", "x", "z");
        await RunAsync("three", "c", "d");
        Assert.Equal("three", (await NextAsync(stream, "lineage", null)).GetProperty("job").GetProperty("name").GetString());
    }

    [Fact]
    public async Task How_far_the_stages_are_and_what_is_set_aside_is_told_when_asked_for()
    {
        await using var stream = await OpenAsync("?kind=set-aside,lag,job-run");
        Assert.Equal(0, (await NextAsync(stream, "set-aside", null)).GetProperty("setAside").GetInt32());
        await RunAsync("load", "raw", "mart");
        JsonElement lag;
        do lag = (await NextAsync(stream, "lag", null)).GetProperty("lag");
        while (lag.GetProperty("projected").GetInt64() == 0);
        using var run = await _service.Http.PostAsync("/api/jobs/retention/run", null);
        Assert.True(run.IsSuccessStatusCode);
        Assert.Equal("retention", (await NextAsync(stream, "job-run", null)).GetProperty("jobRun").GetProperty("job").GetString());
    }

    [Fact]
    public async Task A_web_socket_at_the_same_address_gives_the_same_messages()
    {
        using var socket = await SocketAsync(null);
        Assert.Equal("ping", (await MessageAsync(socket)).GetProperty("kind").GetString());
        await RunAsync("load", "raw", "mart");
        var kinds = new List<string>();
        JsonElement message;
        do
        {
            message = await MessageAsync(socket);
            kinds.Add(message.GetProperty("kind").GetString()!);
        } while (kinds[^1] != "lineage");
        Assert.Contains("run", kinds);
        Assert.Equal("load", message.GetProperty("job").GetProperty("name").GetString());
        Assert.True(message.GetProperty("changeId").GetInt64() > 0);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task A_page_of_another_site_gets_no_socket()
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketAsync("https://elsewhere.example"));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        using var own = await SocketAsync(_service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        Assert.Equal("ping", (await MessageAsync(own)).GetProperty("kind").GetString());
    }

    async Task<ClientWebSocket> SocketAsync(string? origin)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(new Uri(_service.Http.BaseAddress!, "/api/lineage/stream")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    static async Task<JsonElement> MessageAsync(ClientWebSocket socket)
    {
        var (text, piece) = (new MemoryStream(), new byte[4096]);
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(piece, TestContext.Current.CancellationToken);
            text.Write(piece, 0, received.Count);
        } while (!received.EndOfMessage);
        return JsonDocument.Parse(text.ToArray()).RootElement;
    }

    [Fact]
    public async Task A_replay_says_reset()
    {
        await RunAsync("load", "raw", "mart");
        await _service.SettleAsync();
        await using var stream = await OpenAsync("");
        using var answer = await _service.Http.PostAsync("/api/lineage/replay", null);
        Assert.True(answer.IsSuccessStatusCode);
        await NextAsync(stream, "reset", null);
    }

    [Theory]
    [InlineData("?lastEventId=abc", 400)]
    [InlineData("?asset=dataset:no:such", 404)]
    [InlineData("?root=dataset:no:such", 404)]
    [InlineData("?up=101", 400)]
    [InlineData("?kind=everything", 400)]
    public async Task Wrong_questions_are_problems(string query, int status)
    {
        using var response = await _service.Http.GetAsync("/api/lineage/stream" + query);
        Assert.Equal(status, (int)response.StatusCode);
    }

    async Task RunAsync(string job, string input, string output)
    {
        _minute++;
        using var content = new StringContent(
            $$"""
            {"eventTime":"2026-01-01T10:{{_minute:00}}:00Z","eventType":"COMPLETE","producer":"https://example.org","run":{"runId":"{{job}}-{{_minute}}"},"job":{"namespace":"n","name":"{{job}}"},
             "inputs":[{"namespace":"n","name":"{{input}}"}],"outputs":[{"namespace":"n","name":"{{output}}"}]}
            """,
            Encoding.UTF8,
            "application/json"
        );
        using var response = await _service.Http.PostAsync("/api/v1/lineage", content);
        Assert.True(response.IsSuccessStatusCode);
    }

    static async Task<JsonElement> NextAsync(OpenStream stream, string kind, string? job)
    {
        while (await stream.Items.MoveNextAsync())
        {
            var change = JsonDocument.Parse(stream.Items.Current.Data).RootElement;
            if (stream.Items.Current.EventType == kind && (job is null || change.GetProperty("job").GetProperty("name").GetString() == job))
                return change;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    async Task<OpenStream> OpenAsync(string query)
    {
        var response = await _service.Http.GetAsync(
            "/api/lineage/stream" + query,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new OpenStream(
            response,
            SseParser
                .Create(await response.Content.ReadAsStreamAsync())
                .EnumerateAsync()
                .GetAsyncEnumerator(TestContext.Current.CancellationToken)
        );
    }

    sealed record OpenStream(HttpResponseMessage Response, IAsyncEnumerator<SseItem<string>> Items) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Items.DisposeAsync();
            Response.Dispose();
        }
    }
}
