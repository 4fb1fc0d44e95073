using LineageIngest.Insight.Assets;
using LineageIngest.Names;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>A run in a summary; rowCount where the run said how many rows it wrote.</summary>
public sealed record RunSummary(
    string RunId,
    JobReference? Job,
    string State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double? DurationSeconds,
    long? RowCount
);

/// <summary>A job that writes or reads a dataset; parent is the job that it is a part of.</summary>
public sealed record AssetJob(
    JobReference Job,
    string? Integration,
    string? Kind,
    JobReference? Parent,
    string Verdict,
    bool Observed,
    RunSummary? LastRun,
    long Runs
);

/// <summary>The newest results of the assertions on a dataset.</summary>
public sealed record AssetChecks(int Passed, int Failed, DateTimeOffset? MeasuredAt, IReadOnlyList<string> FailedNames);

/// <summary>A dashboard or report that is made of a dataset.</summary>
public sealed record Dashboard(string Namespace, string Name, string Type, string? Url);

/// <summary>
/// What is known of a dataset, without its lineage. upstreamCount and downstreamCount are direct neighbours; the totals reach 15 levels and are null where many
/// datasets were asked for at once. state: present, dropped, renamed or hidden. writers and readers: at most 50 each, newest run first.
/// </summary>
public sealed record AssetSummary(
    Guid Id,
    string AssetId,
    string Kind,
    string Namespace,
    string Name,
    string Type,
    string? Description,
    IReadOnlyList<DatasetName> Aliases,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Tags,
    IReadOnlyList<ColumnTag> ColumnTags,
    IReadOnlyList<string> Terms,
    IReadOnlyList<ColumnTerm> ColumnTerms,
    DateTimeOffset? LastWrittenAt,
    double? UsualIntervalSeconds,
    double RunsPerDay,
    RunSummary? LastRun,
    AssetChecks? Checks,
    int ColumnCount,
    int UpstreamCount,
    int DownstreamCount,
    int? UpstreamTotal,
    int? DownstreamTotal,
    string State,
    bool DeclaredOnly,
    IReadOnlyList<AssetJob> Writers,
    IReadOnlyList<AssetJob> Readers,
    int WriterTotal,
    int ReaderTotal,
    IReadOnlyList<Dashboard> Dashboards
);

/// <summary>Datasets in the order asked for; missing holds the ids that name none.</summary>
public sealed record AssetsAnswer(IReadOnlyList<AssetSummary> Assets, IReadOnlyList<string> Missing);

/// <summary>A page of datasets; total counts all that match (at least so many where totalIsLowerBound); next is the cursor of the page that follows.</summary>
public sealed record DatasetsAnswer(IReadOnlyList<AssetSummary> Datasets, int Total, bool TotalIsLowerBound, string? Next);

/// <summary>What is known of a job, without its lineage; inputs, outputs and contradicted claims count its parts in. deletedAt: it was deleted then, or is no longer declared since.</summary>
public sealed record JobSummary(
    Guid Id,
    string AssetId,
    string Namespace,
    string Name,
    string? Integration,
    string? Kind,
    JobReference? Parent,
    string? Description,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Tags,
    string? SourceUrl,
    RunSummary? LastRun,
    long RunCount,
    int InputCount,
    int OutputCount,
    bool HasSql,
    int Contradicted,
    DateTimeOffset? DeletedAt
);

/// <summary>Jobs, by id in the order asked for or as a page of a list; missing holds ids that name none, next the cursor of the page that follows.</summary>
public sealed record JobsAnswer(
    IReadOnlyList<JobSummary> Jobs,
    IReadOnlyList<string> Missing,
    int Total,
    bool TotalIsLowerBound,
    string? Next
);
