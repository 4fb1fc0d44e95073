using System.CommandLine;
using System.Globalization;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage audit-trail</c>: who changed what.</summary>
static class AuditTrailCommand
{
    public static Command Create()
    {
        var server = ServerClient.Option();
        var who = new Option<string?>("--who") { Description = "Name of a key or person", HelpName = "NAME" };
        var action = new Option<string?>("--action")
        {
            Description = "A part of method and address, as in DELETE or /api/keys",
            HelpName = "TEXT",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Newest first, at most so many (1 to 1000)",
            HelpName = "N",
            DefaultValueFactory = _ => 100,
        };
        var format = new Option<string>("--format")
        {
            Description = "csv or json",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "csv",
        };
        var trail = new ExampledCommand(
            "audit-trail",
            "Who changed what by API, page or command: keys, claims, rules, schedules, connections, deletions, replays. For administrators.",
            "lineage audit-trail",
            "lineage audit-trail --who airflow --action DELETE",
            "lineage audit-trail --limit 1000 --format json"
        )
        {
            who,
            action,
            limit,
            format,
            server,
        };
        trail.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await using var output = Console.OpenStandardOutput();
                var query = new List<string>
                {
                    $"limit={parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)}",
                    $"format={Uri.EscapeDataString(parsed.GetValue(format)!)}",
                };
                if (parsed.GetValue(who) is { } name)
                    query.Add($"who={Uri.EscapeDataString(name)}");
                if (parsed.GetValue(action) is { } part)
                    query.Add($"action={Uri.EscapeDataString(part)}");
                await client.CopyAsync($"/api/audit-trail?{string.Join('&', query)}", output, cancellation);
                return 0;
            }
        );
        return trail;
    }
}
