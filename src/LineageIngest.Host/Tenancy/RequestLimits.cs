using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using LineageIngest.Host.Http;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Tenancy;

/// <summary>
/// Keeps one tenant from taking what belongs to all: requests per second of a subscription and of a key (token buckets that hold a second's worth), and events
/// per day. Each process counts its own requests; events are counted in the log, looked at every few seconds.
/// </summary>
sealed class RequestLimits(SecurityOptions options, NpgsqlDataSource db, TimeProvider time) : IDisposable
{
    static readonly TimeSpan _countHolds = TimeSpan.FromSeconds(5);
    readonly ConcurrentDictionary<int, DayCount> _days = new();
    readonly PartitionedRateLimiter<Bucket> _requests = PartitionedRateLimiter.Create<Bucket, Bucket>(bucket =>
        RateLimitPartition.GetTokenBucketLimiter(
            bucket,
            static of => new TokenBucketRateLimiterOptions
            {
                TokenLimit = of.PerSecond,
                TokensPerPeriod = of.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }
        )
    );

    /// <summary>429 where the request is one too many, else null.</summary>
    public async Task<Problem?> CheckAsync(Caller caller, Subscription subscription, bool ingests, CancellationToken cancellation)
    {
        if (caller.Limit is { } ofKey && Spend(new Bucket(subscription.Id, caller.KeyId, ofKey)) is { } keyWait)
            return TooMany(keyWait, $"The key {caller.Name} may make {Number(ofKey)} requests per second.");
        if (
            (subscription.RequestsPerSecond ?? options.RequestsPerSecond) is { } perSecond
            && Spend(new Bucket(subscription.Id, null, perSecond)) is { } wait
        )
        {
            return TooMany(wait, $"The subscription {subscription.Name} may make {Number(perSecond)} requests per second.");
        }
        if (!ingests || subscription.EventsPerDay is not { } perDay || await TodayAsync(subscription.Id, cancellation) < perDay)
            return null;
        var now = time.GetUtcNow();
        return TooMany(
            now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime,
            $"The subscription {subscription.Name} may send {Number(perDay)} events per day; the next day begins at midnight UTC."
        );
    }

    public void Dispose() => _requests.Dispose();

    /// <summary>How long to wait; null where there was a token left.</summary>
    TimeSpan? Spend(Bucket bucket)
    {
        using var lease = _requests.AttemptAcquire(bucket);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <summary>Events of today, at most a few seconds old; only what came since the last look is read.</summary>
    async Task<long> TodayAsync(int subscriptionId, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var known = _days.GetValueOrDefault(subscriptionId);
        if (known is not null && known.Day == today && time.GetElapsedTime(known.LookedAt) < _countHolds)
            return known.Events;
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var midnight = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var from =
            known?.Day == today
                ? known.Position
                : await connection.ScalarAsync<long>(
                    "SELECT coalesce((SELECT event_id FROM event WHERE subscription_id = $1 AND received_at < $2 ORDER BY event_id DESC LIMIT 1), 0)",
                    cancellation,
                    subscriptionId,
                    midnight
                );
        var (count, last) = (
            await connection.QueryAsync(
                "SELECT count(*), coalesce(max(event_id), $2) FROM event WHERE subscription_id = $1 AND event_id > $2",
                row => (row.GetInt64(0), row.GetInt64(1)),
                cancellation,
                subscriptionId,
                from
            )
        )[0];
        var counted = new DayCount(today, last, (known?.Day == today ? known.Events : 0) + count, time.GetTimestamp());
        _days[subscriptionId] = counted;
        return counted.Events;
    }

    static Problem TooMany(TimeSpan wait, string detail) =>
        new(429, "too-many-requests", "Too many requests", detail, null, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who shares one bucket: a key, or all of a subscription.</summary>
    readonly record struct Bucket(int SubscriptionId, Guid? KeyId, int PerSecond);

    /// <param name="Position">event up to which was counted</param>
    sealed record DayCount(DateOnly Day, long Position, long Events, long LookedAt);
}
