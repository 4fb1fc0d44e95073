using LineageIngest.Graph;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez;

/// <summary>
/// The graph of jobs and datasets around a node. As in Marquez the walk has no direction and counts jobs: two jobs are neighbours when their current
/// versions share a dataset. One level costs one read, whatever its width and whatever else is in the store.
/// </summary>
public sealed class LineageGraph(NpgsqlDataSource db, JobReader jobs)
{
    /// <summary>More than a page can show or a person can read; beyond it the walk stops and the answer says so.</summary>
    private const int MostJobs = 5000;

    public async Task<(GraphWords Graph, bool Truncated)> AroundAsync(int subscriptionId, Asset root, int depth, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var anyHidden = await Hidden.AnyAsync(connection, subscriptionId, cancellation);
        var start = root.Kind == AssetKind.Job ? [root.Id] : await StartAsync(connection, subscriptionId, root.Id, anyHidden, cancellation);
        var (walked, truncated) = await WalkAsync(connection, subscriptionId, start, depth, anyHidden, cancellation);
        var alone = root.Kind == AssetKind.Dataset && walked.Count == 0 ? (await DatasetSets.OfAsync(connection, subscriptionId, [root.Id], cancellation))[root.Id].Id : (Guid?)null;
        var datasets = walked.Values.SelectMany(io => io.Inputs.Concat(io.Outputs)).Select(d => d.Id).Concat(alone is { } lone ? [lone] : []).Distinct().ToList();
        var jobNodes = await jobs.NodesAsync(connection, subscriptionId, walked, cancellation);
        var datasetNodes = await Datasets.NodesAsync(connection, subscriptionId, datasets, cancellation);
        return (GraphShape.Of(jobNodes.Values, datasetNodes.Values), truncated);
    }

    /// <summary>From a dataset the walk starts at the job that wrote it last, else at the one that read it last.</summary>
    private static async Task<List<Guid>> StartAsync(NpgsqlConnection connection, int subscriptionId, Guid dataset, bool anyHidden, CancellationToken cancellation)
    {
        var set = (await DatasetSets.OfAsync(connection, subscriptionId, [dataset], cancellation))[dataset];
        var near = await StepAsync(connection, subscriptionId, [], [set.Id], [], anyHidden, cancellation);
        var order = await connection.QueryAsync(
            "SELECT job_id FROM claim_version WHERE subscription_id = $1 AND job_id = ANY ($2) GROUP BY job_id ORDER BY max(at) DESC, job_id",
            row => row.GetGuid(0), cancellation, subscriptionId, near.Keys.ToArray());
        var writer = order.Where(job => near[job].Outputs.Any(d => d.Id == set.Id)).Take(1);
        var reader = order.Where(job => near[job].Inputs.Any(d => d.Id == set.Id)).Take(1);
        return [.. writer.Concat(reader).Take(1)];
    }

    private static async Task<(Dictionary<Guid, JobIo> Jobs, bool Truncated)> WalkAsync(
        NpgsqlConnection connection, int subscriptionId, List<Guid> start, int depth, bool anyHidden, CancellationToken cancellation)
    {
        var walked = start.ToDictionary(job => job, _ => JobIo.Nothing);
        var frontier = await StepAsync(connection, subscriptionId, start, [], [], anyHidden, cancellation);
        foreach (var (job, io) in frontier) walked[job] = io;
        var seen = new HashSet<Guid>();
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var datasets = frontier.Values.SelectMany(io => io.Inputs.Concat(io.Outputs)).Select(d => d.Id).Where(seen.Add).ToHashSet();
            if (datasets.Count == 0) break;
            frontier = (await StepAsync(connection, subscriptionId, [], datasets, walked.Keys, anyHidden, cancellation))
                .Where(job => job.Value.Inputs.Concat(job.Value.Outputs).Any(d => datasets.Contains(d.Id))).ToDictionary();
            if (walked.Count + frontier.Count > MostJobs) return (walked, true);
            foreach (var (job, io) in frontier) walked[job] = io;
        }
        return (walked, false);
    }

    /// <summary>The given jobs and the neighbours of the datasets, without what is hidden and without jobs that have no version.</summary>
    private static async Task<Dictionary<Guid, JobIo>> StepAsync(
        NpgsqlConnection connection, int subscriptionId, IReadOnlyCollection<Guid> jobs, IReadOnlyCollection<Guid> datasets, IReadOnlyCollection<Guid> without, bool anyHidden,
        CancellationToken cancellation)
    {
        var found = await JobVersions.CurrentAsync(connection, subscriptionId, jobs, datasets, without, cancellation);
        var hidden = anyHidden
            ? await Hidden.OfAsync(connection, subscriptionId, [.. found.Keys, .. found.Values.SelectMany(io => io).Select(io => io.Dataset.Id).Distinct()], cancellation)
            : [];
        return found.Where(job => !hidden.Contains(job.Key)).ToDictionary(job => job.Key, job => JobIo.Of([.. job.Value.Where(io => !hidden.Contains(io.Dataset.Id))]));
    }
}
