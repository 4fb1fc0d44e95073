namespace LineageIngest.Marquez;

/// <summary>Nodes with their edges, in order of id. Every edge stands at both its ends.</summary>
internal static class GraphShape
{
    public static GraphWords Of(IReadOnlyCollection<JobNodeWords> jobs, IReadOnlyCollection<DatasetNodeWords> datasets)
    {
        var edges = jobs.SelectMany(job => job.Inputs.Select(d => new EdgeWords(NodeId.OfDataset(d.Namespace, d.Name), Id(job)))
            .Concat(job.Outputs.Select(d => new EdgeWords(Id(job), NodeId.OfDataset(d.Namespace, d.Name))))).Distinct()
            .OrderBy(e => e.Origin, StringComparer.Ordinal).ThenBy(e => e.Destination, StringComparer.Ordinal).ToList();
        var (into, outOf) = (edges.ToLookup(e => e.Destination), edges.ToLookup(e => e.Origin));
        return new GraphWords(
        [
            .. jobs.Select(j => (Id: Id(j), Type: "JOB", Data: (object)j)).Concat(datasets.Select(d => (Id: NodeId.OfDataset(d.Namespace, d.Name), Type: "DATASET", Data: (object)d)))
                .OrderBy(n => n.Id, StringComparer.Ordinal)
                .Select(n => new NodeWords(n.Id, n.Type, n.Data, [.. into[n.Id]], [.. outOf[n.Id]])),
        ]);
    }

    private static string Id(JobNodeWords job) => NodeId.OfJob(job.Namespace, job.Name);
}
