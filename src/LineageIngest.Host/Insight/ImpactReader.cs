using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Impact;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>A planned change of an asset.</summary>
public sealed record ImpactQuestion(Asset Asset, PlannedChange Change, string? Column, int Depth, int Limit, LineageFilter Filter);

/// <summary>Puts an impact report together: walk, spread, then names, people and numbers, each read once for all.</summary>
public sealed class ImpactReader(
    NpgsqlDataSource db,
    LineageQuery lineage,
    ColumnEdgesQuery columnEdges,
    LabelQuery labels,
    ImpactQuery impact,
    TimeProvider time
)
{
    static readonly string[] _sensitive =
    [
        "pii",
        "gdpr",
        "sensitive",
        "confidential",
        "critical",
        "tier1",
        "tier-1",
        "gold",
        "certified",
        "sox",
        "phi",
        "pci",
    ];
    static readonly string[] _outward = ["file", "stream", "api"];

    public async Task<ImpactAnswer> ReadAsync(int subscriptionId, ImpactQuestion question, CancellationToken cancellation)
    {
        var found = await lineage.WalkAsync(
            subscriptionId,
            await RootsAsync(subscriptionId, question.Asset, cancellation),
            question.Asset.Kind == AssetKind.Job ? 1 : 0,
            LineageDirection.Downstream,
            question.Depth,
            question.Limit,
            question.Filter,
            cancellation
        );
        var roots = found.Roots.Distinct().ToList();
        var lines = question.Change.IsOfColumn()
            ? await columnEdges.BetweenAsync(subscriptionId, found.Edges, question.Filter, cancellation)
            : [];
        var readers = LineageQuery.JobsAt(found, Direction.Read, question.Filter);
        var spread = Spread.Of(question.Change, roots, question.Column, found, lines, readers);
        var jobs = await labels.JobsAsync(subscriptionId, found, [.. spread.Jobs.Select(j => j.Id)], cancellation);
        var workflows = await labels.JobsAsync(subscriptionId, found, [.. jobs.Values.Select(j => j.WorkflowId).Distinct()], cancellation);
        var datasets = await labels.DatasetsAsync(subscriptionId, found, cancellation);
        var members = LineageQuery.Members(found, [.. spread.Datasets.Select(d => d.Id).Concat(roots).Distinct()]);
        var around = await impact.ReadAsync(
            subscriptionId,
            members.Keys,
            [.. spread.Jobs.Select(j => j.Id)],
            question.Filter.AsOf ?? time.GetUtcNow(),
            cancellation
        );
        var tags = around.Tags.ToLookup(t => members[t.EntityId]);
        var sources = found.Edges.Select(e => e.SourceId).ToHashSet();

        var ways = new ImpactWays(found, spread, question.Column, lines, readers, datasets, jobs);
        var assets = spread
            .Datasets.Where(d => datasets.ContainsKey(d.Id))
            .Select(d => Asset(d, datasets[d.Id], tags[d.Id], isEnd: !sources.Contains(d.Id), ways.To(d)))
            .ToList();
        var affected = spread
            .Jobs.Where(j => jobs.ContainsKey(j.Id))
            .Select(j => Job(j, jobs[j.Id], workflows, around.RunsPerDay.GetValueOrDefault(j.Id), ways.To(j)))
            .ToList();
        var dashboards = around
            .Exposures.Select(e => new ImpactedEnd(e.Name, e.Type, e.Url, Reference(datasets[members[e.DatasetId]])))
            .Concat(
                assets
                    .Where(a => a.Type is "dashboard" or "report" or "chart")
                    .Select(a => new ImpactedEnd(a.Name, a.Type, null, new DatasetReference(a.Id, a.Namespace, a.Name)))
            )
            .ToList();
        var ends = assets
            .Where(a => a.IsEnd || _outward.Contains(a.Type))
            .Select(a => new ImpactedEnd(a.Name, a.Type, null, new DatasetReference(a.Id, a.Namespace, a.Name)))
            .ToList();
        var owners = Owners(assets, affected);
        var facts = new ImpactFacts
        {
            Change = question.Change,
            Datasets = assets.Count,
            Possibly = spread.Datasets.Count(d => d.Effect == Effect.Possibly),
            Jobs = affected.Count,
            BreakingJobs = spread.Jobs.Count(j => j.Effect == Effect.Breaks),
            Workflows = affected.Select(j => j.WorkflowId).Distinct().Count(),
            RunsPerDay = affected.Sum(j => j.RunsPerDay),
            Ends = ends.Count,
            Dashboards = dashboards.Count,
            Owners = [.. owners.Select(o => o.Name)],
            Unowned = assets.Count(a => a.Owners.Count == 0) + affected.Count(j => j.Owners.Count == 0),
            Truncated = found.Truncated,
            SensitiveTags = [.. tags.SelectMany(t => t).Select(t => t.Value).Where(IsSensitive).Distinct().Order(StringComparer.Ordinal)],
            ObservedShare = spread.Edges.Count == 0 ? 0 : (double)spread.Edges.Count(e => e.Observed) / spread.Edges.Count,
        };
        var (score, parts) = Risk.Of(facts);
        var answer = new ImpactAnswer(
            question.Asset.Kind == AssetKind.Job ? question.Asset.Id : roots[0],
            question.Asset.Name,
            question.Asset.Kind == AssetKind.Job ? "job" : "dataset",
            question.Change.Word(),
            question.Column,
            question.Filter.AsOf,
            assets,
            affected,
            assets.Count,
            facts.Workflows,
            [.. assets.Select(a => a.Name)],
            [.. affected.Select(j => j.JobName)],
            [.. affected.Select(j => j.WorkflowName).Distinct().Order(StringComparer.Ordinal)],
            dashboards,
            ends,
            owners,
            Counts(assets),
            Totals(spread, facts, owners.Count),
            [.. Enum.GetValues<PlannedChange>().Select(change => new ImpactChange(change.Word(), Words(change), change.IsOfColumn()))],
            Math.Round(facts.RunsPerDay, 2),
            question.Change.IsOfColumn() ? Basis(found, spread) : null,
            score,
            parts,
            Recommendations.Of(facts, score),
            found.Truncated,
            time.GetUtcNow(),
            Stale: false,
            ""
        );
        return answer with { Markdown = ImpactMarkdown.Write(answer) };
    }

    async Task<List<Guid>> RootsAsync(int subscriptionId, Asset asset, CancellationToken cancellation)
    {
        if (asset.Kind == AssetKind.Dataset)
            return [asset.Id];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await JobQuery.EndsAsync(connection, subscriptionId, asset.Id, Direction.Write, cancellation);
    }

    static ImpactedAsset Asset(AffectedDataset d, DatasetLabel label, IEnumerable<AssetLabel> tags, bool isEnd, ImpactVia? via) =>
        new(
            d.Id,
            label.Name,
            label.Namespace,
            $"{label.Namespace}/{label.Name}",
            label.Type,
            d.Level,
            Word(d.Effect),
            d.Columns,
            label.Owners,
            [
                .. tags.Where(t => t.Field.Length == 0 || d.Columns.Contains(t.Field, StringComparer.OrdinalIgnoreCase))
                    .Select(t => t.Value)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            isEnd,
            via
        );

    static ImpactedJob Job(AffectedJob j, JobLabel label, Dictionary<Guid, JobLabel> workflows, double rate, ImpactVia? via) =>
        new(
            label.WorkflowId,
            workflows.GetValueOrDefault(label.WorkflowId)?.Name ?? label.Name,
            j.Id,
            label.Name,
            label.Namespace,
            label.Namespace,
            Word(j.Effect),
            Math.Round(rate, 2),
            label.Owners,
            via
        );

    static List<OwnerToTell> Owners(List<ImpactedAsset> assets, List<ImpactedJob> jobs) =>
        [
            .. assets
                .SelectMany(a => a.Owners)
                .Select(o => (Owner: o, Assets: 1, Jobs: 0))
                .Concat(jobs.SelectMany(j => j.Owners).Select(o => (Owner: o, Assets: 0, Jobs: 1)))
                .GroupBy(o => o.Owner)
                .Select(same => new OwnerToTell(same.Key, same.Sum(o => o.Assets), same.Sum(o => o.Jobs)))
                .OrderByDescending(o => o.Assets + o.Jobs)
                .ThenBy(o => o.Name, StringComparer.Ordinal),
        ];

    static ImpactCounts Counts(List<ImpactedAsset> assets) =>
        new(
            new SortedDictionary<string, int>(assets.CountBy(a => a.Type).ToDictionary(), StringComparer.Ordinal),
            new SortedDictionary<int, int>(assets.CountBy(a => a.Depth).ToDictionary()),
            new SortedDictionary<string, int>(assets.CountBy(a => a.Effect).ToDictionary(), StringComparer.Ordinal)
        );

    static ImpactTotals Totals(FoundSpread spread, ImpactFacts facts, int owners)
    {
        int Of(Effect effect) => spread.Datasets.Count(d => d.Effect == effect);
        return new ImpactTotals(
            Of(Effect.Breaks),
            Of(Effect.Stale),
            Of(Effect.Changes),
            facts.Possibly,
            facts.BreakingJobs,
            facts.Jobs,
            facts.Workflows,
            owners,
            facts.Dashboards
        );
    }

    static string Words(PlannedChange change) =>
        change switch
        {
            PlannedChange.RenameColumn => "renamed",
            PlannedChange.RetypeColumn => "given another type",
            PlannedChange.StopJob => "stopped",
            _ => "dropped",
        };

    static string Basis(FoundLineage found, FoundSpread spread) =>
        spread.Datasets.All(d => d.Effect != Effect.Possibly) ? "complete"
        : found.Edges.Count > 0 && spread.Datasets.All(d => d.Effect == Effect.Possibly && d.Columns.Count == 0) ? "none"
        : "partial";

    static bool IsSensitive(string tag) => _sensitive.Any(word => tag.Contains(word, StringComparison.OrdinalIgnoreCase));

    static DatasetReference Reference(DatasetLabel label) => new(label.Id, label.Namespace, label.Name);

    static string Word(Effect effect) => effect.ToString().ToLowerInvariant();
}
