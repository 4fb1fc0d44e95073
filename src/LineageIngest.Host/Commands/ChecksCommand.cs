using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Checks;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage checks</c>: what is checked, and whether it holds.</summary>
static class ChecksCommand
{
    public static Command Create()
    {
        var server = ServerClient.Option();
        var dataset = new Option<string?>("--dataset") { Description = "Id of a dataset, or dataset:NAMESPACE:NAME", HelpName = "ID" };
        var state = new Option<string?>("--state") { Description = "passed, failed or learning", HelpName = "STATE" };
        var owner = new Option<string?>("--owner") { Description = "Datasets of an owner", HelpName = "NAME" };
        var checks = new Command(
            "checks",
            "Checks, one line each: state, dataset, column, name, what it says.\n\nExamples:\n  lineage checks --state failed\n  lineage checks --dataset dataset:postgres://db.corp:5432:shop.public.orders"
        )
        {
            dataset,
            state,
            owner,
            server,
        };
        checks.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                string?[] filters =
                [
                    Filter("id", parsed.GetValue(dataset)),
                    Filter("state", parsed.GetValue(state)),
                    Filter("owner", parsed.GetValue(owner)),
                ];
                var query = string.Concat(filters);
                string? next = null;
                do
                {
                    var page = await client.GetAsync<ChecksAnswer>(
                        $"/api/lineage/checks?limit=500{query}{Filter("cursor", next)}",
                        cancellation
                    );
                    foreach (var check in page.Checks)
                        await Console.Out.WriteLineAsync(Line(check));
                    next = page.Next;
                } while (next is not null);
                return 0;
            }
        );
        return checks;
    }

    static string? Filter(string name, string? value) => value is null ? null : $"&{name}={Uri.EscapeDataString(value)}";

    static string Line(CheckItem check) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{check.State}\t{check.Dataset.Name}\t{check.Column}\t{check.Name}\t{check.LastAt:u}\t{check.Message}"
        );
}
