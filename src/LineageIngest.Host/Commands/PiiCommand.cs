using System.CommandLine;
using LineageIngest.Host.Pii;
using LineageIngest.Insight.Pii;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage pii</c>: where personal data lies, and where it may.</summary>
static class PiiCommand
{
    public static Command Create() =>
        new(
            "pii",
            "Personal data in columns.\n\nExamples:\n  lineage pii report\n  lineage pii flag dataset:postgres://db:5432:crm.users mail email --reason 'users type it'\n  lineage pii preview email --columns '*mail*' --types '*char*'\n  lineage pii rules --defaults on\n  lineage pii allow crm --pattern 'crm.*' --reason 'access is restricted there'"
        )
        {
            Report(),
            List(),
            Flag(),
            Withdraw(),
            Rules(),
            Preview(),
            Rule(),
            Allow(),
            Places(),
        };

    static Command Report() =>
        Columns(
            "report",
            "Unmasked personal data outside of its allowed places, one column a line with the way by which it came",
            "/report"
        );

    static Command List() =>
        Columns("list", "All columns with personal data, one a line: dataset, column, kind, masked or not, origin, way", "");

    static Command Columns(string name, string description, string path)
    {
        var server = ServerClient.Option();
        var kind = new Option<string?>("--kind") { Description = "Of one kind, such as email", HelpName = "KIND" };
        var command = new Command(name, description) { kind, server };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var query = parsed.GetValue(kind) is { } wanted ? $"&kind={Uri.EscapeDataString(wanted)}" : "";
                string? next = null;
                do
                {
                    var after = next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}";
                    var page = await client.GetAsync<PiiPage>($"/api/lineage/pii{path}?limit=500{query}{after}", cancellation);
                    foreach (var item in page.Columns)
                        await Console.Out.WriteLineAsync(Line(item));
                    next = page.Next;
                    if (next is null)
                    {
                        Progress.Step(
                            $"{page.Total} columns in {page.Datasets} datasets{(page.Truncated ? "; a limit was met, there may be more" : "")}{(page.UnreadJobs > 0 ? $"; the SQL of {page.UnreadJobs} jobs was not read" : "")}"
                        );
                    }
                } while (next is not null);
                return 0;
            }
        );
        return command;
    }

    static Command Flag()
    {
        var (server, dataset, column, reason, by) = (ServerClient.Option(), DatasetArgument(), ColumnArgument(), Reason(), By());
        var kind = new Argument<string>("KIND") { Description = "Such as email, name or phone; none where it holds no personal data" };
        var flag = new Command("flag", "Say by hand that a column holds personal data, or none")
        {
            dataset,
            column,
            kind,
            reason,
            by,
            server,
        };
        flag.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var request = new PiiFlagRequest(
                    parsed.GetValue(dataset),
                    parsed.GetValue(column),
                    parsed.GetValue(kind),
                    parsed.GetValue(reason),
                    parsed.GetValue(by)
                );
                Tell(await client.PostAsync<PiiFlagResponse>("/api/lineage/pii/flags", JsonContent.Create(request), cancellation));
                return 0;
            }
        );
        return flag;
    }

    static Command Withdraw()
    {
        var (server, dataset, column, reason, by) = (ServerClient.Option(), DatasetArgument(), ColumnArgument(), Reason(), By());
        var withdraw = new Command("withdraw", "Take back what was said of a column by hand") { dataset, column, reason, by, server };
        withdraw.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var request = new PiiWithdrawRequest(
                    parsed.GetValue(dataset),
                    parsed.GetValue(column),
                    parsed.GetValue(reason),
                    parsed.GetValue(by)
                );
                Tell(await client.PostAsync<PiiFlagResponse>("/api/lineage/pii/flags/withdraw", JsonContent.Create(request), cancellation));
                return 0;
            }
        );
        return withdraw;
    }

    static Command Rules()
    {
        var server = ServerClient.Option();
        var defaults = new Option<string?>("--defaults") { Description = "Switch the rules to begin with on or off", HelpName = "on|off" };
        defaults.AcceptOnlyFromAmong("on", "off");
        var remove = new Option<string?>("--remove") { Description = "Forget a rule", HelpName = "NAME" };
        var rules = new Command("rules", "One line each: name, kind, patterns of columns, types, datasets") { defaults, remove, server };
        rules.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                const string Path = "/api/lineage/pii/rules";
                if (parsed.GetValue(remove) is { } name)
                    await client.DeleteAsync($"{Path}/{Uri.EscapeDataString(name)}", cancellation);
                if (parsed.GetValue(defaults) == "on")
                    await client.PutAsync<PiiRuleList>($"{Path}/defaults", null, cancellation);
                else if (parsed.GetValue(defaults) == "off")
                    await client.DeleteAsync($"{Path}/defaults", cancellation);
                foreach (var rule in (await client.GetAsync<PiiRuleList>(Path, cancellation)).Rules)
                {
                    await Console.Out.WriteLineAsync(
                        $"{rule.Name}\t{rule.Kind}\t{string.Join(' ', rule.Columns)}\t{string.Join(' ', rule.Types)}\t{string.Join(' ', rule.Datasets)}"
                    );
                }
                return 0;
            }
        );
        return rules;
    }

    static Command Preview()
    {
        var (server, rule) = (ServerClient.Option(), new RuleOptions());
        var preview = rule.AddTo(new Command("preview", "Which columns a rule would flag; keeps nothing") { server });
        preview.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var found = await client.PostAsync<PiiRulePreview>(
                    "/api/lineage/pii/rules/preview",
                    JsonContent.Create(rule.Read(parsed)),
                    cancellation
                );
                foreach (var match in found.Columns)
                    await Console.Out.WriteLineAsync($"{match.Dataset.Name}\t{match.Column}\t{match.Known ?? "new"}");
                Progress.Step($"{found.Total} columns, {found.New} of them new");
                return 0;
            }
        );
        return preview;
    }

    static Command Rule()
    {
        var (server, rule) = (ServerClient.Option(), new RuleOptions());
        var name = new Argument<string>("NAME") { Description = "Name of the rule" };
        var save = rule.AddTo(new Command("rule", "Add or replace a rule") { name, server });
        save.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.PutAsync<PiiRule>(
                    $"/api/lineage/pii/rules/{Uri.EscapeDataString(parsed.GetValue(name)!)}",
                    JsonContent.Create(rule.Read(parsed)),
                    cancellation
                );
                return 0;
            }
        );
        return save;
    }

    static Command Allow()
    {
        var (server, reason) = (ServerClient.Option(), Reason());
        var name = new Argument<string>("NAME") { Description = "Name of the place" };
        var pattern = new Option<string>("--pattern")
        {
            Description = "Of dataset names, with * and ?",
            HelpName = "PATTERN",
            Required = true,
        };
        var kinds = new Option<string[]>("--kinds")
        {
            Description = "Kinds of personal data that may lie there; left out for all",
            HelpName = "KIND",
            AllowMultipleArgumentsPerToken = true,
        };
        var allow = new Command("allow", "Allow unmasked personal data in some datasets") { name, pattern, kinds, reason, server };
        allow.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.PutAsync<PiiPlace>(
                    $"/api/lineage/pii/places/{Uri.EscapeDataString(parsed.GetValue(name)!)}",
                    JsonContent.Create(new PiiPlaceRequest(parsed.GetValue(pattern), parsed.GetValue(reason), parsed.GetValue(kinds))),
                    cancellation
                );
                return 0;
            }
        );
        return allow;
    }

    static Command Places()
    {
        var server = ServerClient.Option();
        var remove = new Option<string?>("--remove") { Description = "Allow it there no longer", HelpName = "NAME" };
        var places = new Command("places", "Where unmasked personal data may lie, one line each: name, pattern, kinds, why")
        {
            remove,
            server,
        };
        places.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                if (parsed.GetValue(remove) is { } name)
                    await client.DeleteAsync($"/api/lineage/pii/places/{Uri.EscapeDataString(name)}", cancellation);
                foreach (var place in (await client.GetAsync<PiiPlaceList>("/api/lineage/pii/places", cancellation)).Places)
                    await Console.Out.WriteLineAsync($"{place.Name}\t{place.Pattern}\t{string.Join(' ', place.Kinds)}\t{place.Reason}");
                return 0;
            }
        );
        return places;
    }

    static Argument<string> DatasetArgument() => new("DATASET") { Description = "Our id, or dataset:NAMESPACE:NAME" };

    static Argument<string> ColumnArgument() => new("COLUMN") { Description = "Name of the column" };

    static Option<string> Reason() =>
        new("--reason")
        {
            Description = "Why",
            HelpName = "TEXT",
            Required = true,
        };

    static Option<string?> By() =>
        new("--by")
        {
            Description = "Who says so",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName is { Length: > 0 } user ? user : null,
        };

    static void Tell(PiiFlagResponse said) => Progress.Step(said.Applied ? "said" : "stored; the service is behind and will apply it");

    static string Line(PiiItem item)
    {
        var way = string.Concat(item.Path.Select(step => $" → {step.Target.Dataset}.{step.Target.Field} ({step.Why})"));
        var begin = $"{item.Declared.Column.Dataset}.{item.Declared.Column.Field} ({item.Declared.By}: {item.Declared.Detail})";
        return $"{item.Dataset.Name}\t{item.Column}\t{item.Kind}\t{(item.Masked ? "masked" : "unmasked")}\t{item.Origin}\t{begin}{way}";
    }

    /// <summary>A rule on the command line.</summary>
    sealed class RuleOptions
    {
        readonly Argument<string> _kind = new("KIND") { Description = "Kind of personal data, such as email" };
        readonly Option<string[]> _columns = Many("--columns", "Patterns of column names, with * and ?");
        readonly Option<string[]> _types = Many("--types", "Patterns of types; left out for all");
        readonly Option<string[]> _datasets = Many("--datasets", "Patterns of dataset names; left out for all");
        readonly Option<string[]> _except = Many("--except", "Patterns of column names that are left out");

        public Command AddTo(Command command)
        {
            command.Arguments.Add(_kind);
            foreach (var option in new[] { _columns, _types, _datasets, _except })
                command.Options.Add(option);
            return command;
        }

        public PiiRuleRequest Read(ParseResult parsed) =>
            new()
            {
                Kind = parsed.GetValue(_kind),
                Columns = parsed.GetValue(_columns),
                Types = parsed.GetValue(_types),
                Datasets = parsed.GetValue(_datasets),
                Except = parsed.GetValue(_except),
            };

        static Option<string[]> Many(string name, string description) =>
            new(name)
            {
                Description = description,
                HelpName = "PATTERN",
                AllowMultipleArgumentsPerToken = true,
            };
    }
}
