using LineageIngest.Host.Tenancy;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>
/// Answers without an end (server-sent events, web sockets) are let in once and go on: they end when whoever listens may no longer, and when the service
/// ends.
/// </summary>
sealed class OpenStreams(
    CallerFinder callers,
    SubscriptionDirectory subscriptions,
    SecurityOptions options,
    Wakeups wakeups,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>A token or key that expires tells nobody.</summary>
    static readonly TimeSpan _again = TimeSpan.FromSeconds(15);

    public static bool IsOne(HttpRequest request) => request.Path.Value?.TrimEnd('/').EndsWith("/stream", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Answers the request until it ends by itself or has to.</summary>
    public async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var gone = http.RequestAborted;
        http.RequestAborted = end.Token;
        var watching = WatchAsync(http, end);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            // what was told stands; the answer ends here
        }
        finally
        {
            http.RequestAborted = gone; // whoever tells of an exception has somebody to tell it to
            await end.CancelAsync();
            await watching;
        }
    }

    async Task WatchAsync(HttpContext http, CancellationTokenSource end)
    {
        if (options.IsOpen)
            return;
        try
        {
            while (true)
            {
                var changed = wakeups.Next(WakeupKind.Callers);
                if (!await MayStayAsync(http, end.Token))
                {
                    await end.CancelAsync();
                    return;
                }
                await Task.WhenAny(changed, Task.Delay(_again, end.Token));
                end.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the answer ended first
        }
    }

    async Task<bool> MayStayAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            var caller = await callers.FindAsync(http, cancellation);
            return caller is not null
                && caller.Permissions.HasFlag(NeededPermission.Of(http.Request))
                && (await subscriptions.FindAsync(caller.SubscriptionId, cancellation))?.SuspendedAt is null;
        }
        catch (Exception away) when (DatabaseTrouble.IsTemporary(away))
        {
            return true; // nobody can tell now; he gets nothing from there either
        }
    }
}
