using LineageIngest.Airflow.Crawling;
using LineageIngest.DataSources;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Host.Checks;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Insight.Checks;
using LineageIngest.Names;

namespace LineageIngest.Host.DataSources;

/// <summary>The job <c>profile:PLAN</c>: profiles the datasets of a plan, one after the other. A table that cannot be profiled stops no other.</summary>
sealed class ProfileJob(
    ProfilePlanStore plans,
    DataSourceStore sources,
    ReadableSources readable,
    OpenSources open,
    OutwardAddresses addresses,
    Profiler profiler,
    ProfileQuery query,
    ProfileChecks checks,
    IEventSink sink
)
{
    public const string Kind = "profile";

    public static ScheduledJob Of(int subscriptionId, ProfilePlan plan) => new(subscriptionId, Kind, plan.Name, plan.Schedule);

    public static JobKey Key(int subscriptionId, string plan) => new(subscriptionId, $"{Kind}:{plan}");

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        if (await plans.FindAsync(run.SubscriptionId, run.Subject, cancellation) is not { } plan)
            return new JobResult("the plan was removed");
        var known = await sources.ListAsync(run.SubscriptionId, cancellation);
        if (plan.Dataset is { } one)
        {
            var profile = await ProfileAsync(run, plan, one, known, cancellation);
            return new JobResult($"{profile.RowCount} rows, {profile.ColumnCount} columns in {profile.DurationMs} ms");
        }
        var datasets = await query.DatasetsAsync(
            run.SubscriptionId,
            [.. known.Select(SourceNaming.Namespace).Distinct()],
            plan.Pattern is { } pattern ? NamePattern.ToLike(pattern) : null,
            plan.Tag,
            cancellation
        );
        var failed = 0;
        foreach (var (dataset, at) in datasets.Select((dataset, at) => (dataset, at)))
        {
            run.Log($"{at + 1} of {datasets.Count}: {dataset.Name}");
            try
            {
                await ProfileAsync(run, plan, dataset.Id, known, cancellation);
            }
            catch (DataSourceException problem)
            {
                failed++;
                run.Warn($"{dataset.Name}: {problem.Message}");
            }
        }
        return new JobResult($"{datasets.Count - failed} of {datasets.Count} datasets profiled", failed == 0);
    }

    async Task<TableProfile> ProfileAsync(
        JobContext run,
        ProfilePlan plan,
        Guid dataset,
        IReadOnlyList<DataSourceSettings> known,
        CancellationToken cancellation
    )
    {
        var candidates = await readable.OfAsync(run.SubscriptionId, dataset, known, cancellation);
        foreach (var (name, settings) in candidates.Found)
        {
            if (await sources.OpenAsync(run.SubscriptionId, settings.Name, cancellation) is not var (_, secret))
                continue; // removed since
            var source = open.Open(settings, secret, addresses.Route(settings.ReachesPrivate));
            if (await source.TablesAsync(name.Name, run.Warn, cancellation) is not [var table])
                continue;
            var tags = (await query.TagsAsync(run.SubscriptionId, dataset, cancellation)).ToLookup(tag => tag.Column ?? "", tag => tag.Tag);
            var profile = await profiler.ProfileAsync(
                source,
                table,
                new ProfileWanted(
                    dataset,
                    plan.Key,
                    plan.MaxRows ?? settings.MaxRows,
                    column => tags[""].Concat(tags[column]),
                    settings.Name,
                    run.RequestedBy,
                    run.RunId
                ),
                rows => run.Count(rows, table.EstimatedRows, $"rows of {table.Name} read"),
                cancellation
            );
            await sink.AppendAsync(run.SubscriptionId, [ProfileEvents.Write(name, profile)], cancellation);
            var results = await checks.RunAsync(run.SubscriptionId, name, candidates.Names.Select(one => one.Name), profile, cancellation);
            foreach (var failed in results.Where(result => result.State == CheckState.Failed))
                run.Warn($"{name.Name}: a check failed: {(failed.Column is null ? "" : $"{failed.Column} ")}{failed.Message}");
            return profile;
        }
        throw new DataSourceException(candidates.Missing ?? "No data source of its namespace has a table of that name.");
    }
}
