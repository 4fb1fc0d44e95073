using System.CommandLine;
using LineageIngest.Host.Glossary;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage words</c>: owners, descriptions, tags and terms of datasets and jobs, by hand.</summary>
static class WordsCommand
{
    public static Command Create() =>
        new ExampledCommand(
            "words",
            "Owners, description, tags and terms of datasets and jobs; what people say holds over what events say",
            "lineage words show dataset:postgres://db:5432:shop.mart.sales",
            "lineage words owners dataset:postgres://db:5432:shop.mart.sales finance --steward jane@corp.example",
            "lineage words describe dataset:postgres://db:5432:shop.mart.sales --text 'One row a **sale**'",
            "lineage words describe dataset:postgres://db:5432:shop.mart.sales --column amount --text 'In euros, with tax'",
            "lineage words tags dataset:postgres://db:5432:shop.mart.sales gold pii --column email"
        )
        {
            Show(),
            Owners(),
            Describe(),
            Labels("terms", "Say which terms of the glossary it bears; those not named are taken off"),
            Labels("tags", "Say which tags it bears; those not named are taken off"),
        };

    static Command Show()
    {
        var (server, asset) = (ServerClient.Option(), Asset());
        var show = new Command("show", "What is said of it, one line each: what, column, word, by hand or by events") { asset, server };
        show.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await TellAsync(await client.GetAsync<AssetWordsResponse>(Address(parsed.GetValue(asset)!, "words"), cancellation));
                return 0;
            }
        );
        return show;
    }

    static Command Owners()
    {
        var (server, asset, withdraw, reason, by) = (ServerClient.Option(), Asset(), Withdraw(), Reason(), By());
        var owners = new Argument<string[]>("OWNER") { Description = "Who owns it, and nobody else", Arity = ArgumentArity.ZeroOrMore };
        var stewards = new Option<string[]>("--steward") { Description = "Who answers for it; may repeat", HelpName = "NAME" };
        var command = new Command("owners", "Say who owns it") { asset, owners, stewards, withdraw, reason, by, server };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var address = Address(parsed.GetValue(asset)!, "owners");
                OwnerGiven[] given =
                [
                    .. parsed.GetValue(owners)!.Select(name => new OwnerGiven(name)),
                    .. (parsed.GetValue(stewards) ?? []).Select(name => new OwnerGiven(name, "steward")),
                ];
                if (parsed.GetValue(withdraw))
                {
                    await client.DeleteAsync(address, cancellation);
                    return 0;
                }
                var request = new OwnersRequest(given, parsed.GetValue(reason), parsed.GetValue(by));
                await TellAsync(await client.PutAsync<AssetWordsResponse>(address, JsonContent.Create(request), cancellation));
                return 0;
            }
        );
        return command;
    }

    static Command Describe()
    {
        var (server, asset, withdraw, reason, by) = (ServerClient.Option(), Asset(), Withdraw(), Reason(), By());
        var text = new Option<string?>("--text") { Description = "What it is, in Markdown", HelpName = "TEXT" };
        var file = new Option<FileInfo?>("--file") { Description = "The same from a file", HelpName = "FILE" };
        var column = Column();
        var command = new Command("describe", "Say what it is") { asset, text, file, column, withdraw, reason, by, server };
        command.Validators.Add(result =>
        {
            var given = new[] { result.GetValue(text) is not null, result.GetValue(file) is not null, result.GetValue(withdraw) };
            if (given.Count(one => one) != 1)
                result.AddError("Give one of --text, --file and --withdraw.");
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var address = Address(parsed.GetValue(asset)!, "description") + Of(parsed.GetValue(column));
                if (parsed.GetValue(withdraw))
                {
                    await client.DeleteAsync(address, cancellation);
                    return 0;
                }
                var description = parsed.GetValue(file) is { } from
                    ? await File.ReadAllTextAsync(from.FullName, cancellation)
                    : parsed.GetValue(text);
                var request = new DescriptionRequest(description, parsed.GetValue(reason), parsed.GetValue(by));
                await TellAsync(await client.PutAsync<AssetWordsResponse>(address, JsonContent.Create(request), cancellation));
                return 0;
            }
        );
        return command;
    }

    static Command Labels(string kind, string description)
    {
        var (server, asset, reason, by) = (ServerClient.Option(), Asset(), Reason(), By());
        var names = new Argument<string[]>("NAME") { Description = "Those it is to bear", Arity = ArgumentArity.ZeroOrMore };
        var column = Column();
        var command = new Command(kind, description) { asset, names, column, reason, by, server };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var request = new LabelsRequest(parsed.GetValue(names), parsed.GetValue(reason), parsed.GetValue(by));
                await TellAsync(
                    await client.PutAsync<AssetWordsResponse>(
                        Address(parsed.GetValue(asset)!, kind) + Of(parsed.GetValue(column)),
                        JsonContent.Create(request),
                        cancellation
                    )
                );
                return 0;
            }
        );
        return command;
    }

    static async Task TellAsync(AssetWordsResponse said)
    {
        foreach (var owner in said.Words.Owners)
            await Console.Out.WriteLineAsync($"owner\t\t{owner.Name}\t{owner.Type}\t{Source(owner.ByHand)}");
        if (said.Words.Description is { } text)
            await Console.Out.WriteLineAsync($"description\t\t{text.ReplaceLineEndings(" ")}\t\t{Source(said.Words.DescriptionByHand)}");
        foreach (var column in said.Words.Columns)
        {
            var line = column.Description.ReplaceLineEndings(" ");
            await Console.Out.WriteLineAsync($"description\t{column.Column}\t{line}\t\t{Source(column.ByHand)}");
        }
        foreach (var (kind, label) in said.Words.Tags.Select(tag => ("tag", tag)).Concat(said.Words.Terms.Select(term => ("term", term))))
            await Console.Out.WriteLineAsync($"{kind}\t{label.Column}\t{label.Name}\t\t{Source(label.ByHand)}");
        if (!said.Applied)
            Progress.Step("stored; it will be shown in a moment, the service is behind with its events");
    }

    static string Source(bool byHand) => byHand ? "by hand" : "events";

    static Argument<string> Asset() =>
        new("ID") { Description = "dataset:NAMESPACE:NAME, job:NAMESPACE:NAME, our id, or a name only one bears" };

    static Option<string?> Column() => new("--column") { Description = "Of a column of the dataset", HelpName = "COLUMN" };

    static string Of(string? column) => column is null ? "" : $"?column={Uri.EscapeDataString(column)}";

    static Option<bool> Withdraw() => new("--withdraw") { Description = "Take back what was said; events speak again" };

    static Option<string?> Reason() => new("--reason") { Description = "Why, for whoever asks", HelpName = "TEXT" };

    static Option<string?> By() => new("--by") { Description = "Who says so", HelpName = "NAME" };

    static string Address(string asset, string what) => $"/api/lineage/assets/{Uri.EscapeDataString(asset)}/{what}";
}
