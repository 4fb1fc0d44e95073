using System.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>What there may be to do for somebody who waits.</summary>
public enum WakeupKind
{
    /// <summary>Events were appended.</summary>
    Appended,

    /// <summary>Claims wait for resolution.</summary>
    Queued,

    /// <summary>What answers are made of changed.</summary>
    Changed,

    /// <summary>A run of a scheduled job began, went on or ended.</summary>
    JobRun,

    /// <summary>Somebody who could come in may no longer: a key was revoked, a session or a subscription ended.</summary>
    Callers,
}

/// <summary>
/// Wakes those who wait for work, across processes, by PostgreSQL's NOTIFY over one connection per process
/// (https://www.postgresql.org/docs/current/sql-notify.html). A wake-up may be missed, for instance while the connection is made anew or behind a proxy
/// that pools transactions: whoever waits therefore looks for himself after a while.
/// </summary>
public sealed partial class Wakeups(NpgsqlDataSource db, ILogger<Wakeups> logger) : BackgroundService
{
    /// <summary>Sent along with what takes somebody's right to come in.</summary>
    public const string Callers = "pg_notify('lineage_wakeup', 'Callers')";

    /// <summary>Sent along with each append. The other kinds are sent by the statements that give their waiters something to do.</summary>
    internal const string Appended = "pg_notify('lineage_wakeup', 'Appended')";

    static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    /// <summary>How long a waiter sleeps when nobody wakes it.</summary>
    public static readonly TimeSpan Sleep = TimeSpan.FromSeconds(2);

    readonly TaskCompletionSource[] _next = [.. Enum.GetValues<WakeupKind>().Select(_ => NewSignal())];

    /// <summary>Take it before you look for work, wait for it when there was none: what comes in between is not missed.</summary>
    public Task Next(WakeupKind kind) => Volatile.Read(ref _next[(int)kind]).Task;

    /// <summary>Waits for a wake-up that was taken with <see cref="Next"/>, or for <see cref="Sleep"/>.</summary>
    public static async Task WaitAsync(Task next, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(Sleep, cancellation);
        }
        catch (TimeoutException)
        {
            return; // time to look without having been woken
        }
    }

    /// <summary>Wakes the waiters of this process.</summary>
    public void Wake(WakeupKind kind) => Interlocked.Exchange(ref _next[(int)kind], NewSignal()).TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException or IOException)
            {
                NotListening(logger, away.Message, Sleep);
                await Task.Delay(_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await db.OpenConnectionAsync(stopping);
        connection.Notification += (_, notice) =>
        {
            if (Enum.TryParse<WakeupKind>(notice.Payload, out var kind))
                Wake(kind);
        };
        try
        {
            await connection.ExecuteAsync("LISTEN lineage_wakeup", stopping);
            foreach (var kind in Enum.GetValues<WakeupKind>())
                Wake(kind); // what was said before we listened
            while (true)
                await connection.WaitAsync(1000, stopping); // without a timeout it can hang when it is cancelled as it starts (npgsql #5975)
        }
        finally
        {
            if (connection.State == ConnectionState.Open)
                await connection.ExecuteAsync("UNLISTEN *", CancellationToken.None); // the pool hands the connection on
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody wakes the stages ({Reason}); they look for work every {Sleep} by themselves"
    )]
    private static partial void NotListening(ILogger logger, string reason, TimeSpan sleep);
}
