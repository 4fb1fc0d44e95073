using System.Text.Json;
using LineageIngest.Marquez.Models;
using LineageIngest.Names;
using Npgsql;

namespace LineageIngest.Marquez.Runs;

public enum RunFacetKind
{
    Run,
    Job,
}

/// <summary>A run as a write finds it: whose it is.</summary>
public sealed record KnownRun(Guid Id, string RunId, JobName Job);

/// <summary>Runs in Marquez's words.</summary>
public sealed class RunList(NpgsqlDataSource db, RunReader reader, RunPortraits portraits)
{
    public async Task<RunWords?> FindAsync(int subscriptionId, Guid id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (await RunRows.FindAsync(connection, subscriptionId, id, cancellation) is not { } row)
            return null;
        return (await reader.ReadAsync(connection, subscriptionId, [row], RunView.Own, cancellation))[row.Key];
    }

    public async Task<KnownRun?> KnownAsync(int subscriptionId, Guid id, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await RunRows.FindAsync(connection, subscriptionId, id, cancellation) is { } row
            ? new KnownRun(row.ShownId, row.RunId, row.Job)
            : null;
    }

    /// <summary>A page of a job's runs, newest first, and how many there are in all.</summary>
    public async Task<(List<RunWords> Page, long Total)> OfJobAsync(
        int subscriptionId,
        JobName job,
        int limit,
        int offset,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var rows = await RunRows.OfJobAsync(connection, subscriptionId, job.Id, limit, offset, cancellation);
        var shown = await reader.ReadAsync(connection, subscriptionId, rows, RunView.Own, cancellation);
        return (rows.ConvertAll(r => shown[r.Key]), await RunRows.CountAsync(connection, subscriptionId, job.Id, cancellation));
    }

    /// <summary>The facets of the run, or of its job as the run's events sent them; null where there is no such run.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>?> FacetsAsync(
        int subscriptionId,
        Guid id,
        RunFacetKind kind,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (await RunRows.FindAsync(connection, subscriptionId, id, cancellation) is not { } row)
            return null;
        var portrait = (await portraits.ReadAsync(connection, subscriptionId, [row.Key], cancellation))[row.Key];
        return kind == RunFacetKind.Run ? portrait.RunFacets : portrait.JobFacets;
    }
}
