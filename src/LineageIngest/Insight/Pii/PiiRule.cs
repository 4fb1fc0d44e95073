using LineageIngest.Facts;
using LineageIngest.Names;

namespace LineageIngest.Insight.Pii;

/// <summary>Columns that are taken for personal data by what they are called. All patterns take * and ? and leave case out of account.</summary>
/// <param name="Kind">one of <see cref="PiiKinds"/></param>
/// <param name="Columns">patterns of column names, one of which must fit, such as <c>*email*</c></param>
/// <param name="Types">patterns of types, one of which must fit; none takes every type, and a type that nobody told fits any</param>
/// <param name="Datasets">patterns of dataset names, one of which must fit; none takes every dataset</param>
/// <param name="Except">patterns of column names that are left out, such as <c>*_hash</c></param>
public sealed record PiiRule(string Name, string Kind, string[] Columns, string[] Types, string[] Datasets, string[] Except)
{
    const int MostPatterns = 100;

    public bool Matches(string dataset, string column, string? type) =>
        Any(Columns, column)
        && !Any(Except, column)
        && (Types.Length == 0 || type is null || Any(Types, type))
        && (Datasets.Length == 0 || Any(Datasets, dataset));

    /// <summary>What is wrong with it, each with the member that it is about; empty where nothing is.</summary>
    public IReadOnlyList<(string Member, string Rule)> Wrong()
    {
        var wrong = new List<(string, string)>();
        if (!GivenName.Fits(Name))
            wrong.Add(("", $"name {GivenName.Rule}."));
        if (!PiiKinds.All.Contains(Kind))
            wrong.Add(("kind", $"kind is one of {string.Join(", ", PiiKinds.All)}."));
        if (Columns.Length == 0)
            wrong.Add(("columns", "columns has at least one pattern of column names."));
        foreach (var (member, patterns) in new[] { ("columns", Columns), ("types", Types), ("datasets", Datasets), ("except", Except) })
        {
            if (patterns.Length > MostPatterns || patterns.Any(string.IsNullOrWhiteSpace))
                wrong.Add((member, $"{member} has at most {MostPatterns} patterns, none of them empty."));
        }
        return wrong;
    }

    static bool Any(string[] patterns, string text) =>
        patterns.Any(pattern => NamePattern.Matches(pattern.ToLowerInvariant(), text.ToLowerInvariant()));
}
