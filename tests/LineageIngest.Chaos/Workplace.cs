using System.Diagnostics;
using LineageIngest.Postgres;

namespace LineageIngest.Chaos;

/// <summary>
/// The folder of a run: data, logs, and the temporary folder of the services. Every process that is started gets the folder's name in its environment, so
/// that those which are left can be found.
/// </summary>
sealed class Workplace
{
    const string Mark = "LINEAGE_CHAOS_RUN";

    /// <summary>More than the service is said to need; an endless list ends here and not in the machine's memory.</summary>
    const string HeapLimit = "0x60000000";

    readonly string _program = Path.Combine(AppContext.BaseDirectory, "lineage-ingest.dll");

    public Workplace()
    {
        if (!File.Exists(_program))
            throw new CannotStartException($"{_program} is missing; build the solution.");
        Directory.CreateDirectory(Temporary);
        Environment.SetEnvironmentVariable(Mark, Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("lineage-chaos-").FullName;

    string Temporary => Path.Combine(Folder, "tmp");

    public string LogOf(string service) => Path.Combine(Folder, $"service-{service}.log");

    public string FileOf(string file) => Path.Combine(Folder, file);

    /// <summary>Starts the program with a command of it.</summary>
    public Process Start(params string[] command)
    {
        var host = Environment.ProcessPath is { } own && Path.GetFileName(own) == "dotnet" ? own : "dotnet";
        var start = new ProcessStartInfo(host, [_program, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["LINEAGE_HOME"] = Folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // its sockets would be left behind by a kill
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment.Remove("LINEAGE_DATABASE");
        var process = new Process { StartInfo = start };
        process.Start();
        return process;
    }

    /// <summary>Runs a command to its end: exit code and what it wrote.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string[] command, CancellationToken cancellation)
    {
        using var process = Start(command);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Files that services left in the temporary folder.</summary>
    public IReadOnlyList<string> LeftFiles() => [.. Directory.EnumerateFileSystemEntries(Temporary, "*", SearchOption.AllDirectories)];

    /// <summary>Processes of this run that still live.</summary>
    public IReadOnlyList<string> LeftProcesses()
    {
        var left = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "environ")).Contains($"{Mark}={Folder}\0", StringComparison.Ordinal))
                    left.Add($"{Path.GetFileName(folder)} {File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ')}");
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue; // ended while we looked, or somebody else's
            }
        }
        return left;
    }

    public void Remove() => Directory.Delete(Folder, recursive: true);
}
