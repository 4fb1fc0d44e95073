using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Stages;

namespace LineageIngest.Chaos;

/// <summary>Waits until services are well and nothing is left to do, as long as something moves.</summary>
sealed class Settling(Story story)
{
    static readonly TimeSpan _standstill = TimeSpan.FromSeconds(90);
    static readonly TimeSpan _recovery = TimeSpan.FromMinutes(2);
    static readonly TimeSpan _look = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan _progressLine = TimeSpan.FromSeconds(10);

    /// <summary>Until <c>/health</c> says ok of every part; violated where it does not come to that.</summary>
    public async Task HealthyAsync(ServiceProcess service, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(10) };
        var began = story.Elapsed;
        while (true)
        {
            var (well, detail) = await HealthAsync(http, cancellation);
            if (well)
                return;
            if (story.Elapsed - began > _recovery)
            {
                story.Violated($"service {service.Name} is not healthy {_recovery.TotalSeconds:0} s after everything was healed: {detail}");
                return;
            }
            await Task.Delay(_look, cancellation);
        }
    }

    /// <summary>Until every stage has passed the log's end and no claim waits. False, and violated, where nothing moves any longer.</summary>
    public async Task<bool> SettledAsync(ServiceProcess service, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(30) };
        var (position, movedAt, toldAt) = ((0L, 0L), story.Elapsed, story.Elapsed);
        while (true)
        {
            var lag = await LagAsync(http, cancellation);
            if (lag is { IsNone: true })
                return true;
            if (lag is not null && (lag.Projected, lag.UnresolvedClaims) != position)
                (position, movedAt) = ((lag.Projected, lag.UnresolvedClaims), story.Elapsed);
            if (story.Elapsed - movedAt > _standstill)
            {
                story.Violated($"nothing moved for {_standstill.TotalSeconds:0} s on service {service.Name}: {lag}");
                return false;
            }
            if (story.Elapsed - toldAt > _progressLine)
            {
                toldAt = story.Elapsed;
                story.Say($"service {service.Name}: {lag?.UnprojectedEvents} events and {lag?.UnresolvedClaims} claims to go");
            }
            await Task.Delay(_look, cancellation);
        }
    }

    static async Task<Lag?> LagAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            return await http.GetFromJsonAsync<Lag>("/api/lineage/progress", cancellation);
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && away is HttpRequestException or OperationCanceledException)
        {
            return null; // the wait is bounded
        }
    }

    static async Task<(bool Well, string Detail)> HealthAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (!answer.IsSuccessStatusCode)
                return (false, text);
            using var health = JsonDocument.Parse(text);
            return (health.RootElement.GetProperty("status").GetString() == "ok", text);
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && away is HttpRequestException or OperationCanceledException)
        {
            return (false, away.Message);
        }
    }
}
