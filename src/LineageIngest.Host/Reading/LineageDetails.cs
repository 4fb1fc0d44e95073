using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Reading.Assets;
using LineageIngest.Insight.Assets;

namespace LineageIngest.Host.Reading;

/// <summary>What a page that draws the graph wants beside names: counts, columns and tags of nodes, jobs told once, how much is hidden.</summary>
public sealed class LineageDetails(
    FiguresQuery figures,
    DescriptionQuery descriptions,
    JobFactsQuery jobs,
    LabelQuery labels,
    HiddenQuery hidden
)
{
    /// <summary>Counting what is hidden looks at every column edge among the nodes.</summary>
    const int MostCounted = 2000;

    internal async Task<LineageAnswer> AddAsync(
        int subscriptionId,
        LineageAnswer answer,
        FoundLineage found,
        AssetQuestion question,
        CancellationToken cancellation
    )
    {
        var ids = answer.Nodes.Select(node => node.Id).ToList();
        var numbers = await figures.OfAsync(subscriptionId, ids, question.Filter, cancellation);
        var described = await descriptions.OfAsync(subscriptionId, ids, question.Filter.AsOf, cancellation);
        var nodes = answer.Nodes.Select(node => Node(node, numbers[node.Id], described.GetValueOrDefault(node.Id), question)).ToList();
        if (!question.Induced)
            return answer with { Nodes = nodes };
        return answer with
        {
            Nodes = nodes,
            RootAssetIds = found.Roots,
            Induced = true,
            Jobs = await JobsAsync(subscriptionId, [.. answer.Edges.Select(edge => edge.Job.Id).Distinct()], cancellation),
            Hidden = ids.Count > MostCounted ? null : await HiddenAsync(subscriptionId, ids, question.Filter, cancellation),
        };
    }

    async Task<HiddenEdges> HiddenAsync(int subscriptionId, List<Guid> ids, LineageFilter filter, CancellationToken cancellation)
    {
        var (contradicted, rejected) = await hidden.CountAsync(subscriptionId, ids, filter, cancellation);
        return new HiddenEdges(contradicted, rejected);
    }

    static LineageNode Node(LineageNode node, DatasetFigures numbers, DatasetDescription? described, AssetQuestion question) =>
        node with
        {
            UpstreamCount = numbers.Upstream,
            DownstreamCount = numbers.Downstream,
            ColumnCount = described?.Columns.Count ?? 0,
            ReadsItself = numbers.ReadsItself,
            Columns = question.ColumnNames ? Columns(described) : null,
            Tags = described?.Tags ?? [],
            UsualIntervalSeconds = numbers.UsualIntervalSeconds,
            RunsPerDay = numbers.RunsPerDay,
            DeclaredOnly = numbers.DeclaredOnly,
            State = described?.Hidden is true ? "hidden" : node.State,
            Phantom = numbers.Phantom,
        };

    static List<NodeColumn> Columns(DatasetDescription? described)
    {
        var tags = (described?.ColumnTags ?? []).ToLookup(tag => tag.Column, tag => tag.Tag, StringComparer.Ordinal);
        return [.. (described?.Columns ?? []).Select(column => new NodeColumn(column.Name, column.Type, [.. tags[column.Name]]))];
    }

    async Task<Dictionary<Guid, LineageJob>> JobsAsync(int subscriptionId, List<Guid> ids, CancellationToken cancellation)
    {
        var facts = await jobs.OfAsync(subscriptionId, ids, cancellation);
        var names = await labels.JobsAsync(subscriptionId, ids, cancellation);
        return facts.Values.ToDictionary(
            job => job.Id,
            job =>
            {
                var (label, run) = (names.GetValueOrDefault(job.Id), names.GetValueOrDefault(job.Id)?.LastRun);
                return new LineageJob(
                    job.Id,
                    job.Namespace,
                    job.Name,
                    job.Integration,
                    job.Kind,
                    job.Parent(),
                    label?.Owners ?? [],
                    run?.State,
                    (run?.EndedAt - run?.StartedAt)?.TotalSeconds,
                    run?.StartedAt,
                    run?.EndedAt,
                    run?.RunId
                );
            }
        );
    }
}
