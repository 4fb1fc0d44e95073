namespace LineageIngest.Graph.Datasets;

/// <summary>Disjoint sets of ids.</summary>
internal sealed class UnionFind
{
    private readonly Dictionary<Guid, Guid> _parents = [];

    public IReadOnlyCollection<Guid> Members => _parents.Keys;

    public void Unite(Guid left, Guid right) => _parents[Find(left)] = Find(right);

    public IEnumerable<List<Guid>> Components() => _parents.Keys.ToList().GroupBy(Find).Select(set => set.ToList());

    private Guid Find(Guid id)
    {
        if (!_parents.TryGetValue(id, out var parent)) return _parents[id] = id;
        return parent == id ? id : _parents[id] = Find(parent);
    }
}
