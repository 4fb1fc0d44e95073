using System.Text;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Impact;

/// <summary>A dashboard, model or application that dbt knows to use a dataset.</summary>
public sealed record Exposure(Guid DatasetId, string Name, string Type, string? Url);

/// <summary>Reads what an impact report tells beside the graph: each question once for all assets.</summary>
public sealed class ImpactQuery(NpgsqlDataSource db)
{
    /// <summary>As many newest runs of a job give its rate; counting all of a job that runs every minute would take longer than the walk.</summary>
    private const int Sample = 50;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>By job how often it ran a day within the last 30 days, as of a moment.</summary>
    public async Task<Dictionary<Guid, double>> RunsPerDayAsync(int subscriptionId, IReadOnlyCollection<Guid> jobs, DateTimeOffset asOf, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync(
            """
            SELECT asked.job_id, count(recent.last_event_at), min(recent.last_event_at)
              FROM unnest($2) AS asked (job_id)
              LEFT JOIN LATERAL (
                   SELECT r.last_event_at FROM run AS r
                    WHERE r.subscription_id = $1 AND r.job_id = asked.job_id AND r.last_event_at > $3 AND r.last_event_at <= $4
                    ORDER BY r.last_event_at DESC LIMIT $5) AS recent ON true
             GROUP BY asked.job_id
            """,
            row => (Job: row.GetGuid(0), Runs: row.GetInt64(1), Since: row.Nullable<DateTimeOffset>(2)), cancellation,
            subscriptionId, jobs.ToArray(), asOf - Recent, asOf, Sample))
            .ToDictionary(r => r.Job, r => r.Runs < Sample ? r.Runs / Recent.TotalDays : r.Runs / Math.Max((asOf - r.Since!.Value).TotalDays, 1.0 / 24));
    }

    /// <summary>Tags of datasets and of their columns.</summary>
    public async Task<List<AssetLabel>> TagsAsync(int subscriptionId, IReadOnlyCollection<Guid> assets, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            "SELECT entity, entity_id, kind, value, field, detail FROM asset_label WHERE subscription_id = $1 AND entity_id = ANY ($2) AND kind = 1 ORDER BY entity_id, field, value",
            AssetLabel.Of, cancellation, subscriptionId, assets.ToArray());
    }

    public async Task<List<Exposure>> ExposuresAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            "SELECT entity_id, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name = 'dbt_exposures' AND NOT deleted ORDER BY entity_id",
            row => (Dataset: row.GetGuid(0), Body: row.GetString(1)), cancellation, subscriptionId, datasets.ToArray());
        return [.. facets.SelectMany(f => Read(f.Dataset, f.Body)).OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.DatasetId)];
    }

    private static List<Exposure> Read(Guid dataset, string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        return [.. document.RootElement.Items("exposures").Where(e => e.Text("name") is not null)
            .Select(e => new Exposure(dataset, e.Text("name")!, e.Text("type") ?? "exposure", e.Text("url")))];
    }
}
