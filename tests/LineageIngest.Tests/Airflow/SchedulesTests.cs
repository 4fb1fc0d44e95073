using LineageIngest.Airflow.Connections;

namespace LineageIngest.Tests.Airflow;

public sealed class SchedulesTests
{
    [Theory]
    [InlineData("15m", "*/15 * * * *")]
    [InlineData("60m", "0 */1 * * *")]
    [InlineData("4h", "0 */4 * * *")]
    [InlineData("1d", "0 0 * * *")]
    [InlineData("24h", "0 0 * * *")]
    [InlineData("30s", "*/30 * * * * *")]
    [InlineData("*/5 * * * *", "*/5 * * * *")]
    [InlineData("  0   3 * * MON-FRI ", "0 3 * * MON-FRI")]
    [InlineData("0 0 L * *", "0 0 L * *")]
    [InlineData("10 0 3 * * 1#2", "10 0 3 * * 1#2")]
    [InlineData("@hourly", "0 * * * *")]
    public void A_schedule_is_a_cron_text_or_an_interval(string text, string cron)
    {
        Assert.Equal(new ScheduleReading(cron, null), Schedules.Read(text));
        Assert.NotNull(Schedules.Next(cron, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("25m", "20m and 30m")]
    [InlineData("90m", "1h and 2h")]
    [InlineData("45s", "30s and 1m")]
    [InlineData("36h", "1d and 7d")]
    [InlineData("1s", "shortest is 5s")]
    [InlineData("0m", "shortest is 5s")]
    [InlineData("9999999999999999d", "longest is 7d")]
    public void An_interval_that_cron_cannot_say_is_refused_with_its_neighbours(string text, string neighbours) =>
        Assert.Contains(neighbours, Schedules.Read(text).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("now and then")]
    [InlineData("61 * * * *")]
    [InlineData("* * * *")]
    [InlineData("mon * * * *")]
    [InlineData("-5m")]
    [InlineData("m")]
    [InlineData("")]
    public void Anything_else_is_none(string text) => Assert.Contains("neither", Schedules.Read(text).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("0 0 31 2 *")]
    [InlineData("0 0 30 2 *")]
    public void A_time_that_never_comes_is_refused(string text) =>
        Assert.Contains("never", Schedules.Read(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_secret_opens_only_with_its_key_and_for_its_owner()
    {
        var box = SecretBox.Open("a key of enough characters", "unused");
        var sealedSecret = box.Seal("hunter2", "1/prod");
        Assert.Equal("hunter2", box.Unseal(sealedSecret, "1/prod"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => box.Unseal(sealedSecret, "2/prod"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            SecretBox.Open("another key of characters", "unused").Unseal(sealedSecret, "1/prod")
        );
    }

    [Fact]
    public void While_the_key_changes_the_one_before_opens_what_it_sealed_and_seals_nothing()
    {
        var sealedSecret = SecretBox.Open("a key of enough characters", "unused").Seal("hunter2", "1/prod");
        var changing = SecretBox.Open("another key of characters", "unused", before: "a key of enough characters");
        var anew = changing.Seal(changing.Unseal(sealedSecret, "1/prod"), "1/prod");
        Assert.Equal("hunter2", SecretBox.Open("another key of characters", "unused").Unseal(anew, "1/prod"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => changing.Unseal(sealedSecret, "2/prod"));
    }
}
