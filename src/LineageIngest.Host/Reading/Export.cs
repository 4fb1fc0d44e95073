using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Exporting;
using LineageIngest.OpenLineage;

namespace LineageIngest.Host.Reading;

/// <summary>Writes whole stores as streams. What depends on arrival, repetition or machine is not in it, so two stores of the same events export the same bytes.</summary>
static class Export
{
    public static async Task WriteJobsAsync(JobQuery jobs, int subscriptionId, Stream output, CancellationToken cancellation)
    {
        var before = "{\"jobs\":[\n"u8.ToArray();
        await foreach (var job in jobs.AllAsync(subscriptionId, new LineageFilter(), cancellation))
        {
            await output.WriteAsync(before, cancellation);
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(job, AnswerJson.Options), cancellation);
            before = ",\n"u8.ToArray();
        }
        await output.WriteAsync(before[0] == '{' ? "{\"jobs\":[]}\n"u8.ToArray() : "\n]}\n"u8.ToArray(), cancellation);
    }

    /// <summary>One request to Apache Atlas a line.</summary>
    public static async Task WriteAtlasAsync(Atlas atlas, int subscriptionId, Stream output, CancellationToken cancellation)
    {
        await foreach (var request in atlas.WriteAsync(subscriptionId, cancellation))
        {
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request, AnswerJson.Options), cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    /// <summary>One event a line. A body with line breaks is written without them, so that a line stays an event.</summary>
    public static async Task WriteEventsAsync(EventLog log, int subscriptionId, Stream output, CancellationToken cancellation)
    {
        await foreach (var logged in log.AllAsync(subscriptionId, cancellation))
        {
            await output.WriteAsync(OneLine(logged.Body), cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    static ReadOnlyMemory<byte> OneLine(byte[] body)
    {
        if (!body.AsSpan().ContainsAny((byte)'\n', (byte)'\r'))
            return body;
        try
        {
            using var document = TolerantJson.Parse(body);
            return JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(body).ReplaceLineEndings(" "));
        }
    }
}
