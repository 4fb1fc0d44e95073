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

    static async Task RunAsync(string program, params string[] arguments) =>
        Assert.True((await ExternalProgram.RunAsync(program, arguments, CancellationToken.None)).Succeeded);
}
