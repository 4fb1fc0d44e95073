using System.Globalization;
using LineageIngest.Graph;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.History;

namespace LineageIngest.Host.Insight;

/// <summary>
/// One difference. kind: dataset, job, edge, columnEdge, column; change: added, removed, retyped (a column). What does not belong to the kind is null.
/// id is the dataset's, job's or edge's (see /api/lineage/edges/{id}/history).
/// </summary>
public sealed record LineageChange(
    string Kind, string Change, Guid Id, DatasetReference? Dataset, JobReference? Job, DatasetReference? Source, string? SourceColumn, DatasetReference? Target, string? TargetColumn,
    string? Type, string? Column, string? FromType, string? ToType);

/// <summary>
/// A page of differences between two instants, by kind and id; next is the cursor of the page that follows, null on the last. totals: how many there are of
/// each kind asked for, on the first page only; at least so many where totalsAreLowerBounds.
/// </summary>
public sealed record DiffAnswer(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<LineageChange> Changes, IReadOnlyDictionary<string, int>? Totals, bool TotalsAreLowerBounds, string? Next);

/// <summary>Reads differences kind by kind until a page is full; the columns of one dataset stay on one page.</summary>
public sealed class DiffReader(DiffQuery diff, LabelQuery labels)
{
    public static readonly string[] Kinds = ["dataset", "job", "edge", "columnEdge", "column"];

    /// <summary>Totals are counted so far; nobody reads on, and the answer says that there are more.</summary>
    private const int MostCounted = 10_000;

    /// <summary>Columns are counted in so many datasets: each has to be compared.</summary>
    private const int MostCompared = 1000;

    /// <param name="kinds">those of <see cref="Kinds"/> that are asked for</param>
    /// <param name="after">kind and id at which the page before ended</param>
    public async Task<DiffAnswer> ReadAsync(
        int subscriptionId, DiffScope scope, DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<string> kinds, (int Kind, Guid Id)? after, int limit, CancellationToken cancellation)
    {
        var found = new List<(int Kind, Guid Id, ItemChange? Item, DatasetColumnChange? Column)>();
        var totals = after is null ? new Dictionary<string, int>() : null;
        var (more, lowerBounds) = (false, false);
        for (var kind = after?.Kind ?? 0; kind < Kinds.Length && (!more || totals is not null); kind++)
        {
            if (!kinds.Contains(Kinds[kind])) continue;
            var start = after is { } a && a.Kind == kind ? a.Id : Guid.Empty;
            var room = more ? 0 : limit - found.Count;
            var isColumn = kind == Array.IndexOf(Kinds, "column");
            var wanted = Math.Max(Math.Max(room, 1), totals is null ? 0 : isColumn ? MostCompared : MostCounted);
            if (isColumn)
            {
                var (columns, cut) = await diff.ColumnsAsync(subscriptionId, scope, from, to, start, wanted, cancellation);
                var byDataset = columns.GroupBy(c => c.DatasetId).ToList();
                var fitting = byDataset.TakeWhile((_, i) => byDataset.Take(i).Sum(d => d.Count()) < room).ToList();
                found.AddRange(fitting.SelectMany(d => d).Select(c => (kind, c.DatasetId, (ItemChange?)null, (DatasetColumnChange?)c)));
                more |= cut || fitting.Count < byDataset.Count;
                lowerBounds |= cut;
                totals?.Add(Kinds[kind], columns.Count);
            }
            else
            {
                var items = await ItemsAsync(subscriptionId, kind, scope, from, to, start, wanted + 1, cancellation);
                found.AddRange(items.Take(room).Select(i => (kind, i.Id, (ItemChange?)i, (DatasetColumnChange?)null)));
                more |= items.Count > room;
                lowerBounds |= items.Count > wanted;
                totals?.Add(Kinds[kind], Math.Min(items.Count, wanted));
            }
        }
        var names = await Names.OfAsync(
            labels, subscriptionId,
            found.SelectMany(f => f.Item is { } i ? new[] { i.SourceId, i.TargetId } : [f.Id]), found.Select(f => f.Item?.JobId ?? Guid.Empty), cancellation);
        return new DiffAnswer(
            from, to, found.ConvertAll(f => f.Item is { } item ? Change(Kinds[f.Kind], item, names) : Change(f.Column!, names)), totals, totals is not null && lowerBounds,
            more && found.Count > 0 ? PageCursor.Write(found[^1].Kind.ToString(CultureInfo.InvariantCulture), found[^1].Id.ToString("N")) : null);
    }

    private Task<List<ItemChange>> ItemsAsync(
        int subscriptionId, int kind, DiffScope scope, DateTimeOffset from, DateTimeOffset to, Guid after, int limit, CancellationToken cancellation) => Kinds[kind] switch
    {
        "dataset" => diff.DatasetsAsync(subscriptionId, scope, from, to, after, limit, cancellation),
        "job" => diff.JobsAsync(subscriptionId, scope, from, to, after, limit, cancellation),
        _ => diff.EdgesAsync(subscriptionId, Kinds[kind] == "columnEdge", scope, from, to, after, limit, cancellation),
    };

    private static LineageChange Change(string kind, ItemChange item, Names names)
    {
        var isEdge = kind is "edge" or "columnEdge";
        return new LineageChange(
            kind, item.Added ? "added" : "removed", item.Id,
            kind == "dataset" ? names.Dataset(item.Id) : null, kind == "dataset" ? null : names.Job(item.JobId),
            isEdge ? names.Dataset(item.SourceId) : null, Text(item.SourceColumn), isEdge ? names.Dataset(item.TargetId) : null, Text(item.TargetColumn),
            Text(item.Subtype) ?? Text(item.Type), null, null, null);
    }

    private static LineageChange Change(DatasetColumnChange column, Names names) => new(
        "column", column.Change.Change, column.DatasetId, names.Dataset(column.DatasetId), null, null, null, null, null, null, column.Change.Column, column.Change.From, column.Change.To);

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
