using System.CommandLine;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Host.Manual;
using LineageIngest.Names;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage rules</c>: which names mean one dataset.</summary>
static class RulesCommand
{
    public static Command Create() =>
        new(
            "rules",
            "Rules on names: which namespaces and datasets are one.\n\nExamples:\n  lineage rules preview --namespaces postgres://localhost:5432 postgres://127.0.0.1:5432\n  lineage rules apply --case 'snowflake://*' --reason 'Snowflake folds names'\n  lineage rules apply --name '_[0-9]{8}$' '' --in '^s3:' --reason 'daily partitions'\n  lineage rules apply --symlink file /lake/t hive://m db.t --reason 'an external table'\n  lineage rules list\n  lineage rules remove ID"
        )
        {
            Preview(),
            Apply(),
            List(),
            Remove(),
        };

    static Command Preview()
    {
        var (server, rule) = (ServerClient.Option(), new RuleOptions());
        var preview = rule.AddTo(
            new Command("preview", "Which datasets a rule would join, and what speaks against it; changes nothing") { server }
        );
        preview.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await WriteAsync(
                    await client.PostAsync<RulePreview>("/api/lineage/rules/preview", JsonContent.Create(rule.Read(parsed)), cancellation)
                );
                return 0;
            }
        );
        return preview;
    }

    static Command Apply()
    {
        var (server, rule) = (ServerClient.Option(), new RuleOptions());
        var reason = new Option<string>("--reason")
        {
            Description = "Why",
            HelpName = "TEXT",
            Required = true,
        };
        var by = new Option<string?>("--by")
        {
            Description = "Who says so",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName is { Length: > 0 } user ? user : null,
        };
        var apply = rule.AddTo(
            new Command("apply", "Let a rule hold, for the datasets there are and for those to come") { reason, by, server }
        );
        apply.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var given = rule.Read(parsed) with { Reason = parsed.GetValue(reason), By = parsed.GetValue(by) };
                var answer = await client.PostAsync<RuleAnswer>("/api/lineage/rules", JsonContent.Create(given), cancellation);
                await Console.Out.WriteLineAsync($"{answer.Rule.Id}");
                await WriteAsync(answer.Joined);
                if (!answer.Applied)
                    Progress.Step("stored; the service is behind and will apply it");
                return 0;
            }
        );
        return apply;
    }

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: id, rule, who, why") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var held in (await client.GetAsync<RuleList>("/api/lineage/rules", cancellation)).Rules)
                    await Console.Out.WriteLineAsync($"{held.Id}\t{held.Rule.Write()}\t{held.By}\t{held.Reason}");
                return 0;
            }
        );
        return list;
    }

    static Command Remove()
    {
        var server = ServerClient.Option();
        var id = new Argument<Guid>("ID") { Description = "Id of the rule, from the list" };
        var remove = new Command("remove", "The rule no longer holds; what it joined is parted again") { id, server };
        remove.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.DeleteAsync($"/api/lineage/rules/{parsed.GetValue(id)}", cancellation);
                return 0;
            }
        );
        return remove;
    }

    static async Task WriteAsync(RulePreview preview)
    {
        await Console.Out.WriteLineAsync(
            $"{preview.DatasetsExamined} datasets examined, {preview.DatasetsJoined} joined to {preview.SetsJoined} sets, {preview.ConflictCount} conflicts"
        );
        foreach (var set in preview.Samples)
            await Console.Out.WriteLineAsync($"joined\t{Names(set.Members)}");
        foreach (var conflict in preview.Conflicts)
            await Console.Out.WriteLineAsync($"conflict: {conflict.Why}\t{Names(conflict.Datasets)}");
    }

    static string Names(IEnumerable<DatasetName> datasets) => string.Join(" = ", datasets.Select(d => $"{d.Namespace} {d.Name}"));

    /// <summary>A rule on the command line; which options are given says which kind it is.</summary>
    sealed class RuleOptions
    {
        readonly Option<string[]> _namespaces = Many("--namespaces", "NAMESPACE", "These namespaces are one", 2, 1000);
        readonly Option<string?> _case = new("--case")
        {
            Description = "In namespaces of this pattern (* and ? are wildcards) case does not count",
            HelpName = "PATTERN",
        };
        readonly Option<string[]> _namespace = Many("--namespace", "TEXT", "Regular expression and replacement for namespaces", 2, 2);
        readonly Option<string[]> _name = Many("--name", "TEXT", "Regular expression and replacement for names", 2, 2);
        readonly Option<string?> _in = new("--in")
        {
            Description = "Regular expression: only names in these namespaces are rewritten",
            HelpName = "PATTERN",
        };
        readonly Option<string[]> _symlink = Many("--symlink", "NAME", "These datasets are one: namespace name namespace name", 4, 2000);

        public Command AddTo(Command command)
        {
            foreach (var option in new Option[] { _namespaces, _case, _namespace, _name, _in, _symlink })
                command.Options.Add(option);
            return command;
        }

        public RuleGiven Read(ParseResult parsed) =>
            parsed.GetValue(_namespaces) is { Length: > 0 } namespaces ? new RuleGiven(RuleKind.Namespace, Namespaces: namespaces)
            : parsed.GetValue(_case) is { } pattern ? new RuleGiven(RuleKind.Case, NamespacePattern: pattern)
            : parsed.GetValue(_symlink) is { Length: > 0 } names
                ? new RuleGiven(
                    RuleKind.Symlink,
                    Datasets: [.. names.Chunk(2).Select(pair => new RuleDataset(pair[0], pair.ElementAtOrDefault(1) ?? ""))]
                )
            : new RuleGiven(
                RuleKind.Rewrite,
                NamespacePattern: parsed.GetValue(_namespace)?.ElementAtOrDefault(0) ?? parsed.GetValue(_in),
                NamespaceReplacement: parsed.GetValue(_namespace)?.ElementAtOrDefault(1),
                NamePattern: parsed.GetValue(_name)?.ElementAtOrDefault(0),
                NameReplacement: parsed.GetValue(_name)?.ElementAtOrDefault(1)
            );

        static Option<string[]> Many(string name, string help, string description, int least, int most) =>
            new(name)
            {
                Description = description,
                HelpName = help,
                Arity = new ArgumentArity(least, most),
                AllowMultipleArgumentsPerToken = true,
            };
    }
}
