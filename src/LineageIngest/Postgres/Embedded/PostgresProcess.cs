using System.Diagnostics;
using System.Globalization;

namespace LineageIngest.Postgres.Embedded;

/// <summary>
/// A running <c>postgres</c> that cannot outlive us. Between it and us stands a shell that waits for the end of a pipe which only we hold open:
/// when we close it, or die by whatever signal, the shell asks for a fast shutdown; when the shell dies, the kernel does.
/// </summary>
sealed class PostgresProcess : IAsyncDisposable
{
    // $1 is the log, the rest starts postgres. `read` ends when the pipe does. SIGINT is PostgreSQL's fast shutdown.
    const string Watchdog = """
        log=$1; shift
        exec 8<&0 </dev/null >>"$log" 2>&1
        "$@" 8<&- &
        postgres=$!
        ( read -r _ <&8; kill -INT "$postgres" ) &
        wait "$postgres"; code=$?
        kill "$!" 2>/dev/null
        exit "$code"
        """;

    // A shutdown writes a checkpoint; on a slow disk with much to write it takes its time.
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    bool _disposed;

    PostgresProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public static PostgresProcess Start(PostgresAccount account, PostgresBinaries binaries, IEnumerable<string> settings, string logFile)
    {
        // A session of its own keeps the terminal's Ctrl-C away: PostgreSQL ends after we have finished with it, not at the same time.
        string[] command =
        [
            "setsid",
            "sh",
            "-c",
            Watchdog,
            "postgres-watchdog",
            logFile,
            .. account.CommandLine(["setpriv", "--pdeathsig", "INT", "--", binaries.Postgres, "-D", account.Cluster, .. settings]),
        ];
        var process = new Process { StartInfo = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true } };
        process.Start();
        return new PostgresProcess(process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        using (_process)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(_patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // Its data is safe: the write-ahead log is replayed at the next start.
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>
    /// The process that serves <paramref name="cluster"/>, or null. A postmaster.pid alone proves nothing: after a crash or in a new container
    /// its number may belong to anybody, and PostgreSQL would then refuse to start.
    /// </summary>
    public static int? FindServing(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        if (
            !File.Exists(file)
            || !int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        )
        {
            return null;
        }

        if (!Directory.Exists("/proc/self"))
            return pid;
        return FolderOf(pid) is { } folder && Path.GetFullPath(folder) == Path.GetFullPath(cluster) ? pid : null;
    }

    /// <summary>Null where the process is gone, or is somebody else's.</summary>
    static string? FolderOf(int pid)
    {
        try
        {
            return new DirectoryInfo($"/proc/{pid}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
