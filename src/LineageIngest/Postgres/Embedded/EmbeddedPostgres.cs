using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LineageIngest.Postgres.Embedded;

/// <summary>
/// A PostgreSQL cluster of our own in a folder, reachable on loopback only, that ends with us:
/// <c>await using var postgres = await EmbeddedPostgres.StartAsync(new() { Folder = ".lineage/data" }, cancellation)</c>.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    const string Administrator = "postgres";
    const string User = "lineage";

    // How long an earlier owner's PostgreSQL may take to end after its owner died, and a start to recover from a crash.
    static readonly TimeSpan _handOver = TimeSpan.FromSeconds(15);
    static readonly TimeSpan _recovery = TimeSpan.FromMinutes(5);

    readonly DataFolderLock _lock;
    readonly PostgresProcess _process;

    EmbeddedPostgres(DataFolderLock folder, PostgresProcess process, int port, string password)
    {
        (_lock, _process, Port) = (folder, process, port);
        ConnectionString = Connection(User, User, port, password).ConnectionString;
    }

    public int Port { get; }

    /// <summary>The database <c>lineage</c> as its owner, who is no superuser (row-level security holds) and may create databases.</summary>
    public string ConnectionString { get; }

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
            var (process, port) = await LaunchAsync(options, binaries, account, password, cancellation);
            return new EmbeddedPostgres(folder, process, port, password);
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
        await _process.DisposeAsync();
        _lock.Dispose();
    }

    /// <summary>The lock is ours, so a PostgreSQL that still serves the folder has lost its owner and is ending; a leftover pid file is removed.</summary>
    static async Task WaitForHandOverAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (PostgresProcess.FindServing(options.ClusterFolder) is { } pid)
        {
            if (TimeProvider.System.GetElapsedTime(since) > _handOver)
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

    static async Task<(PostgresProcess Process, int Port)> LaunchAsync(
        EmbeddedPostgresOptions options,
        PostgresBinaries binaries,
        PostgresAccount account,
        string password,
        CancellationToken cancellation
    )
    {
        // Another program may take the port between our look and PostgreSQL's; and the children of a killed postmaster need a moment to notice.
        const int attempts = 10;
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            await File.WriteAllTextAsync(options.LogFile, "", cancellation);
            var process = PostgresProcess.Start(
                account,
                binaries,
                [.. PostgresSettings.For(port, options.Durability), .. options.MoreSettings.Select(setting => $"--{setting}")],
                options.LogFile
            );
            try
            {
                if (await AnswersAsync(process, port, password, cancellation))
                    return (process, port);
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            await process.DisposeAsync();
            var reason = PostgresLog.LastComplaint(await File.ReadAllTextAsync(options.LogFile, cancellation));
            var passing =
                reason.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
                || reason.Contains("still in use", StringComparison.Ordinal);
            if (!passing || attempt == attempts)
            {
                throw new CannotStartException(
                    $"PostgreSQL {binaries.Major} did not start: {reason}. The whole story is in {options.LogFile}."
                );
            }

            await Task.Delay(500, cancellation);
        }
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
            catch (NpgsqlException notYet) when (notYet is not PostgresException || notYet.SqlState == PostgresErrorCodes.CannotConnectNow)
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
}
