using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Security;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage keys</c>: who may use the service.</summary>
static class KeysCommand
{
    public static Command Create() =>
        new(
            "keys",
            "Keys to the API: create, list, rotate, revoke. The administrator's key stands in LINEAGE_ADMIN_KEY of the service and in LINEAGE_KEY here.\n\n"
                + "Examples:\n  lineage keys create airflow --scope ingest\n  lineage keys create dashboard --scope read --days 90\n  lineage keys create acme-airflow --scope ingest --subscription acme\n  lineage keys list"
        )
        {
            New(),
            List(),
            Rotate(),
            Revoke(),
            RotateMaster(),
        };

    static Option<string?> Subscription() =>
        new("--subscription") { Description = "Whose keys; for who runs the service [env: LINEAGE_SUBSCRIPTION]", HelpName = "NAME" };

    static Command New()
    {
        var server = ServerClient.Option();
        var subscription = Subscription();
        var name = new Argument<string>("NAME") { Description = "What the key is for" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it opens, repeatable: {string.Join(", ", PermissionNames.Scopes)}",
            Required = true,
            HelpName = "SCOPE",
        };
        var days = new Option<int?>("--days") { Description = "How long it lasts; without it for ever", HelpName = "N" };
        var limit = new Option<int?>("--requests-per-second")
        {
            Description = "Limits this key; without it only its subscription is limited",
            HelpName = "N",
        };
        var create = new Command("create", "Make a key and print it; it is shown this once")
        {
            name,
            scopes,
            days,
            limit,
            subscription,
            server,
        };
        create.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!, parsed.GetValue(subscription));
                using var body = JsonContent.Create(
                    new KeyRequest(parsed.GetValue(name)!, parsed.GetValue(scopes)!, parsed.GetValue(days), parsed.GetValue(limit))
                );
                var made = await client.PostAsync<NewKey>("/api/keys", body, cancellation);
                Progress.Step($"key {made.Key.Name} ({string.Join(", ", made.Key.Scopes)})");
                await Console.Out.WriteLineAsync(made.Text);
                return 0;
            }
        );
        return create;
    }

    static Command List()
    {
        var server = ServerClient.Option();
        var subscription = Subscription();
        var list = new Command("list", "One line each: id, begin of the key, name, scopes, last used, state") { subscription, server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!, parsed.GetValue(subscription));
                foreach (var key in (await client.GetAsync<KeyList>("/api/keys", cancellation)).Keys)
                {
                    var state =
                        key.RevokedAt is not null ? "revoked"
                        : key.ExpiresAt is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end:O}")
                        : "valid";
                    await Console.Out.WriteLineAsync(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{key.Id}\t{key.Prefix}…\t{key.Name}\t{string.Join(",", key.Scopes)}\t{key.LastUsedAt:O}\t{state}"
                        )
                    );
                }
                return 0;
            }
        );
        return list;
    }

    static Command Rotate()
    {
        var server = ServerClient.Option();
        var subscription = Subscription();
        var id = new Argument<Guid>("ID") { Description = "Id of the key, from the list" };
        var hours = new Option<int?>("--hours") { Description = "How long the old one still opens (default: 24)", HelpName = "N" };
        var rotate = new Command("rotate", "Make another key that opens the same, and end the old one after a day")
        {
            id,
            hours,
            subscription,
            server,
        };
        rotate.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!, parsed.GetValue(subscription));
                var grace = parsed.GetValue(hours) is { } given ? string.Create(CultureInfo.InvariantCulture, $"?hours={given}") : "";
                var made = await client.PostAsync<NewKey>($"/api/keys/{parsed.GetValue(id)}/rotate{grace}", null, cancellation);
                Progress.Step($"key {made.Key.Name} ({string.Join(", ", made.Key.Scopes)})");
                await Console.Out.WriteLineAsync(made.Text);
                return 0;
            }
        );
        return rotate;
    }

    static Command RotateMaster()
    {
        var server = ServerClient.Option();
        var rotate = new Command(
            "rotate-master",
            "Seal all stored secrets with the key in LINEAGE_SECRET_KEY of the service; start it with the old key in LINEAGE_SECRET_KEY_BEFORE, and without that afterwards"
        )
        {
            server,
        };
        rotate.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var done = await client.PostAsync<SecretsSealed>("/api/secrets/seal", null, cancellation);
                Progress.Step(
                    $"sealed anew: {done.Connections} secrets of connections, {done.DataSources} of data sources, {done.AlertChannels} of channels of alerts"
                );
                return 0;
            }
        );
        return rotate;
    }

    static Command Revoke()
    {
        var server = ServerClient.Option();
        var subscription = Subscription();
        var id = new Argument<Guid>("ID") { Description = "Id of the key, from the list" };
        var revoke = new Command("revoke", "Close a key; it opens nothing after ten seconds") { id, subscription, server };
        revoke.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!, parsed.GetValue(subscription));
                await client.DeleteAsync($"/api/keys/{parsed.GetValue(id)}", cancellation);
                return 0;
            }
        );
        return revoke;
    }
}
