using System.Security.Cryptography;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Alerts;

/// <summary>Sends messages whose time has come, several at once, so that a slow webhook holds up nobody.</summary>
sealed class AlertSender(
    AlertChannelStore channels,
    AlertStore alerts,
    AlertDeliveryStore deliveries,
    WebhookSender webhooks,
    MailSender mail
)
{
    const int Portion = 50;
    const int AtOnce = 8;

    /// <returns>How many were sent, and after how long the first of those that were not is tried again; null where none is.</returns>
    public async Task<(int Sent, TimeSpan? Again)> SendDueAsync(JobContext run, CancellationToken cancellation)
    {
        var guard = new Lock();
        var (sent, again) = (0, (TimeSpan?)null);
        while (await deliveries.TakeAsync(run.SubscriptionId, Portion, cancellation) is { Count: > 0 } taken)
        {
            await Parallel.ForEachAsync(
                taken,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (message, one) =>
                {
                    var problem = await SendAsync(run.SubscriptionId, message, one);
                    var delay = await deliveries.EndAsync(run.SubscriptionId, message, problem, one);
                    if (problem is not null)
                        run.Warn($"{message.Channel}, try {message.Tries}: {problem.Words}");
                    lock (guard)
                    {
                        sent += problem is null ? 1 : 0;
                        again = again is null || delay < again ? delay ?? again : again;
                    }
                }
            );
        }
        return (sent, again);
    }

    async Task<SendProblem?> SendAsync(int subscription, AlertDelivery message, CancellationToken cancellation)
    {
        try
        {
            if (await channels.OpenAsync(subscription, message.Channel, cancellation) is not var (channel, secret))
                return new SendProblem("The channel was removed.", IsFinal: true);
            if (await alerts.GroupAsync(subscription, message.Alert, cancellation) is not [var alert, .. var others])
                return new SendProblem("The alert was removed.", IsFinal: true);
            return await SendAsync(channel, secret, message.Recipient, message.Id, alert, others, cancellation);
        }
        catch (CryptographicException key)
        {
            return new SendProblem(key.Message, IsFinal: true);
        }
    }

    /// <returns>Why it was not sent; null when it was.</returns>
    public Task<SendProblem?> SendAsync(
        AlertChannel channel,
        string? secret,
        string recipient,
        Guid delivery,
        AlertResponse alert,
        IReadOnlyList<AlertResponse> others,
        CancellationToken cancellation
    ) =>
        channel.Kind == AlertChannel.Webhook
            ? webhooks.SendAsync(channel, secret, delivery, AlertMessage.Body(channel.Template!, delivery, alert, others), cancellation)
            : mail.SendAsync(recipient, delivery, alert.Title, AlertMessage.Text(alert, others, ""), cancellation);
}
