using System.Text;
using LineageIngest.Host.Alerts;
using LineageIngest.Insight.Schemas;

namespace LineageIngest.Tests.Insight;

public sealed class Alerts_of_columns
{
    [Theory]
    [InlineData("int", "bigint", true)]
    [InlineData("INT4", "integer", true)]
    [InlineData("bigint", "int", false)]
    [InlineData("int", "text", false)]
    [InlineData("varchar(10)", "varchar(20)", true)]
    [InlineData("varchar(20)", "varchar(10)", false)]
    [InlineData("varchar(20)", "text", true)]
    [InlineData("text", "varchar(20)", false)]
    [InlineData("varchar", "varchar(20)", false)]
    [InlineData("numeric(10,2)", "numeric(12,2)", true)]
    [InlineData("numeric(10,2)", "numeric(10,4)", false)]
    [InlineData("numeric(10,2)", "numeric", true)]
    [InlineData("bigint", "numeric(3)", false)]
    [InlineData("date", "timestamp", true)]
    [InlineData("geometry", "geography", false)]
    [InlineData(null, "int", true)]
    public void A_type_holds_what_another_held(string? from, string? to, bool holds) => Assert.Equal(holds, TypeWidth.Holds(from, to));

    [Fact]
    public void A_column_that_comes_breaks_nothing_and_one_that_goes_does()
    {
        Assert.Empty(SchemaCompatibility.Breaking([Added], null));
        Assert.Single(SchemaCompatibility.Breaking([Removed], null));
        Assert.Single(SchemaCompatibility.Breaking([Narrower], null));
        Assert.Empty(SchemaCompatibility.Breaking([Wider], null));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("backward", "narrower")]
    [InlineData("forward", "removed wider")]
    [InlineData("full", "removed wider narrower")]
    public void A_rule_says_which_changes_break(string asked, string breaking) =>
        Assert.Equal(
            breaking,
            string.Join(' ', SchemaCompatibility.Breaking([Added, Removed, Wider, Narrower], asked).Select(change => change.Column))
        );

    [Fact]
    public void The_strongest_compatibility_that_is_kept_is_named()
    {
        Assert.Equal("full", SchemaCompatibility.Kept([Added]));
        Assert.Equal("backward", SchemaCompatibility.Kept([Removed, Wider]));
        Assert.Equal("forward", SchemaCompatibility.Kept([Narrower]));
        Assert.Equal("none", SchemaCompatibility.Kept([Removed, Narrower]));
    }

    static ColumnChange Added => new(ColumnChange.Added, "added", null, "int");
    static ColumnChange Removed => new(ColumnChange.Removed, "removed", "int", null);
    static ColumnChange Wider => new(ColumnChange.Retyped, "wider", "int", "bigint");
    static ColumnChange Narrower => new(ColumnChange.Retyped, "narrower", "bigint", "int");

    /// <summary>As <c>printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 'sixteen letters!'</c> says it.</summary>
    [Fact]
    public void A_signature_is_over_timestamp_and_body() =>
        Assert.Equal(
            "sha256=05a4098144457fc851f03b578b1abb1a878a9090ba7355a09a3f121b5000bf10",
            WebhookSignature.Of("sixteen letters!", "1700000000", Encoding.UTF8.GetBytes("{\"a\":1}"))
        );
}
