using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Assets;

namespace LineageIngest.Host.Reading;

/// <summary>A value of a facet and how many of the neighbours that the other facets leave have it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>A page of a dataset's direct neighbours, the most used first, with what the rest could be narrowed by.</summary>
sealed record NeighbourPage(FoundLineage Found, Dictionary<string, IReadOnlyList<FacetCount>> Facets, string? Cursor)
{
    const int MostValues = 50;

    /// <summary>The start comes first, on the first page; edges are those among it and the neighbours listed.</summary>
    public static async Task<NeighbourPage> OfAsync(
        int subscriptionId,
        FoundLineage found,
        Dictionary<Guid, DatasetLabel> labels,
        NeighbourChoice choice,
        int limit,
        FiguresQuery figures,
        CancellationToken cancellation
    )
    {
        var starts = found.Roots.ToHashSet();
        var named = found.Datasets.Where(d => !starts.Contains(d.Id)).Select(d => labels[d.Id]).Where(choice.HasWords).ToList();
        var ranked = await figures.RankAsync(subscriptionId, DatasetOrder.Used, named.ConvertAll(label => label.Id), cancellation);
        var uses = ranked.ToDictionary(row => row.Id, row => row.Rank);
        var chosen = named
            .Where(label => choice.IsChosen(label))
            .Select(label => new NeighbourRank(uses.GetValueOrDefault(label.Id), label.LastWrittenAt?.UtcTicks ?? 0, label.Id))
            .OrderByDescending(rank => rank.Uses)
            .ThenByDescending(rank => rank.WrittenTicks)
            .ThenBy(rank => rank.Id)
            .ToList();
        var rest = choice.After is { } after ? chosen.FindAll(rank => rank.IsAfter(after)) : chosen;
        var page = rest.Take(limit).ToList();
        var listed = page.Select(rank => rank.Id).Concat(starts).ToHashSet();
        var first = choice.After is null ? found.Datasets.Where(d => starts.Contains(d.Id)) : [];
        var level = found.Datasets.ToDictionary(d => d.Id, d => d.Level);
        return new NeighbourPage(
            found with
            {
                Datasets = [.. first, .. page.Select(rank => new FoundDataset(rank.Id, level[rank.Id]))],
                Edges = [.. found.Edges.Where(e => listed.Contains(e.SourceId) && listed.Contains(e.TargetId))],
                Truncated = page.Count < rest.Count,
                Total = chosen.Count + starts.Count,
            },
            NeighbourChoice.Facets.ToDictionary(
                facet => facet.Name,
                facet => Counts(named.Where(label => choice.IsChosen(label, except: facet.Name)).SelectMany(facet.Values))
            ),
            page.Count < rest.Count ? NeighbourCursor.Write(page[^1]) : null
        );
    }

    static IReadOnlyList<FacetCount> Counts(IEnumerable<string> values) =>
        [
            .. values
                .GroupBy(value => value, StringComparer.Ordinal)
                .Select(same => new FacetCount(same.Key, same.Count()))
                .OrderByDescending(row => row.Count)
                .ThenBy(row => row.Value, StringComparer.Ordinal)
                .Take(MostValues),
        ];
}
