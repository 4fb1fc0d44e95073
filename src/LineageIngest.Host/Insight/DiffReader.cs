using System.Globalization;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.History;

namespace LineageIngest.Host.Insight;

/// <summary>
/// One difference. kind: dataset, job, edge, columnEdge, column; change: added, removed, retyped (a column). What does not belong to the kind is null.
/// id is the dataset's, job's or edge's (see /api/lineage/edges/{id}/history); at: when it took effect.
/// </summary>
public sealed record LineageChange(
    string Kind,
    string Change,
    Guid Id,
    DateTimeOffset At,
    DatasetReference? Dataset,
    JobReference? Job,
    DatasetReference? Source,
    string? SourceColumn,
    DatasetReference? Target,
    string? TargetColumn,
    string? Type,
    string? Column,
    string? FromType,
    string? ToType
);

/// <summary>
/// A page of differences between two instants, by kind and within it in a fixed order; next is the cursor of the page that follows, null on the last. totals: how many there are of
/// each kind asked for, on the first page only; at least so many where totalsAreLowerBounds.
/// </summary>
public sealed record DiffAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<LineageChange> Changes,
    IReadOnlyDictionary<string, int>? Totals,
    bool TotalsAreLowerBounds,
    string? Next
);

/// <summary>Reads differences kind by kind until a page is full; the columns of one dataset stay on one page.</summary>
public sealed class DiffReader(DiffQuery diff, LabelQuery labels)
{
    public static readonly string[] Kinds = ["dataset", "job", "edge", "columnEdge", "column"];

    /// <summary>Totals are counted so far; nobody reads on, and the answer says that there are more.</summary>
    const int MostCounted = 10_000;

    /// <summary>Columns are counted in so many datasets: each has to be compared.</summary>
    const int MostCompared = 1000;

    /// <param name="kinds">those of <see cref="Kinds"/> that are asked for</param>
    /// <param name="after">kind and place at which the page before ended</param>
    public async Task<DiffAnswer> ReadAsync(
        int subscriptionId,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        IReadOnlyCollection<string> kinds,
        (int Kind, ItemOrder Place)? after,
        int limit,
        CancellationToken cancellation
    )
    {
        var found = new List<Found>();
        var totals = after is null ? new Dictionary<string, int>() : null;
        var (more, lowerBounds) = (false, false);
        for (var kind = after?.Kind ?? 0; kind < Kinds.Length && (!more || totals is not null); kind++)
        {
            if (!kinds.Contains(Kinds[kind]))
                continue;
            var start = after is { } a && a.Kind == kind ? a.Place : default;
            var counted =
                totals is null ? 0
                : Kinds[kind] == "column" ? MostCompared
                : MostCounted;
            var (all, cut) = await OfKindAsync(
                subscriptionId,
                kind,
                scope,
                from,
                to,
                start,
                Math.Max(Math.Max(limit - found.Count, 1), counted),
                cancellation
            );
            totals?.Add(Kinds[kind], all.Count);
            lowerBounds |= cut;
            var fitting = all.GroupBy(f => f.Id).TakeWhile(_ => found.Count < limit);
            var before = found.Count;
            foreach (var same in fitting)
                found.AddRange(same);
            more |= cut || found.Count - before < all.Count;
        }
        var names = await AssetReferences.OfAsync(
            labels,
            subscriptionId,
            found.SelectMany(f => f.Item is { } i ? new[] { i.SourceId, i.TargetId } : [f.Id]),
            found.Select(f => f.Item?.JobId ?? Guid.Empty),
            cancellation
        );
        return new DiffAnswer(
            from,
            to,
            found.ConvertAll(f => f.Item is { } item ? Change(Kinds[f.Kind], item, names) : Change(f.Column!, names)),
            totals,
            totals is not null && lowerBounds,
            more && found.Count > 0
                ? PageCursor.Write(
                    found[^1].Kind.ToString(CultureInfo.InvariantCulture),
                    found[^1].Place.Id.ToString("N"),
                    found[^1].Place.SourceId.ToString("N")
                )
                : null
        );
    }

    /// <summary>Up to so many differences of a kind (of columns: those of so many datasets), and whether there are more.</summary>
    async Task<(List<Found> All, bool Cut)> OfKindAsync(
        int subscriptionId,
        int kind,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        ItemOrder after,
        int most,
        CancellationToken cancellation
    )
    {
        if (Kinds[kind] == "column")
        {
            var (columns, cut) = await diff.ColumnsAsync(subscriptionId, scope, from, to, after.Id, most, cancellation);
            return (columns.ConvertAll(c => new Found(kind, c.DatasetId, new ItemOrder(c.DatasetId), null, c)), cut);
        }
        var items = await ItemsAsync(subscriptionId, kind, scope, from, to, after, most + 1, cancellation);
        return ([.. items.Take(most).Select(i => new Found(kind, i.Id, i.Order, i, null))], items.Count > most);
    }

    Task<List<ItemChange>> ItemsAsync(
        int subscriptionId,
        int kind,
        DiffScope scope,
        DateTimeOffset from,
        DateTimeOffset to,
        ItemOrder after,
        int limit,
        CancellationToken cancellation
    ) =>
        Kinds[kind] switch
        {
            "dataset" => diff.DatasetsAsync(subscriptionId, scope, from, to, after.Id, limit, cancellation),
            "job" => diff.JobsAsync(subscriptionId, scope, from, to, after.Id, limit, cancellation),
            _ => diff.EdgesAsync(subscriptionId, Kinds[kind] == "columnEdge", scope, from, to, after, limit, cancellation),
        };

    static LineageChange Change(string kind, ItemChange item, AssetReferences names)
    {
        var isEdge = kind is "edge" or "columnEdge";
        return new LineageChange(
            kind,
            item.Added ? "added" : "removed",
            item.Id,
            item.At,
            kind == "dataset" ? names.Dataset(item.Id) : null,
            kind == "dataset" ? null : names.Job(item.JobId),
            isEdge ? names.Dataset(item.SourceId) : null,
            Text(item.SourceColumn),
            isEdge ? names.Dataset(item.TargetId) : null,
            Text(item.TargetColumn),
            Text(item.Subtype) ?? Text(item.Type),
            null,
            null,
            null
        );
    }

    static LineageChange Change(DatasetColumnChange column, AssetReferences names) =>
        new(
            "column",
            column.Change.Change,
            column.DatasetId,
            column.At,
            names.Dataset(column.DatasetId),
            null,
            null,
            null,
            null,
            null,
            null,
            column.Change.Column,
            column.Change.From,
            column.Change.To
        );

    static string? Text(string text) => text.Length > 0 ? text : null;

    sealed record Found(int Kind, Guid Id, ItemOrder Place, ItemChange? Item, DatasetColumnChange? Column);
}
