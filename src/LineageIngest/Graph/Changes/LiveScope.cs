using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;

namespace LineageIngest.Graph.Changes;

/// <summary>
/// What a watcher wants to be told of: some jobs, workflows and datasets, and the neighbourhood of some starts. The neighbourhood is that of the graph as it
/// is when a change is told, so it grows with the graph.
/// </summary>
/// <param name="Assets">jobs, their workflows and datasets themselves</param>
/// <param name="RootDatasets">starts; of a job what it reads and writes counts</param>
/// <param name="Up">levels upstream of the starts</param>
/// <param name="Down">levels downstream of the starts</param>
public sealed record LiveScope(
    IReadOnlyCollection<Guid> Assets,
    IReadOnlyCollection<Guid> RootDatasets,
    IReadOnlyCollection<Guid> RootJobs,
    int Up,
    int Down
)
{
    static readonly LineageFilter _all = new(ObservedOnly: false, AsOf: null, WithContradicted: false);

    internal IReadOnlySet<Guid> Of(GraphMap map)
    {
        var watched = new HashSet<Guid>(Assets);
        watched.UnionWith(RootDatasets);
        watched.UnionWith(RootJobs);
        Add(LineageDirection.Upstream, Up);
        Add(LineageDirection.Downstream, Down);
        return watched;

        void Add(LineageDirection direction, int depth)
        {
            var roots = RootDatasets.Select(map.FindNode).Concat(RootJobs.SelectMany(Ends)).OfType<MapNode>();
            watched.UnionWith(Reach.From(roots, 0, direction, depth, _all).Levels.Keys.Select(node => node.Id));
        }

        IEnumerable<MapNode?> Ends(Guid job) => map.FindJob(job)?.Ends ?? [];
    }
}
