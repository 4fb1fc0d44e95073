using System.CommandLine;
using System.Globalization;
using LineageIngest.Host.Health;
using LineageIngest.Host.Reading;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage doctor</c>: looks at a running service and its database, and says what to do where something is wrong.</summary>
static class DoctorCommand
{
    const string Good = "ok   ";
    const string Bad = "WRONG";
    const string Note = "note ";

    public static Command Create()
    {
        var server = ServerClient.Option();
        var database = CommonOptions.Database(required: false);
        var doctor = new ExampledCommand(
            "doctor",
            "Look at a running service, and with --database at its PostgreSQL, and say what to do. Exit code 1 when something is wrong.",
            "lineage doctor",
            "lineage doctor --server https://lineage.example --database postgresql://lineage:secret@db.example/lineage"
        )
        {
            server,
            database,
        };
        doctor.SetAction(
            async (parsed, cancellation) =>
            {
                var wrong = await LookAtServiceAsync(parsed.GetValue(server)!, cancellation);
                if (parsed.GetValue(database) is { Length: > 0 } address)
                    wrong += await LookAtDatabaseAsync(address, cancellation);
                return wrong == 0 ? 0 : 1;
            }
        );
        return doctor;
    }

    static async Task<int> LookAtServiceAsync(Uri server, CancellationToken cancellation)
    {
        using var client = new ServerClient(server);
        try
        {
            var about = await client.GetAsync<ServiceDescription>("/api/about", cancellation);
            await TellAsync(
                Good,
                "service",
                string.Create(CultureInfo.InvariantCulture, $"version {about.Version}, schema {about.Schema}, up since {about.StartedAt:u}")
            );
            var me = await client.GetAsync<CallerAnswer>("/api/me", cancellation);
            await TellAsync(
                me.Authentication == "none" ? Note : Good,
                "access",
                me.Authentication == "none"
                    ? "open mode: everybody who reaches the address may read and change everything (--require-key changes that)"
                    : $"you are {me.Name} ({me.Role}) in subscription {me.Subscription}"
            );
            var health = await client.GetEvenIllAsync<ServiceHealth>("/health", cancellation);
            foreach (var part in health.Parts)
                await TellAsync(part.Status == HealthChecks.Ok ? Good : Bad, part.Name, $"{part.Detail} {part.Advice}".TrimEnd());
            return health.Parts.Count(part => part.Status != HealthChecks.Ok);
        }
        catch (CannotStartException reason)
        {
            await TellAsync(Bad, "service", reason.Message);
            return 1;
        }
    }

    static async Task<int> LookAtDatabaseAsync(string address, CancellationToken cancellation)
    {
        try
        {
            await using var db = Database.Open(address);
            await Database.CheckAsync(db, cancellation);
            var pending = await new Migrator(db).PendingAsync(cancellation);
            await TellAsync(
                pending.Count == 0 ? Good : Bad,
                "schema",
                pending.Count == 0 ? "up to date" : $"{pending.Count} migrations wait; run 'lineage migrate' as the owner"
            );
            return (pending.Count == 0 ? 0 : 1) + await LookAtSettingsAsync(db, cancellation);
        }
        catch (CannotStartException reason)
        {
            await TellAsync(Bad, "database", reason.Message);
            return 1;
        }
    }

    /// <summary>What of PostgreSQL's settings loses events or makes the service slow.</summary>
    static async Task<int> LookAtSettingsAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var settings = (
            await connection.QueryAsync(
                """
                SELECT name, setting FROM pg_settings
                 WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'max_connections', 'transaction_read_only')
                 UNION ALL
                SELECT 'size', pg_size_pretty(pg_database_size(current_database()))
                 UNION ALL
                SELECT 'connections', count(*)::text FROM pg_stat_activity WHERE datname = current_database()
                """,
                row => (Name: row.GetString(0), Value: row.GetString(1)),
                cancellation
            )
        ).ToDictionary(s => s.Name, s => s.Value);
        await TellAsync(
            Good,
            "PostgreSQL",
            $"{settings["server_version"]}, {settings["size"]}, {settings["connections"]} of {settings["max_connections"]} connections in use by this database"
        );
        var wrong = 0;
        foreach (
            var (name, unsafeValue, consequence) in new[]
            {
                ("fsync", "off", "a power failure can lose or damage everything"),
                ("synchronous_commit", "off", "events that were acknowledged can be lost when PostgreSQL dies"),
                ("transaction_read_only", "on", "nothing can be stored: this is a standby, or somebody set it"),
            }
        )
        {
            if (settings[name] != unsafeValue)
                continue;
            wrong++;
            await TellAsync(Bad, name, $"is {unsafeValue}: {consequence}");
        }
        return wrong;
    }

    static Task TellAsync(string mark, string what, string words) => Console.Out.WriteLineAsync($"{mark}  {what.PadRight(14)}  {words}");
}
