using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Pii;

namespace LineageIngest.Tests.Insight;

/// <summary>What the SQL between two columns leaves of personal data in the first one, <c>email</c>.</summary>
public sealed class Masking_of_personal_data
{
    [Theory]
    [InlineData("lower(trim(u.email))", "keeps")]
    [InlineData("max(email)", "keeps")]
    [InlineData("string_agg(email, ',')", "keeps")]
    [InlineData("our_own_mask(email)", "keeps")]
    [InlineData("md5(lower(email))", "pseudonymous")]
    [InlineData("\"pg_catalog\".\"md5\"(u.\"email\")", "pseudonymous")]
    [InlineData("tokenize('email', email)", "pseudonymous")]
    [InlineData("max(md5(email))", "pseudonymous")]
    [InlineData("md5(email) || email", "keeps")]
    [InlineData("coalesce(md5(name), email)", "keeps")]
    [InlineData("'md5(' || email", "keeps")]
    [InlineData("/* md5( */ email", "keeps")]
    [InlineData("left(email, 2)", "pseudonymous")]
    [InlineData("left(email, 200)", "keeps")]
    [InlineData("substr(concat(email, ','), 2)", "keeps")]
    [InlineData("substring(email, 1, 3)", "pseudonymous")]
    [InlineData("substring(email from 1 for 3)", "pseudonymous")]
    [InlineData("substring(email from 3)", "keeps")]
    [InlineData("length(email)", "clears")]
    [InlineData("count(DISTINCT md5(email))", "clears")]
    [InlineData("hashtext", "keeps")]
    public void Functions_around_the_column_say_what_is_left(string expression, string effect) =>
        Assert.Equal(effect, Effect(expression, "TRANSFORMATION", masking: false));

    [Fact]
    public void What_is_said_to_be_masked_is_pseudonymous_where_no_sql_says_more()
    {
        Assert.Equal("pseudonymous", Effect(null, "TRANSFORMATION", masking: true));
        Assert.Equal("pseudonymous", Effect("h", "TRANSFORMATION", masking: true));
        Assert.Equal("pseudonymous", Effect(null, "IDENTITY", masking: true));
        Assert.Equal("clears", Effect("count(email)", "AGGREGATION", masking: true));
    }

    [Fact]
    public void Of_an_expression_that_masks_one_mention_only_the_masking_edge_is_pseudonymous()
    {
        Assert.Equal("pseudonymous", Effect("md5(email) || email", "TRANSFORMATION", masking: true));
        Assert.Equal("keeps", Effect("md5(email) || email", "TRANSFORMATION", masking: false));
    }

    [Fact]
    public void What_nobody_explains_keeps()
    {
        Assert.Equal("keeps", Effect(null, "AGGREGATION", masking: false));
        Assert.Equal("keeps", Effect(null, "", masking: false));
        Assert.Equal("keeps", Effect("count(other)", "IDENTITY", masking: false));
    }

    [Theory]
    [InlineData("pii", "other")]
    [InlineData("PII", "other")]
    [InlineData("pii=email", "email")]
    [InlineData("PII_NATIONAL_ID", "national-id")]
    [InlineData("pii:something", "other")]
    [InlineData("pii=false", null)]
    [InlineData("piint", null)]
    [InlineData("gold", null)]
    public void A_tag_names_a_kind(string tag, string? kind) => Assert.Equal(kind, PiiTag.Kind(tag));

    [Theory]
    [InlineData("Customer_EMail", "VARCHAR(80)", true)]
    [InlineData("customer_email", null, true)]
    [InlineData("email_sent_at", "timestamp", false)]
    [InlineData("email_hash", "text", false)]
    [InlineData("emai", "text", false)]
    public void The_rules_to_begin_with_look_at_name_and_type(string column, string? type, bool matches) =>
        Assert.Equal(matches, PiiRuleDefaults.All.Single(rule => rule.Kind == "email").Matches("shop.t", column, type));

    [Fact]
    public void Every_rule_to_begin_with_could_be_saved() => Assert.Empty(PiiRuleDefaults.All.SelectMany(rule => rule.Wrong()));

    static string Effect(string? expression, string subtype, bool masking) =>
        MaskingPolicy
            .Of(
                new FoundColumnEdge(
                    Guid.Empty,
                    "email",
                    Guid.Empty,
                    "x",
                    Guid.Empty,
                    "DIRECT",
                    subtype,
                    masking,
                    true,
                    "confirmed",
                    true,
                    1,
                    [],
                    1
                ),
                expression
            )
            .Effect.ToString()
            .ToLowerInvariant();
}
