using System.Text.RegularExpressions;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Names;

namespace LineageIngest.Tests.Graph;

public sealed class Canonical_names
{
    static readonly AliasRule _none = new("", [], null, null, null, null, []);
    static readonly AliasRule[] _rules =
    [
        _none with
        {
            Kind = RuleKind.Namespace,
            Namespaces = ["pg://b", "pg://a"],
        },
        _none with
        {
            Kind = RuleKind.Namespace,
            Namespaces = ["pg://c", "pg://b"],
        },
        _none with
        {
            Kind = RuleKind.Rewrite,
            NamespacePattern = "^postgres://(.*)$",
            NamespaceReplacement = "pg://$1",
        },
        _none with
        {
            Kind = RuleKind.Rewrite,
            NamespacePattern = "^pg:",
            NamePattern = "_[0-9]+$",
            NameReplacement = "",
        },
        _none with
        {
            Kind = RuleKind.Case,
            NamespacePattern = "pg://c",
        },
    ];

    [Theory]
    [InlineData("pg://c", "T", "pg://a", "t")] // the pattern of a case rule means the whole class of its namespace
    [InlineData("pg://a", "T_2026", "pg://a", "t")]
    [InlineData("postgres://b", "T", "pg://a", "t")] // a rewrite may lead into a class
    [InlineData("pg://d", "T_1", "pg://d", "T")]
    [InlineData("s3://x", "T_1", "s3://x", "T_1")]
    public void A_name_has_one_canonical_name(string ns, string name, string canonicalNamespace, string canonicalName) =>
        Assert.Equal(new DatasetName(canonicalNamespace, canonicalName), Rules(_rules).Canonical(new DatasetName(ns, name)));

    [Fact]
    public void The_order_in_which_rules_come_does_not_matter()
    {
        var random = new Random(3);
        DatasetName[] names = [new("pg://c", "T_1"), new("postgres://b", "X"), new("pg://a", "x_2")];
        var expected = names.Select(Rules(_rules).Canonical).ToList();
        for (var i = 0; i < 20; i++)
            Assert.Equal(expected, names.Select(Rules(_rules.OrderBy(_ => random.Next())).Canonical));
    }

    [Theory]
    [InlineData("postgres://c", "pg://a")]
    [InlineData("pg://b", "pg://a")]
    [InlineData("s3://x", "s3://x")]
    public void A_namespace_alone_is_rewritten_by_what_does_not_look_at_names(string ns, string canonical) =>
        Assert.Equal(canonical, Rules(_rules).Canonical(ns));

    [Fact]
    public void A_rule_keeps_its_id_through_its_text()
    {
        foreach (var rule in _rules)
            Assert.Equal(rule.Id, AliasRule.Parse(rule.Write()).Id);
        Assert.Equal(_rules.Length, _rules.Select(rule => rule.Id).Distinct().Count());
    }

    static AliasRules Rules(IEnumerable<AliasRule> rules) => new(rules, Regex.InfiniteMatchTimeout);
}
