using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Reading;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage set-aside</c>: look after the events that could not be projected.</summary>
static class SetAsideCommand
{
    public static Command Create() =>
        new(
            "set-aside",
            "Events that could not be projected, claims that could not be resolved: list, show, retry.\n\nExamples:\n  lineage set-aside list\n  lineage set-aside show 4711\n  lineage set-aside retry"
        )
        {
            List(),
            Show(),
            Retry(),
        };

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: id, when, attempts, where, why") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                long? after = 0;
                while (after is { } position)
                {
                    var page = await client.GetAsync<SetAsidePage>(
                        string.Create(CultureInfo.InvariantCulture, $"/api/lineage/set-aside?after={position}&limit=1000"),
                        cancellation
                    );
                    foreach (var e in page.Events)
                    {
                        await Console.Out.WriteLineAsync(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{e.EventId}\t{e.SetAsideAt:O}\t{e.Attempts}\t{e.Pointer}\t{e.Reason}"
                            )
                        );
                    }

                    after = page.Next;
                }
                await ListClaimsAsync(client, cancellation);
                return 0;
            }
        );
        return list;
    }

    static async Task ListClaimsAsync(ServerClient client, CancellationToken cancellation)
    {
        Guid? after = Guid.Empty;
        while (after is { } position)
        {
            var page = await client.GetAsync<SetAsideClaimPage>($"/api/lineage/set-aside/claims?after={position}&limit=1000", cancellation);
            foreach (var c in page.Claims)
            {
                await Console.Out.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"claim {c.ClaimId}\t{c.SetAsideAt:O}\t{c.Attempts}\t{c.JobNamespace} {c.JobName} {c.RunId}\t{c.Reason}"
                    )
                );
            }
            after = page.Next;
        }
    }

    static Command Show()
    {
        var server = ServerClient.Option();
        var id = new Argument<long>("ID") { Description = "Event id, from the list" };
        var show = new Command("show", "The event as it was received") { id, server };
        show.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var detail = await client.GetAsync<SetAsideDetail>(
                    string.Create(CultureInfo.InvariantCulture, $"/api/lineage/set-aside/{parsed.GetValue(id)}"),
                    cancellation
                );
                Progress.Step($"{detail.Event.Reason} {detail.Event.Pointer}");
                await Console.Out.WriteLineAsync(detail.Body);
                return 0;
            }
        );
        return show;
    }

    static Command Retry()
    {
        var server = ServerClient.Option();
        var id = new Argument<long?>("ID") { Description = "Event id; without it all are tried", Arity = ArgumentArity.ZeroOrOne };
        var retry = new Command("retry", "Project again what was set aside") { id, server };
        retry.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var one = parsed.GetValue(id) is { } eventId ? string.Create(CultureInfo.InvariantCulture, $"/{eventId}") : "";
                var answer = await client.PostAsync<RetryAnswer>($"/api/lineage/set-aside{one}/retry", null, cancellation);
                await Console.Out.WriteLineAsync($"{answer.Tried} tried, {answer.Projected} projected");
                if (one.Length == 0)
                {
                    var claims = await client.PostAsync<QueuedAnswer>("/api/lineage/set-aside/claims/retry", null, cancellation);
                    await Console.Out.WriteLineAsync($"{claims.Queued} claims queued");
                }
                return 0;
            }
        );
        return retry;
    }
}
