using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Runs;
using LineageIngest.Names;
using Npgsql;

namespace LineageIngest.Marquez.Jobs;

/// <summary>Shapes jobs, any number of them with the same few reads.</summary>
public sealed class JobReader(RunReader runs)
{
    /// <summary>As many as Marquez shows with each job.</summary>
    const int LatestRuns = 10;

    /// <summary>The jobs in the order asked for, with their latest runs.</summary>
    internal async Task<List<JobWords>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var known = await JobBasis.OfAsync(connection, subscriptionId, ids, known: null, cancellation);
        var latest = await RunRows.LatestAsync(connection, subscriptionId, [.. known.Keys], LatestRuns, cancellation);
        var shown = await runs.ReadAsync(connection, subscriptionId, [.. latest.SelectMany(r => r)], RunView.Own, cancellation);
        return [.. ids.Where(known.ContainsKey).Select(id => Words(known[id], [.. latest[id]], shown))];
    }

    /// <summary>Nodes of a graph for these jobs; what they read and write is what the graph shows of it.</summary>
    internal async Task<Dictionary<Guid, JobNodeWords>> NodesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyDictionary<Guid, JobIo> jobs,
        CancellationToken cancellation
    )
    {
        var known = await JobBasis.OfAsync(connection, subscriptionId, [.. jobs.Keys], jobs, cancellation);
        var latest = await RunRows.LatestAsync(connection, subscriptionId, [.. known.Keys], 1, cancellation);
        var shown = await runs.ReadAsync(connection, subscriptionId, [.. latest.SelectMany(r => r)], RunView.Own, cancellation);
        return known.ToDictionary(k => k.Key, k => Node(k.Value, jobs[k.Key], latest[k.Key].Select(r => shown[r.Key]).FirstOrDefault()));
    }

    static JobWords Words(JobBasis job, List<RunRow> latest, Dictionary<Guid, RunWords> shown)
    {
        var runs = latest.ConvertAll(r => shown[r.Key]);
        var (inputs, outputs) = Io(job, runs.FirstOrDefault());
        return new JobWords(
            Id(job),
            job.Type,
            job.Name.Name,
            job.SimpleName,
            job.Parent?.Name,
            job.Parent?.Id,
            JavaTime.Instant(job.FirstSeenAt),
            JavaTime.Instant(job.LastSeenAt),
            job.Name.Namespace,
            inputs,
            outputs,
            job.Location,
            job.Description,
            runs.FirstOrDefault(),
            runs.Count > 0 ? runs : null,
            job.Facets,
            CurrentVersion(job, latest),
            job.Labels,
            job.Tags
        );
    }

    /// <summary>A job that names no datasets has the version of a job that reads and writes nothing, once a run of it ended.</summary>
    static Guid? CurrentVersion(JobBasis job, List<RunRow> latest) =>
        job.Io is { } io ? io.VersionOf(job.Name, job.Location)
        : latest.Exists(r => r.MakesVersion) ? JobIo.Nothing.VersionOf(job.Name, job.Location)
        : null;

    /// <summary>While no version says what a job reads and writes, its latest run does.</summary>
    static (List<Identifier> Inputs, List<Identifier> Outputs) Io(JobBasis job, RunWords? latest) =>
        job.Io is { } io
            ? (Names(io.Inputs), Names(io.Outputs))
            : (Names(latest?.InputDatasetVersions), Names(latest?.OutputDatasetVersions));

    static JobNodeWords Node(JobBasis job, JobIo io, RunWords? latest) =>
        new(
            Id(job),
            job.Type,
            job.Name.Name,
            job.SimpleName,
            job.Parent?.Name,
            job.Parent?.Id,
            latest?.Id,
            JavaTime.Instant(job.FirstSeenAt),
            JavaTime.Instant(job.LastSeenAt),
            job.Name.Namespace,
            Names(io.Inputs),
            Names(io.Outputs),
            job.Location,
            job.Description,
            latest
        );

    static Identifier Id(JobBasis job) => new(job.Name.Namespace, job.Name.Name);

    static List<Identifier> Names(IEnumerable<DatasetName> datasets) => [.. datasets.Select(d => new Identifier(d.Namespace, d.Name))];

    static List<Identifier> Names(IEnumerable<RunDatasetWords>? datasets) =>
        [.. (datasets ?? []).Select(d => new Identifier(d.DatasetVersionId.Namespace, d.DatasetVersionId.Name)).Distinct()];
}
