using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace LineageIngest.Retention.Erasing;

/// <summary>What kind of thing is to leave for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErasureKind>))]
public enum ErasureKind
{
    [JsonStringEnumMemberName("dataset")]
    Dataset,

    [JsonStringEnumMemberName("job")]
    Job,

    [JsonStringEnumMemberName("person")]
    Person,
}

/// <summary>What is to leave for good.</summary>
/// <param name="Namespace">of a dataset or job; a person has none</param>
/// <param name="Name">of a dataset or job as events write it; of a person one way of writing his name, address or account</param>
public sealed record ErasureTarget(ErasureKind Kind, string? Namespace, string Name)
{
    const int ShortestName = 3;
    const int LongestName = 300;

    /// <summary>What every event is made of: whoever wrote over these would erase all of it.</summary>
    static readonly FrozenSet<string> _ownWords = FrozenSet.ToFrozenSet(
        [
            "run",
            "job",
            "jobs",
            "dataset",
            "input",
            "inputs",
            "output",
            "outputs",
            "facets",
            "namespace",
            "name",
            "producer",
            "schema",
            "fields",
            "field",
            "type",
            "query",
            "sql",
            "source",
            "description",
            "documentation",
            "identifiers",
            "symlinks",
            "parent",
            "root",
            "tags",
            "key",
            "value",
            "owner",
            "owners",
            "ownership",
            "version",
            "start",
            "running",
            "complete",
            "fail",
            "abort",
            "other",
            "table",
            "view",
            "column",
            "uri",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Why it cannot be erased, or null.</summary>
    public string? Wrong()
    {
        if (!Enum.IsDefined(Kind))
            return "kind is dataset, job or person";
        if (string.IsNullOrWhiteSpace(Name) || Name != Name.Trim())
            return "name is missing, or has spaces around it";
        if (Kind == ErasureKind.Person && Name.Length < ShortestName)
            return "name of a person has at least three characters: less stands in too many words";
        if (Kind == ErasureKind.Person && Name.Length > LongestName)
            return $"name of a person has at most {LongestName} characters";
        if (Kind == ErasureKind.Person && _ownWords.Contains(Name))
            return $"'{Name}' is a word that every event is written with: give more of the name";
        if (Kind != ErasureKind.Person && string.IsNullOrEmpty(Namespace))
            return "namespace is missing: a dataset or job is named by namespace and name";
        return Kind == ErasureKind.Person && !string.IsNullOrEmpty(Namespace) ? "a person has no namespace" : null;
    }

    /// <summary>A name of several parts says by itself which dataset or job it is; 'orders' does not.</summary>
    internal bool IsTelling => Kind == ErasureKind.Person || Name.AsSpan().IndexOfAny('.', '/') > 0;
}
