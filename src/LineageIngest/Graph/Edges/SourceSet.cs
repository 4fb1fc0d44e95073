using LineageIngest.Names;

namespace LineageIngest.Graph.Edges;

/// <summary>Inputs of which nothing says which of them feeds which output. The id is the hash of the members, so equal sets are one.</summary>
public sealed class SourceSet
{
    SourceSet(Guid[] members)
    {
        Members = members;
        Id = DerivedId.Of("source-set", [.. members.Select(member => member.ToString("N"))]);
    }

    public Guid Id { get; }

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Guid> Members { get; }

    public bool Contains(Guid dataset) => Array.BinarySearch((Guid[])Members, dataset) >= 0;

    public static SourceSet Of(IEnumerable<Guid> members) => new([.. members.Distinct().Order()]);
}
