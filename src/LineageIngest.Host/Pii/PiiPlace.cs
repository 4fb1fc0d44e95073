using LineageIngest.Names;

namespace LineageIngest.Host.Pii;

/// <summary>Datasets in which unmasked personal data may lie.</summary>
/// <param name="Pattern">of dataset names, with * and ?, such as <c>crm.*</c></param>
/// <param name="Kinds">kinds of personal data that are meant; none means all</param>
/// <param name="Reason">why they may, for whoever asks</param>
public sealed record PiiPlace(string Name, string Pattern, string[] Kinds, string Reason)
{
    internal bool Allows(string kind, IEnumerable<string> names) =>
        (Kinds.Length == 0 || Kinds.Contains(kind)) && names.Any(name => NamePattern.Matches(Pattern, name));
}

public sealed record PiiPlaceList(IReadOnlyList<PiiPlace> Places);

/// <summary>A place as people write it.</summary>
public sealed record PiiPlaceRequest(string? Pattern, string? Reason, string?[]? Kinds = null);
