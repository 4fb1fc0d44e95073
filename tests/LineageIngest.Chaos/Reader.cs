using System.Net;

namespace LineageIngest.Chaos;

/// <summary>Asks what people ask all the while: an answer is whole, or 503, or the connection failed.</summary>
sealed class Reader(IReadOnlyList<Uri> services, Story story)
{
    static readonly string[] _questions =
    [
        "/api/lineage/progress",
        "/api/lineage/events?limit=20",
        "/api/lineage/audit",
        "/api/v1/namespaces",
        "/health/live",
        "/api/lineage/set-aside",
    ];

    public async Task RunAsync(CancellationToken enough)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        for (var asked = 0; !enough.IsCancellationRequested; asked++)
        {
            var question = _questions[asked % _questions.Length];
            await AskAsync(http, new Uri(services[asked % services.Count], question), enough);
            await Task.Delay(TimeSpan.FromMilliseconds(200), enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task AskAsync(HttpClient http, Uri address, CancellationToken enough)
    {
        try
        {
            using var answer = await http.GetAsync(address, enough);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable))
                story.Violated($"answered {(int)answer.StatusCode} to GET {address.PathAndQuery}");
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return; // killed or frozen: that is what happens here
        }
    }
}
