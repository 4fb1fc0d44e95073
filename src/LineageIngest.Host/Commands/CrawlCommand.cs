using System.CommandLine;
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
                return await JobWait.PrintAsync(await JobWait.EndAsync(client, accepted, cancellation));
            }
        );
        return crawl;
    }
}
