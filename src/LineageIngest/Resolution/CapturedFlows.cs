using LineageIngest.Facts;

namespace LineageIngest.Resolution;

/// <summary>
/// The nodes of one execution → which read reaches which write. Pure, a function of the set of nodes. A node that names what its data came from is followed
/// there, through any chain of transformations and joins; one that does not took all that the execution read, except what it read later.
/// </summary>
sealed class CapturedFlows(IReadOnlyCollection<CapturedNode> nodes)
{
    readonly ILookup<string, CapturedNode> _byName = nodes.ToLookup(node => node.Node, StringComparer.Ordinal);

    public IEnumerable<(Guid Source, Guid Target)> All() =>
        nodes
            .Where(node => node.Writes is not null)
            .SelectMany(write => SourcesOf(write).Select(source => (source, write.Writes!.Value)))
            .Distinct();

    HashSet<Guid> SourcesOf(CapturedNode write)
    {
        var sources = new HashSet<Guid>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([write.Node]);
        Take(write);
        while (queue.TryDequeue(out var name))
        {
            if (seen.Add(name))
            {
                foreach (var node in name == write.Node ? _byName[name].Where(n => n.Writes is null) : Named(name))
                    Take(node);
            }
        }

        return sources;

        void Take(CapturedNode node)
        {
            if (node.Reads is { } read && node != write)
                sources.Add(read);
            foreach (var from in node.From)
                queue.Enqueue(from);
            if (node.Reads is null && node.From.Count == 0)
                sources.UnionWith(nodes.Where(n => n.Reads is not null && !IsLater(n, write)).Select(n => n.Reads!.Value));
        }
    }

    /// <summary>A node of that name, else what was read under it: engines name the sides of a join by node or by table.</summary>
    IEnumerable<CapturedNode> Named(string name) =>
        _byName.Contains(name)
            ? _byName[name]
            : nodes.Where(node => node.ReadName == name || (node.ReadName?.EndsWith("." + name, StringComparison.Ordinal) ?? false));

    static bool IsLater(CapturedNode read, CapturedNode write) => read.First is { } first && write.Last is { } last && first > last;
}
