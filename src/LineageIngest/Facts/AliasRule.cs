using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Names;

namespace LineageIngest.Facts;

/// <summary>The kinds of rules on names.</summary>
public static class RuleKind
{
    /// <summary>These namespaces are one: <c>postgres://localhost:5432</c> = <c>postgres://127.0.0.1:5432</c>.</summary>
    public const string Namespace = "namespace";

    /// <summary>In namespaces of this pattern (* and ? are wildcards) names that differ by case alone are one.</summary>
    public const string Case = "case";

    /// <summary>What a regular expression finds in namespace and name is replaced; where both have one, both must be found.</summary>
    public const string Rewrite = "rewrite";

    /// <summary>These datasets are one.</summary>
    public const string Symlink = "symlink";
    public static readonly string[] All = [Namespace, Case, Rewrite, Symlink];
}

/// <summary>A rule; what its kind does not need is empty.</summary>
public sealed record AliasRule(
    string Kind,
    IReadOnlyList<string> Namespaces,
    string? NamespacePattern,
    string? NamespaceReplacement,
    string? NamePattern,
    string? NameReplacement,
    IReadOnlyList<RuleDataset> Datasets
)
{
    /// <summary>Derived from what the rule says, so the same rule twice is one.</summary>
    [JsonIgnore]
    public Guid Id => DerivedId.Of("alias-rule", Write());

    /// <summary>Canonical text: equal rules are equal texts.</summary>
    public string Write() => JsonSerializer.Serialize(this, RuleJson.Canonical.AliasRule);

    public static AliasRule Parse(string text) => JsonSerializer.Deserialize(text, RuleJson.Canonical.AliasRule)!;
}

/// <summary>A dataset in a symlink rule; it need not be known yet.</summary>
public sealed record RuleDataset(string Namespace, string Name)
{
    [JsonIgnore]
    public Guid Id => new DatasetName(Namespace, Name).Id;
}

[JsonSerializable(typeof(AliasRule))]
sealed partial class RuleJson : JsonSerializerContext
{
    public static readonly RuleJson Canonical = new(
        new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        }
    );
}
