using System.Text;
using LineageIngest.Events;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The recorded events of tests/recordings.</summary>
static class Recordings
{
    public static readonly string Folder = Find();

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.ndjson.gz").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public static async Task<List<byte[]>> ReadAsync(string name)
    {
        await using var stream = EventSplitter.Open(Path.Combine(Folder, name));
        var events = new List<byte[]>();
        await foreach (var body in new EventSplitter(stream).SplitAsync(CancellationToken.None))
            events.Add(body.ToArray());
        return events;
    }

    public static async Task<List<byte[]>> ReadAllAsync()
    {
        var events = new List<byte[]>();
        foreach (var name in Names)
            events.AddRange(await ReadAsync(name));
        return events;
    }

    public static IReadOnlyList<IncomingEvent> Incoming(IEnumerable<byte[]> bodies) =>
        [.. bodies.Select(body => new IncomingEvent(body, EventSource.Http))];

    public static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "tests", "recordings")))
                return Path.Combine(folder.FullName, "tests", "recordings");
        }

        throw new DirectoryNotFoundException("tests/recordings is not above the test's folder.");
    }
}
