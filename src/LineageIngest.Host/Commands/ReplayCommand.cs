using System.CommandLine;
using LineageIngest.Stages;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage replay</c>: rebuild every derived table from the log.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var server = ServerClient.Option();
        var forget = new Option<bool>("--forget")
        {
            Description = "Replay even though retention removed events: what only they said is forgotten",
        };
        var replay = new Command(
            "replay",
            "Throw away all that was derived and rebuild it from the log; returns when it is done. The log is not touched.\n\nExample:\n  lineage replay"
        )
        {
            forget,
            server,
        };
        replay.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var lag = await client.PostAsync<Lag>(
                    parsed.GetValue(forget) ? "/api/lineage/replay?forget=true" : "/api/lineage/replay",
                    null,
                    cancellation
                );
                var end = lag.LogEnd;
                while (lag.Projected < end || lag.UnresolvedClaims > 0)
                {
                    Progress.Step($"{lag.UnprojectedEvents} events and {lag.UnresolvedClaims} claims to go");
                    await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
                    lag = await client.GetAsync<Lag>("/api/lineage/progress", cancellation);
                }
                await Console.Out.WriteLineAsync($"replayed up to event {end}");
                return 0;
            }
        );
        return replay;
    }
}
