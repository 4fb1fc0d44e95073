using LineageIngest.Answers;
using LineageIngest.Host.Health;
using LineageIngest.Host.Reading;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Stages;

namespace LineageIngest.Host.Scheduling;

/// <summary>Whether this process projects and resolves, or leaves that to others.</summary>
sealed record StagesHere(bool Run);

/// <summary>Tells the other processes that this one lives, and does what it is asked: drain, or take runs again.</summary>
sealed partial class InstanceWorker(
    InstanceStore instances,
    DrainSwitch drain,
    StageProgress progress,
    StageHealth health,
    StageWatch watch,
    StagesHere stages,
    ServiceStart start,
    TimeProvider time,
    ILogger<InstanceWorker> log
) : BackgroundService
{
    static readonly TimeSpan _beat = TimeSpan.FromSeconds(5);

    /// <summary>To the microsecond, as the database keeps it.</summary>
    DateTimeOffset StartedAt => new(start.At.Ticks - (start.At.Ticks % 10), start.At.Offset);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await instances.LeaveAsync(StartedAt, cancellationToken);
        }
        catch (Exception away) when (DatabaseTrouble.IsTemporary(away))
        {
            CannotTell(log, away.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                drain.Set(await instances.BeatAsync(StartedAt, AboutEndpoints.Version, await StagesAsync(stoppingToken), stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (DatabaseTrouble.IsTemporary(away))
            {
                CannotTell(log, away.Message); // health tells of the database
            }
            await Task.Delay(_beat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<IReadOnlyList<InstanceStage>> StagesAsync(CancellationToken cancellation)
    {
        if (!stages.Run)
            return [];
        var lag = await progress.LagAsync(SubscriptionContext.Default, cancellation);
        return
        [
            .. watch.Stages.Select(stage =>
            {
                var isProjection = stage.Stage == ProjectionStage.Name;
                var waiting = isProjection ? lag.UnprojectedEvents : lag.UnresolvedClaims;
                return new InstanceStage(stage.Stage, StateOf(stage, waiting), isProjection ? lag.Projected : null, waiting);
            }),
        ];
    }

    string StateOf(StagePosition stage, long waiting) =>
        health.Troubles.Any(trouble => trouble.Stage == stage.Stage) ? "failing"
        : stage.StandsStillSince is not null ? "standing still"
        : waiting > 0 ? "running"
        : "idle";

    [LoggerMessage(Level = LogLevel.Warning, Message = "this instance cannot say that it lives: {Reason}")]
    private static partial void CannotTell(ILogger log, string reason);
}
