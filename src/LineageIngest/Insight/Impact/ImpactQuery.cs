using System.Text;
using LineageIngest.Graph.Datasets;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Impact;

/// <summary>A dashboard, model or application that dbt knows to use a dataset.</summary>
public sealed record Exposure(Guid DatasetId, string Name, string Type, string? Url);

/// <summary>What an impact report tells beside the graph: tags of datasets and columns, dashboards, and how often jobs run a day.</summary>
public sealed record ImpactSurroundings(List<AssetLabel> Tags, List<Exposure> Exposures, Dictionary<Guid, double> RunsPerDay);

/// <summary>Reads it, once for all assets and in one round trip.</summary>
public sealed class ImpactQuery(NpgsqlDataSource db)
{
    /// <summary>As many newest runs of a job give its rate; counting all of a job that runs every minute would take longer than the walk.</summary>
    const int Sample = 50;
    static readonly TimeSpan _recent = TimeSpan.FromDays(30);

    /// <param name="asOf">runs of the 30 days before it are counted</param>
    public async Task<ImpactSurroundings> ReadAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        IReadOnlyCollection<Guid> jobs,
        DateTimeOffset asOf,
        CancellationToken cancellation
    )
    {
        var (tags, exposures, rates) = (
            new List<AssetLabel>(),
            new List<(Guid Dataset, string Body)>(),
            new List<(Guid Job, long Runs, DateTimeOffset? Since)>()
        );
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.AskTogetherAsync(
            [
                Tags(subscriptionId, datasets, tags),
                Exposures(subscriptionId, datasets, exposures),
                RecentRuns(subscriptionId, jobs, asOf, rates),
            ],
            cancellation
        );
        return new ImpactSurroundings(
            tags,
            [.. exposures.SelectMany(f => Read(f.Dataset, f.Body)).OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.DatasetId)],
            rates.ToDictionary(
                r => r.Job,
                r => r.Runs < Sample ? r.Runs / _recent.TotalDays : r.Runs / Math.Max((asOf - r.Since!.Value).TotalDays, 1.0 / 24)
            )
        );
    }

    /// <summary>Tags of datasets and of their columns.</summary>
    public async Task<List<AssetLabel>> TagsAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation)
    {
        var tags = new List<AssetLabel>();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.AskTogetherAsync([Tags(subscriptionId, datasets, tags)], cancellation);
        return tags;
    }

    static Question Tags(int subscriptionId, IReadOnlyCollection<Guid> datasets, List<AssetLabel> into) =>
        Question.Into(
            into,
            "SELECT entity, entity_id, kind, value, field, detail FROM asset_label WHERE subscription_id = $1 AND entity_id = ANY ($2) AND kind = 1 ORDER BY entity_id, field, value",
            AssetLabel.Of,
            subscriptionId,
            datasets.ToArray()
        );

    static Question Exposures(int subscriptionId, IReadOnlyCollection<Guid> datasets, List<(Guid Dataset, string Body)> into) =>
        Question.Into(
            into,
            "SELECT entity_id, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND name = 'dbt_exposures' AND NOT deleted ORDER BY entity_id",
            row => (row.GetGuid(0), row.GetString(1)),
            subscriptionId,
            datasets.ToArray()
        );

    static Question RecentRuns(
        int subscriptionId,
        IReadOnlyCollection<Guid> jobs,
        DateTimeOffset asOf,
        List<(Guid Job, long Runs, DateTimeOffset? Since)> into
    ) =>
        Question.Into(
            into,
            """
            SELECT asked.job_id, count(recent.last_event_at), min(recent.last_event_at)
              FROM unnest($2) AS asked (job_id)
              LEFT JOIN LATERAL (
                   SELECT r.last_event_at FROM run AS r
                    WHERE r.subscription_id = $1 AND r.job_id = asked.job_id AND r.last_event_at > $3 AND r.last_event_at <= $4
                    ORDER BY r.last_event_at DESC LIMIT $5) AS recent ON true
             GROUP BY asked.job_id
            """,
            row => (row.GetGuid(0), row.GetInt64(1), row.Nullable<DateTimeOffset>(2)),
            subscriptionId,
            jobs.ToArray(),
            asOf - _recent,
            asOf,
            Sample
        );

    static List<Exposure> Read(Guid dataset, string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        return
        [
            .. document
                .RootElement.Items("exposures")
                .Where(e => e.Text("name") is not null)
                .Select(e => new Exposure(dataset, e.Text("name")!, e.Text("type") ?? "exposure", e.Text("url"))),
        ];
    }
}
