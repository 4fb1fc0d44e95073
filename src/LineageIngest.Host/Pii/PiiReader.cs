using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Pii;

namespace LineageIngest.Host.Pii;

/// <summary>A column with personal data, under the names of its dataset, and whether its unmasked values may lie there.</summary>
sealed record PlacedPii(PiiColumn Column, string Namespace, string Dataset, bool Allowed)
{
    /// <summary>Unmasked, outside its allowed places.</summary>
    public bool IsExposed => !Column.Masked && !Allowed;
}

/// <summary>Which columns hold personal data, and which of them lie outside their allowed places.</summary>
sealed class PiiReader(PiiRuleStore rules, PiiPlaceStore places, PiiQuery query, LabelQuery labels)
{
    /// <summary>By namespace, dataset, column and kind.</summary>
    public async Task<(List<PlacedPii> Columns, PiiState State)> ReadAsync(int subscriptionId, CancellationToken cancellation)
    {
        var state = await query.OfAsync(subscriptionId, await rules.ListAsync(subscriptionId, cancellation), cancellation);
        var allowed = await places.ListAsync(subscriptionId, cancellation);
        var known = await labels.DatasetsAsync(
            subscriptionId,
            [.. state.Columns.Select(column => column.Column.DatasetId).Distinct()],
            cancellation
        );
        var placed = new List<PlacedPii>();
        foreach (var column in state.Columns)
        {
            if (!known.TryGetValue(column.Column.DatasetId, out var label))
                continue; // no event names it: somebody flagged a column of something that does not exist yet
            var names = label.Aliases.Select(alias => alias.Name).Prepend(label.Name);
            placed.Add(new PlacedPii(column, label.Namespace, label.Name, allowed.Exists(place => place.Allows(column.Kind, names))));
        }
        return (
            [
                .. placed
                    .OrderBy(one => one.Namespace, StringComparer.Ordinal)
                    .ThenBy(one => one.Dataset, StringComparer.Ordinal)
                    .ThenBy(one => one.Column.Column.Column, StringComparer.Ordinal)
                    .ThenBy(one => one.Column.Kind, StringComparer.Ordinal),
            ],
            state
        );
    }

    /// <summary>As people read it, with the way by which it came.</summary>
    public async Task<List<PiiItem>> ShowAsync(int subscriptionId, IReadOnlyList<PlacedPii> columns, CancellationToken cancellation)
    {
        var steps = columns.SelectMany(one => one.Column.Path()).Select(step => step.Edge).ToList();
        var names = await AssetReferences.OfAsync(
            labels,
            subscriptionId,
            steps
                .SelectMany(edge => new[] { edge.SourceId, edge.TargetId })
                .Concat(columns.Select(one => one.Column.Declared.Column.DatasetId)),
            steps.Select(edge => edge.JobId),
            cancellation
        );
        ColumnPlace Place(Guid dataset, string column)
        {
            var found = names.Dataset(dataset);
            return new ColumnPlace(dataset, found.Namespace, found.Name, column);
        }
        return
        [
            .. columns.Select(one => new PiiItem(
                new DatasetReference(one.Column.Column.DatasetId, one.Namespace, one.Dataset),
                one.Column.Column.Column,
                one.Column.Kind,
                one.Column.Masked,
                one.Allowed,
                one.Column.IsDerived ? "derived" : one.Column.Declared.By,
                new PiiDeclaration(
                    Place(one.Column.Declared.Column.DatasetId, one.Column.Declared.Column.Column),
                    one.Column.Declared.By,
                    one.Column.Declared.Detail
                ),
                [
                    .. one
                        .Column.Path()
                        .Select(step => new PiiPathStep(
                            Place(step.Edge.SourceId, step.Edge.SourceColumn),
                            Place(step.Edge.TargetId, step.Edge.TargetColumn),
                            names.Job(step.Edge.JobId),
                            step.Effect,
                            step.Why,
                            step.Expression
                        )),
                ]
            )),
        ];
    }
}
