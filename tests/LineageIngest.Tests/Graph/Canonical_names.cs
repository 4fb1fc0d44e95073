using System.Text.RegularExpressions;
using LineageIngest.Graph;
using LineageIngest.Graph.Datasets;

namespace LineageIngest.Tests.Graph;

public sealed class Canonical_names
{
    private static readonly AliasRule s_none = new("", [], null, null, null, null, []);
    private static readonly AliasRule[] s_rules =
    [
        s_none with { Kind = RuleKind.Namespace, Namespaces = ["pg://b", "pg://a"] },
        s_none with { Kind = RuleKind.Namespace, Namespaces = ["pg://c", "pg://b"] },
        s_none with { Kind = RuleKind.Rewrite, NamespacePattern = "^postgres://(.*)$", NamespaceReplacement = "pg://$1" },
        s_none with { Kind = RuleKind.Rewrite, NamespacePattern = "^pg:", NamePattern = "_[0-9]+$", NameReplacement = "" },
        s_none with { Kind = RuleKind.Case, NamespacePattern = "pg://c" },
    ];

    [Theory]
    [InlineData("pg://c", "T", "pg://a", "t")] // the pattern of a case rule means the whole class of its namespace
    [InlineData("pg://a", "T_2026", "pg://a", "t")]
    [InlineData("postgres://b", "T", "pg://a", "t")] // a rewrite may lead into a class
    [InlineData("pg://d", "T_1", "pg://d", "T")]
    [InlineData("s3://x", "T_1", "s3://x", "T_1")]
    public void A_name_has_one_canonical_name(string ns, string name, string canonicalNamespace, string canonicalName) =>
        Assert.Equal(new DatasetName(canonicalNamespace, canonicalName), Rules(s_rules).Canonical(new DatasetName(ns, name)));

    [Fact]
    public void The_order_in_which_rules_come_does_not_matter()
    {
        var random = new Random(3);
        DatasetName[] names = [new("pg://c", "T_1"), new("postgres://b", "X"), new("pg://a", "x_2")];
        var expected = names.Select(Rules(s_rules).Canonical).ToList();
        for (var i = 0; i < 20; i++) Assert.Equal(expected, names.Select(Rules(s_rules.OrderBy(_ => random.Next())).Canonical));
    }

    [Theory]
    [InlineData("postgres://c", "pg://a")]
    [InlineData("pg://b", "pg://a")]
    [InlineData("s3://x", "s3://x")]
    public void A_namespace_alone_is_rewritten_by_what_does_not_look_at_names(string ns, string canonical) => Assert.Equal(canonical, Rules(s_rules).Canonical(ns));

    [Fact]
    public void A_rule_keeps_its_id_through_its_text()
    {
        foreach (var rule in s_rules) Assert.Equal(rule.Id, AliasRule.Parse(rule.Write()).Id);
        Assert.Equal(s_rules.Length, s_rules.Select(rule => rule.Id).Distinct().Count());
    }

    private static AliasRules Rules(IEnumerable<AliasRule> rules) => new(rules, Regex.InfiniteMatchTimeout);
}
