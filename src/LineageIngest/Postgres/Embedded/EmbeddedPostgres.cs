using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LineageIngest.Postgres.Embedded;

/// <summary>
/// A PostgreSQL cluster of our own in a folder, reachable on loopback only, that ends with us and is started again when it ends by itself:
/// <c>await using var postgres = await EmbeddedPostgres.StartAsync(new() { Folder = ".lineage/data" }, cancellation)</c>.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string Administrator = "postgres";
    const string User = "lineage";

    // How long an earlier owner's PostgreSQL may take to end by itself after its owner died, and after we have asked it to; how long a start may take to recover from a crash.
    static readonly TimeSpan _handOver = TimeSpan.FromSeconds(5);
    static readonly TimeSpan _shutdown = TimeSpan.FromSeconds(60);
    static readonly TimeSpan _recovery = TimeSpan.FromMinutes(5);

    // So many starts in a row and we give up.
    const int StartsInARow = 6;

    readonly EmbeddedPostgresOptions _options;
    readonly DataFolderLock _lock;
    readonly Launch _launch;
    readonly CancellationTokenSource _ending = new();
    readonly Task _minding;
    PostgresProcess _process;

    EmbeddedPostgres(EmbeddedPostgresOptions options, DataFolderLock folder, Launch launch, PostgresProcess process, int port)
    {
        (_options, _lock, _launch, _process, Port) = (options, folder, launch, process, port);
        ConnectionString = Connection(User, User, port, launch.Password).ConnectionString;
        _minding = MindAsync();
    }

    public int Port { get; }

    /// <summary>The database <c>lineage</c> as its owner, who is no superuser (row-level security holds) and may create databases.</summary>
    public string ConnectionString { get; }

    /// <summary>Fails when PostgreSQL ended and could not be started again; never ends otherwise, until we are disposed of.</summary>
    /// <exception cref="CannotStartException">Why it could not.</exception>
    public Task Minding => _minding;

    /// <summary>Finds or fetches binaries, makes the cluster when there is none, starts it and returns when it answers.</summary>
    /// <exception cref="CannotStartException">No binaries, the folder is in use or cannot be written, or PostgreSQL does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        var folder = DataFolderLock.Take(options.Folder);
        try
        {
            await WaitForHandOverAsync(options, cancellation);
            var binaries = await FindBinariesAsync(options, cancellation);
            var password = await PostgresInitialisation.EnsureClusterAsync(options, binaries, Administrator, cancellation);
            var account = await PostgresAccount.ChooseAsync(options.ClusterFolder, binaries, cancellation);
            await EmptyLogAsync(options.LogFile, cancellation);
            var launch = new Launch(binaries, account, password);
            var (process, port) = await LaunchAsync(options, launch, port: null, cancellation);
            return new EmbeddedPostgres(options, folder, launch, process, port);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Pooled connections would each log that the server went away.
        NpgsqlConnection.ClearAllPools();
        await _ending.CancelAsync();
        await _minding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _process.DisposeAsync();
        _lock.Dispose();
        _ending.Dispose();
    }

    /// <summary>Starts it again on the same port whenever it ends: a crash, a kill, a disk that was full. Whoever uses it sees a while without a database.</summary>
    async Task MindAsync()
    {
        var (inARow, startedAt) = (0, TimeProvider.System.GetTimestamp());
        while (await EndedByItselfAsync())
        {
            if (TimeProvider.System.GetElapsedTime(startedAt) > _options.Calm)
                inARow = 0;
            _options.Progress($"PostgreSQL ended ({await LastComplaintAsync()}); starting it again");
            await _process.DisposeAsync();
            try
            {
                while (!await StartAgainAsync(++inARow)) { }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }

            startedAt = TimeProvider.System.GetTimestamp();
            _options.Progress($"PostgreSQL runs again on 127.0.0.1:{Port}");
        }
    }

    /// <summary>False where it did not start and may do so later. Each try in a row waits longer, so that what made it end can pass.</summary>
    /// <exception cref="CannotStartException">It was tried often enough.</exception>
    async Task<bool> StartAgainAsync(int inARow)
    {
        await Task.Delay(TimeSpan.FromSeconds(inARow - 1), _ending.Token);
        try
        {
            (_process, _) = await LaunchAsync(_options, _launch, Port, _ending.Token);
            return true;
        }
        catch (CannotStartException notNow) when (inARow < StartsInARow)
        {
            _options.Progress(notNow.Message);
            return false;
        }
    }

    async Task<string> LastComplaintAsync() => PostgresLog.LastComplaint(await File.ReadAllTextAsync(_options.LogFile));

    /// <summary>False when it is we who end it.</summary>
    async Task<bool> EndedByItselfAsync()
    {
        try
        {
            await _process.WaitForExitAsync(_ending.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// The lock is ours, so a PostgreSQL that still serves the folder has lost its owner: it is ending, and is asked to when it is not. A leftover pid file is removed.
    /// </summary>
    static async Task WaitForHandOverAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        var asked = false;
        while (PostgresProcess.FindServing(options.ClusterFolder) is { } pid)
        {
            var waited = TimeProvider.System.GetElapsedTime(since);
            if (waited > _handOver && !asked)
            {
                asked = true;
                options.Progress($"PostgreSQL process {pid} still serves the data folder without an owner; asking it to end");
                await ExternalProgram.RunAsync("kill", ["-INT", $"{pid}"], cancellation);
            }

            if (waited > _shutdown)
            {
                throw new CannotStartException(
                    $"The data folder {options.Folder} is in use by PostgreSQL process {pid}; end it (kill -INT {pid}) or choose another with --data DIR."
                );
            }

            await Task.Delay(50, cancellation);
        }

        if (Directory.Exists(options.ClusterFolder))
            File.Delete(Path.Combine(options.ClusterFolder, "postmaster.pid"));
    }

    static async Task<PostgresBinaries> FindBinariesAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        if (options.Binaries is { } given)
            return given;
        var versionFile = Path.Combine(options.ClusterFolder, "PG_VERSION");
        int? major =
            File.Exists(versionFile) && int.TryParse(await File.ReadAllTextAsync(versionFile, cancellation), out var made) ? made : null;
        var install = options.InstallFolder ?? Path.Combine(options.Folder, "binaries");
        return await PostgresBinaries.FindAsync(install, major, cancellation)
            ?? await PostgresInstallation.InstallAsync(install, major, options.Progress, cancellation);
    }

    /// <summary>On <paramref name="port"/>, or where that is null on a free one.</summary>
    static async Task<(PostgresProcess Process, int Port)> LaunchAsync(
        EmbeddedPostgresOptions options,
        Launch launch,
        int? port,
        CancellationToken cancellation
    )
    {
        // Another program may take the port between our look and PostgreSQL's; and the children of a killed postmaster need a moment to notice.
        const int attempts = 40;
        for (var attempt = 1; ; attempt++)
        {
            var tried = port ?? FreePort();
            var storyBegins = new FileInfo(options.LogFile).Length;
            var process = PostgresProcess.Start(
                launch.Account,
                launch.Binaries,
                [.. PostgresSettings.For(tried, options.Durability), .. options.MoreSettings.Select(setting => $"--{setting}")],
                options.LogFile
            );
            try
            {
                if (await AnswersAsync(process, tried, launch.Password, cancellation))
                    return (process, tried);
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            await process.DisposeAsync();
            var reason = PostgresLog.LastComplaint(await StoryAsync(options.LogFile, storyBegins, cancellation));
            var passing =
                reason.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
                || reason.Contains("still in use", StringComparison.Ordinal);
            if (!passing || attempt == attempts)
            {
                throw new CannotStartException(
                    $"PostgreSQL {launch.Binaries.Major} did not start: {reason}. The whole story is in {options.LogFile}."
                );
            }

            await Task.Delay(500, cancellation);
        }
    }

    /// <summary>Statements that fail stand in it with their values, so it is for its owner alone.</summary>
    static async Task EmptyLogAsync(string path, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(path, "", cancellation);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    static async Task<string> StoryAsync(string path, long begin, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(begin, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>True when the database <c>lineage</c> can be used, false when the process ended before that.</summary>
    static async Task<bool> AnswersAsync(PostgresProcess process, int port, string password, CancellationToken cancellation)
    {
        var settings = Connection(Administrator, Administrator, port, password);
        settings.Pooling = false;
        await using var administration = NpgsqlDataSource.Create(settings);
        var started = TimeProvider.System.GetTimestamp();
        while (!process.HasExited)
        {
            try
            {
                await PostgresInitialisation.EnsureDatabaseAsync(administration, User, password, cancellation);
                return true;
            }
            // 57: it is starting, recovering, or was ended while it did.
            catch (NpgsqlException notYet)
                when (notYet is not PostgresException || notYet.SqlState?.StartsWith("57", StringComparison.Ordinal) is true)
            {
                if (TimeProvider.System.GetElapsedTime(started) > _recovery)
                {
                    throw new CannotStartException(
                        $"PostgreSQL did not answer on port {port} within {_recovery.TotalMinutes} minutes.",
                        notYet
                    );
                }

                await Task.Delay(20, cancellation);
            }
        }

        return false;
    }

    static NpgsqlConnectionStringBuilder Connection(string user, string database, int port, string password) =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Username = user,
            Password = password,
            Database = database,
        };

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What every start of the same cluster needs.</summary>
    sealed record Launch(PostgresBinaries Binaries, PostgresAccount Account, string Password);
}
