using System.CommandLine;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage export</c>: every job's lineage, or the raw events, to stdout.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var server = ServerClient.Option();
        var format = new Option<string>("--format")
        {
            Description =
                "json: the lineage of every job; openlineage: the events as received, one a line; atlas: requests to Apache Atlas, one a line",
            DefaultValueFactory = _ => "json",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong("json", "openlineage", "atlas");
        var wait = new Option<bool>("--wait") { Description = "First wait until everything that the log holds now is in the answer" };
        var export = new Command(
            "export",
            "Write the whole store to stdout. Two stores of the same events export the same JSON.\n\nExamples:\n  lineage export --wait > lineage.json\n  lineage export --format openlineage | gzip > events.ndjson.gz"
        )
        {
            format,
            wait,
            server,
        };
        export.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await using var output = Console.OpenStandardOutput();
                await client.CopyAsync(
                    $"/api/lineage/export?format={parsed.GetValue(format)}&wait={(parsed.GetValue(wait) ? "true" : "false")}",
                    output,
                    cancellation
                );
                return 0;
            }
        );
        return export;
    }
}
