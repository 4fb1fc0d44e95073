using System.CommandLine;
using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Host.Schemas;
using LineageIngest.Insight.Schemas;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage schemas</c>: versions of schemas, and which changes are breaking.</summary>
static class SchemasCommand
{
    const string Path = "/api/lineage/schemas";

    public static Command Create() =>
        new ExampledCommand(
            "schemas",
            "Versions of schemas, and the compatibility that new ones must keep",
            "lineage schemas show dataset:postgres://db:5432:shop.mart.sales",
            "lineage schemas rule marts --pattern 'shop.mart.*' --compatibility full",
            "lineage schemas check dataset:postgres://db:5432:shop.mart.sales --column id:bigint --column amount:numeric"
        )
        {
            Show(),
            Check(),
            Rules(),
            Rule(),
        };

    static Command Show()
    {
        var (server, dataset) = (ServerClient.Option(), Dataset());
        var show = new Command(
            "show",
            "One line a version, oldest first: since when, compatibility with the one before, what changed, what breaks"
        )
        {
            dataset,
            server,
        };
        show.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var address = $"{Path}?id={Uri.EscapeDataString(parsed.GetValue(dataset)!)}";
                foreach (var version in await client.GetAsync<List<SchemaVersionItem>>(address, cancellation))
                {
                    var changes = string.Join("; ", version.Changes.Select(change => SchemaCompatibility.Words(change, breaks: false)));
                    await Console.Out.WriteLineAsync(
                        $"{version.From:u}\t{version.Compatibility ?? "first"}\t{changes}\t{string.Join("; ", version.Violations)}"
                    );
                }
                return 0;
            }
        );
        return show;
    }

    static Command Check()
    {
        var (server, dataset) = (ServerClient.Option(), Dataset());
        var columns = new Option<string[]>("--column")
        {
            Description = "A column of the planned schema, with its type; one each",
            HelpName = "NAME:TYPE",
        };
        var file = new Option<FileInfo?>("--file")
        {
            Description = "The planned schema as JSON: [{\"name\": …, \"type\": …}], or a schema facet",
            HelpName = "FILE",
        };
        var check = new Command("check", "Whether a planned schema keeps the rule of the dataset; ends with 1 where it does not")
        {
            dataset,
            columns,
            file,
            server,
        };
        check.Validators.Add(result =>
        {
            if (result.GetValue(columns) is { Length: > 0 } == result.GetValue(file) is not null)
                result.AddError("Give the planned schema by --column or by --file.");
        });
        check.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var planned = parsed.GetValue(file) is { } given
                    ? await ReadAsync(given, cancellation)
                    : [.. parsed.GetValue(columns)!.Select(Column)];
                var answer = await client.PostAsync<SchemaCheckResponse>(
                    $"{Path}/check",
                    JsonContent.Create(new SchemaCheckRequest(parsed.GetValue(dataset), planned)),
                    cancellation
                );
                foreach (var violation in answer.Violations)
                    await Console.Out.WriteLineAsync(violation);
                var rule = answer.Rule is null ? "no rule" : $"rule {answer.Rule} asks for {answer.Asked}";
                Progress.Step($"{answer.Compatibility} compatibility, {rule}; {answer.Downstream} datasets downstream");
                return answer.Compatible ? 0 : 1;
            }
        );
        return check;
    }

    static Command Rules()
    {
        var server = ServerClient.Option();
        var remove = new Option<string?>("--remove") { Description = "Forget a rule", HelpName = "NAME" };
        var rules = new Command("rules", "One line each: name, compatibility, dataset or pattern") { remove, server };
        rules.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                if (parsed.GetValue(remove) is { } name)
                    await client.DeleteAsync($"{Path}/rules/{Uri.EscapeDataString(name)}", cancellation);
                foreach (var rule in (await client.GetAsync<SchemaRuleList>($"{Path}/rules", cancellation)).Rules)
                    await Console.Out.WriteLineAsync($"{rule.Name}\t{rule.Compatibility}\t{rule.Dataset?.ToString() ?? rule.Pattern}");
                return 0;
            }
        );
        return rules;
    }

    static Command Rule()
    {
        var server = ServerClient.Option();
        var name = new Argument<string>("NAME") { Description = "Name of the rule" };
        var compatibility = new Option<string>("--compatibility")
        {
            Description = "What new versions must keep with the one before",
            HelpName = "none|backward|forward|full",
            Required = true,
        };
        compatibility.AcceptOnlyFromAmong([.. Compatibility.All]);
        var dataset = new Option<string?>("--dataset") { Description = "Of one dataset", HelpName = "ID" };
        var pattern = new Option<string?>("--pattern")
        {
            Description = "Of datasets whose names are so, with * and ?",
            HelpName = "PATTERN",
        };
        var rule = new Command("rule", "Add or replace a rule") { name, compatibility, dataset, pattern, server };
        rule.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.PutAsync<SchemaRule>(
                    $"{Path}/rules/{Uri.EscapeDataString(parsed.GetValue(name)!)}",
                    JsonContent.Create(
                        new SchemaRuleRequest(parsed.GetValue(compatibility), parsed.GetValue(dataset), parsed.GetValue(pattern))
                    ),
                    cancellation
                );
                return 0;
            }
        );
        return rule;
    }

    static SchemaColumn Column(string given)
    {
        var colon = given.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new SchemaColumn(given, null, []) : new SchemaColumn(given[..colon], given[(colon + 1)..], []);
    }

    static async Task<SchemaColumn[]> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file.FullName, cancellation));
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. SchemaColumn.Parse(root.GetRawText())] : [.. SchemaColumn.ReadAll(root)];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"{file.FullName} cannot be read as a schema: {unreadable.Message}");
        }
    }

    static Argument<string> Dataset() => new("ID") { Description = "dataset:NAMESPACE:NAME, our id, or a name that only one bears" };
}
