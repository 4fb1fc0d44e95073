using LineageIngest.Airflow.Connections;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Tests.Airflow;

public sealed class SchedulesTests
{
    [Theory]
    [InlineData("15m", null, 900)]
    [InlineData("1d", null, 86400)]
    [InlineData("*/5 * * * *", "*/5 * * * *", null)]
    [InlineData("0 3 * * MON-FRI", "0 3 * * mon-fri", null)]
    [InlineData("@hourly", "0 * * * *", null)]
    public void A_schedule_is_a_cron_text_or_an_interval(string text, string? cron, int? seconds) =>
        Assert.Equal(new Schedule(cron, seconds is { } s ? TimeSpan.FromSeconds(s) : null), Schedules.Read(text));

    [Theory]
    [InlineData("now and then")]
    [InlineData("61 * * * *")]
    [InlineData("* * * *")]
    [InlineData("0m")]
    [InlineData("-5m")]
    public void Anything_else_is_none(string text) => Assert.Null(Schedules.Read(text));

    [Theory]
    [InlineData(15, "*/15 * * * *")]
    [InlineData(25, "*/20 * * * *")]
    [InlineData(60, "0 */1 * * *")]
    [InlineData(300, "0 */4 * * *")]
    [InlineData(1440, "0 0 * * *")]
    public void An_engine_of_cron_texts_runs_at_least_as_often(int minutes, string cron) =>
        Assert.Equal(cron, IntervalCron.Of(TimeSpan.FromMinutes(minutes)));

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
}
