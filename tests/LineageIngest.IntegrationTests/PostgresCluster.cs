using LineageIngest.Host;
using LineageIngest.Host.Scheduling;
using LineageIngest.IntegrationTests;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace LineageIngest.IntegrationTests;

/// <summary>
/// One private cluster for the whole run. A test class takes it in its constructor and asks for a database of its own:
/// <c>await using var database = await cluster.CreateDatabaseAsync();</c>
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    const string Template = "template_migrated";

    /// <summary>Services run under it: it owns nothing, so that policies hold for it.</summary>
    const string Role = "lineage_service";

    readonly TemporaryFolder _folder = new();
    readonly SemaphoreSlim _templateTurn = new(1);
    readonly Lazy<Task<Service>> _shared;
    EmbeddedPostgres? _postgres;
    int _databases;
    int _tenants;

    public PostgresCluster() => _shared = new(() => Service.StartAsync(this));

    public async ValueTask InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(
            // Two classes at a time and the shared service, each with pools of its own. Hundreds of small databases are not worth a visit each minute.
            OptionsFor(_folder.Path) with
            {
                MoreSettings = ["max_connections=300", "autovacuum_naptime=1h"],
            },
            CancellationToken.None
        );
        await ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{Role}'", EmbeddedPostgres.Administrator);
        await ExecuteAsync($"CREATE DATABASE {Template}");
        await using var template = Database.Open(AddressOf(Template));
        await Serving.MigrateAsync(template, CancellationToken.None);
        await ServiceRole.GrantAsync(template, Role, [HangfireSchema.Name], CancellationToken.None);
    }

    /// <summary>A migrated, empty database, in some 30 ms; its address is that of the service's role.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => CreateAsync(Template, asService: true);

    /// <summary>A database without our tables.</summary>
    public Task<TestDatabase> CreateEmptyDatabaseAsync() => CreateAsync("template1", asService: false);

    internal async Task<Service> TenantAsync() =>
        await (await _shared.Value).NewTenantAsync($"tenant{Interlocked.Increment(ref _tenants)}");

    /// <summary>How tests start a cluster of their own in <paramref name="folder"/>.</summary>
    internal static EmbeddedPostgresOptions OptionsFor(string folder) =>
        new()
        {
            Folder = folder,
            InstallFolder = Path.Combine(Path.GetTempPath(), $"lineage-postgres-{Environment.UserName}"),
            Durability = Durability.SurvivesProcessOnly,
        };

    public async ValueTask DisposeAsync()
    {
        if (_shared.IsValueCreated)
            await (await _shared.Value).DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _templateTurn.Dispose();
        _folder.Dispose();
    }

    async Task<TestDatabase> CreateAsync(string template, bool asService)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        // PostgreSQL refuses to copy a template that another session is copying.
        await _templateTurn.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            _templateTurn.Release();
        }

        var owner = AddressOf(name);
        return new TestDatabase(
            asService ? new NpgsqlConnectionStringBuilder(owner) { Username = Role, Password = Role }.ConnectionString : owner,
            owner
        );
    }

    string AddressOf(string database) =>
        new NpgsqlConnectionStringBuilder(Started.ConnectionString) { Database = database }.ConnectionString;

    EmbeddedPostgres Started => _postgres ?? throw new InvalidOperationException("The cluster is not started yet.");

    async Task ExecuteAsync(string statement, string? user = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Started.ConnectionString) { Pooling = false };
        settings.Username = user ?? settings.Username;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
