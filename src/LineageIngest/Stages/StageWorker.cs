using System.Diagnostics;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineageIngest.Stages;

/// <summary>
/// Drives both stages for every subscription: at once when there is work, else every <see cref="Wakeups.Sleep"/>. Errors of the database are waited out
/// with growing pauses; the stages' own transactions decide what was done.
/// </summary>
public sealed class StageWorker(
    NpgsqlDataSource db,
    Wakeups wakeups,
    ProjectionStage projection,
    ResolutionStage resolution,
    StageHealth health,
    ILogger<StageWorker> logger
) : BackgroundService
{
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(
            RunAsync(
                ProjectionStage.Name,
                WakeupKind.Appended,
                projection.RetryAfterUpgradeAsync,
                DueSubscriptions.OfProjectionAsync,
                projection.RunOnceAsync,
                stoppingToken
            ),
            RunAsync(
                ResolutionStage.Name,
                WakeupKind.Queued,
                resolution.RetryAfterUpgradeAsync,
                DueSubscriptions.OfResolutionAsync,
                resolution.RunOnceAsync,
                stoppingToken
            )
        );

    async Task RunAsync(
        string stage,
        WakeupKind kind,
        Func<int, CancellationToken, Task<int>> retryAfterUpgrade,
        Func<NpgsqlDataSource, CancellationToken, Task<List<int>>> due,
        Func<int, CancellationToken, Task<int>> runOnce,
        CancellationToken stopping
    )
    {
        var pause = _firstPause;
        var upgraded = false;
        while (!stopping.IsCancellationRequested)
        {
            var next = wakeups.Next(kind);
            try
            {
                var done = 0;
                if (!upgraded)
                {
                    foreach (var subscription in await Subscriptions.AllAsync(db, stopping))
                    {
                        using var wall = Wall.Around(subscription);
                        await retryAfterUpgrade(subscription, stopping);
                    }
                    upgraded = true;
                }
                foreach (var subscription in await due(db, stopping))
                {
                    using var wall = Wall.Around(subscription);
                    done += await TimedAsync(stage, () => runOnce(subscription, stopping));
                }
                if (done > 0)
                    StageLog.BatchDone(logger, stage, done);
                else
                    await Wakeups.WaitAsync(next, stopping);
                pause = _firstPause;
                health.Succeeded(stage);
            }
            catch (Exception ended) when (stopping.IsCancellationRequested && IsCancelled(ended))
            {
                return;
            }
            catch (Exception error) // whatever it is, it must not end the stage for good: it is shown, and tried again
            {
                health.Failed(stage, error.Message);
                PipelineTelemetry.StageFailures.Add(1, PipelineTelemetry.Stage(stage));
                StageLog.BatchFailed(logger, error, stage, pause);
                await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
            }
        }
    }

    /// <summary>Claims are read in parallel, and each that was cancelled has its own exception in one.</summary>
    static bool IsCancelled(Exception ended) =>
        ended is OperationCanceledException
        || (ended is AggregateException several && several.InnerExceptions.All(inner => inner is OperationCanceledException));

    /// <summary>Batches of nothing are not counted: they are looks.</summary>
    static async Task<int> TimedAsync(string stage, Func<Task<int>> runOnce)
    {
        using var span = PipelineTelemetry.Spans.StartActivity(stage);
        var started = Stopwatch.GetTimestamp();
        var done = await runOnce();
        if (done == 0)
            return 0;
        span?.SetTag("items", done);
        PipelineTelemetry.StageItems.Add(done, PipelineTelemetry.Stage(stage));
        PipelineTelemetry.StageBatch.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, PipelineTelemetry.Stage(stage));
        return done;
    }
}

static partial class StageLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Stage}: {Count} done")]
    public static partial void BatchDone(ILogger logger, string stage, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stage} failed; next try in {Pause}")]
    public static partial void BatchFailed(ILogger logger, Exception error, string stage, TimeSpan pause);
}
