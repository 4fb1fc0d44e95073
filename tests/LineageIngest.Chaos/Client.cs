using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.Chaos;

/// <summary>
/// Sends as OpenLineage clients do: the same body again after a failed connection, a time-out or a 5xx, with growing pauses, and in turn to both services,
/// as behind a load balancer. It gives up only when the run does.
/// </summary>
sealed class Client(Traffic traffic, IReadOnlyList<ServiceProcess> services, Ledger ledger, Story story)
{
    const int LargestBatch = 40;
    const int Remembered = 300;

    static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(2);

    readonly List<Payload> _acknowledged = [];
    int _preferred;

    public async Task RunAsync(TimeSpan pause, CancellationToken enough, CancellationToken givingUp)
    {
        using var http = new HttpClient { Timeout = _timeout };
        while (!enough.IsCancellationRequested)
        {
            var sent = 1;
            try
            {
                sent = await SendNextAsync(http, givingUp);
            }
            catch (OperationCanceledException) when (givingUp.IsCancellationRequested)
            {
                return; // what was not answered is neither asked for nor forbidden
            }
            await Task.Delay(pause * sent, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<int> SendNextAsync(HttpClient http, CancellationToken cancellation)
    {
        var random = traffic.Random;
        switch (random.Next(100))
        {
            case < 8 when _acknowledged.Count > 0:
                await SendOneAsync(http, _acknowledged[random.Next(_acknowledged.Count)], false, cancellation);
                return 1;
            case < 30:
                var batch = Enumerable.Range(0, random.Next(2, LargestBatch)).Select(_ => traffic.Next()).ToList();
                // Nonsense inside of a batch would make nonsense of the batch.
                batch.RemoveAll(payload => payload.Fate != Fate.Taken);
                if (_acknowledged.Count > 0)
                    batch.Add(_acknowledged[random.Next(_acknowledged.Count)]);
                await SendBatchAsync(http, batch, random.Next(2) == 0, cancellation);
                return batch.Count;
            default:
                await SendOneAsync(http, traffic.Next(), random.Next(3) == 0, cancellation);
                return 1;
        }
    }

    async Task SendOneAsync(HttpClient http, Payload payload, bool gzip, CancellationToken cancellation)
    {
        ledger.Sends(payload);
        using var answer = await SendAsync(http, "/api/v1/lineage", payload.Body, gzip, cancellation);
        if (answer.IsSuccessStatusCode)
        {
            if (payload.Fate == Fate.Refused)
                story.Violated($"answered {(int)answer.StatusCode} to what is no event: {Beginning(payload)}");
            await AcknowledgeAsync(payload, answer, cancellation);
            return;
        }
        if (payload.Fate == Fate.Taken)
            story.Violated($"answered {(int)answer.StatusCode} to an event: {Beginning(payload)}");
        ledger.Refuse(payload);
    }

    async Task AcknowledgeAsync(Payload payload, HttpResponseMessage answer, CancellationToken cancellation)
    {
        ledger.Acknowledge(payload);
        if ((await answer.Content.ReadAsStringAsync(cancellation)).Contains("\"setAside\":true", StringComparison.Ordinal))
            ledger.Announce(payload);
        Remember(payload);
    }

    async Task SendBatchAsync(HttpClient http, List<Payload> batch, bool gzip, CancellationToken cancellation)
    {
        foreach (var payload in batch)
            ledger.Sends(payload);
        using var body = new MemoryStream();
        body.WriteByte((byte)'[');
        foreach (var (payload, index) in batch.Select((payload, index) => (payload, index)))
        {
            if (index > 0)
                body.WriteByte((byte)',');
            body.Write(payload.Body);
        }
        body.WriteByte((byte)']');
        using var answer = await SendAsync(http, "/api/v1/lineage/batch", body.ToArray(), gzip, cancellation);
        var summary = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation) : default;
        if (!answer.IsSuccessStatusCode || summary.GetProperty("failed_events").GetArrayLength() > 0)
        {
            story.Violated(
                $"answered {(int)answer.StatusCode} to a batch of events: {await answer.Content.ReadAsStringAsync(cancellation)}"
            );
            return;
        }
        foreach (var payload in batch)
        {
            ledger.Acknowledge(payload);
            Remember(payload);
        }
    }

    /// <summary>The first answer that is neither "come again" nor a broken server.</summary>
    async Task<HttpResponseMessage> SendAsync(HttpClient http, string path, byte[] body, bool gzip, CancellationToken cancellation)
    {
        var sent = gzip ? Compress(body) : body;
        var failing = new Stopwatch();
        for (var tries = 0; ; tries++)
        {
            var service = services[_preferred % services.Count];
            var answer = await TryAsync(http, new Uri(service.Address, path), sent, gzip, cancellation);
            if (answer is { StatusCode: < HttpStatusCode.InternalServerError })
            {
                service.Answered();
                ledger.Outage(failing.Elapsed);
                return answer;
            }
            if (answer is { StatusCode: not HttpStatusCode.ServiceUnavailable })
                story.Violated($"answered {(int)answer.StatusCode} to POST {path}");
            answer?.Dispose();
            failing.Start();
            ledger.TriedAgain();
            _preferred++;
            var pause = TimeSpan.FromMilliseconds(50 * Math.Pow(2, Math.Min(tries, 10)));
            await Task.Delay(pause < _longestPause ? pause : _longestPause, cancellation);
        }
    }

    /// <summary>Null where no answer came.</summary>
    static async Task<HttpResponseMessage?> TryAsync(HttpClient http, Uri address, byte[] body, bool gzip, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        if (gzip)
            content.Headers.ContentEncoding.Add("gzip");
        try
        {
            return await http.PostAsync(address, content, cancellation);
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && away is HttpRequestException or OperationCanceledException)
        {
            return null; // the event may be stored or not: it is sent again
        }
    }

    static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(body);
        return compressed.ToArray();
    }

    void Remember(Payload payload)
    {
        if (_acknowledged.Count < Remembered)
            _acknowledged.Add(payload);
        else
            _acknowledged[traffic.Random.Next(Remembered)] = payload;
    }

    static string Beginning(Payload payload) =>
        System.Text.Encoding.UTF8.GetString(payload.Body.AsSpan(0, Math.Min(payload.Body.Length, 160)));
}
