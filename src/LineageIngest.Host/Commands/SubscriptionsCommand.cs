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
            "Tenants, each with events, graph and keys of its own: list, create, suspend, resume, edition, limit, delete. For administrators of the default subscription.\n\n"
                + "Examples:\n  lineage subscriptions create acme\n  lineage keys create acme-airflow --scope ingest --subscription acme\n"
                + "  lineage subscriptions suspend acme --reason \"contract ended\"\n  lineage subscriptions delete acme\n  lineage subscriptions edition acme standard\n"
                + "  lineage subscriptions limit acme --requests-per-second 50 --events-per-day 100000"
        )
        {
            List(),
            New(),
            Suspend(),
            Resume(),
            Edition(),
            Limit(),
            Delete(),
        };

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: name, since when, edition, what is on, limits, state") { server };
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
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{one.Name}\t{one.CreatedAt:O}\t{one.Edition}\t{string.Join(',', one.Features)}\t{Limits(one)}\t{state}"
                        )
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
        var edition = new Option<string?>("--edition") { Description = "standard or premium (default: premium)", HelpName = "EDITION" };
        var create = new Command("create", "Make a subscription") { name, edition, server };
        create.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(new SubscriptionRequest(parsed.GetValue(name)!, parsed.GetValue(edition)));
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

    static Command Edition()
    {
        var server = ServerClient.Option();
        var name = Name();
        var edition = new Argument<string?>("EDITION")
        {
            Description = "standard or premium; without it as it is",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var names = string.Join(", ", Features.All.Select(feature => feature.Name));
        var on = new Option<string[]>("--on")
        {
            Description = $"Switch a feature on ({names}), repeatable",
            HelpName = "FEATURE",
            DefaultValueFactory = _ => [],
        };
        var off = new Option<string[]>("--off")
        {
            Description = "Switch a feature off, repeatable",
            HelpName = "FEATURE",
            DefaultValueFactory = _ => [],
        };
        var plain = new Option<string[]>("--as-edition")
        {
            Description = "Leave a feature to the edition again, repeatable",
            HelpName = "FEATURE",
            DefaultValueFactory = _ => [],
        };
        var change = new Command("edition", "Change what a subscription may use, and print what is on")
        {
            name,
            edition,
            on,
            off,
            plain,
            server,
        };
        change.SetAction(
            async (parsed, cancellation) =>
            {
                var features = new Dictionary<string, bool?>();
                foreach (var feature in parsed.GetValue(on)!)
                    features[feature] = true;
                foreach (var feature in parsed.GetValue(off)!)
                    features[feature] = false;
                foreach (var feature in parsed.GetValue(plain)!)
                    features[feature] = null;
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(new EditionRequest(parsed.GetValue(edition), features));
                var changed = await client.PutAsync<Subscription>($"{Address(parsed.GetValue(name)!)}/edition", body, cancellation);
                await Console.Out.WriteLineAsync($"{changed.Name}\t{changed.Edition}\t{string.Join(',', changed.Features)}");
                return 0;
            }
        );
        return change;
    }

    static Command Limit()
    {
        var server = ServerClient.Option();
        var name = Name();
        var requests = new Option<int?>("--requests-per-second") { Description = "Without it as the service was started", HelpName = "N" };
        var events = new Option<long?>("--events-per-day") { Description = "Without it as many as come", HelpName = "N" };
        var limit = new Command("limit", "Limit what a subscription may send and ask; what is not named is not limited")
        {
            name,
            requests,
            events,
            server,
        };
        limit.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(new LimitsRequest(parsed.GetValue(requests), parsed.GetValue(events)));
                var changed = await client.PutAsync<Subscription>($"{Address(parsed.GetValue(name)!)}/limits", body, cancellation);
                await Console.Out.WriteLineAsync($"{changed.Name}\t{Limits(changed)}");
                return 0;
            }
        );
        return limit;
    }

    static string Limits(Subscription one) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{(one.RequestsPerSecond is { } requests ? $"{requests} requests/s" : "")} {(one.EventsPerDay is { } events ? $"{events} events/day" : "")}"
            )
            .Trim();

    static Argument<string> Name() => new("NAME") { Description = "Name of the subscription" };

    static string Address(string name) => $"/api/subscriptions/{Uri.EscapeDataString(name)}";
}
