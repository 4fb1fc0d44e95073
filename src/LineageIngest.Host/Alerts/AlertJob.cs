using LineageIngest.Host.Manual;
using LineageIngest.Host.Scheduling;
using LineageIngest.Insight.Alerts;
using Npgsql;

namespace LineageIngest.Host.Alerts;

/// <summary>The job <c>alerts</c>: each rule looks at what changed since it last looked, then messages whose time has come are sent.</summary>
sealed class AlertJob(
    AlertRuleStore rules,
    AlertChannelStore channels,
    AlertFeed feed,
    AlertFinder finder,
    AlertStore alerts,
    AlertDeliveryStore deliveries,
    AlertSender sender,
    Application application,
    JobEngine engine,
    NpgsqlDataSource db,
    TimeProvider time
)
{
    public const string Kind = "alerts";

    /// <summary>What happened longer ago is told to nobody, however late its event comes.</summary>
    static readonly TimeSpan _old = TimeSpan.FromDays(7);

    /// <summary>What happens downstream of something that was told of so lately follows from it.</summary>
    static readonly TimeSpan _together = TimeSpan.FromDays(1);

    public static JobKey Key(int subscriptionId) => new(subscriptionId, Kind);

    /// <summary>Planned with the first rule of a subscription; it stays after the last one, for messages that still wait.</summary>
    public static ScheduledJob Of(int subscriptionId) => new(subscriptionId, Kind, "", "1m");

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        var (raised, failed) = await EvaluateAsync(run, cancellation);
        var (sent, again) = await sender.SendDueAsync(run, cancellation);
        if (again is { } delay)
            engine.RunOnce(Key(run.SubscriptionId), null, delay);
        return new JobResult($"{raised} alerts raised, {sent} messages sent, {failed} rules failed", failed == 0);
    }

    /// <summary>A rule that fails says so where it is listed, and is tried again next time; the others go on.</summary>
    async Task<(int Raised, int Failed)> EvaluateAsync(JobContext run, CancellationToken cancellation)
    {
        var enabled = (await rules.ListAsync(run.SubscriptionId, cancellation)).FindAll(rule => rule.Rule.Enabled);
        if (enabled.Count == 0)
            return (0, 0);
        if (!await application.WaitAsync(run.SubscriptionId, cancellation))
        {
            run.Log("the stages are behind the log; what changed is looked at once they are not"); // half a replay looks like lost lineage
            return (0, 0);
        }
        var (raised, failed) = (0, 0);
        foreach (var rule in enabled)
        {
            try
            {
                raised += await EvaluateAsync(run.SubscriptionId, rule, cancellation);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                failed++;
                run.Warn($"rule {rule.Rule.Name}: {trouble.Message}");
                await rules.FailAsync(run.SubscriptionId, rule.Rule.Name, trouble.Message, cancellation);
            }
        }
        return (raised, failed);
    }

    async Task<int> EvaluateAsync(int subscription, AlertRuleResponse rule, CancellationToken cancellation)
    {
        var changed = await feed.SinceAsync(subscription, rule.Position, cancellation);
        if (changed.IsNothing && !AlertFinder.IsOfTime(rule.Rule))
            return 0;
        var now = time.GetUtcNow();
        var since = rule.Since > now - _old ? rule.Since : now - _old;
        var found = await finder.FindAsync(
            subscription,
            rule.Rule,
            AlertFinder.IsOfTime(rule.Rule) ? AlertScope.Everything(since) : new AlertScope(changed.Datasets, changed.Jobs, since),
            await alerts.KnownAsync(
                subscription,
                rule.Rule.Name,
                AlertFinder.IsOfTime(rule.Rule) ? DateTimeOffset.MinValue : since,
                cancellation
            ),
            await alerts.ToldAsync(subscription, rule.Rule.Name, now - _together, cancellation),
            cancellation
        );
        var isMuted = rule.MutedUntil > now;
        var recipients = isMuted ? [] : await ChannelsAsync(subscription, rule.Rule, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await alerts.AddAsync(connection, subscription, found, isMuted ? AlertState.Muted : AlertState.Open, cancellation);
        var told = found.Where(alert => added.Contains(alert.Id) && alert.GroupId == alert.Id);
        await deliveries.AddAsync(
            connection,
            subscription,
            [
                .. told.SelectMany(alert =>
                    recipients.SelectMany(channel => channel.Recipients(alert.Detail.Owners).Select(to => (alert.Id, channel.Name, to)))
                ),
            ],
            cancellation
        );
        await AlertRuleStore.MoveAsync(connection, subscription, rule.Rule.Name, changed.Position, cancellation);
        await transaction.CommitAsync(cancellation);
        return added.Count;
    }

    async Task<List<AlertChannel>> ChannelsAsync(int subscription, AlertRule rule, CancellationToken cancellation) =>
        [
            .. (await channels.ListAsync(subscription, cancellation))
                .Select(listed => listed.Channel)
                .Where(channel => rule.Channels.Contains(channel.Name)),
        ];
}
