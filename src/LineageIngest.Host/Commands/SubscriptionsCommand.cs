using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Tenancy;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage subscriptions</c>: tenants of one service.</summary>
static class SubscriptionsCommand
{
    public static Command Create() =>
        new(
            "subscriptions",
            "Tenants, each with events, graph and keys of its own: list, create, suspend, resume, delete. For administrators of the default subscription.\n\n"
                + "Examples:\n  lineage subscriptions create acme\n  lineage keys create acme-airflow --scope ingest --subscription acme\n"
                + "  lineage subscriptions suspend acme --reason \"contract ended\"\n  lineage subscriptions delete acme"
        )
        {
            List(),
            New(),
            Suspend(),
            Resume(),
            Delete(),
        };

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: name, since when, state") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var one in (await client.GetAsync<SubscriptionList>("/api/subscriptions", cancellation)).Subscriptions)
                {
                    var state = one.SuspendedAt is { } since
                        ? string.Create(CultureInfo.InvariantCulture, $"suspended {since:O}: {one.Reason}")
                        : "active";
                    await Console.Out.WriteLineAsync(
                        string.Create(CultureInfo.InvariantCulture, $"{one.Name}\t{one.CreatedAt:O}\t{state}")
                    );
                }
                return 0;
            }
        );
        return list;
    }

    static Command New()
    {
        var server = ServerClient.Option();
        var name = Name();
        var create = new Command("create", "Make a subscription") { name, server };
        create.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(new SubscriptionRequest(parsed.GetValue(name)!));
                var made = await client.PostAsync<Subscription>("/api/subscriptions", body, cancellation);
                Progress.Step(
                    $"subscription {made.Name}; its first key: lineage keys create NAME --scope ingest --subscription {made.Name}"
                );
                return 0;
            }
        );
        return create;
    }

    static Command Suspend()
    {
        var server = ServerClient.Option();
        var name = Name();
        var reason = new Option<string?>("--reason") { Description = "What its callers are told", HelpName = "TEXT" };
        var suspend = new Command("suspend", "Let nobody send to it or read it") { name, reason, server };
        suspend.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(new SuspensionRequest(parsed.GetValue(reason)));
                await client.PostAsync($"{Address(parsed.GetValue(name)!)}/suspend", body, cancellation);
                return 0;
            }
        );
        return suspend;
    }

    static Command Resume()
    {
        var server = ServerClient.Option();
        var name = Name();
        var resume = new Command("resume", "End a suspension") { name, server };
        resume.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.PostAsync($"{Address(parsed.GetValue(name)!)}/resume", null, cancellation);
                return 0;
            }
        );
        return resume;
    }

    static Command Delete()
    {
        var server = ServerClient.Option();
        var name = Name();
        var delete = new Command("delete", "Take everything of a suspended subscription out of the store, for good") { name, server };
        delete.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var gone = await client.DeleteAsync<SubscriptionDeleted>(Address(parsed.GetValue(name)!), cancellation);
                foreach (var (table, rows) in gone.Rows)
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table}\t{rows}"));
                return 0;
            }
        );
        return delete;
    }

    static Argument<string> Name() => new("NAME") { Description = "Name of the subscription" };

    static string Address(string name) => $"/api/subscriptions/{Uri.EscapeDataString(name)}";
}
