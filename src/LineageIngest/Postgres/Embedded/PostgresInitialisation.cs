using System.Security.Cryptography;
using Npgsql;

namespace LineageIngest.Postgres.Embedded;

/// <summary>Makes a new private cluster: <c>initdb</c>, its password, its one database.</summary>
static class PostgresInitialisation
{
    // The pipe belongs to the account that PostgreSQL runs as, which could not open one of ours.
    const string WithPassword = """printf '%s\n' "$LINEAGE_NEW_PASSWORD" | "$@" """;

    /// <summary>The password of the cluster's administrator; the cluster is made first when the folder holds none.</summary>
    public static async Task<string> EnsureClusterAsync(
        EmbeddedPostgresOptions options,
        PostgresBinaries binaries,
        string administrator,
        CancellationToken cancellation
    )
    {
        if (Directory.Exists(options.ClusterFolder))
        {
            return File.Exists(options.PasswordFile)
                ? await File.ReadAllTextAsync(options.PasswordFile, cancellation)
                : throw new CannotStartException(
                    $"{options.PasswordFile} is missing, without which its cluster cannot be opened. Restore it or choose another folder with --data DIR."
                );
        }

        options.Progress($"making a PostgreSQL {binaries.Major} cluster in {options.Folder}");
        // Made beside its place, so that a start which is killed half-way leaves nothing that looks like a cluster.
        var fresh = options.ClusterFolder + ".new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        Directory.CreateDirectory(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await InitialiseAsync(options, binaries, fresh, administrator, password, cancellation);
        await KeepAsync(password, options.PasswordFile, cancellation);
        Directory.Move(fresh, options.ClusterFolder);
        return password;
    }

    /// <summary>The role and its database; both are there from the second start on.</summary>
    public static async Task EnsureDatabaseAsync(
        NpgsqlDataSource administration,
        string user,
        string password,
        CancellationToken cancellation
    )
    {
        await using var connection = await administration.OpenConnectionAsync(cancellation);
        if (!await ExistsAsync(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", user, cancellation))
            await ExecuteAsync(connection, $"CREATE ROLE {user} LOGIN CREATEDB PASSWORD '{password}'", cancellation);
        if (!await ExistsAsync(connection, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", user, cancellation))
            await ExecuteAsync(connection, $"CREATE DATABASE {user} OWNER {user}", cancellation);
    }

    static async Task InitialiseAsync(
        EmbeddedPostgresOptions options,
        PostgresBinaries binaries,
        string cluster,
        string administrator,
        string password,
        CancellationToken cancellation
    )
    {
        var account = await PostgresAccount.ChooseAsync(cluster, binaries, cancellation);
        var command = account
            .CommandLine(
                "sh",
                "-c",
                WithPassword,
                "initdb",
                binaries.InitDb,
                "-D",
                account.Cluster,
                "-U",
                administrator,
                "--pwfile=/dev/stdin",
                "--auth=scram-sha-256",
                // Names compare and sort by their bytes, as they do in our code; letters still have case.
                "--encoding=UTF8",
                "--lc-collate=C",
                "--lc-ctype=C.UTF-8",
                "--lc-messages=C",
                options.Durability is Durability.SurvivesPowerLoss ? "--data-checksums" : "--no-sync"
            )
            .ToArray();
        var outcome = await ExternalProgram.RunAsync(
            command[0],
            command[1..],
            cancellation,
            new Dictionary<string, string> { ["LINEAGE_NEW_PASSWORD"] = password }
        );
        if (!outcome.Succeeded)
        {
            throw new CannotStartException(
                $"The cluster in {options.Folder} could not be made: {PostgresLog.LastComplaint(outcome.Output)}"
            );
        }
    }

    static async Task KeepAsync(string password, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(password.AsMemory(), cancellation);
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string question, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
