using System.CommandLine;
using LineageIngest.Host.Glossary;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage glossary</c>: the words of the business, and what bears them.</summary>
static class GlossaryCommand
{
    const string Path = "/api/lineage/glossary";

    public static Command Create() =>
        new ExampledCommand(
            "glossary",
            "Terms of the glossary",
            "lineage glossary set 'Net revenue' --description 'Revenue without **tax** and returns' --synonym NR --steward finance",
            "lineage words terms dataset:postgres://db:5432:shop.mart.sales 'Net revenue' --column amount",
            "lineage glossary show 'Net revenue'"
        )
        {
            List(),
            Show(),
            Set(),
            Remove(),
        };

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: term, datasets, columns and jobs that bear it, steward, what it means") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var term in (await client.GetAsync<TermList>(Path, cancellation)).Terms)
                {
                    var firstLine = term.Description.Split('\n')[0];
                    await Console.Out.WriteLineAsync(
                        $"{term.Name}\t{term.Datasets}\t{term.Columns}\t{term.Jobs}\t{term.Steward}\t{firstLine}"
                    );
                }
                return 0;
            }
        );
        return list;
    }

    static Command Show()
    {
        var (server, term) = (ServerClient.Option(), Term());
        var show = new Command("show", "What a term means, then what bears it, one line each: kind, name, column") { term, server };
        show.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var found = await client.GetAsync<TermDetail>($"{Address(parsed.GetValue(term)!)}?limit=1000", cancellation);
                Progress.Step(found.Term.Description);
                foreach (var bearer in found.Bearers)
                    await Console.Out.WriteLineAsync($"{bearer.Kind}\t{bearer.Namespace}\t{bearer.Name}\t{bearer.Column}");
                if (found.Truncated)
                    Progress.Step("there are more");
                return 0;
            }
        );
        return show;
    }

    static Command Set()
    {
        var (server, term) = (ServerClient.Option(), Term());
        var description = new Option<string>("--description")
        {
            Description = "What it means, in Markdown",
            HelpName = "TEXT",
            Required = true,
        };
        var synonyms = new Option<string[]>("--synonym") { Description = "Another word for it; may repeat", HelpName = "WORD" };
        var steward = new Option<string?>("--steward") { Description = "Who answers for it", HelpName = "NAME" };
        var set = new Command("set", "Add a term, or say anew what it means") { term, description, synonyms, steward, server };
        set.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var request = new TermRequest(parsed.GetValue(description), parsed.GetValue(synonyms), parsed.GetValue(steward));
                await client.PutAsync<TermItem>(Address(parsed.GetValue(term)!), JsonContent.Create(request), cancellation);
                return 0;
            }
        );
        return set;
    }

    static Command Remove()
    {
        var (server, term) = (ServerClient.Option(), Term());
        var remove = new Command("remove", "Forget a term that nothing bears") { term, server };
        remove.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.DeleteAsync(Address(parsed.GetValue(term)!), cancellation);
                return 0;
            }
        );
        return remove;
    }

    static Argument<string> Term() => new("TERM") { Description = "Name of the term" };

    static string Address(string term) => $"{Path}/{Uri.EscapeDataString(term)}";
}
