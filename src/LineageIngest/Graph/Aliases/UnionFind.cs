namespace LineageIngest.Graph.Aliases;

/// <summary>Disjoint sets.</summary>
sealed class UnionFind<T>
    where T : notnull
{
    readonly Dictionary<T, T> _parents = [];

    public IReadOnlyCollection<T> Members => _parents.Keys;

    public void Unite(T left, T right) => _parents[Find(left)] = Find(right);

    public IEnumerable<List<T>> Components() => _parents.Keys.ToList().GroupBy(Find).Select(set => set.ToList());

    T Find(T member)
    {
        var root = member;
        while (_parents.TryGetValue(root, out var parent) && !parent.Equals(root))
            root = parent;
        while (!member.Equals(root))
            (_parents[member], member) = (root, _parents[member]);
        return _parents[root] = root;
    }
}
