using System.CommandLine;
using System.Globalization;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Manual;
using LineageIngest.Insight.Manual;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage claims</c>: what people say of lineage.</summary>
static class ClaimsCommand
{
    public static Command Create() =>
        new(
            "claims",
            "Edges, column edges, reads and writes by hand: add, confirm, reject, withdraw, list.\n\nExamples:\n  lineage claims reject --source dataset:postgres://db:5432:shop.public.a --target dataset:postgres://db:5432:shop.public.b --reason 'only a lookup'\n  lineage claims add --source s3://lake raw/orders --target postgres://db:5432 shop.public.orders --reason 'loaded by a script'\n  lineage claims reject --kind read --job job:prod:etl.load --source postgres://db:5432 shop.public.a --reason 'a sensor'\n  lineage claims list --action reject"
        )
        {
            Say(HandAction.Add, "An edge (or read, write) that nobody claims"),
            Say(HandAction.Confirm, "What is claimed is so, also against the SQL"),
            Say(HandAction.Reject, "What is claimed is not so, also if it is claimed later only"),
            Say(HandAction.Withdraw, "Take back what was said of it"),
            List(),
        };

    static Command Say(string action, string description)
    {
        var server = ServerClient.Option();
        var kind = new Option<string>("--kind")
        {
            Description = "edge, column-edge, read or write",
            HelpName = "KIND",
            DefaultValueFactory = _ => HandKind.Edge,
        };
        var (source, target, job) = (
            Name("--source", "Where the data comes from"),
            Name("--target", "Where it goes to"),
            Name("--job", "Through which job; without it through any")
        );
        var columns = new Option<string[]>("--column")
        {
            Description = "A pair of columns such as a:b, for column-edge; may be repeated",
            HelpName = "SOURCE:TARGET",
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why",
            HelpName = "TEXT",
            Required = true,
        };
        var by = new Option<string?>("--by")
        {
            Description = "Who says so",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName is { Length: > 0 } user ? user : null,
        };
        var say = new Command(action, description) { kind, source, target, job, columns, reason, by, server };
        say.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var given = new ClaimGiven(
                    parsed.GetValue(kind),
                    action,
                    parsed.GetValue(reason),
                    Given(parsed.GetValue(source)),
                    Given(parsed.GetValue(target)),
                    Given(parsed.GetValue(job)),
                    parsed.GetValue(columns) is { Length: > 0 } pairs ? [.. pairs.Select(Columns)] : null,
                    parsed.GetValue(by)
                );
                var answer = await client.PostAsync<SaidAnswer>("/api/lineage/claims", JsonContent.Create(given), cancellation);
                foreach (var claim in answer.Claims)
                    await WriteAsync(claim);
                if (!answer.Applied)
                    Progress.Step("stored; the service is behind and will apply it");
                return 0;
            }
        );
        return say;
    }

    static Command List()
    {
        var server = ServerClient.Option();
        var kind = new Option<string?>("--kind") { Description = "edge, column-edge, read or write", HelpName = "KIND" };
        var action = new Option<string?>("--action") { Description = "add, confirm, reject or withdraw", HelpName = "ACTION" };
        var dataset = new Option<string?>("--dataset")
        {
            Description = "Only those about this dataset (our id or dataset:NAMESPACE:NAME)",
            HelpName = "ID",
        };
        var list = new Command("list", "One line each, newest first: id, when, action, kind, source, target, job, who, why")
        {
            kind,
            action,
            dataset,
            server,
        };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var filter = string.Concat(
                    new[] { ("kind", parsed.GetValue(kind)), ("action", parsed.GetValue(action)), ("dataset", parsed.GetValue(dataset)) }
                        .Where(f => f.Item2 is not null)
                        .Select(f => $"&{f.Item1}={Uri.EscapeDataString(f.Item2!)}")
                );
                string? cursor = "";
                while (cursor is not null)
                {
                    var page = await client.GetAsync<SaidPage>(
                        $"/api/lineage/claims?limit=1000{filter}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}",
                        cancellation
                    );
                    foreach (var claim in page.Claims)
                        await WriteAsync(claim);
                    cursor = page.Next;
                }
                return 0;
            }
        );
        return list;
    }

    static async Task WriteAsync(SaidClaim claim) =>
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Id}\t{claim.SaidAt:O}\t{claim.Action}\t{claim.Kind}\t{End(claim.Source)}\t{End(claim.Target)}\t{(claim.Job is { } job ? $"{job.Namespace} {job.Name}" : "any job")}\t{claim.By}\t{claim.Reason}"
            )
        );

    static string End(AuditEnd? end) => end is null ? "" : $"{end.Namespace} {end.Name}{(end.Field is null ? "" : $" {end.Field}")}";

    static Option<string[]> Name(string name, string description) =>
        new(name)
        {
            Description = $"{description}: an id, a text such as dataset:NAMESPACE:NAME, or namespace and name",
            HelpName = "NAME",
            Arity = new ArgumentArity(1, 2),
            AllowMultipleArgumentsPerToken = true,
        };

    static NameGiven? Given(string[]? values) =>
        values switch
        {
            [var text] => new NameGiven(text, null, null),
            [var ns, var name] => new NameGiven(null, ns, name),
            _ => null,
        };

    static ColumnsGiven Columns(string pair) =>
        pair.Split(':', 2) is [var source, var target] ? new ColumnsGiven(source, target) : new ColumnsGiven(pair, null);
}
