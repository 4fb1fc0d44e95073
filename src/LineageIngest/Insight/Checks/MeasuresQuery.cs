using System.Text;
using System.Text.Json;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Checks;

/// <summary>A number that a run measured of a dataset.</summary>
public sealed record MeasuredPoint(DateTimeOffset At, double Value, string? RunId, string? State);

/// <summary>The numbers of a dataset over time, by metric; points are in order of time.</summary>
public sealed record MeasuredSeries(IReadOnlyDictionary<string, IReadOnlyList<MeasuredPoint>> Metrics);

/// <summary>Reads the statistics that runs sent of datasets.</summary>
public sealed class MeasuresQuery(NpgsqlDataSource db)
{
    const int MostRuns = 1000;

    /// <summary>The numbers of a statistics facet by their names in it, such as rowCount, size and fileCount.</summary>
    public async Task<MeasuredSeries> SeriesAsync(
        int subscriptionId,
        Guid dataset,
        DateTimeOffset? from,
        DateTimeOffset? to,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            """
            SELECT m.measured_at, m.body, r.run_id, r.state
              FROM (SELECT own.dataset_id FROM unnest(ARRAY[$2]) AS own (dataset_id)
                     UNION
                    SELECT member.dataset_id FROM dataset_alias AS own JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                     WHERE own.subscription_id = $1 AND own.dataset_id = $2) AS asked
             CROSS JOIN LATERAL (
                   SELECT n.measured_at, n.run_key, n.body
                     FROM dataset_measure AS n
                    WHERE n.subscription_id = $1 AND n.dataset_id = asked.dataset_id AND n.kind = $3 AND n.measured_at >= $4 AND n.measured_at <= $5
                    ORDER BY n.measured_at DESC, n.run_key
                    LIMIT $6) AS m
              LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
             ORDER BY m.measured_at, m.run_key
            """,
            row =>
                (At: row.GetFieldValue<DateTimeOffset>(0), Body: row.GetString(1), RunId: row.NullableText(2), State: row.NullableText(3)),
            cancellation,
            subscriptionId,
            dataset,
            "outputStatistics",
            from ?? DateTimeOffset.MinValue,
            to ?? DateTimeOffset.MaxValue,
            MostRuns
        );
        return new MeasuredSeries(
            facets
                .SelectMany(facet =>
                    Numbers(facet.Body)
                        .Select(number => (number.Name, Point: new MeasuredPoint(facet.At, number.Value, facet.RunId, facet.State)))
                )
                .GroupBy(row => row.Name)
                .OrderBy(metric => metric.Key != "rowCount")
                .ThenBy(metric => metric.Key, StringComparer.Ordinal)
                .ToDictionary(metric => metric.Key, metric => (IReadOnlyList<MeasuredPoint>)[.. metric.Select(row => row.Point)])
        );
    }

    /// <summary>By dataset and run how many rows the run wrote, of each dataset's newest measures.</summary>
    public async Task<Dictionary<(Guid Dataset, string RunId), long>> RowCountsAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, r.run_id, m.body
              FROM unnest($2) AS asked (dataset_id)
             CROSS JOIN LATERAL (
                   SELECT n.measured_at, n.run_key, n.body
                     FROM dataset_measure AS n
                    WHERE n.subscription_id = $1 AND n.dataset_id = asked.dataset_id AND n.kind = 'outputStatistics'
                    ORDER BY n.measured_at DESC, n.run_key
                    LIMIT 50) AS m
              JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
             ORDER BY asked.dataset_id, m.measured_at DESC, m.run_key
            """,
            row => (Key: (row.GetGuid(0), row.GetString(1)), Body: row.GetString(2)),
            cancellation,
            subscriptionId,
            datasets.ToArray()
        );
        var counts = new Dictionary<(Guid, string), long>();
        foreach (var (key, body) in facets)
        {
            foreach (var (name, value) in Numbers(body))
            {
                if (name == "rowCount")
                    counts.TryAdd(key, (long)value);
            }
        }
        return counts;
    }

    /// <summary>By run how many rows it wrote, into all datasets together; runs that said nothing of it are left out.</summary>
    public async Task<Dictionary<Guid, long>> RowsWrittenAsync(
        int subscriptionId,
        IReadOnlyCollection<(Guid RunKey, Guid JobId)> runs,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            """
            SELECT asked.run_key, m.body
              FROM unnest($2, $3) AS asked (run_key, job_id)
              JOIN job_dataset AS written ON written.subscription_id = $1 AND written.job_id = asked.job_id AND written.direction = 1
              JOIN dataset_measure AS m ON m.subscription_id = $1 AND m.dataset_id = written.dataset_id AND m.run_key = asked.run_key
                                       AND m.kind = 'outputStatistics'
             ORDER BY asked.run_key, m.dataset_id
            """,
            row => (Run: row.GetGuid(0), Body: row.GetString(1)),
            cancellation,
            subscriptionId,
            runs.Select(run => run.RunKey).ToArray(),
            runs.Select(run => run.JobId).ToArray()
        );
        var counts = new Dictionary<Guid, long>();
        foreach (var (run, body) in facets)
        {
            foreach (var (name, value) in Numbers(body))
            {
                if (name == "rowCount")
                    counts[run] = counts.GetValueOrDefault(run) + (long)value;
            }
        }
        return counts;
    }

    static List<(string Name, double Value)> Numbers(string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? []
            :
            [
                .. document
                    .RootElement.EnumerateObject()
                    .Where(member => member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out _))
                    .Select(member => (member.Name, member.Value.GetDouble())),
            ];
    }
}
