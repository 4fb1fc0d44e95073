using LineageIngest.Answers;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Stages;

namespace LineageIngest.Host.Health;

/// <summary>How many wait for a stage, and since when none of them has been taken although some wait.</summary>
sealed record StagePosition(string Stage, long Waiting, DateTimeOffset? StandsStillSince);

/// <summary>Looks at the stages four times a minute: work that waits while no position moves is trouble that nobody else reports.</summary>
sealed partial class StageWatch(StageProgress progress, TimeProvider time, ILogger<StageWatch> logger) : BackgroundService
{
    static readonly TimeSpan _look = TimeSpan.FromSeconds(15);

    /// <summary>The longest batch takes less.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    readonly Watched _projection = new(ProjectionStage.Name);
    readonly Watched _resolution = new(ResolutionStage.Name);

    public IReadOnlyList<StagePosition> Stages => [_projection.Now(time), _resolution.Now(time)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_look, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception away) when (DatabaseTrouble.IsTemporary(away) && !stoppingToken.IsCancellationRequested)
            {
                continue; // health says that the database is away
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        } while (
            await timer
                .WaitForNextTickAsync(stoppingToken)
                .AsTask()
                .ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default)
        );
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        var lag = await progress.LagAsync(SubscriptionContext.Default, cancellation);
        _projection.Saw(lag.UnprojectedEvents, lag.Projected, time);
        _resolution.Saw(lag.UnresolvedClaims, -lag.UnresolvedClaims, time);
        foreach (var stage in Stages.Where(s => s.StandsStillSince is not null))
            StandsStill(logger, stage.Stage, stage.Waiting, stage.StandsStillSince!.Value);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Stage} stands still since {Since}: {Waiting} wait")]
    private static partial void StandsStill(ILogger logger, string stage, long waiting, DateTimeOffset since);

    sealed class Watched(string stage)
    {
        long _waiting;
        long _position = -1;
        DateTimeOffset _movedAt;

        public void Saw(long waiting, long position, TimeProvider time)
        {
            lock (this)
            {
                if (waiting == 0 || position != _position)
                    _movedAt = time.GetUtcNow();
                (_waiting, _position) = (waiting, position);
            }
        }

        public StagePosition Now(TimeProvider time)
        {
            lock (this)
                return new StagePosition(stage, _waiting, _waiting > 0 && time.GetUtcNow() - _movedAt > _patience ? _movedAt : null);
        }
    }
}
