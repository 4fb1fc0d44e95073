using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Checks;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>Puts summaries of datasets together; each kind of knowledge is read once for all of them.</summary>
sealed class AssetReader(
    LabelQuery labels,
    FiguresQuery figures,
    DescriptionQuery descriptions,
    JobFactsQuery jobs,
    ChecksQuery checks,
    MeasuresQuery measures,
    LineageQuery lineage
)
{
    const int MostJobs = 50;

    /// <summary>Walking to 15 levels from each of more than these would make the answer slow.</summary>
    const int MostWithTotals = 20;
    const int Levels = 15;

    static readonly LineageFilter _now = new();

    /// <param name="withJobs">also who writes and reads them, what lies within 15 levels, and dashboards</param>
    public async Task<List<AssetSummary>> ReadAsync(
        int subscriptionId,
        IReadOnlyList<Guid> ids,
        bool withJobs,
        CancellationToken cancellation
    )
    {
        var names = await labels.DatasetsAsync(subscriptionId, ids, cancellation);
        var numbers = await figures.OfAsync(subscriptionId, ids, _now, cancellation);
        var described = await descriptions.OfAsync(subscriptionId, ids, null, cancellation);
        var at = await figures.JobsAsync(subscriptionId, ids, _now, withJobs ? MostJobs : 1, cancellation);
        var jobIds = at.Values.SelectMany(jobs => jobs.Writers.Concat(jobs.Readers)).Select(job => job.JobId).Distinct().ToList();
        var jobNames = await labels.JobsAsync(subscriptionId, jobIds, cancellation);
        var facts = await jobs.OfAsync(subscriptionId, jobIds, cancellation);
        var failing = await checks.FailingAsync(
            subscriptionId,
            [.. names.Values.Where(name => name.Quality is { Failed: > 0 }).Select(name => name.Id)],
            cancellation
        );
        var rows = withJobs ? await measures.RowCountsAsync(subscriptionId, ids, cancellation) : [];
        var summaries = new List<AssetSummary>();
        foreach (var label in ids.Select(names.GetValueOrDefault).OfType<DatasetLabel>())
        {
            var (number, description) = (numbers[label.Id], described.GetValueOrDefault(label.Id));
            var (upstream, downstream) =
                withJobs && ids.Count <= MostWithTotals
                    ? await figures.ReachAsync(subscriptionId, label.Id, Levels, _now, cancellation)
                    : ((int?)null, (int?)null);
            var (writers, readers) = (
                at[label.Id].Writers.Select(job => Job(label.Id, job)).ToList(),
                at[label.Id].Readers.Select(job => Job(label.Id, job)).ToList()
            );
            summaries.Add(
                new AssetSummary(
                    label.Id,
                    $"dataset:{label.Namespace}:{label.Name}",
                    "dataset",
                    label.Namespace,
                    label.Name,
                    label.Type,
                    description?.Text,
                    label.Aliases,
                    label.Owners,
                    description?.Tags ?? [],
                    description?.ColumnTags ?? [],
                    description?.Terms ?? [],
                    description?.ColumnTerms ?? [],
                    label.LastWrittenAt,
                    number.UsualIntervalSeconds,
                    number.RunsPerDay,
                    label.LastRun is { } run ? Summary(run, writers.Count > 0 ? writers[0].Job : null, null) : null,
                    label.Quality is { } quality
                        ? new AssetChecks(
                            quality.Assertions - quality.Failed,
                            quality.Failed,
                            quality.MeasuredAt,
                            failing.GetValueOrDefault(label.Id, [])
                        )
                        : null,
                    description?.Columns.Count ?? 0,
                    number.Upstream,
                    number.Downstream,
                    upstream,
                    downstream,
                    description?.Hidden is true ? "hidden" : label.State,
                    number.DeclaredOnly,
                    withJobs ? writers : [],
                    withJobs ? readers : [],
                    at[label.Id].WriterTotal,
                    at[label.Id].ReaderTotal,
                    withJobs && downstream is > 0 ? await DashboardsAsync(subscriptionId, label.Id, cancellation) : []
                )
            );
        }
        return summaries;

        AssetJob Job(Guid dataset, DatasetJob job)
        {
            var (name, fact) = (jobNames.GetValueOrDefault(job.JobId), facts.GetValueOrDefault(job.JobId));
            return new AssetJob(
                new JobReference(job.JobId, name?.Namespace ?? "", name?.Name ?? ""),
                fact?.Integration,
                fact?.Kind,
                fact.Parent(),
                job.Verdict,
                job.Observed,
                name?.LastRun is { } run
                    ? Summary(run, null, rows.TryGetValue((dataset, run.RunId), out var counted) ? counted : null)
                    : null,
                job.Runs
            );
        }
    }

    internal static RunSummary Summary(LastRun run, JobReference? job, long? rowCount) =>
        new(run.RunId, job, run.State, run.StartedAt, run.EndedAt, (run.EndedAt - run.StartedAt)?.TotalSeconds, rowCount);

    async Task<List<Dashboard>> DashboardsAsync(int subscriptionId, Guid dataset, CancellationToken cancellation)
    {
        var found = await lineage.WalkAsync(
            subscriptionId,
            [dataset],
            0,
            LineageDirection.Downstream,
            Levels,
            MostJobs * 20,
            _now,
            cancellation
        );
        var names = await labels.DatasetsAsync(subscriptionId, [.. found.Datasets.Select(d => d.Id)], cancellation);
        return
        [
            .. found
                .Datasets.Select(d => names.GetValueOrDefault(d.Id))
                .OfType<DatasetLabel>()
                .Where(d => d.Type is "dashboard" or "report" or "chart" or "model")
                .Select(d => new Dashboard(
                    d.Namespace,
                    d.Name,
                    d.Type,
                    Uri.IsWellFormedUriString(d.Name, UriKind.Absolute) ? d.Name : null
                )),
        ];
    }
}

/// <summary>The job that a job is a part of.</summary>
static class JobFactsExtensions
{
    public static JobReference? Parent(this JobFacts? facts) =>
        facts is { ParentId: { } id } ? new JobReference(id, facts.ParentNamespace ?? "", facts.ParentName ?? "") : null;
}
