using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineageIngest.Stages;

/// <summary>
/// Drives both stages for every subscription: at once when this process appended, else by a poll. Transient database errors are waited out with
/// growing pauses; the stages' own transactions decide what was done.
/// </summary>
public sealed class StageWorker(
    NpgsqlDataSource db,
    Events.EventLog log,
    ProjectionStage projection,
    ResolutionStage resolution,
    ILogger<StageWorker> logger
) : BackgroundService
{
    /// <summary>Events of other processes are seen this late at most.</summary>
    static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);
    readonly SemaphoreSlim _appended = new(0, 1);

    /// <summary>What went wrong last, or null when the last round went well; health shows it.</summary>
    public string? Trouble { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        log.Appended += _ => Wake();
        await Task.WhenAll(
            RunAsync(ProjectionStage.Name, projection.RunOnceAsync, stoppingToken),
            RunAsync(ResolutionStage.Name, resolution.RunOnceAsync, stoppingToken)
        );
    }

    async Task RunAsync(string stage, Func<int, CancellationToken, Task<int>> runOnce, CancellationToken stopping)
    {
        var pause = _poll;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var done = 0;
                foreach (var subscription in await SubscriptionsAsync(stopping))
                    done += await runOnce(subscription, stopping);
                if (done > 0)
                    StageLog.BatchDone(logger, stage, done);
                else
                    await WaitAsync(stage, stopping);
                (pause, Trouble) = (_poll, null);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
                when (error is NpgsqlException or TimeoutException or IOException or InvalidDataException or InvalidOperationException)
            {
                Trouble = $"{stage}: {error.Message}";
                StageLog.BatchFailed(logger, error, stage, pause);
                await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
            }
        }
    }

    async Task WaitAsync(string stage, CancellationToken stopping)
    {
        // Projection is woken by appends; resolution follows projection closely by its own short poll.
        if (stage == ProjectionStage.Name)
            await _appended.WaitAsync(_poll, stopping);
        else
            await Task.Delay(TimeSpan.FromMilliseconds(50), stopping);
    }

    void Wake()
    {
        if (_appended.CurrentCount == 0)
        {
            try
            {
                _appended.Release();
            }
            catch (SemaphoreFullException)
            {
                return;
            } // someone else woke it between the look and the call
        }
    }

    async Task<List<int>> SubscriptionsAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await NpgsqlExtensions.QueryAsync(
            connection,
            "SELECT subscription_id FROM subscription ORDER BY subscription_id",
            row => row.GetInt32(0),
            cancellation
        );
    }
}

static partial class StageLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Stage}: {Count} done")]
    public static partial void BatchDone(ILogger logger, string stage, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stage} failed; next try in {Pause}")]
    public static partial void BatchFailed(ILogger logger, Exception error, string stage, TimeSpan pause);
}
