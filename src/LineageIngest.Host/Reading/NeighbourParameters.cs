using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Mvc;

namespace LineageIngest.Host.Reading;

/// <summary>
/// What narrows a lineage answer: sort, q and the facets choose among the direct neighbours of one dataset (depth=1, one direction); to keeps what lies on
/// ways from the starts to these datasets.
/// </summary>
public sealed record NeighbourParameters(
    string? Sort,
    string? Q,
    string[]? To,
    [FromQuery(Name = "facet.schema")] string[]? Schema,
    [FromQuery(Name = "facet.owner")] string[]? Owner,
    [FromQuery(Name = "facet.kind")] string[]? Kind,
    [FromQuery(Name = "facet.state")] string[]? State
)
{
    const int MostTargets = 50;

    /// <summary>Whether direct neighbours are chosen from.</summary>
    public bool Choose => Sort is not null || Q is not null || Schema is [_, ..] || Owner is [_, ..] || Kind is [_, ..] || State is [_, ..];

    public Problem? Problem(string direction, IReadOnlyList<string> ids, LineageParameters lineage) =>
        To is { Length: > MostTargets } ? Errors.BadParameter("to", $"is given up to {MostTargets} times")
        : !Choose ? null
        : Sort is not (null or "used") ? Errors.BadParameter("sort", "is used, or left out")
        : To is { Length: > 0 } ? Errors.BadParameter("to", "goes without sort, q and facets: they choose among direct neighbours")
        : direction == "full" || ids.Count != 1 || lineage.Levels != 1
            ? Errors.BadParameter("depth", "is 1, with one id and upstream or downstream, where sort, q or facets choose among neighbours")
        : lineage.Cursor is not null && NeighbourCursor.Read(lineage.Cursor) is null
            ? Errors.BadParameter("cursor", "is what the page before gave as cursor")
        : null;

    /// <summary>Null where nothing is chosen.</summary>
    public NeighbourChoice? Choice(LineageParameters lineage) =>
        Choose
            ? new NeighbourChoice(
                Q ?? "",
                Schema ?? [],
                Owner ?? [],
                Kind ?? [],
                State ?? [],
                lineage.Cursor is null ? null : NeighbourCursor.Read(lineage.Cursor)
            )
            : null;
}

/// <summary>Which direct neighbours an answer lists; each facet's values are alternatives, and empty where all are wanted.</summary>
/// <param name="Words">A part of the name, in any case.</param>
/// <param name="After">The last neighbour of the page before.</param>
public sealed record NeighbourChoice(
    string Words,
    IReadOnlyList<string> Schemas,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> States,
    NeighbourRank? After
)
{
    /// <summary>The facets of a dataset's label, by the name that a request gives them.</summary>
    public static readonly IReadOnlyList<(string Name, Func<DatasetLabel, IEnumerable<string>> Values)> Facets =
    [
        ("schema", label => [SchemaOf(label.Name)]),
        ("owner", label => label.Owners),
        ("kind", label => [label.Type]),
        ("state", label => label.LastRun is { } run ? [run.State] : []),
    ];

    public bool HasWords(DatasetLabel label) => label.Name.Contains(Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a dataset is among what the facets choose, those of one name left out.</summary>
    public bool IsChosen(DatasetLabel label, string? except = null) =>
        Facets.All(facet => facet.Name == except || Wanted(facet.Name) is not [_, ..] wanted || facet.Values(label).Any(wanted.Contains));

    IReadOnlyList<string> Wanted(string facet) =>
        facet switch
        {
            "schema" => Schemas,
            "owner" => Owners,
            "kind" => Kinds,
            _ => States,
        };

    static string SchemaOf(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : "";
}
