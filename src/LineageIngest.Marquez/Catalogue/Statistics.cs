using LineageIngest.Marquez.Models;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

public enum StatisticsPeriod
{
    Day,
    Week,
}

/// <summary>What there is and what happened: by the hour over the last day, or by the day of a time zone over the last week. Times are those of the events.</summary>
public sealed class Statistics(NpgsqlDataSource db, TimeProvider time)
{
    public async Task<List<EventCountWords>> EventsAsync(
        int subscriptionId,
        StatisticsPeriod period,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var buckets = Buckets(period, zone);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var counts = await connection.QueryAsync(
            """
            SELECT count(*) FILTER (WHERE e.event_type = 'FAIL'), count(*) FILTER (WHERE e.event_type = 'START'),
                   count(*) FILTER (WHERE e.event_type = 'COMPLETE'), count(*) FILTER (WHERE e.event_type = 'ABORT')
              FROM unnest($2, $3) WITH ORDINALITY AS bucket (begins, ends, number)
              LEFT JOIN event_time AS e ON e.subscription_id = $1 AND e.kind = 0 AND e.at >= bucket.begins AND e.at < bucket.ends
             GROUP BY bucket.number ORDER BY bucket.number
            """,
            row => (Fail: row.GetInt64(0), Start: row.GetInt64(1), Complete: row.GetInt64(2), Abort: row.GetInt64(3)),
            cancellation,
            subscriptionId,
            buckets.ConvertAll(b => b.Begins),
            buckets.ConvertAll(b => b.Ends)
        );
        return
        [
            .. buckets
                .Zip(counts)
                .Select(p => new EventCountWords(
                    JavaTime.Instant(p.First.Begins),
                    JavaTime.Instant(p.First.Ends),
                    p.Second.Fail,
                    p.Second.Start,
                    p.Second.Complete,
                    p.Second.Abort
                )),
        ];
    }

    public Task<List<CountWords>> JobsAsync(
        int subscriptionId,
        StatisticsPeriod period,
        TimeZoneInfo zone,
        CancellationToken cancellation
    ) =>
        CountAsync(
            "SELECT width_bucket(first_seen_at, $2), count(*) /* reads all: it counts them */ FROM job WHERE subscription_id = $1 GROUP BY 1",
            subscriptionId,
            period,
            zone,
            cancellation
        );

    /// <summary>A dataset of several names counts once.</summary>
    public Task<List<CountWords>> DatasetsAsync(
        int subscriptionId,
        StatisticsPeriod period,
        TimeZoneInfo zone,
        CancellationToken cancellation
    ) =>
        CountAsync(
            """
            SELECT width_bucket(d.first_seen_at, $2), count(*) /* reads all: it counts them */
              FROM dataset AS d
             WHERE d.subscription_id = $1 AND d.stated
               AND NOT EXISTS (SELECT 1 FROM dataset_alias AS a WHERE a.subscription_id = $1 AND a.dataset_id = d.dataset_id AND a.representative_id <> d.dataset_id)
             GROUP BY 1
            """,
            subscriptionId,
            period,
            zone,
            cancellation
        );

    public Task<List<CountWords>> SourcesAsync(
        int subscriptionId,
        StatisticsPeriod period,
        TimeZoneInfo zone,
        CancellationToken cancellation
    ) =>
        CountAsync(
            """
            SELECT width_bucket(s.at, $2), count(*)
              FROM (SELECT min(at) AS at
                      FROM (SELECT source_id AS id, first_seen_at AS at FROM source WHERE subscription_id = $1
                             UNION ALL
                            SELECT subject_id, first_at FROM catalogue_entry WHERE subscription_id = $1 AND kind = 'source') AS known
                     GROUP BY id) AS s
             GROUP BY 1
            """,
            subscriptionId,
            period,
            zone,
            cancellation
        );

    /// <summary>The query counts by the number of bucket ends that lie before; what was there at the end of a bucket is the sum up to it.</summary>
    async Task<List<CountWords>> CountAsync(
        string sql,
        int subscriptionId,
        StatisticsPeriod period,
        TimeZoneInfo zone,
        CancellationToken cancellation
    )
    {
        var buckets = Buckets(period, zone);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var counts = (
            await connection.QueryAsync(
                sql,
                row => (Bucket: row.GetInt32(0), Count: row.GetInt64(1)),
                cancellation,
                subscriptionId,
                buckets.ConvertAll(b => b.Ends)
            )
        ).ToDictionary(c => c.Bucket, c => c.Count);
        var sum = 0L;
        return
        [
            .. buckets.Select(
                (b, n) => new CountWords(JavaTime.Instant(b.Begins), JavaTime.Instant(b.Ends), sum += counts.GetValueOrDefault(n))
            ),
        ];
    }

    List<(DateTimeOffset Begins, DateTimeOffset Ends)> Buckets(StatisticsPeriod period, TimeZoneInfo zone)
    {
        var now = time.GetUtcNow();
        if (period == StatisticsPeriod.Day)
        {
            var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
            return [.. Enumerable.Range(-23, 24).Select(n => (hour.AddHours(n), hour.AddHours(n + 1)))];
        }
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return [.. Enumerable.Range(-6, 7).Select(n => (Midnight(today.AddDays(n)), Midnight(today.AddDays(n + 1))))];

        DateTimeOffset Midnight(DateTime day) => new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
    }
}
