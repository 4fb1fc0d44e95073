using System.Globalization;
using LineageIngest.Graph.Edges;

namespace LineageIngest.Host.Http;

/// <summary>The last dataset of a page, as a text that a client sends back: <c>3.9f1c…</c> is level 3 and the id.</summary>
static class NodeCursor
{
    public static string Write(FoundDataset last) => string.Create(CultureInfo.InvariantCulture, $"{last.Level}.{last.Id:N}");

    /// <summary>Null when it is none of ours.</summary>
    public static FoundDataset? Read(string text) =>
        text.Split('.') is [var level, var id]
        && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var steps)
        && Guid.TryParseExact(id, "N", out var dataset)
            ? new FoundDataset(dataset, steps)
            : null;
}
