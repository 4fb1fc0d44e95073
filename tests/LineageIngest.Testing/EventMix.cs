using System.Buffers.Text;
using System.Text;
using LineageIngest.Events;

namespace LineageIngest.Testing;

/// <summary>
/// Recorded events as templates: copy n of an event is the recorded text with n written into every run id and n years later, so runs are fresh and follow
/// one another, related runs stay related, and length and content are otherwise as recorded. The largest events are taken, to the mean size that is asked for.
/// </summary>
sealed class EventMix
{
    const int HexDigits = 12;
    const int FirstYear = 2026;
    readonly List<(byte[] Text, int[] RunIds, int[] Years)> _templates;

    EventMix(List<(byte[] Text, int[] RunIds, int[] Years)> templates) => _templates = templates;

    public int Count => _templates.Count;
    public double MeanBytes => _templates.Average(t => t.Text.Length);

    public static async Task<EventMix> LoadAsync(string folder, double meanBytes)
    {
        var events = new List<byte[]>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.ndjson.gz").Order(StringComparer.Ordinal))
        {
            await using var stream = EventSplitter.Open(file);
            await foreach (var body in new EventSplitter(stream).SplitAsync(CancellationToken.None))
                events.Add(body.ToArray());
        }
        var taken = new List<byte[]>();
        foreach (var body in events.OrderByDescending(e => e.Length))
        {
            if (taken.Count > 20 && taken.Average(t => (double)t.Length) <= meanBytes)
                break;
            taken.Add(body);
        }
        return new EventMix([.. taken.Select(body => (body, RunIdsOf(body), YearsOf(body)))]);
    }

    /// <summary>Event i of an endless sequence in which every event differs.</summary>
    public byte[] Next(long i)
    {
        var (text, runIds, years) = _templates[(int)(i % _templates.Count)];
        var body = text.AsSpan().ToArray();
        foreach (var at in runIds)
        {
            Utf8Formatter.TryFormat(
                i / _templates.Count,
                body.AsSpan(at, HexDigits),
                out _,
                new System.Buffers.StandardFormat('x', HexDigits)
            );
        }

        foreach (var at in years)
            Utf8Formatter.TryFormat(FirstYear + (int)(i / _templates.Count), body.AsSpan(at, 4), out _);
        return body;
    }

    /// <summary>Where the year of the event's time stands.</summary>
    static int[] YearsOf(byte[] body) =>
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(Encoding.Latin1.GetString(body), "\"eventTime\"\\s*:\\s*\"(?=[0-9]{4}-)")
                .Select(m => m.Index + m.Length),
        ];

    /// <summary>Where the last twelve hex digits of every UUID stand.</summary>
    static int[] RunIdsOf(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        return
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(text, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                .Select(m => m.Index + 24),
        ];
    }
}
