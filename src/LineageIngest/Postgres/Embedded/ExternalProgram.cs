using System.Diagnostics;

namespace LineageIngest.Postgres.Embedded;

/// <summary>Runs another program to its end: <c>await ExternalProgram.RunAsync("postgres", ["--version"], cancellation)</c>.</summary>
static class ExternalProgram
{
    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;

        /// <summary>The last line that says something, for a message of one line.</summary>
        public string LastLine =>
            Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? $"exit code {ExitCode}";
    }

    /// <summary>Its exit code with stdout and stderr in one text; a program that does not exist has the shell's exit code 127.</summary>
    public static async Task<Outcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new Outcome(127, missing.Message);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
