using System.CommandLine;
using LineageIngest.Host.Commands;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.IntegrationTests.DataSources;

[Collection("console")] // it looks at what commands print
public sealed class Sources_from_the_command_line(PostgresCluster cluster)
{
    [Fact]
    public async Task A_source_is_added_tested_crawled_profiled_listed_and_removed()
    {
        await using var shop = await cluster.CreateEmptyDatabaseAsync();
        await shop.ExecuteAsync(
            "CREATE TABLE orders (id integer PRIMARY KEY, email text); INSERT INTO orders VALUES (1, 'a@b.c'), (2, NULL)"
        );
        var database = new NpgsqlConnectionStringBuilder(shop.Address);
        await using var service = await Service.StartAsync(cluster);
        var address = $"postgresql://127.0.0.1:{database.Port}/{database.Database}";
        string[] add =
        [
            "data-sources",
            "add",
            "shop",
            "--address",
            address,
            "--user",
            database.Username!,
            "--password",
            database.Password!,
            "--schedule",
            "none",
        ];
        var ns = $"postgres://127.0.0.1:{database.Port}";
        Assert.Equal((0, $"shop\t{address}\ton request\t{ns}\n"), await RunAsync(service, add));
        var test = await RunAsync(service, "data-sources", "test", "shop");
        Assert.Equal(0, test.Code);
        Assert.Contains("may not read pg_stat_statements", test.Output, StringComparison.Ordinal);
        Assert.Contains(
            "1 tables, 0 views",
            (await RunAsync(service, "data-sources", "crawl", "shop", "--wait")).Output,
            StringComparison.Ordinal
        );
        await service.SettleAsync();
        var profile = await RunAsync(service, "profile", $"dataset:{ns}:{database.Database}.public.orders");
        Assert.Equal(0, profile.Code);
        Assert.Contains("2 rows (exact), 2 columns, 0 duplicates by id", profile.Output, StringComparison.Ordinal);
        Assert.Contains("email\ttext\t1\t1\t\t\n", profile.Output, StringComparison.Ordinal);
        Assert.Contains("succeeded", (await RunAsync(service, "data-sources", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(service, "data-sources", "remove", "shop")).Code);
        var orders = new DatasetName(ns, $"{database.Database}.public.orders").Id;
        var gone = await Assert.ThrowsAsync<CannotStartException>(() => RunAsync(service, "profile", orders.ToString()));
        Assert.Contains("No data source has the namespace", gone.Message, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Output)> RunAsync(Service service, params string[] arguments)
    {
        var root = new RootCommand { DataSourcesCommand.Create(), ProfileCommand.Create() };
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
