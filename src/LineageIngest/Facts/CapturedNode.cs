namespace LineageIngest.Facts;

/// <summary>
/// What an engine reported of one node of an execution: that it read or wrote a dataset, or passed data on. From names what its data came from; empty means
/// from all that the execution read before it.
/// </summary>
/// <param name="First">When, as far as the engine told; the earliest of several reports.</param>
/// <param name="Last">The latest of several reports.</param>
public sealed record CapturedNode(
    string Node,
    Guid? Reads,
    Guid? Writes,
    string? ReadName,
    IReadOnlyList<string> From,
    DateTimeOffset? First,
    DateTimeOffset? Last
)
{
    public static CapturedNode Merge(CapturedNode left, CapturedNode right) =>
        left with
        {
            First = left.First is null || right.First < left.First ? right.First ?? left.First : left.First,
            Last = left.Last is null || right.Last > left.Last ? right.Last ?? left.Last : left.Last,
        };
}
