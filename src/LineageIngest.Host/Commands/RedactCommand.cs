using System.CommandLine;
using System.Globalization;
using LineageIngest.Events;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage redact</c>: which secrets are taken out of events before they are stored, and what that does to a given event.</summary>
static class RedactCommand
{
    public static Command Create()
    {
        var attempt = new Option<string?>("--try")
        {
            Description = "Shows what would be stored of the event in this file ('-' is stdin); what was taken out goes to stderr",
            HelpName = "FILE",
        };
        var redact = new ExampledCommand(
            "redact",
            "Secrets that are taken out of events before they are stored: list the rules, or try them. 'up' and 'serve' take --no-redaction.",
            "lineage redact",
            "lineage redact --try event.json"
        )
        {
            attempt,
        };
        redact.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(attempt) is { } file)
                    await TryAsync(file, cancellation);
                else
                    await ListAsync();
                return 0;
            }
        );
        return redact;
    }

    static async Task ListAsync()
    {
        foreach (var rule in Redaction.Rules)
            await Console.Out.WriteLineAsync($"{rule.Name.PadRight(10)}  {rule.What}");
    }

    static async Task TryAsync(string file, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await using (var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file))
            await source.CopyToAsync(body, cancellation);
        var (stored, taken) = Redaction.Apply(body.ToArray());
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(stored, cancellation);
        foreach (var one in taken)
            Progress.Step(string.Create(CultureInfo.InvariantCulture, $"{one.Rule}: {one.Length} bytes at byte {one.Position}"));
        if (taken.Count == 0)
            Progress.Step("nothing to take out");
    }
}
