using LineageIngest.Events;
using Npgsql;

namespace LineageIngest.Host.Http;

/// <summary>Appends for endpoints: what may pass later is a problem to answer, not an exception.</summary>
static class EventLogExtensions
{
    public static async Task<Problem?> TryAppendAsync(
        this EventLog log,
        int subscriptionId,
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellation
    )
    {
        try
        {
            await log.AppendAsync(subscriptionId, events, cancellation);
            return null;
        }
        catch (OverloadedException)
        {
            return Problems.Overloaded;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return Problems.DatabaseAway;
        }
    }
}
