using LineageIngest.Graph.Datasets;
using LineageIngest.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineageIngest.Graph.Memory;

/// <summary>Reads the maps of all subscriptions when the service starts, so that the first question need not wait, and then keeps those in step about which people ask.</summary>
sealed partial class MapKeeper(NpgsqlDataSource db, GraphMaps maps, LabelQuery labels, Wakeups wakeups, ILogger<MapKeeper> logger)
    : BackgroundService
{
    /// <summary>Changes that come quickly one after the other are taken up together.</summary>
    static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan _interest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await TryAsync(WarmUpAsync, stopping);
        while (!stopping.IsCancellationRequested)
        {
            var next = wakeups.Next(WakeupKind.Changed);
            var went = await TryAsync(token => maps.FollowAsync(_interest, token), stopping);
            if (went)
                await Wakeups.WaitAsync(next, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(went ? _step : _pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False when the database is away: whoever asks meanwhile looks for himself, and is told.</summary>
    async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (NpgsqlException error)
        {
            NotInStep(logger, error.Message, _pause);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The graph in memory could not be brought in step ({Reason}); next try in {Pause}, or with the next question"
    )]
    private static partial void NotInStep(ILogger logger, string reason, TimeSpan pause);

    async Task WarmUpAsync(CancellationToken stopping)
    {
        foreach (var subscription in await Subscriptions.AllAsync(db, stopping))
        {
            await maps.CurrentAsync(subscription, stopping);
            await labels.ReadAllAsync(subscription, stopping);
        }
    }
}
