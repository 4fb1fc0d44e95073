using System.CommandLine;
using LineageIngest.Host.Commands;
using LineageIngest.Postgres;
using LineageIngest.Tests.Airflow.Stub;

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
