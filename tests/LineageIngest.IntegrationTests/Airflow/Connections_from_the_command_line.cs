using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Host.Commands;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.IntegrationTests.Airflow;

[Collection("console")] // it looks at what commands print
public sealed class Connections_from_the_command_line(PostgresCluster cluster)
{
    [Fact]
    public async Task A_connection_is_added_tested_crawled_listed_and_removed()
    {
        await using var service = await Service.StartAsync(cluster);
        await using var stub = await new AirflowStub(new GeneratedEstate(3, 2))
        {
            Clock = GeneratedEstate.Day.AddHours(12),
            Viewer = true,
        }.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, stub.Password + "\n");
        Assert.Equal(
            0,
            (
                await RunAsync(
                    service,
                    "connections",
                    "add",
                    "prod",
                    "--url",
                    stub.Url.AbsoluteUri,
                    "--user",
                    stub.User,
                    "--password-file",
                    file,
                    "--schedule",
                    "none",
                    "--requests-per-second",
                    "0"
                )
            ).Code
        );
        File.Delete(file);

        var test = await RunAsync(service, "connections", "test", "prod");
        Assert.Equal(0, test.Code);
        Assert.Contains("Airflow 3.2.1", test.Output, StringComparison.Ordinal);
        Assert.Contains("may not read connections: tables of SQL", test.Output, StringComparison.Ordinal);

        var crawl = await RunAsync(service, "crawl", "prod", "--wait");
        Assert.Equal(0, crawl.Code);
        Assert.Contains("3 runs, 6 task instances", crawl.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "prod\t" + stub.Url.AbsoluteUri,
            (await RunAsync(service, "connections", "list")).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync(service, "connections", "remove", "prod")).Code);
        var gone = await Assert.ThrowsAsync<CannotStartException>(() => RunAsync(service, "crawl", "prod"));
        Assert.Contains("prod", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_command_is_taken_only_where_the_server_was_started_to_take_it()
    {
        await using var stub = await new AirflowStub(new GeneratedEstate(3, 2)) { Clock = GeneratedEstate.Day.AddHours(12) }.StartAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("lineage-token").FullName, "token.sh");
        // What a cloud's command line does: it gets a token from somewhere else.
        await File.WriteAllTextAsync(
            file,
            $$"""
            curl -s -X POST {{stub.Url.AbsoluteUri}}auth/token -d '{"username":"{{stub.User}}","password":"{{stub.Password}}"}' | sed 's/.*"access_token":"\([^"]*\)".*/\1/'
            """
        );
        string[] add =
        [
            "connections",
            "add",
            "prod",
            "--url",
            stub.Url.AbsoluteUri,
            "--token-command",
            $"sh {file}",
            "--schedule",
            "none",
            "--requests-per-second",
            "0",
        ];
        await using (var refusing = await Service.StartAsync(cluster))
        {
            var refused = await Assert.ThrowsAsync<CannotStartException>(() => RunAsync(refusing, add));
            Assert.Contains("--allow-token-commands", refused.Message, StringComparison.Ordinal);
            Assert.Equal("", (await RunAsync(refusing, "connections", "list")).Output);
        }

        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            crawling: new CrawlingOptions { AllowTokenCommands = true }
        );
        Assert.Equal(0, (await RunAsync(service, add)).Code);
        Assert.StartsWith("Airflow 3.2.1", (await RunAsync(service, "connections", "test", "prod")).Output, StringComparison.Ordinal);
        stub.TokenLasts = 6; // more than the requests at once, which all use up a new one
        var crawl = await RunAsync(service, "crawl", "prod", "--wait");
        Assert.Equal(0, crawl.Code);
        Assert.Contains("3 runs, 6 task instances", crawl.Output, StringComparison.Ordinal);
        Assert.True(stub.Tokens > 2, $"{stub.Tokens} tokens");

        var told =
            await service.Http.GetStringAsync("/api/connections/prod")
            + await service.Http.GetStringAsync("/api/jobs/crawl:prod/runs")
            + (await RunAsync(service, "connections", "list")).Output;
        Assert.DoesNotContain("token-", told, StringComparison.Ordinal); // what tokens of the stub begin with
        Assert.DoesNotContain(file, told, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "echo 'no login found' >&2; exit 1");
        var failing = await RunAsync(service, "connections", "test", "prod");
        Assert.Equal((1, "does not work: the token command ended with code 1: no login found\n"), (failing.Code, failing.Output));
    }

    [Fact]
    public async Task A_token_command_needs_an_administrator_also_to_send_its_token_elsewhere()
    {
        var security = new SecurityOptions { AdminKey = new string('a', 40), RequireKey = true };
        await using var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            security: security,
            crawling: new CrawlingOptions { AllowTokenCommands = true }
        );
        using var admin = new HttpClient { BaseAddress = service.Http.BaseAddress };
        admin.DefaultRequestHeaders.Authorization = new("Bearer", security.AdminKey);
        var made = await (
            await admin.PostAsync("/api/keys", new StringContent("""{"name":"ops","scopes":["ops"]}""", null, "application/json"))
        ).Content.ReadFromJsonAsync<JsonElement>();
        using var ops = new HttpClient { BaseAddress = service.Http.BaseAddress };
        ops.DefaultRequestHeaders.Authorization = new("Bearer", made.GetProperty("text").GetString());

        var given = new
        {
            url = "http://127.0.0.1:9",
            tokenCommand = "echo t",
            schedule = "none",
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await ops.PutAsJsonAsync("/api/connections/prod", given)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.PutAsJsonAsync("/api/connections/prod", given)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ops.PutAsJsonAsync("/api/connections/prod", new { given.url, historyDays = 3 })).StatusCode);
        var elsewhere = await ops.PutAsJsonAsync("/api/connections/prod", new { url = "http://127.0.0.2:9" });
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.Contains("right to admin", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static async Task<(int Code, string Output)> RunAsync(Service service, params string[] arguments)
    {
        var root = new RootCommand { ConnectionsCommand.Create(), CrawlCommand.Create() };
        var output = new StringWriter();
        var stdout = Console.Out;
        Console.SetOut(output);
        try
        {
            return (
                await root.Parse([.. arguments, "--server", service.Http.BaseAddress!.AbsoluteUri])
                    .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }),
                output.ToString()
            );
        }
        finally
        {
            Console.SetOut(stdout);
        }
    }
}
