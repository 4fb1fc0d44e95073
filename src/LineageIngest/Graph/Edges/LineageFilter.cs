namespace LineageIngest.Graph.Edges;

/// <summary>Which edges an answer may use. By default all that hold now and are not contradicted, declared ones included.</summary>
/// <param name="ObservedOnly">Only what a successful run has shown.</param>
/// <param name="AsOf">What held at that moment of event time; null is now.</param>
/// <param name="WithContradicted">Also claims that the SQL contradicts.</param>
public sealed record LineageFilter(bool ObservedOnly = false, DateTimeOffset? AsOf = null, bool WithContradicted = false);

public enum LineageDirection { Upstream, Downstream }

/// <summary>An edge of an answer; source and target are the representatives of their alias sets.</summary>
public sealed record FoundEdge(
    Guid SourceId, Guid TargetId, Guid JobId, bool Observed, string Verdict, bool Certain, float Confidence, string[] Evidence, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);

/// <summary>A dataset of an answer and how many dataset-to-dataset steps it is away.</summary>
public sealed record FoundDataset(Guid Id, int Level);

/// <summary>Part of the graph around a root. <see cref="Truncated"/> says that the limit cut it and more would follow.</summary>
public sealed record FoundLineage(IReadOnlyList<FoundDataset> Datasets, IReadOnlyList<FoundEdge> Edges, bool Truncated);
