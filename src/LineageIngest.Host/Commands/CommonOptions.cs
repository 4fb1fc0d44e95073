using System.CommandLine;

namespace LineageIngest.Host.Commands;

/// <summary>Options that several commands share, so that they read and behave alike.</summary>
static class CommonOptions
{
    public static Option<int> Port()
    {
        var port = new Option<int>("--port")
        {
            Description = "Port of the HTTP service; 0 takes any free one",
            DefaultValueFactory = _ => 5000,
            HelpName = "PORT",
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 0 or > 65535))
                result.AddError($"--port takes a number from 0 to 65535, not {result.Tokens[0].Value}.");
        });
        return port;
    }

    public static Option<string> Listen() =>
        new("--listen")
        {
            Description = "Address of the HTTP service; 0.0.0.0 opens it to other machines",
            DefaultValueFactory = _ => "127.0.0.1",
            HelpName = "ADDRESS",
        };

    public static Option<bool> DashboardWrite() =>
        new("--dashboard-write")
        {
            Description = "Let everybody who can open the service change and delete jobs in the dashboard /hangfire",
        };

    public static Option<bool> NoRedaction() =>
        new("--no-redaction")
        {
            Description = "Store events with the secrets that are in them; 'lineage redact' lists what is taken out otherwise",
        };

    public static Option<bool> AllowTokenCommands() =>
        new("--allow-token-commands")
        {
            Description =
                "Let administrators give connections a command that this machine runs to get a token; without --require-key that is everybody who can open the service",
        };

    public static Option<string[]> DataFolder() =>
        new("--data-folder")
        {
            Description =
                "A folder whose files and DuckDB databases may be data sources, repeatable; none otherwise [env: LINEAGE_DATA_FOLDERS]",
            HelpName = "DIR",
            DefaultValueFactory = _ =>
                (Environment.GetEnvironmentVariable("LINEAGE_DATA_FOLDERS") ?? "").Split(
                    ':',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                ),
        };

    public static Option<string?> Database(bool required) =>
        new("--database")
        {
            Description = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, or Host=…;Username=…;Database=… [env: LINEAGE_DATABASE]",
            HelpName = "URL",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LINEAGE_DATABASE") is { Length: > 0 } address ? address : null,
            Required = required && Environment.GetEnvironmentVariable("LINEAGE_DATABASE") is null or "",
        };
}
