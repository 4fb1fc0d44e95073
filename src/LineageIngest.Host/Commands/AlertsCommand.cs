using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Alerts;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage alerts</c>: who is told of what.</summary>
static class AlertsCommand
{
    public static Command Create() =>
        new(
            "alerts",
            "Alerts of changes.\n\nExamples:\n  lineage alerts list --state open\n  lineage alerts rules\n  lineage alerts preview schema_breaking --pattern 'shop.public.*' --days 30\n  lineage alerts channel ops --url https://hooks.corp/x --template slack --test\n  lineage alerts rule breaks schema_breaking --pattern 'shop.public.*' --channel ops\n  lineage alerts mute nightly --hours 12"
        )
        {
            List(),
            Rules(),
            Preview(),
            AlertSettingsCommands.Rule(),
            Mute(),
            AlertSettingsCommands.Channels(),
            AlertSettingsCommands.Channel(),
        };

    static Command List()
    {
        var server = ServerClient.Option();
        var state = new Option<string?>("--state") { Description = "open, acknowledged, resolved or muted", HelpName = "STATE" };
        var list = new Command("list", "One line each, newest first: when, state, rule, what happened") { state, server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var query = parsed.GetValue(state) is { } wanted ? $"?state={Uri.EscapeDataString(wanted)}" : "";
                await WriteAsync((await client.GetAsync<AlertPage>($"/api/lineage/alerts{query}", cancellation)).Alerts);
                return 0;
            }
        );
        return list;
    }

    static Command Rules()
    {
        var server = ServerClient.Option();
        var rules = new Command("rules", "One line each: name, kind, what it is about, channels, whether it is on, muted or in trouble")
        {
            server,
        };
        rules.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var one in (await client.GetAsync<AlertRuleList>("/api/lineage/alerts/rules", cancellation)).Rules)
                {
                    var rule = one.Rule;
                    var state =
                        one.Trouble is { } trouble ? $"failed: {trouble}"
                        : !rule.Enabled ? "off"
                        : one.MutedUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $"muted until {until:u}")
                        : "on";
                    var about = rule.Dataset?.ToString() ?? rule.Pattern ?? rule.Owner ?? rule.Tag ?? "everything";
                    await Console.Out.WriteLineAsync($"{rule.Name}\t{rule.Kind}\t{about}\t{string.Join(',', rule.Channels)}\t{state}");
                }
                return 0;
            }
        );
        return rules;
    }

    static Command Preview()
    {
        var server = ServerClient.Option();
        var kind = new Argument<string>("KIND") { Description = "What is alerted of, such as schema_breaking, run_failed, check_failed" };
        var pattern = new Option<string?>("--pattern") { Description = "Of names, with * and ?", HelpName = "PATTERN" };
        var owner = new Option<string?>("--owner") { Description = "Datasets of an owner", HelpName = "NAME" };
        var tag = new Option<string?>("--tag") { Description = "Datasets with a tag", HelpName = "TAG" };
        var threshold = new Option<double?>("--threshold") { Description = "Hours, spreads or datasets, by the kind", HelpName = "N" };
        var days = new Option<int>("--days")
        {
            Description = "How far back to look",
            HelpName = "N",
            DefaultValueFactory = _ => 7,
        };
        var preview = new Command("preview", "What a rule would have found; keeps nothing and tells nobody")
        {
            kind,
            pattern,
            owner,
            tag,
            threshold,
            days,
            server,
        };
        preview.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var rule = new AlertRuleRequest
                {
                    Kind = parsed.GetValue(kind),
                    Pattern = parsed.GetValue(pattern),
                    Owner = parsed.GetValue(owner),
                    Tag = parsed.GetValue(tag),
                    Threshold = parsed.GetValue(threshold),
                    Days = parsed.GetValue(days),
                };
                var found = await client.PostAsync<AlertPreview>(
                    "/api/lineage/alerts/rules/preview",
                    JsonContent.Create(rule),
                    cancellation
                );
                await WriteAsync(found.Alerts);
                Progress.Step(
                    $"{found.Messages} messages to each recipient{(found.Truncated ? "; only the newest alerts are shown" : "")}"
                );
                return 0;
            }
        );
        return preview;
    }

    static Command Mute()
    {
        var server = ServerClient.Option();
        var name = new Argument<string>("RULE") { Description = "Name of the rule" };
        var hours = new Option<double>("--hours")
        {
            Description = "For how long; 0 ends the muting",
            HelpName = "N",
            DefaultValueFactory = _ => 24,
        };
        var mute = new Command("mute", "Mute a rule: what it finds meanwhile is kept and told nobody") { name, hours, server };
        mute.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var wanted = parsed.GetValue(hours);
                await client.PostAsync(
                    $"/api/lineage/alerts/rules/{Uri.EscapeDataString(parsed.GetValue(name)!)}/mute",
                    JsonContent.Create(new AlertMuteRequest(wanted > 0 ? TimeProvider.System.GetUtcNow().AddHours(wanted) : null)),
                    cancellation
                );
                return 0;
            }
        );
        return mute;
    }

    static async Task WriteAsync(IEnumerable<AlertResponse> alerts)
    {
        foreach (var alert in alerts)
        {
            var details = alert.Detail.Details.Count > 0 ? $": {string.Join("; ", alert.Detail.Details)}" : "";
            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{alert.HappenedAt:u}\t{alert.State}\t{alert.Rule}\t{alert.Title}{details}")
            );
        }
    }
}
