using LineageIngest.Host.Reading;
using LineageIngest.Insight.Impact;

namespace LineageIngest.Host.Insight;

/// <summary>A dataset downstream of a change. effect: breaks (its job fails), stale (no longer refreshed), changes (the column arrives here), possibly (nothing tells).</summary>
public sealed record ImpactedAsset(
    Guid Id,
    string Name,
    string Namespace,
    string QualifiedName,
    string Type,
    int Depth,
    string Effect,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Tags,
    bool IsEnd,
    ImpactVia? Via
);

/// <summary>
/// By which way a change arrives. kind: column (columns carry it) or edge (the job reads the dataset as a whole); through: the dataset before it; job: whose
/// flow it is; columns: those of the dataset before it that carry it.
/// </summary>
public sealed record ImpactVia(string Kind, DatasetReference? Through, JobReference? Job, IReadOnlyList<string> Columns);

/// <summary>A job downstream of a change with the workflow (DAG) it belongs to; a workspace is the job's namespace.</summary>
public sealed record ImpactedJob(
    Guid WorkflowId,
    string WorkflowName,
    Guid JobId,
    string JobName,
    string WorkspaceId,
    string WorkspaceName,
    string Effect,
    double RunsPerDay,
    IReadOnlyList<string> Owners,
    ImpactVia? Via
);

/// <summary>An owner to tell, and of how many affected assets and jobs.</summary>
public sealed record OwnerToTell(string Name, int Assets, int Jobs);

/// <summary>A dashboard, model or file at the end of the lineage.</summary>
public sealed record ImpactedEnd(string Name, string Type, string? Url, DatasetReference Dataset);

/// <summary>How many are affected, by one property.</summary>
public sealed record ImpactCounts(
    IReadOnlyDictionary<string, int> ByType,
    IReadOnlyDictionary<int, int> ByLevel,
    IReadOnlyDictionary<string, int> ByEffect
);

/// <summary>How many datasets break, go stale, change or are possibly hit; how many jobs fail and are hit; in how many DAGs; owners to tell; dashboards.</summary>
public sealed record ImpactTotals(
    int Breaks,
    int Stale,
    int Changes,
    int Possibly,
    int JobsBroken,
    int Jobs,
    int Dags,
    int Owners,
    int Dashboards
);

/// <summary>A change that can be asked about, in a word for a sentence.</summary>
public sealed record ImpactChange(string Change, string Words, bool NeedsColumn);

/// <summary>
/// What a change would do. riskScore is the sum of riskParts; columnLineage says whether column edges decided (complete), for some jobs nothing tells (partial) or for none
/// of them anything does (none); totals count what is listed, and truncated says that there is more. computedAt
/// and stale are for clients that expect kept answers: this one was computed for the request, so stale is false (docs/decisions/0010).
/// </summary>
public sealed record ImpactAnswer(
    Guid AssetId,
    string AssetName,
    string AssetKind,
    string Change,
    string? Column,
    DateTimeOffset? AsOf,
    IReadOnlyList<ImpactedAsset> DownstreamAssets,
    IReadOnlyList<ImpactedJob> AffectedWorkflows,
    int TotalImpactedAssets,
    int TotalImpactedWorkflows,
    IReadOnlyList<string> AffectedDatasets,
    IReadOnlyList<string> AffectedJobs,
    IReadOnlyList<string> DagNames,
    IReadOnlyList<ImpactedEnd> AffectedDashboards,
    IReadOnlyList<ImpactedEnd> Ends,
    IReadOnlyList<OwnerToTell> Owners,
    ImpactCounts Counts,
    ImpactTotals Totals,
    IReadOnlyList<ImpactChange> Changes,
    double RunsPerDay,
    string? ColumnLineage,
    int RiskScore,
    IReadOnlyList<RiskPart> RiskParts,
    IReadOnlyList<string> Recommendations,
    bool Truncated,
    DateTimeOffset ComputedAt,
    bool Stale,
    string Markdown
);
