using System.Diagnostics;
using System.Globalization;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Connections;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using LineageIngest.Outward;

namespace LineageIngest.Tests.Airflow.Faults;

/// <summary>What stands between us and an Airflow: overloaded servers, gateways, log-in pages, lines that are cut. Each says what people are told.</summary>
public sealed class AirflowFaultTests : IDisposable
{
    const string Version = """{"version":"3.2.1","git_version":null}""";

    readonly WireMockServer _server = WireMockServer.Start();
    readonly TimeProvider _hurried = new HurriedTime(50);

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_server_that_cannot_just_now_is_asked_again(int status)
    {
        AnswerInTurn("/api/v2/version", Response.Create().WithStatusCode(status), Json(Version));
        using var client = Client();
        Assert.Equal("3.2.1", (await client.ConnectAsync(CancellationToken.None)).Text);
        Assert.Equal(2, client.Requests);
    }

    [Theory]
    [InlineData(503, 6)]
    [InlineData(429, 6)]
    [InlineData(500, 2)] // mostly a row that Airflow cannot show, and stays one
    public async Task A_server_that_never_can_is_told_in_its_own_words(int status, int tries)
    {
        Answer("/api/v2/version", Response.Create().WithStatusCode(status).WithBody("""{"detail":"no healthy upstream"}"""));
        Assert.Equal($"GET /api/v2/version: {status} no healthy upstream", await ErrorAsync());
        Assert.Equal(tries, Asked("/api/v2/version").Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_after_in_seconds_holds_every_request(int status)
    {
        Answer("/api/v2/version", Json(Version));
        AnswerInTurn(
            "/api/v2/dags/a/tasks",
            Response.Create().WithStatusCode(status).WithHeader("Retry-After", "2"),
            Json("""{"tasks":[]}""")
        );
        Answer("/api/v2/dags/b/tasks", Json("""{"tasks":[]}"""));
        using var client = Client(TimeProvider.System);
        await client.ConnectAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var held = client.TasksAsync("a", CancellationToken.None);
        while (Asked("/api/v2/dags/a/tasks").Count == 0)
            await Task.Delay(10);
        await Task.Delay(200); // its answer is on the way
        await client.TasksAsync("b", CancellationToken.None);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.5, 10);
        Assert.Empty(await held);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_waited_for()
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture);
        AnswerInTurn("/api/v2/version", Response.Create().WithStatusCode(503).WithHeader("Retry-After", until), Json(Version));
        using var client = Client(TimeProvider.System);
        var watch = Stopwatch.StartNew();
        await client.ConnectAsync(CancellationToken.None);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 10); // dates are whole seconds
    }

    [Fact]
    public async Task A_page_for_people_instead_of_json_is_named_by_its_title()
    {
        Answer("/api/v2/version", Json(Version));
        Answer(
            "/api/v2/dags",
            Response
                .Create()
                .WithHeader("Content-Type", "text/html; charset=utf-8")
                .WithBody("<html><head><title>Sign in to Corp</title></head><body>…</body></html>")
        );
        Assert.Equal(
            "GET /api/v2/dags?exclude_stale=false&order_by=dag_id&limit=1&offset=0: text/html instead of JSON: Sign in to Corp",
            await ErrorAsync()
        );
        Assert.Single(Asked("/api/v2/dags"));
    }

    [Fact]
    public async Task A_server_that_is_no_airflow_is_told_so()
    {
        _server
            .Given(Request.Create())
            .RespondWith(Response.Create().WithHeader("Content-Type", "text/html").WithBody("<h1>It works!</h1>"));
        Assert.Equal(
            "neither /api/v2/version nor /api/v1/version is Airflow's: check URL and path prefix (GET /api/v2/version: text/html instead of JSON: <h1>It works!</h1>)",
            await ErrorAsync()
        );
    }

    [Fact]
    public async Task A_door_in_front_of_the_version_is_told()
    {
        Answer("/api/v2/version", Response.Create().WithStatusCode(307).WithHeader("Location", "https://sso.corp/login"));
        Assert.Contains(
            "307 leads to https://sso.corp/login, which is a log-in page or another address",
            await ErrorAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_without_the_list_is_not_an_empty_list()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/api/v2/dags", Json("""{"message":"maintenance"}"""));
        Assert.Contains("has no list of rows", await ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_no_answer_and_its_query_is_told_to_nobody()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/api/v2/dags", Response.Create().WithStatusCode(302).WithHeader("Location", "https://sso.corp/login?state=s3cret"));
        Assert.Equal(
            "GET /api/v2/dags?exclude_stale=false&order_by=dag_id&limit=1&offset=0: 302 leads to https://sso.corp/login, which is a log-in page or another address",
            await ErrorAsync()
        );
    }

    [Theory]
    [InlineData(
        """{"detail":"Invalid value: order_by","status":400,"title":"Bad Request","type":"about:blank"}""",
        "Invalid value: order_by"
    )]
    [InlineData("""{"error":"API route not found"}""", "API route not found")]
    [InlineData("""{"title":"Bad Request"}""", "Bad Request")]
    [InlineData("nonsense", "nonsense")]
    public async Task A_refused_question_is_told_in_the_servers_words(string body, string words)
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/api/v2/dags", Response.Create().WithStatusCode(400).WithBody(body));
        Assert.EndsWith($": 400 {words}", await ErrorAsync(), StringComparison.Ordinal);
        Assert.Single(Asked("/api/v2/dags"));
    }

    [Fact]
    public async Task A_refused_log_in_is_tried_once_and_told_without_the_password()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/auth/token", Response.Create().WithStatusCode(401).WithBody("""{"detail":"Invalid credentials"}"""));
        var error = await ErrorAsync(AirflowCredentials.Password("crawler", "s3cret"));
        Assert.Equal("POST /auth/token: 401, user or password are wrong; the server says: Invalid credentials", error);
        Assert.Single(Asked("/auth/token"));
        Assert.Empty(Asked("/api/v2/dags"));
    }

    [Fact]
    public async Task A_log_in_that_repeats_the_password_is_not_quoted()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/auth/token", Response.Create().WithStatusCode(422).WithBody("""{"detail":"bad input: s3cret"}"""));
        Assert.Equal(
            "POST /auth/token: 422, user or password are wrong",
            await ErrorAsync(AirflowCredentials.Password("crawler", "s3cret"))
        );
    }

    [Fact]
    public async Task A_log_in_that_the_server_cannot_answer_just_now_is_asked_again()
    {
        Answer("/api/v2/version", Json(Version));
        AnswerInTurn("/auth/token", Response.Create().WithStatusCode(503), Json("""{"access_token":"t1"}""", 201));
        AnswerTo("t1", "/api/v2/dags/a/tasks", Json("""{"tasks":[]}"""));
        using var client = Client(_hurried, AirflowCredentials.Password("crawler", "s3cret"));
        await client.ConnectAsync(CancellationToken.None);
        Assert.Empty(await client.TasksAsync("a", CancellationToken.None));
        Assert.Equal(2, Asked("/auth/token").Count);
    }

    [Theory]
    [InlineData(401, "Token Expired")]
    [InlineData(403, "Invalid JWT token")]
    public async Task A_token_that_has_ended_is_replaced_by_a_new_one(int status, string detail)
    {
        Answer("/api/v2/version", Json(Version));
        AnswerInTurn("/auth/token", Json("""{"access_token":"t1"}""", 201), Json("""{"access_token":"t2"}""", 201));
        AnswerTo("t1", "/api/v2/dags/a/tasks", Response.Create().WithStatusCode(status).WithBody($$"""{"detail":"{{detail}}"}"""));
        AnswerTo("t2", "/api/v2/dags/a/tasks", Json("""{"tasks":[{"task_id":"x"}]}"""));
        using var client = Client(_hurried, AirflowCredentials.Password("crawler", "s3cret"));
        await client.ConnectAsync(CancellationToken.None);
        Assert.Equal("x", Assert.Single(await client.TasksAsync("a", CancellationToken.None)).Id);
        Assert.Equal((2, 2), (Asked("/auth/token").Count, Asked("/api/v2/dags/a/tasks").Count));
    }

    [Fact]
    public async Task New_tokens_that_are_refused_too_are_not_asked_for_for_ever()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/auth/token", Json("""{"access_token":"t"}""", 201));
        Answer("/api/v2/dags", Response.Create().WithStatusCode(401).WithBody("""{"detail":"Signature verification failed"}"""));
        Assert.EndsWith(
            ": 401 Signature verification failed",
            await ErrorAsync(AirflowCredentials.Password("u", "p")),
            StringComparison.Ordinal
        );
        Assert.Equal((2, 2), (Asked("/auth/token").Count, Asked("/api/v2/dags").Count));
    }

    [Fact]
    public async Task A_token_of_somebody_else_cannot_be_renewed_and_is_told_so()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/api/v2/dags", Response.Create().WithStatusCode(401).WithBody("""{"detail":"Token Expired"}"""));
        Assert.EndsWith(": 401 Token Expired", await ErrorAsync(AirflowCredentials.Token("t")), StringComparison.Ordinal);
        Assert.Single(Asked("/api/v2/dags"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_told_so()
    {
        Answer("/api/v2/version", Json(Version).WithDelay(TimeSpan.FromSeconds(20)));
        var endpoint = At(_server.Url!) with { TimeoutSeconds = 5 };
        var answer = await ConnectionCheck.RunAsync(endpoint, new HurriedTime(50), CancellationToken.None);
        Assert.Equal("GET /api/v2/version: no answer in 5 s", answer.Error);
    }

    [Theory]
    [InlineData("/nowhere/authority.pem")]
    [InlineData("/")]
    public async Task An_authority_that_cannot_be_read_is_told_without_what_is_there(string file)
    {
        var endpoint = At(_server.Url!) with { Tls = new AirflowTls(TlsCheck.AuthorityFile, file) };
        var answer = await ConnectionCheck.RunAsync(endpoint, _hurried, CancellationToken.None);
        Assert.Equal("tlsAuthorityFile cannot be read as certificates in PEM.", answer.Error);
    }

    [Fact]
    public async Task Nobody_there_is_told_so()
    {
        var url = new Uri(_server.Url!);
        _server.Stop();
        var answer = await ConnectionCheck.RunAsync(At(url.AbsoluteUri), _hurried, CancellationToken.None);
        Assert.StartsWith("GET /api/v2/version: Connection refused", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_cut_is_asked_for_again()
    {
        using var server = new RawServer(n => RawServer.Json(n == 1 ? Version[..10] : Version, Version.Length));
        using var client = new AirflowClient(At(server.Url.AbsoluteUri), _hurried);
        Assert.Equal("3.2.1", (await client.ConnectAsync(CancellationToken.None)).Text);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task Answers_that_are_always_cut_are_told_so()
    {
        using var server = new RawServer(_ => RawServer.Json(Version[..10], Version.Length));
        var answer = await ConnectionCheck.RunAsync(At(server.Url.AbsoluteUri), _hurried, CancellationToken.None);
        Assert.Equal(6, server.Asked.Count);
        Assert.Contains("ended prematurely", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_is_whole_but_broken_is_told_and_not_asked_for_again()
    {
        Answer("/api/v2/version", Json(Version));
        Answer("/api/v2/dags", Json("""{"dags":[{"dag_id":"a"}"""));
        Assert.Contains("JSON that cannot be read", await ErrorAsync(), StringComparison.Ordinal);
        Assert.Single(Asked("/api/v2/dags"));
    }

    [Fact]
    public async Task Names_with_any_character_below_a_path_prefix_are_asked_for_escaped()
    {
        using var server = new RawServer(n => RawServer.Json(n == 1 ? Version : """{"tasks":[]}"""));
        var endpoint = At(new Uri(server.Url, "/af/prod/").AbsoluteUri);
        using var client = new AirflowClient(endpoint, _hurried);
        await client.ConnectAsync(CancellationToken.None);
        await client.TasksAsync("a/b é%+~.c", CancellationToken.None);
        Assert.Equal(
            ["GET /af/prod/api/v2/version HTTP/1.1", "GET /af/prod/api/v2/dags/a%2Fb%20%C3%A9%25%2B~.c/tasks HTTP/1.1"],
            server.Asked
        );
    }

    [Fact]
    public async Task A_crawl_that_is_given_up_waits_for_no_further_try()
    {
        Answer("/api/v2/version", Response.Create().WithStatusCode(503).WithHeader("Retry-After", "60"));
        using var client = Client(TimeProvider.System);
        using var ended = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ConnectAsync(ended.Token));
        Assert.Single(Asked("/api/v2/version"));
    }

    void Answer(string path, IResponseBuilder answer) => _server.Given(Request.Create().WithPath(path)).RespondWith(answer);

    void AnswerTo(string token, string path, IResponseBuilder answer) =>
        _server.Given(Request.Create().WithPath(path).WithHeader("Authorization", $"Bearer {token}")).RespondWith(answer);

    void AnswerInTurn(string path, IResponseBuilder first, IResponseBuilder then)
    {
        _server.Given(Request.Create().WithPath(path)).InScenario(path).WillSetStateTo("then").RespondWith(first);
        _server.Given(Request.Create().WithPath(path)).InScenario(path).WhenStateIs("then").RespondWith(then);
    }

    static IResponseBuilder Json(string body, int status = 200) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);

    IReadOnlyList<ILogEntry> Asked(string path) => [.. _server.LogEntries.Where(entry => entry.RequestMessage?.Path == path)];

    static AirflowEndpoint At(string url, AirflowCredentials? credentials = null) =>
        new(new Uri(url), credentials ?? AirflowCredentials.None)
        {
            RequestsPerSecond = 0,
            Route = new OutwardRoute(reachesPrivate: true), // the stub is on this machine
        };

    AirflowClient Client(TimeProvider? time = null, AirflowCredentials? credentials = null) =>
        new(At(_server.Url!, credentials), time ?? _hurried);

    /// <summary>What <c>lineage connections test</c> says.</summary>
    async Task<string?> ErrorAsync(AirflowCredentials? credentials = null)
    {
        var endpoint = At(_server.Url!, credentials);
        var answer = await ConnectionCheck.RunAsync(endpoint, _hurried, CancellationToken.None);
        Assert.False(answer.Works);
        return answer.Error;
    }
}
