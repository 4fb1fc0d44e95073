using LineageIngest.Graph.Datasets;
using LineageIngest.Insight.Assets;

namespace LineageIngest.Host.Reading.Assets;

/// <summary>Puts summaries of jobs together; each kind of knowledge is read once for all of them.</summary>
sealed class JobSummaryReader(LabelQuery labels, JobFactsQuery jobs)
{
    /// <summary>In the order asked for; jobs that no event ever named are left out.</summary>
    public async Task<List<JobSummary>> ReadAsync(int subscriptionId, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var facts = await jobs.OfAsync(subscriptionId, ids, cancellation);
        var counts = await jobs.CountsAsync(subscriptionId, ids, cancellation);
        var names = await labels.JobsAsync(subscriptionId, ids, cancellation);
        return
        [
            .. ids.Select(facts.GetValueOrDefault)
                .OfType<JobFacts>()
                .Select(job =>
                {
                    var (count, label) = (counts[job.Id], names.GetValueOrDefault(job.Id));
                    return new JobSummary(
                        job.Id,
                        $"job:{job.Namespace}:{job.Name}",
                        job.Namespace,
                        job.Name,
                        job.Integration,
                        job.Kind,
                        job.Parent(),
                        job.Description,
                        label?.Owners ?? [],
                        job.Tags,
                        job.SourceUrl,
                        label?.LastRun is { } run ? AssetReader.Summary(run, null, null) : null,
                        count.Runs,
                        count.Inputs,
                        count.Outputs,
                        job.HasSql,
                        count.Contradicted,
                        job.DeletedAt
                    );
                }),
        ];
    }
}
