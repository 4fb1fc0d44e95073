using System.Net.Sockets;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>Opens PostgreSQL from what a user writes: a URL or Npgsql's <c>key=value</c> string.</summary>
public static class Database
{
    /// <summary>
    /// The pool for <paramref name="address"/>, for example <c>postgresql://lineage:secret@db.example:5432/lineage?sslmode=require</c>
    /// or <c>Host=db.example;Database=lineage</c>. Nothing is connected yet.
    /// </summary>
    /// <exception cref="CannotStartException">The address cannot be read.</exception>
    public static NpgsqlDataSource Open(string address, Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        var settings = Read(address);
        settings.ApplicationName ??= "lineage-ingest";
        // Our texts are few and repeat, so parsing them once pays. Plans must still know the sizes of their arrays: a generic plan made over an
        // empty table reads the whole of a large one. Behind a transaction-pooling proxy: Max Auto Prepare=0.
        if (!address.Contains("auto prepare", StringComparison.OrdinalIgnoreCase))
            settings.MaxAutoPrepare = 100;
        settings.NoResetOnClose = true; // no session state is left behind here, and the reset is longer than most of our statements
        // Our statements take milliseconds; compiling one takes a second. A service that stands still in a transaction would hold its stage's cursor:
        // PostgreSQL ends that transaction, and another service goes on.
        settings.Options ??= "-c plan_cache_mode=force_custom_plan -c jit=off -c idle_in_transaction_session_timeout=25s";
        settings.Options += $" -c {Wall.Setting}={Wall.All}"; // until a request or a job says for whom it works
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = Math.Max(settings.TcpKeepAliveTime, 10); // seconds of silence; a machine that is gone does not say so
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Connects once, so that a wrong address is one clear line at start and not a stack trace later.</summary>
    /// <exception cref="CannotStartException">Nobody answers, he refuses us, or something in between keeps our settings from him.</exception>
    public static async Task CheckAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await db.OpenConnectionAsync(cancellation);
            if (await connection.ScalarAsync<string>($"SELECT current_setting('{Wall.Setting}', true)", cancellation) != Wall.All)
                throw new CannotStartException(PoolerInBetween(db));
        }
        catch (PostgresException pooler) when (pooler.MessageText.StartsWith("unsupported startup parameter", StringComparison.Ordinal))
        {
            throw new CannotStartException(PoolerInBetween(db), pooler);
        }
        catch (PostgresException refused)
        {
            throw new CannotStartException(
                $"The database {Describe(db)} refused the connection: {refused.MessageText}. Check user, password and database name in --database.",
                refused
            );
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException or TimeoutException)
        {
            throw new CannotStartException(
                $"The database {Describe(db)} cannot be reached ({Reason(unreachable)}). Check host and port in --database and that PostgreSQL runs there.",
                unreachable
            );
        }
    }

    /// <summary>Row-level security would show a service nothing, silently.</summary>
    static string PoolerInBetween(NpgsqlDataSource db) =>
        $"Between this service and the database {Describe(db)} stands a pooler (pgbouncer?) that keeps settings of the session from PostgreSQL. Give --database the address of PostgreSQL itself, or set the pooler up as deploy/README.md says.";

    /// <summary>The settings that an address stands for.</summary>
    /// <exception cref="CannotStartException">It cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Read(string address)
    {
        try
        {
            return
                address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal)
                ? ReadUrl(address)
                : new NpgsqlConnectionStringBuilder(address);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            throw new CannotStartException(
                "The database address cannot be read. Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE or as Host=…;Username=…;Password=…;Database=….",
                malformed
            );
        }
    }

    static NpgsqlConnectionStringBuilder ReadUrl(string address)
    {
        var url = new Uri(address);
        var settings = new NpgsqlConnectionStringBuilder();
        // An encoded host is a folder of Unix sockets, as in libpq: postgresql://%2Fvar%2Frun%2Fpostgresql/lineage.
        settings.Host = url.Host.Length == 0 ? "localhost" : Uri.UnescapeDataString(url.Host).Trim('[', ']');
        if (url.Port > 0)
            settings.Port = url.Port;

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2)
            settings.Password = Uri.UnescapeDataString(user[1]);
        var database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/'));
        if (database.Length > 0)
            settings.Database = database;

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[KeyOf(Uri.UnescapeDataString(parts[0]))] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }

        return settings;
    }

    // libpq's words for what Npgsql calls differently; all others are Npgsql's own.
    static string KeyOf(string parameter) =>
        parameter switch
        {
            "sslmode" => "SSL Mode",
            "sslrootcert" => "Root Certificate",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "application_name" => "Application Name",
            "connect_timeout" => "Timeout",
            "options" => "Options",
            _ => parameter,
        };

    static string Describe(NpgsqlDataSource db)
    {
        var settings = new NpgsqlConnectionStringBuilder(db.ConnectionString);
        return $"{settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";
    }

    static string Reason(Exception exception) => (exception.InnerException ?? exception).Message.TrimEnd('.');
}
