using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using LineageIngest.Facts;
using LineageIngest.Names;

namespace LineageIngest.Graph.Aliases;

/// <summary>
/// All rules that hold, as one function from a name to the name that stands for it. Pure, and independent of the order in which rules came: equal namespaces
/// first, then rewrites in the order of their ids, then equal namespaces again (a rewrite may lead into one), then case.
/// </summary>
sealed class AliasRules
{
    const int Kept = 100;
    static readonly ConcurrentDictionary<Guid, AliasRules> _compiled = new();
    readonly Dictionary<string, string> _namespaces;
    readonly ILookup<string, string> _members;
    readonly List<Rewrite> _rewrites;
    readonly List<string> _folded;

    /// <param name="rules">In any order.</param>
    /// <param name="patience">How long one match may take. Trials give up; what a graph depends on may not be a matter of time, so there it is infinite, as linear matching allows.</param>
    public AliasRules(IEnumerable<AliasRule> rules, TimeSpan patience)
    {
        var ordered = rules.OrderBy(rule => rule.Id).ToList();
        var sets = new UnionFind<string>();
        foreach (var rule in ordered)
        {
            foreach (var ns in rule.Namespaces)
                sets.Unite(rule.Namespaces[0], ns);
        }

        _namespaces = sets.Components()
            .SelectMany(set => set.Select(ns => (ns, Canonical: set.Min(StringComparer.Ordinal)!)))
            .ToDictionary(row => row.ns, row => row.Canonical, StringComparer.Ordinal);
        _members = _namespaces.ToLookup(row => row.Value, row => row.Key, StringComparer.Ordinal);
        _rewrites = [.. ordered.Where(rule => rule.Kind == RuleKind.Rewrite).Select(rule => Rewrite.Of(rule, patience))];
        _folded = [.. ordered.Where(rule => rule.Kind == RuleKind.Case).Select(rule => rule.NamespacePattern!)];
        Pairs =
        [
            .. ordered.SelectMany(rule => rule.Datasets.Skip(1).Select(dataset => (rule.Datasets[0].Id, dataset.Id))).Distinct().Order(),
        ];
    }

    public static readonly AliasRules None = new([], Regex.InfiniteMatchTimeout);

    /// <summary>Datasets that a rule names as one.</summary>
    public IReadOnlyList<(Guid DatasetId, Guid LinkedId)> Pairs { get; }

    public bool RewriteNothing => _namespaces.Count + _rewrites.Count + _folded.Count == 0;

    /// <summary>The rules of these texts; regular expressions cost more to make than to use, so the last sets are kept.</summary>
    public static AliasRules Of(IReadOnlyList<string> bodies)
    {
        if (bodies.Count == 0)
            return None;
        if (_compiled.Count > Kept)
            _compiled.Clear();
        return _compiled.GetOrAdd(
            DerivedId.OfContent(string.Join('\n', bodies.Order(StringComparer.Ordinal))),
            _ => new AliasRules(bodies.Select(AliasRule.Parse), Regex.InfiniteMatchTimeout)
        );
    }

    public DatasetName Canonical(DatasetName dataset)
    {
        if (RewriteNothing)
            return dataset;
        var (ns, name) = (One(dataset.Namespace), dataset.Name);
        foreach (var rewrite in _rewrites)
            (ns, name) = rewrite.Apply(ns, name);
        ns = One(ns);
        if (
            _folded.Exists(pattern =>
                Matches(pattern, ns) || Matches(pattern, dataset.Namespace) || _members[ns].Any(member => Matches(pattern, member))
            )
        )
        {
            name = name.ToLowerInvariant();
        }

        return ns.Length == 0 || name.Length == 0 || (ns == dataset.Namespace && name == dataset.Name)
            ? dataset
            : new DatasetName(ns, name);
    }

    /// <summary>What stands for a namespace whatever the name: rewrites that look at names are left out.</summary>
    public string Canonical(string ns)
    {
        var one = One(ns);
        foreach (var rewrite in _rewrites.Where(r => r.IsOfNamespaceAlone))
            one = rewrite.Apply(one, "").Namespace;
        return One(one) is { Length: > 0 } canonical ? canonical : ns;
    }

    string One(string ns) => _namespaces.GetValueOrDefault(ns, ns);

    static bool Matches(string pattern, string ns) => FileSystemName.MatchesSimpleExpression(pattern, ns, ignoreCase: false);

    sealed record Rewrite(Regex? Namespace, string? NamespaceReplacement, Regex? Name, string? NameReplacement)
    {
        public bool IsOfNamespaceAlone => Name is null;

        public static Rewrite Of(AliasRule rule, TimeSpan patience) =>
            new(
                Compile(rule.NamespacePattern, patience),
                rule.NamespaceReplacement,
                Compile(rule.NamePattern, patience),
                rule.NameReplacement
            );

        public (string Namespace, string Name) Apply(string ns, string name) =>
            (Namespace is not null && !Namespace.IsMatch(ns)) || (Name is not null && !Name.IsMatch(name))
                ? (ns, name)
                : (
                    Namespace is null || NamespaceReplacement is null ? ns : Namespace.Replace(ns, NamespaceReplacement),
                    Name is null || NameReplacement is null ? name : Name.Replace(name, NameReplacement)
                );

        static Regex? Compile(string? pattern, TimeSpan patience) =>
            pattern is null ? null : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, patience);
    }
}
