using System.Net;
using LineageIngest.IntegrationTests.Scheduling;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.IntegrationTests.House;

public sealed class Life_of_up : IDisposable
{
    const string Nobody = "65534";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Data => Path.Combine(_folder.Path, "data");

    [Fact]
    public async Task Sigterm_ends_service_and_PostgreSQL()
    {
        await using var up = await UpProcess.StartAsync(Data);
        using var client = new HttpClient { BaseAddress = up.Address };
        Assert.Equal("""{"status":"live"}""", await client.GetStringAsync("/health/live"));
        Assert.Contains("\"ready\"", await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);

        Assert.Equal(0, await up.SignalAsync("TERM"));
        Assert.Null(PostgresProcess.FindServing(Path.Combine(Data, "cluster")));
    }

    [Fact]
    public async Task Kill_9_leaves_no_PostgreSQL_behind_and_the_next_start_works()
    {
        await using (var up = await UpProcess.StartAsync(Data))
            await up.SignalAsync("KILL");
        await using (await UpProcess.StartAsync(Data)) { }

        Assert.Null(PostgresProcess.FindServing(Path.Combine(Data, "cluster")));
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_started_again_and_nothing_is_lost()
    {
        await using var up = await UpProcess.StartAsync(Data);
        using var client = new HttpClient { BaseAddress = up.Address };
        await PostAsync(client, "before");
        for (var kill = 0; kill < 2; kill++)
            await KillPostgresAsync();
        await Eventually.HoldsAsync(async () => (await client.PostAsync("/api/v1/lineage", Event("after"))).StatusCode is HttpStatusCode.Created, 60);
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await client.GetAsync("/api/v1/namespaces/life/jobs");
            return answer.IsSuccessStatusCode
                && await answer.Content.ReadAsStringAsync() is var jobs
                && jobs.Contains("before", StringComparison.Ordinal)
                && jobs.Contains("after", StringComparison.Ordinal);
        }, 60);
        Assert.Contains(up.Errors, line => line.Contains("starting it again", StringComparison.Ordinal));
        Assert.Equal(0, await up.SignalAsync("TERM"));
    }

    [Fact]
    public async Task A_PostgreSQL_that_cannot_be_started_again_ends_up_with_its_reason()
    {
        await using var up = await UpProcess.StartAsync(Data);
        var control = Path.Combine(Data, "cluster", "global", "pg_control");
        File.Move(control, control + ".away");
        await KillPostgresAsync();
        Assert.Equal(1, await up.EndAsync());
        Assert.Contains("did not start", up.Errors[^1], StringComparison.Ordinal);
        Assert.Contains("pg_control", up.Errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_without_an_owner_is_asked_to_end()
    {
        await using (await UpProcess.StartAsync(Data)) { }
        var cluster = Path.Combine(Data, "cluster");
        var binaries = await PostgresBinaries.FindAsync(Path.Combine(_folder.Path, "none"), null, CancellationToken.None);
        Assert.NotNull(binaries);
        var account = await PostgresAccount.ChooseAsync(cluster, binaries, CancellationToken.None);
        await using var orphan = PostgresProcess.Start(
            account,
            binaries,
            PostgresSettings.For(FreePort(), Durability.SurvivesProcessOnly),
            Path.Combine(_folder.Path, "orphan.log")
        );
        await Eventually.HoldsAsync(() => Task.FromResult(PostgresProcess.FindServing(cluster) is not null), 60);

        await using var up = await UpProcess.StartAsync(Data);
        using var client = new HttpClient { BaseAddress = up.Address };
        await PostAsync(client, "taken over");
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_line()
    {
        await using var up = await UpProcess.StartAsync(Data);
        var (exitCode, output, errors) = await UpProcess.RunAsync("up", "--port", $"{up.Address.Port}", "--data", Data + "2");
        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Equal(
            $"lineage: The port {up.Address.Port} on 127.0.0.1 is in use; end what uses it or choose another with --port.\n",
            errors
        );
    }

    [Theory]
    [InlineData("postgresql://somebody:secret@127.0.0.1:1/nowhere", "cannot be reached")]
    [InlineData("postgresql://[", "cannot be read")]
    [InlineData("no address", "cannot be read")]
    public async Task A_wrong_database_is_one_clear_line(string database, string expected)
    {
        var (exitCode, _, errors) = await UpProcess.RunAsync("up", "--port", "0", "--database", database);
        Assert.Equal(1, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_normal_user_needs_no_privilege()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "every other test runs as a normal user already");
        // The build may lie where only root can go.
        var program = Path.Combine(_folder.Path, "program");
        await RunAsync("cp", "-R", AppContext.BaseDirectory, program);
        await RunAsync("chmod", "-R", "a+rX", _folder.Path);
        Directory.CreateDirectory(Data);
        await RunAsync("chown", $"{Nobody}:{Nobody}", Data);

        await using var up = await UpProcess.StartAsync(
            Data,
            ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"],
            program
        );
        Assert.Equal(0, await up.SignalAsync("TERM"));
    }

    static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Returns when it is dead, which says nothing of what comes after.</summary>
    async Task KillPostgresAsync()
    {
        var pid = 0;
        await Eventually.HoldsAsync(() =>
        {
            pid = PostgresProcess.FindServing(Path.Combine(Data, "cluster")) ?? 0;
            return Task.FromResult(pid != 0);
        }, 60);
        await RunAsync("kill", "-KILL", $"{pid}");
        await Eventually.HoldsAsync(() => Task.FromResult(!Directory.Exists($"/proc/{pid}")), 60);
    }

    static async Task PostAsync(HttpClient client, string job)
    {
        using var answer = await client.PostAsync("/api/v1/lineage", Event(job));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    static StringContent Event(string job) =>
        new(
            $$"""
            {"eventTime":"2026-03-01T10:00:00Z","eventType":"COMPLETE","producer":"https://p.example","run":{"runId":"{{Guid.NewGuid()}}"},
             "job":{"namespace":"life","name":"{{job}}"},"inputs":[{"namespace":"life","name":"in"}],"outputs":[{"namespace":"life","name":"out"}]}
            """
        );

    static async Task RunAsync(string program, params string[] arguments) =>
        Assert.True((await ExternalProgram.RunAsync(program, arguments, CancellationToken.None)).Succeeded);
}
