using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Impact;

namespace LineageIngest.Host.Insight;

/// <summary>By which way a change arrives at a dataset or job: of all flows on which it travelled there, the one nearest to its beginning.</summary>
sealed class ImpactWays(
    FoundLineage found,
    FoundSpread spread,
    string? column,
    IReadOnlyList<FoundColumnEdge> lines,
    IReadOnlyList<JobAt> readers,
    Dictionary<Guid, DatasetLabel> datasets,
    Dictionary<Guid, JobLabel> jobs
)
{
    readonly Dictionary<Guid, int> _levels = found.Datasets.ToDictionary(d => d.Id, d => d.Level);
    readonly ILookup<Guid, FoundEdge> _into = spread.Edges.ToLookup(edge => edge.TargetId);
    readonly ILookup<Guid, FoundEdge> _through = spread.Edges.ToLookup(edge => edge.JobId);
    readonly ILookup<Guid, JobAt> _reads = readers.ToLookup(reader => reader.JobId);
    readonly Dictionary<Guid, AffectedDataset> _affected = spread.Datasets.ToDictionary(d => d.Id);
    readonly HashSet<Guid> _hit = [.. found.Roots, .. spread.Datasets.Select(d => d.Id)];
    readonly ILookup<(Guid, Guid, Guid), FoundColumnEdge> _lines = lines.ToLookup(line => (line.SourceId, line.TargetId, line.JobId));

    public ImpactVia? To(AffectedDataset dataset) => Nearest(_into[dataset.Id]) is { } edge ? Along(edge) : null;

    /// <summary>A job that only reads has no flow.</summary>
    public ImpactVia? To(AffectedJob job)
    {
        if (Nearest(_through[job.Id]) is { } edge)
            return Along(edge);
        var read = _reads[job.Id]
            .Where(at => _hit.Contains(at.DatasetId))
            .OrderBy(at => Level(at.DatasetId))
            .ThenBy(at => at.DatasetId)
            .ToList();
        return read is [var first, ..] ? new ImpactVia("edge", Dataset(first.DatasetId), null, []) : null;
    }

    FoundEdge? Nearest(IEnumerable<FoundEdge> edges) =>
        edges
            .OrderBy(edge => Level(edge.SourceId))
            .ThenByDescending(edge => edge.Observed)
            .ThenBy(edge => edge.SourceId)
            .ThenBy(edge => edge.JobId)
            .FirstOrDefault();

    ImpactVia Along(FoundEdge edge)
    {
        var columns = _lines[(edge.SourceId, edge.TargetId, edge.JobId)]
            .Where(IsHit)
            .Select(line => line.SourceColumn)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new ImpactVia(
            columns.Count > 0 ? "column" : "edge",
            Dataset(edge.SourceId),
            jobs.TryGetValue(edge.JobId, out var job) ? new JobReference(edge.JobId, job.Namespace, job.Name) : null,
            columns
        );
    }

    /// <summary>Of the datasets between, the columns that the change reached are known; of its beginning the one that was asked about.</summary>
    bool IsHit(FoundColumnEdge line) =>
        _affected.TryGetValue(line.SourceId, out var between)
            ? between.Columns.Contains(line.SourceColumn, StringComparer.OrdinalIgnoreCase)
            : string.Equals(line.SourceColumn, column, StringComparison.OrdinalIgnoreCase);

    int Level(Guid dataset) => _levels.GetValueOrDefault(dataset, int.MaxValue);

    DatasetReference? Dataset(Guid id) =>
        datasets.TryGetValue(id, out var label) ? new DatasetReference(label.Id, label.Namespace, label.Name) : null;
}
