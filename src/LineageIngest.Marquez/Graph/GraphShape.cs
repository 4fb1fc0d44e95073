using LineageIngest.Marquez.Models;
using LineageIngest.Names;

namespace LineageIngest.Marquez.Graph;

/// <summary>Nodes with their edges, in order of id. Every edge stands at both its ends.</summary>
static class GraphShape
{
    public static GraphWords Of(IReadOnlyCollection<ToldJob> jobs, IReadOnlyDictionary<Guid, ToldDataset> datasets)
    {
        var named = jobs.Where(job => job.Data is not null).ToList();
        string Id(DatasetName dataset) =>
            datasets.TryGetValue(dataset.Id, out var known) ? known.Id : NodeId.OfDataset(dataset.Namespace, dataset.Name);
        var edges = named
            .SelectMany(job =>
                job.Io.Inputs.Select(d => new EdgeWords(Id(d), job.Id)).Concat(job.Io.Outputs.Select(d => new EdgeWords(job.Id, Id(d))))
            )
            .Distinct()
            .OrderBy(e => e.Origin, StringComparer.Ordinal)
            .ThenBy(e => e.Destination, StringComparer.Ordinal)
            .ToList();
        var (into, outOf) = (edges.ToLookup(e => e.Destination), edges.ToLookup(e => e.Origin));
        return new GraphWords([
            .. named
                .Select(j => (j.Id, Type: "JOB", Data: j.Data!))
                .Concat(datasets.Values.Select(d => (d.Id, Type: "DATASET", d.Data)))
                .OrderBy(n => n.Id, StringComparer.Ordinal)
                .Select(n => new NodeWords(n.Id, n.Type, n.Data, [.. into[n.Id]], [.. outOf[n.Id]])),
        ]);
    }
}
