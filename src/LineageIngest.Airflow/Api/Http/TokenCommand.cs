using System.Diagnostics;
using System.Text;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>
/// Runs the operator's command whose standard output is a fresh token, for Airflows that no password opens (managed ones). It runs in the shell of this service with
/// this service's rights, without this service's own settings (<c>LINEAGE…</c>). Its output is never logged. Example: <c>gcloud auth print-access-token</c>.
/// </summary>
sealed class TokenCommand(string command, TimeProvider time)
{
    /// <summary>Longer than a cold start of a cloud's command line takes, shorter than a crawl that hangs.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of output: tokens are a few thousand at most.</summary>
    const int MostOutput = 64 * 1024;

    public TimeSpan TimeOut { get; init; } = MostTime;

    /// <exception cref="AirflowException">It could not be started, failed, took too long, or gave no token.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        using var timeOut = new CancellationTokenSource(TimeOut, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellation);
        using var process = Start();
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            var errors = ReadAsync(process.StandardError.BaseStream, either.Token);
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? Token(await output)
                : throw Failed($"ended with code {process.ExitCode}{LastLine(await errors, (await output).Trim())}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed($"gave no token in {TimeOut.TotalSeconds:0} s and was stopped");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    Process Start()
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("lineage", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw Failed($"could not be started: {error.Message}", error);
        }
    }

    /// <summary>Everything is read, so that the command can end; of what is beyond the limit no more is kept than shows that there is such.</summary>
    static async Task<string> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var (kept, buffer) = (new MemoryStream(), new byte[4096]);
        while (await stream.ReadAsync(buffer, cancellation) is var read and > 0)
            kept.Write(buffer, 0, (int)Math.Min(read, MostOutput + 1 - kept.Length));
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    static string Token(string output) =>
        output.Trim() switch
        {
            _ when output.Length > MostOutput => throw Failed(
                $"printed more than {MostOutput >> 10} kB; its standard output has to be the token"
            ),
            "" => throw Failed("printed nothing; its standard output has to be the token"),
            var text when text.Any(c => c is <= ' ' or > '~') => throw Failed(
                "printed more than a token: one word without blanks is wanted on its standard output"
            ),
            var token => token,
        };

    /// <summary>The last thing that it said to people, unless that holds what it printed.</summary>
    static string LastLine(string errors, string output)
    {
        var line = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return line is null || (output.Length > 0 && line.Contains(output, StringComparison.Ordinal))
            ? ""
            : $": {AirflowErrors.Shortened(line)}";
    }

    static AirflowException Failed(string what, Exception? inner = null) =>
        new(AirflowFailure.Unauthorized, 0, $"the token command {what}", inner);
}
