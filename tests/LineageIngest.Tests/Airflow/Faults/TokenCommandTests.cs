using System.Diagnostics;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Api.Http;
using LineageIngest.Airflow.Connections;
using LineageIngest.Outward;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LineageIngest.Tests.Airflow.Faults;

/// <summary>Real scripts that print tokens, or do not.</summary>
public sealed class TokenCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("lineage-token").FullName;
    readonly WireMockServer _server = WireMockServer.Start();

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_token_is_fetched_at_first_and_when_the_server_takes_the_last_one_no_more()
    {
        Take("token-1", 200, """{"version":"3.2.1"}""", "/api/v2/version");
        Take("token-1", 401, """{"detail":"Token Expired"}""", "/api/v2/dags/a/tasks");
        Take("token-2", 200, """{"tasks":[{"task_id":"x"}]}""", "/api/v2/dags/a/tasks");
        using var client = new AirflowClient(
            Endpoint(Script("""n=$(($(cat count 2>/dev/null || echo 0)+1)); echo $n >count; echo "token-$n" """)),
            TimeProvider.System
        );
        await client.ConnectAsync(CancellationToken.None);
        Assert.Equal("x", Assert.Single(await client.TasksAsync("a", CancellationToken.None)).Id);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TasksAsync("a", CancellationToken.None)));
        Assert.Equal("2\n", await File.ReadAllTextAsync(Path.Combine(_folder, "count")));
    }

    [Fact]
    public async Task A_command_that_fails_is_told_with_its_last_words_and_never_with_what_it_printed()
    {
        var error = await ErrorAsync("echo half-a-token; echo starting >&2; echo 'Unable to locate credentials' >&2; exit 3");
        Assert.Equal("the token command ended with code 3: Unable to locate credentials", error);
        Assert.Equal("the token command ended with code 1", await ErrorAsync("echo s3cret; echo got s3cret >&2; exit 1"));
    }

    [Theory]
    [InlineData("true", "the token command printed nothing; its standard output has to be the token")]
    [InlineData("echo one two", "the token command printed more than a token: one word without blanks is wanted on its standard output")]
    [InlineData("printf 'a\\nb'", "the token command printed more than a token: one word without blanks is wanted on its standard output")]
    public async Task What_is_no_token_is_not_sent(string command, string error) => Assert.Equal(error, await ErrorAsync(command));

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        Assert.Matches("^the token command ended with code 127: .*no-such-program.*not found", await ErrorAsync("no-such-program"));
    }

    [Fact]
    public async Task A_command_that_hangs_is_stopped_with_all_that_it_started()
    {
        var command = new TokenCommand(Script("sleep 300 & echo $! >child; wait"), TimeProvider.System)
        {
            TimeOut = TimeSpan.FromSeconds(2),
        };
        var watch = Stopwatch.StartNew();
        var problem = await Assert.ThrowsAsync<AirflowException>(() => command.RunAsync(CancellationToken.None));
        Assert.Equal("the token command gave no token in 2 s and was stopped", problem.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 20);
        var child = int.Parse(
            await File.ReadAllTextAsync(Path.Combine(_folder, "child")),
            System.Globalization.CultureInfo.InvariantCulture
        );
        for (var wait = 0; Lives(child) && wait < 100; wait++)
            await Task.Delay(50);
        Assert.False(Lives(child));

        static bool Lives(int process) =>
            File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_without_end_is_read_and_refused()
    {
        Assert.StartsWith(
            "the token command printed more than 64 kB",
            await ErrorAsync("head -c 1000000 /dev/zero | tr '\\0' a"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_services_own_settings_are_not_handed_on()
    {
        Environment.SetEnvironmentVariable("LINEAGE_TEST_SETTING", "hidden");
        try
        {
            Assert.Equal(
                "none",
                await new TokenCommand("echo ${LINEAGE_TEST_SETTING:-none}", TimeProvider.System).RunAsync(CancellationToken.None)
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("LINEAGE_TEST_SETTING", null);
        }
    }

    void Take(string token, int status, string body, string path) =>
        _server
            .Given(Request.Create().WithPath(path).WithHeader("Authorization", $"Bearer {token}"))
            .RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

    string Script(string lines)
    {
        var file = Path.Combine(_folder, "token.sh");
        File.WriteAllText(file, $"cd {_folder}\n{lines}\n");
        return $"sh {file}";
    }

    AirflowEndpoint Endpoint(string command) =>
        new(new Uri(_server.Url!), AirflowCredentials.TokenCommand(command))
        {
            RequestsPerSecond = 0,
            Route = new OutwardRoute(reachesPrivate: true), // the stub is on this machine
        };

    /// <summary>What <c>lineage connections test</c> says.</summary>
    async Task<string?> ErrorAsync(string command) =>
        (await ConnectionCheck.RunAsync(Endpoint(command), TimeProvider.System, CancellationToken.None)).Error;
}
