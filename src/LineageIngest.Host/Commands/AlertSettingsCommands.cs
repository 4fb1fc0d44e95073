using System.CommandLine;
using LineageIngest.Host.Alerts;
using LineageIngest.Insight.Alerts;

namespace LineageIngest.Host.Commands;

/// <summary>The parts of <c>lineage alerts</c> that change who is told of what.</summary>
static class AlertSettingsCommands
{
    const string Path = "/api/lineage/alerts";

    public static Command Rule()
    {
        var server = ServerClient.Option();
        var name = Name("Name of the rule");
        var kind = new Argument<string?>("KIND")
        {
            Description = $"What is told of: {string.Join(", ", AlertKinds.All)}",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var channels = new Option<string[]>("--channel") { Description = "Where it is told; may repeat", HelpName = "NAME" };
        var dataset = Text("--dataset", "ID", "About one dataset");
        var pattern = Text("--pattern", "PATTERN", "About datasets whose names are so, with * and ?");
        var owner = Text("--owner", "NAME", "About the datasets of an owner");
        var tag = Text("--tag", "TAG", "About datasets with a tag");
        var threshold = new Option<double?>("--threshold")
        {
            Description = "Hours (run_late, freshness), spreads (volume) or datasets downstream (impact)",
            HelpName = "N",
        };
        var off = new Option<bool>("--off") { Description = "Keep the rule, but find nothing by it" };
        var remove = new Option<bool>("--remove") { Description = "Forget the rule" };
        var rule = new Command("rule", "Add, replace or forget a rule")
        {
            name,
            kind,
            channels,
            dataset,
            pattern,
            owner,
            tag,
            threshold,
            off,
            remove,
            server,
        };
        rule.Validators.Add(result =>
        {
            if (result.GetValue(kind) is null && !result.GetValue(remove))
                result.AddError("Give a KIND, or --remove.");
        });
        rule.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var address = $"{Path}/rules/{Uri.EscapeDataString(parsed.GetValue(name)!)}";
                if (parsed.GetValue(remove))
                {
                    await client.DeleteAsync(address, cancellation);
                    return 0;
                }
                var request = new AlertRuleRequest
                {
                    Kind = parsed.GetValue(kind),
                    Channels = parsed.GetValue(channels),
                    Dataset = parsed.GetValue(dataset),
                    Pattern = parsed.GetValue(pattern),
                    Owner = parsed.GetValue(owner),
                    Tag = parsed.GetValue(tag),
                    Threshold = parsed.GetValue(threshold),
                    Enabled = !parsed.GetValue(off),
                };
                await client.PutAsync<AlertRuleResponse>(address, JsonContent.Create(request), cancellation);
                return 0;
            }
        );
        return rule;
    }

    public static Command Channels()
    {
        var server = ServerClient.Option();
        var channels = new Command("channels", "One line each: name, kind, address or addresses, template, whether messages are signed")
        {
            server,
        };
        channels.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var (channel, signed) in (await client.GetAsync<AlertChannelList>($"{Path}/channels", cancellation)).Channels)
                {
                    var to = channel.Url?.ToString() ?? string.Join(',', channel.To);
                    await Console.Out.WriteLineAsync(
                        $"{channel.Name}\t{channel.Kind}\t{to}\t{channel.Template}\t{(signed ? "signed" : "")}"
                    );
                }
                return 0;
            }
        );
        return channels;
    }

    public static Command Channel()
    {
        var server = ServerClient.Option();
        var name = Name("Name of the channel");
        var url = Text("--url", "URL", "A webhook's address");
        var template = Text("--template", "json|slack|teams", "What its messages look like");
        template.AcceptOnlyFromAmong([.. AlertChannel.Templates]);
        var secretFile = Text(
            "--secret-file",
            "FILE",
            "File with the secret that signs messages; - reads it from stdin [env: LINEAGE_WEBHOOK_SECRET]"
        );
        var to = new Option<string[]>("--to") { Description = "An e-mail address, or owners; may repeat", HelpName = "ADDRESS" };
        var test = new Option<bool>("--test") { Description = "Send a message that says that it is a test" };
        var remove = new Option<bool>("--remove") { Description = "Forget the channel" };
        var channel = new Command("channel", "Add, replace, try or forget a channel: a webhook (--url) or e-mail (--to)")
        {
            name,
            url,
            template,
            secretFile,
            to,
            test,
            remove,
            server,
        };
        channel.Validators.Add(result =>
        {
            var (hook, mail) = (result.GetValue(url) is not null, result.GetValue(to) is { Length: > 0 });
            if (hook && mail)
                result.AddError("A channel is a webhook (--url) or e-mail (--to), not both.");
            else if (!hook && !mail && !result.GetValue(test) && !result.GetValue(remove))
                result.AddError("Give --url, --to, --test or --remove.");
        });
        channel.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var address = $"{Path}/channels/{Uri.EscapeDataString(parsed.GetValue(name)!)}";
                if (parsed.GetValue(remove))
                {
                    await client.DeleteAsync(address, cancellation);
                    return 0;
                }
                var addresses = parsed.GetValue(to) ?? [];
                if (parsed.GetValue(url) is not null || addresses.Length > 0)
                {
                    var request = new AlertChannelRequest
                    {
                        Kind = addresses.Length > 0 ? AlertChannel.Email : AlertChannel.Webhook,
                        Url = parsed.GetValue(url),
                        Template = parsed.GetValue(template),
                        To = addresses,
                        Secret =
                            await ConnectionsCommand.SecretFileAsync(parsed.GetValue(secretFile), cancellation)
                            ?? (Environment.GetEnvironmentVariable("LINEAGE_WEBHOOK_SECRET") is { Length: > 0 } variable ? variable : null),
                    };
                    await client.PutAsync<AlertChannelResponse>(address, JsonContent.Create(request), cancellation);
                }
                if (!parsed.GetValue(test))
                    return 0;
                var came = await client.PostAsync<AlertChannelTest>($"{address}/test", JsonContent.Create(new { }), cancellation);
                Progress.Step(came.Sent ? "the test message was taken" : $"the test message was not taken: {came.Error}");
                return came.Sent ? 0 : 1;
            }
        );
        return channel;
    }

    static Argument<string> Name(string description) => new("NAME") { Description = description };

    static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
