using System.CommandLine;
using LineageIngest.Host.Commands;
using LineageIngest.Postgres;

namespace LineageIngest.IntegrationTests.ByHand;

[Collection("console")] // it looks at what commands print
public sealed class By_hand_from_the_command_line(PostgresCluster cluster)
{
    [Fact]
    public async Task Claims_and_rules_are_said_listed_and_taken_back()
    {
        await using var service = await Service.StartAsync(cluster);
        await service.RunAsync("load", ["a"], ["b"]);
        await service.SettleAsync();
        Assert.Contains(
            "\treject\tedge\t",
            await RunAsync(
                service,
                "claims",
                "reject",
                "--source",
                $"dataset:{Rest.Ns}:a",
                "--target",
                Rest.Ns,
                "b",
                "--reason",
                "a slip",
                "--by",
                "ann"
            ),
            StringComparison.Ordinal
        );
        Assert.Equal("", await service.EdgesAsync("a"));
        Assert.EndsWith(
            "\tany job\tann\ta slip\n",
            await RunAsync(service, "claims", "list", "--action", "reject"),
            StringComparison.Ordinal
        );
        await RunAsync(service, "claims", "withdraw", "--source", Rest.Ns, "a", "--target", Rest.Ns, "b", "--reason", "was right");
        Assert.Equal("a->b unchecked", await service.EdgesAsync("a"));
        await RunAsync(
            service,
            "claims",
            "add",
            "--kind",
            "column-edge",
            "--source",
            Rest.Ns,
            "a",
            "--target",
            Rest.Ns,
            "b",
            "--column",
            "x:y",
            "--column",
            "z",
            "--reason",
            "seen"
        );
        Assert.Equal(2, (await service.AskAsync("/api/lineage/claims?kind=column-edge")).GetProperty("claims").GetArrayLength());

        await service.RunAsync("other", ["B"], ["c"]);
        await service.SettleAsync();
        Assert.Contains(
            "2 joined to 1 sets",
            await RunAsync(service, "rules", "preview", "--case", "postgres://*"),
            StringComparison.Ordinal
        );
        var id = (await RunAsync(service, "rules", "apply", "--case", "postgres://*", "--reason", "folds")).Split('\n')[0];
        Assert.Contains("B->c unchecked", await service.EdgesAsync("a"), StringComparison.Ordinal);
        Assert.Contains("folds", await RunAsync(service, "rules", "list"), StringComparison.Ordinal);
        await RunAsync(service, "rules", "remove", id);
        Assert.Equal("", await RunAsync(service, "rules", "list"));
        await RunAsync(service, "rules", "preview", "--name", "_[0-9]+$", "", "--in", "^s3:");
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => RunAsync(service, "rules", "preview", "--name", "(a", "b"));
        Assert.Contains("namePattern cannot be used", refused.Message, StringComparison.Ordinal);
    }

    static async Task<string> RunAsync(Service service, params string[] arguments)
    {
        var root = new RootCommand { ClaimsCommand.Create(), RulesCommand.Create() };
        var output = new StringWriter();
        var stdout = Console.Out;
        Console.SetOut(output);
        try
        {
            Assert.Equal(
                0,
                await root.Parse([.. arguments, "--server", service.Http.BaseAddress!.AbsoluteUri])
                    .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
            );
            return output.ToString();
        }
        finally
        {
            Console.SetOut(stdout);
        }
    }
}
