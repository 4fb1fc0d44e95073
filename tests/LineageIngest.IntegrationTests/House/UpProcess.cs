using System.Collections.Concurrent;
using System.Diagnostics;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.IntegrationTests.House;

/// <summary>The program itself in a process of its own: <c>await using var up = await UpProcess.StartAsync(folder);</c></summary>
sealed class UpProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _errors = new();

    UpProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        // A full pipe would stop the program.
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What it has written to stderr so far, without the log's lines.</summary>
    public IReadOnlyList<string> Errors => [.. _errors.Where(line => line.StartsWith("lineage: ", StringComparison.Ordinal))];

    /// <summary>Returns when the address is printed. <paramref name="prefix"/> changes the account, <paramref name="program"/> the place of the program.</summary>
    public static Task<UpProcess> StartAsync(string data, string[]? prefix = null, string? program = null) =>
        ReadyAsync(Launch(["up", "--port", "0", "--data", data], prefix, program));

    /// <summary>The service alone, on a database of somebody else.</summary>
    public static Task<UpProcess> ServeAsync(string database) =>
        ReadyAsync(Launch(["serve", "--port", "0", "--database", database], null, null));

    static async Task<UpProcess> ReadyAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new UpProcess(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
    }

    /// <summary>Runs a command to its end: exit code, stdout, stderr.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Launch(arguments, null, null);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    public async Task<int> SignalAsync(string signal)
    {
        await ExternalProgram.RunAsync("kill", [$"-{signal}", $"{_process.Id}"], CancellationToken.None);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await SignalAsync("TERM");
        _process.Dispose();
    }

    static Process Launch(string[] arguments, string[]? prefix, string? program)
    {
        string[] command =
        [
            .. prefix ?? [],
            Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet",
            Path.Combine(program ?? AppContext.BaseDirectory, "lineage-ingest.dll"),
            .. arguments,
        ];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("LINEAGE_DATABASE");
        var process = new Process { StartInfo = start };
        process.Start();
        return process;
    }
}
