using System.Net.Sockets;
using LineageIngest.Host.Scheduling;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host;

/// <summary>Migrates, serves and ends, the same for <c>up</c> and <c>serve</c>.</summary>
static class Serving
{
    /// <summary>Returns after <paramref name="cancellation"/> (Ctrl-C, SIGTERM), when every request that had begun is answered.</summary>
    /// <param name="started">Called with the address once requests are answered.</param>
    /// <exception cref="CannotStartException">The database or the port cannot be used.</exception>
    public static async Task RunAsync(ServeOptions options, Func<Uri, CancellationToken, Task> started, CancellationToken cancellation)
    {
        options.Security.EnsureSafe(options.Address);
        EnsureFree(options);
        await using var db = Database.Open(options.Database);
        await Database.CheckAsync(db, cancellation);
        await MigrateAsync(db, cancellation);

        await using var app = WebApp.Build(options, db);
        await app.StartAsync(cancellation);
        Progress.Step(
            options.Security.IsOpen
                ? "open mode: everybody who reaches this address may read and change everything (--require-key changes that)"
                : "every request needs a key, a session or a token"
        );
        await started(new Uri(app.Urls.First() + options.Security.BasePath), cancellation);
        await UntilCancelledAsync(cancellation);
        Progress.Step("stopping");
        await StopAsync(app);
    }

    /// <summary>Ends in time and without a crash where PostgreSQL does not answer: what could not be finished is taken up elsewhere, or at the next start.</summary>
    internal static async Task StopAsync(IHost app)
    {
        try
        {
            // Not the caller's token: it has ended us and would end the orderly stop as well.
            await app.StopAsync(CancellationToken.None);
        }
        catch (Exception late) when (IsForWantOfTheDatabase(late))
        {
            Progress.Step("not everything could be ended in order: PostgreSQL did not answer in time");
        }
    }

    static bool IsForWantOfTheDatabase(Exception late) =>
        late is AggregateException several
            ? several.InnerExceptions.All(IsForWantOfTheDatabase)
            : late is OperationCanceledException || DatabaseTrouble.IsTemporary(late);

    public static async Task MigrateAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        var applied = await new Migrator(db).ApplyAsync(cancellation);
        Progress.Step(applied.Count == 0 ? "schema is up to date" : $"schema migrated ({applied.Count} steps, now {applied[^1]})");
        if (await HangfireSchema.InstallAsync(db, cancellation) is { } version)
            Progress.Step($"scheduler's schema migrated (now {version})");
    }

    /// <summary>Looks before the long start whether the port can be had.</summary>
    /// <exception cref="CannotStartException">It cannot; the text says what to do.</exception>
    public static void EnsureFree(ServeOptions options)
    {
        try
        {
            using var probe = new TcpListener(options.Address, options.Port);
            probe.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new CannotStartException(
                $"The port {options.Port} on {options.Listen} is in use; end what uses it or choose another with --port.",
                taken
            );
        }
        catch (SocketException refused)
        {
            throw new CannotStartException(
                $"Cannot listen on {options.Listen}:{options.Port} ({refused.Message}); choose another with --port or --listen.",
                refused
            );
        }
    }

    static async Task UntilCancelledAsync(CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
    }
}
