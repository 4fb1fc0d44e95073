using LineageIngest.Host;
using LineageIngest.Host.Receiving;
using LineageIngest.Postgres;
using Microsoft.Extensions.Configuration;

namespace LineageIngest.Tests.House;

/// <summary>Options that whoever runs the service sets by variables.</summary>
public sealed class Settings_of_the_environment
{
    [Fact]
    public void A_variable_sets_its_option_and_leaves_the_others()
    {
        var options = Read(("RECEIVING:MAXBODYBYTES", "1024"), ("Receiving:Patience", "00:00:09"));
        Assert.Equal((1024, TimeSpan.FromSeconds(9), 4_000_000), (options.MaxBodyBytes, options.Patience, options.MaxValues));
    }

    [Theory]
    [InlineData("Receiving:MaxBodySize", "1", "LINEAGE_RECEIVING__MAXBODYSIZE sets nothing; Receiving has MaxBodyBytes")]
    [InlineData("Receiving:MaxValues", "many", "A variable LINEAGE_RECEIVING__… cannot be read")]
    public void What_is_no_option_or_no_value_is_said_in_one_line(string key, string value, string said)
    {
        var refused = Assert.Throws<CannotStartException>(() => Read((key, value)));
        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
    }

    static ReceivingOptions Read(params (string Key, string Value)[] given) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(given.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            .Build()
            .Read("Receiving", new ReceivingOptions());
}
