using LineageIngest.Graph.Datasets;
using LineageIngest.Insight.Alerts;

namespace LineageIngest.Host.Pii;

/// <summary>Finds unmasked personal data outside of its allowed places, as the report shows it, for alerts. It speaks of how things are, whenever they became so.</summary>
sealed class PiiFindings(PiiReader reader, LabelQuery labels)
{
    /// <summary>One for each column and kind and where it comes from: once told, it is not told again.</summary>
    /// <param name="now">when it happened, of datasets that no successful run was seen to write</param>
    public async Task<List<AlertFinding>> OfAsync(int subscriptionId, DateTimeOffset now, CancellationToken cancellation)
    {
        var exposed = (await reader.ReadAsync(subscriptionId, cancellation)).Columns.FindAll(one => one.IsExposed);
        var written = await labels.DatasetsAsync(
            subscriptionId,
            [.. exposed.Select(one => one.Column.Column.DatasetId).Distinct()],
            cancellation
        );
        var shown = await reader.ShowAsync(subscriptionId, exposed, cancellation);
        return
        [
            .. exposed.Zip(
                shown,
                (one, item) =>
                    new AlertFinding(
                        AlertKinds.PiiExposed,
                        one.Column.Column.DatasetId,
                        $"{one.Column.Column.Column}\u001f{one.Column.Kind} {one.Column.Declared.Column.DatasetId}\u001f{one.Column.Declared.Column.Column}",
                        written[one.Column.Column.DatasetId].LastWrittenAt ?? now,
                        [one.Column.Column.DatasetId],
                        one.Column.Step?.Edge.JobId,
                        [Words(item)]
                    )
            ),
        ];
    }

    /// <summary>Example: <c>email in column contact, from crm.customers.email (tag pii=email)</c>.</summary>
    static string Words(PiiItem item)
    {
        var declared = $"{item.Declared.By} {item.Declared.Detail}";
        return item.Path.Count == 0
            ? $"{item.Kind} in column {item.Column} ({declared})"
            : $"{item.Kind} in column {item.Column}, from {item.Declared.Column.Dataset}.{item.Declared.Column.Field} ({declared})";
    }
}
