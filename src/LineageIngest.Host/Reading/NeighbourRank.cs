using System.Globalization;
using LineageIngest.Host.Http;

namespace LineageIngest.Host.Reading;

/// <summary>Where a neighbour stands in the order of use: runs of its readers, then the newest write, then its id.</summary>
public readonly record struct NeighbourRank(long Uses, long WrittenTicks, Guid Id)
{
    public bool IsAfter(NeighbourRank other) =>
        Uses != other.Uses ? Uses < other.Uses
        : WrittenTicks != other.WrittenTicks ? WrittenTicks < other.WrittenTicks
        : Id.CompareTo(other.Id) > 0;
}

/// <summary>The last neighbour of a page, as a text that a client sends back.</summary>
static class NeighbourCursor
{
    public static string Write(NeighbourRank last) =>
        PageCursor.Write(
            last.Uses.ToString(CultureInfo.InvariantCulture),
            last.WrittenTicks.ToString(CultureInfo.InvariantCulture),
            last.Id.ToString("N")
        );

    /// <summary>Null when it is none of ours.</summary>
    public static NeighbourRank? Read(string text) =>
        PageCursor.Read(text, 3) is [var uses, var written, var id]
        && long.TryParse(uses, NumberStyles.None, CultureInfo.InvariantCulture, out var used)
        && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && Guid.TryParseExact(id, "N", out var dataset)
            ? new NeighbourRank(used, ticks, dataset)
            : null;
}
