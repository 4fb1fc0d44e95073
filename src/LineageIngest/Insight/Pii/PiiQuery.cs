using System.Collections.Concurrent;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;
using LineageIngest.Insight.Statements;

namespace LineageIngest.Insight.Pii;

/// <summary>
/// Where personal data lies: what is declared, and what follows along direct column edges. Computed when it is asked for; the last answer of a subscription serves
/// until the change feed moves or rules change.
/// </summary>
public sealed class PiiQuery(
    PiiDeclarationQuery declarations,
    ColumnQuery columns,
    LineageQuery lineage,
    ExpressionQuery expressions,
    GraphMaps maps
)
{
    /// <summary>Of more columns with personal data nobody reads a list; the answer says that it was cut.</summary>
    public const int MostColumns = 50_000;

    /// <summary>So many column edges are walked.</summary>
    public const int MostEdges = 200_000;

    /// <summary>So many steps from a declared column.</summary>
    public const int MostSteps = 50;

    /// <summary>The SQL of so many jobs is read, some milliseconds each.</summary>
    public const int MostJobs = 1000;

    readonly ConcurrentDictionary<int, (long Position, string Rules, PiiState State)> _last = new();

    public async Task<PiiState> OfAsync(int subscriptionId, IReadOnlyList<PiiRule> rules, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        var (position, asked) = (map.Read(m => m.Position), JsonSerializer.Serialize(rules, AnswerJson.Options));
        if (_last.TryGetValue(subscriptionId, out var last) && last.Position == position && last.Rules == asked)
            return last.State;
        var state = await ReadAsync(subscriptionId, rules, cancellation);
        _last[subscriptionId] = (position, asked, state);
        return state;
    }

    async Task<PiiState> ReadAsync(int subscriptionId, IReadOnlyList<PiiRule> rules, CancellationToken cancellation)
    {
        List<DeclaredPii> said =
        [
            .. await declarations.ByHandAsync(subscriptionId, null, cancellation),
            .. await declarations.ByTagAsync(subscriptionId, cancellation),
            .. await declarations.ByRuleAsync(subscriptionId, rules, cancellation),
        ];
        var roots = said.Where(one => one.Kind != PiiKinds.None).Select(one => one.Column).Distinct().ToList();
        var (walked, cut) = await columns.WalkAsync(
            subscriptionId,
            roots,
            LineageDirection.Downstream,
            MostSteps,
            MostEdges,
            new LineageFilter(),
            directOnly: true,
            cancellation
        );
        var members = await lineage.MembersAsync(
            subscriptionId,
            [
                .. walked
                    .SelectMany(edge => new[] { edge.SourceId, edge.TargetId })
                    .Concat(said.Select(one => one.Column.DatasetId))
                    .Distinct(),
            ],
            cancellation
        );
        Guid Folded(Guid id) => members.GetValueOrDefault(id, id);
        var edges = walked.ConvertAll(edge => edge with { SourceId = Folded(edge.SourceId), TargetId = Folded(edge.TargetId) });
        var declared = Decide(said.Select(one => one with { Column = one.Column with { DatasetId = Folded(one.Column.DatasetId) } }));
        var (stepOf, unread) = await StepsAsync(subscriptionId, edges, cancellation);
        var (found, truncated) = PiiPropagation.Of(declared, edges, stepOf, MostColumns);
        var deleted = await maps.DeletedAsync(subscriptionId, cancellation);
        return new PiiState([.. found.Where(column => !deleted.ContainsKey(column.Column.DatasetId))], cut || truncated, unread);
    }

    /// <summary>A word by hand is the only one of its column; a tag leaves rules nothing to say.</summary>
    static List<DeclaredPii> Decide(IEnumerable<DeclaredPii> said) =>
        [
            .. said.GroupBy(one => one.Column)
                .SelectMany(column => column.Where(one => one.By == column.First().By).DistinctBy(one => one.Kind)),
        ];

    /// <summary>What each edge does to what it carries. Only edges that compute something need the SQL of their job.</summary>
    async Task<(Func<FoundColumnEdge, PiiStep> StepOf, int Unread)> StepsAsync(
        int subscriptionId,
        List<FoundColumnEdge> edges,
        CancellationToken cancellation
    )
    {
        var computing = edges.FindAll(edge => edge.Subtype != "IDENTITY" || edge.Masking);
        var jobs = computing.Select(edge => edge.JobId).Distinct().ToList();
        var written = new Dictionary<Guid, WrittenExpressions>();
        foreach (var some in jobs.Take(MostJobs).Chunk(ExpressionQuery.MostJobs))
        {
            var asked = some.ToHashSet();
            var read = await expressions.OfAsync(subscriptionId, computing.FindAll(edge => asked.Contains(edge.JobId)), cancellation);
            foreach (var job in some)
                written[job] = read;
        }
        var steps = edges
            .Distinct()
            .ToDictionary(
                edge => edge,
                edge =>
                {
                    var expression = written.GetValueOrDefault(edge.JobId)?.Of(edge)?.Text;
                    var (effect, why) = MaskingPolicy.Of(edge, expression);
                    return new PiiStep(edge, effect, why, expression);
                }
            );
        return (edge => steps[edge], Math.Max(0, jobs.Count - MostJobs));
    }
}
