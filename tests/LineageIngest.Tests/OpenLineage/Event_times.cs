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
    [InlineData("20261121", "2026-11-21T00:00:00.0000000Z", 1)]
    [InlineData("2026-03-01T10:28:18.969066Z[Europe/London]", "2026-03-01T10:28:18.9690660Z", 2)]
    [InlineData("2026-03-01T10:28:18+01:00[Europe/Paris][u-ca=gregory]", "2026-03-01T09:28:18.0000000Z", 2)]
    [InlineData("2026-03-01 10:28:18 UTC", "2026-03-01T10:28:18.0000000Z", 2)]
    [InlineData("2026-03-01T24:00:00Z", "2026-03-02T00:00:00.0000000Z", 2)]
    [InlineData("1772360898", "2026-03-01T10:28:18.0000000Z", 2)]
    [InlineData("1772360898.25", "2026-03-01T10:28:18.2500000Z", 2)]
    [InlineData("1772360898250", "2026-03-01T10:28:18.2500000Z", 2)]
    [InlineData("1772360898250500", "2026-03-01T10:28:18.2505000Z", 2)]
    [InlineData("1772360898250500000", "2026-03-01T10:28:18.2505000Z", 2)]
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
