using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage crawl</c>: crawl a connection now.</summary>
static class CrawlCommand
{
    public static Command Create()
    {
        var (server, name) = (ServerClient.Option(), ConnectionsCommand.Name());
        var wait = new Option<bool>("--wait") { Description = "Wait for the end; the exit code is 1 when the crawl failed" };
        var crawl = new Command(
            "crawl",
            "Crawl a connection now, beside its schedule.\n\nExamples:\n  lineage crawl prod\n  lineage crawl prod --wait"
        )
        {
            name,
            wait,
            server,
        };
        crawl.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var accepted = await client.PostAsync<RunAccepted>(
                    ConnectionsCommand.Path(parsed.GetValue(name)!) + "/crawl",
                    null,
                    cancellation
                );
                if (!parsed.GetValue(wait))
                    return 0;
                var run = await EndAsync(client, accepted, cancellation);
                await Console.Out.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{run.Outcome}\t{run.Duration:0.0} s\t{run.Summary ?? run.Error}")
                );
                return run.Outcome is JobOutcome.Succeeded or JobOutcome.Incomplete ? 0 : 1;
            }
        );
        return crawl;
    }

    static async Task<JobRun> EndAsync(ServerClient client, RunAccepted accepted, CancellationToken cancellation)
    {
        string? told = null;
        while (true)
        {
            var runs = await client.GetAsync<JobRunList>($"/api/jobs/{Uri.EscapeDataString(accepted.Job)}/runs?limit=5", cancellation);
            if (runs.Runs.LastOrDefault(run => run.RunId > accepted.After) is { } run)
            {
                if (run.EndedAt is not null)
                    return run;
                if (run.Progress is { } progress && progress != told)
                    Progress.Step(told = progress);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
        }
    }
}
