using System.Diagnostics;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.Chaos;

/// <summary>A PostgreSQL of the run's own, which starts again by itself, as under <c>lineage up</c>; for checks it is asked as its administrator.</summary>
sealed class Cluster : IAsyncDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    readonly EmbeddedPostgres _postgres;
    readonly EmbeddedPostgresOptions _options;
    readonly SmallDisk? _disk;

    Cluster(EmbeddedPostgres postgres, EmbeddedPostgresOptions options, SmallDisk? disk) =>
        (_postgres, _options, _disk) = (postgres, options, disk);

    public int Port => _postgres.Port;
    public bool HasSmallDisk => _disk is not null;

    /// <summary>Why it could not be started again, where that is so.</summary>
    public string? GaveUp => _postgres.Minding is { IsFaulted: true, Exception: { } reason } ? reason.GetBaseException().Message : null;

    public static async Task<Cluster> StartAsync(string folder, TimeSpan length, Story story, CancellationToken cancellation)
    {
        var data = Path.Combine(folder, "data");
        var mebibytes = (int)Math.Min(6144, 768 + (200 * length.TotalMinutes));
        var (disk, reason) = await SmallDisk.TryMountAsync(data, mebibytes, cancellation);
        if (disk is null)
            story.Say($"no small disk can be mounted here ({reason}): a full disk is left out");
        else
            story.Say($"PostgreSQL's disk has {mebibytes} MiB, in memory");
        var options = new EmbeddedPostgresOptions
        {
            Folder = data,
            InstallFolder = Path.Combine(Path.GetTempPath(), $"lineage-postgres-{Environment.UserName}"),
            MoreSettings = ["max_wal_size=256MB"],
            // Many ends in a row are what this is about.
            Calm = TimeSpan.Zero,
        };
        try
        {
            return new Cluster(await EmbeddedPostgres.StartAsync(options, cancellation), options, disk);
        }
        catch
        {
            if (disk is not null)
                await disk.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of a database as its owner sees it, by way of <paramref name="port"/>.</summary>
    public string Address(int port, string database = "lineage") =>
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Port = port, Database = database }.ConnectionString;

    /// <summary>Its number, or null while it does not run.</summary>
    public int? Postmaster => PostgresProcess.FindServing(_options.ClusterFolder);

    /// <summary>Backends of services, in the order of their numbers.</summary>
    public Task<List<int>> BackendsAsync() =>
        QueryAsync(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'lineage-ingest' AND backend_type = 'client backend' ORDER BY pid",
            row => row.GetInt32(0)
        );

    public async Task<long> FillDiskAsync() => _disk is null ? 0 : await _disk.FillAsync();

    public void FreeDisk() => _disk?.Free();

    /// <summary>How long it took until statements are answered again.</summary>
    /// <exception cref="TimeoutException">They are not.</exception>
    public async Task<TimeSpan> AnswersAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await QueryAsync("SELECT 1", row => row.GetInt32(0));
                return waited.Elapsed;
            }
            catch (NpgsqlException) when (waited.Elapsed < _patience && GaveUp is null)
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException away)
            {
                throw new TimeoutException($"PostgreSQL does not answer: {GaveUp ?? away.Message}", away);
            }
        }
    }

    public async Task<List<T>> QueryAsync<T>(string statement, Func<NpgsqlDataReader, T> read, string database = "lineage")
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async Task ExecuteAsync(string statement, string database = "lineage")
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A session without pool: a pooled one may be dead.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(Address(Port, database))
        {
            Username = EmbeddedPostgres.Administrator,
            Pooling = false,
            Timeout = 5,
            ApplicationName = "lineage-chaos",
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        if (_disk is not null)
            await _disk.DisposeAsync();
    }
}
