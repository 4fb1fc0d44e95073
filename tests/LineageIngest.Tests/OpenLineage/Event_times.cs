using LineageIngest.OpenLineage;

namespace LineageIngest.Tests.OpenLineage;

public sealed class Event_times
{
    static readonly DateTimeOffset _received = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-21T09:21:27.194728+00:00", "2026-11-21T09:21:27.1947280Z", 2)]
    [InlineData("2026-11-21T09:21:27Z", "2026-11-21T09:21:27.0000000Z", 2)]
    [InlineData("2026-11-21T19:21:27+10:00", "2026-11-21T09:21:27.0000000Z", 2)]
    [InlineData("2026-11-21T09:21:27.123456789Z", "2026-11-21T09:21:27.1234560Z", 2)]
    [InlineData("2026-11-21 09:21:27z", "2026-11-21T09:21:27.0000000Z", 2)]
    [InlineData("20261121T092127Z", "2026-11-21T09:21:27.0000000Z", 2)]
    [InlineData("2026-06-30T23:59:60Z", "2026-06-30T23:59:59.0000000Z", 2)]
    [InlineData("2026-11-21T09:21:27", "2026-11-21T09:21:27.0000000Z", 1)]
    [InlineData("2026-11-21", "2026-11-21T00:00:00.0000000Z", 1)]
    public void A_time_is_read_in_utc_and_trusted_by_its_zone(string text, string expected, int trust)
    {
        var time = EventTime.Parse(text, _received);
        Assert.Equal(expected, time.At.UtcDateTime.ToString("O"));
        Assert.Equal(trust, time.Trust);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("2026-11-23T00:00:00Z")]
    public void What_cannot_be_believed_counts_as_the_time_of_receipt_and_wins_nothing(string? text)
    {
        Assert.Equal(new EventTime(_received, 0), EventTime.Parse(text, _received));
    }
}
