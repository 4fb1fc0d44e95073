using System.Text.Json;
using LineageIngest.Graph.Datasets;
using LineageIngest.OpenLineage;

namespace LineageIngest.Graph.Memory;

/// <summary>What is known of a dataset under one of its names.</summary>
/// <param name="DroppedAt">when it was dropped, if that is the last that was said of its life</param>
/// <param name="RenamedAt">when it got another name</param>
sealed record DatasetState(
    string Namespace,
    string Name,
    string Type,
    IReadOnlyList<string> Owners,
    DatasetQuality? Quality,
    DateTimeOffset? DroppedAt,
    DateTimeOffset? RenamedAt
)
{
    public static DatasetState Of(
        string ns,
        string name,
        string? typeFacet,
        string? ownershipFacet,
        string[] assertionFacets,
        DateTimeOffset? measuredAt,
        string? lifecycleFacet,
        DateTimeOffset? lifecycleAt,
        DateTimeOffset? renamedAt
    ) =>
        new(
            ns,
            name,
            AssetType.Of(typeFacet is null ? null : Facet(typeFacet, root => root.Text("datasetType")?.ToLowerInvariant()), ns),
            OwnersOf(ownershipFacet),
            measuredAt is { } at ? QualityOf(assertionFacets, at) : null,
            lifecycleFacet is not null && Facet(lifecycleFacet, root => root.Text("lifecycleStateChange")?.ToUpperInvariant()) == "DROP"
                ? lifecycleAt
                : null,
            renamedAt
        );

    /// <summary>present, dropped or renamed; a write after that brings it back.</summary>
    public string LifeAfter(DateTimeOffset? lastWrittenAt) =>
        DroppedAt is { } dropped && !(lastWrittenAt > dropped) && !(RenamedAt > dropped) ? "dropped"
        : RenamedAt is { } renamed && !(lastWrittenAt > renamed) ? "renamed"
        : "present";

    /// <summary>The names of an ownership facet, as sent and in that order.</summary>
    public static IReadOnlyList<string> OwnersOf(string? ownershipFacet) =>
        ownershipFacet is null
            ? []
            : Facet(
                ownershipFacet,
                root =>
                    root.Items("owners")
                        .Select(owner => owner.Text("name"))
                        .OfType<string>()
                        .Where(name => name.Length > 0)
                        .Distinct()
                        .ToList()
            );

    /// <summary>A tool may send one facet per test: of each assertion the newest result counts.</summary>
    static DatasetQuality QualityOf(string[] newestFirst, DateTimeOffset at)
    {
        var results = new Dictionary<(string, string), bool>();
        foreach (var body in newestFirst)
        {
            foreach (
                var (key, success) in Facet(
                    body,
                    root =>
                        root.Items("assertions")
                            .Select(a =>
                                (
                                    Key: (a.Text("assertion") ?? "", a.Text("column") ?? ""),
                                    Success: a.Get("success") is not { ValueKind: JsonValueKind.False }
                                )
                            )
                            .ToList()
                )
            )
            {
                results.TryAdd(key, success);
            }
        }
        var failed = results.Values.Count(success => !success);
        return new DatasetQuality(failed > 0 ? "failed" : "passed", results.Count, failed, at);
    }

    static T Facet<T>(string body, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(
            body,
            new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth, AllowTrailingCommas = true }
        );
        return read(document.RootElement);
    }
}

/// <summary>What is known of a job; null namespace and name where no event ever named it (a dataset that states its own sources).</summary>
sealed record JobState(string? Namespace, string? Name, IReadOnlyList<Guid> Parents, IReadOnlyList<string> Owners, LastRun? LastRun);
