using LineageIngest.Postgres;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LineageIngest.Graph.Map;

/// <summary>Reads the maps of all subscriptions once when the service starts, so that the first question need not wait for it.</summary>
internal sealed class MapWarmUp(NpgsqlDataSource db, GraphMaps maps, LabelQuery labels) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var subscription in await SubscriptionsAsync(stopping))
            {
                await maps.CurrentAsync(subscription, stopping);
                await labels.ReadAllAsync(subscription, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return; // the service ends before it was warm
        }
        catch (NpgsqlException)
        {
            return; // the database is away; whoever asks first reads the map, and tells
        }
    }

    private async Task<List<int>> SubscriptionsAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync("SELECT subscription_id FROM subscription ORDER BY subscription_id", row => row.GetInt32(0), cancellation);
    }
}
