using LineageIngest.Events;

namespace LineageIngest.Projection;

/// <summary>What an event would give: runs, datasets, edges (reads times writes, or as said), column edges are counted by what it claims. Problem: why it gives nothing.</summary>
public sealed record EventYield(int Runs, int Datasets, int Edges, int ColumnEdges, string? Problem, string? Pointer);

/// <summary>Projects an event without storing anything. Pure.</summary>
public static class EventTrial
{
    public static EventYield Of(ReadOnlyMemory<byte> body)
    {
        var read = EventReading.Read(new LoggedEvent(0, Guid.Empty, DateTimeOffset.UnixEpoch, EventSource.Import, body.ToArray()));
        if (read.Facts is not { } facts)
            return new EventYield(0, 0, 0, 0, read.Reason, read.Pointer.Length > 0 ? read.Pointer : null);
        var claim = facts.Claim?.Facts;
        return new EventYield(
            facts.Run is null ? 0 : 1,
            facts.Datasets.Distinct().Count(),
            (claim?.Reads.Count ?? 0) * (claim?.Writes.Count ?? 0),
            claim?.ColumnLineage.Count ?? 0,
            null,
            null
        );
    }
}
