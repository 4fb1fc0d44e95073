using System.Globalization;
using LineageIngest.Graph.Datasets;
using LineageIngest.Insight.Checks;

namespace LineageIngest.Insight.Alerts;

/// <summary>Finds checks that began to fail, runs that wrote unusually many or few rows, and datasets that nobody wrote for long.</summary>
public sealed class QualityFindings(ChecksQuery checks, MeasuresQuery measures, LabelQuery labels)
{
    /// <summary>Fewer counts than this say nothing about the next one.</summary>
    const int LeastCounts = 5;

    /// <summary>A check that goes on failing is one finding, at its first failure.</summary>
    public async Task<List<AlertFinding>> ChecksAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        var found = new List<AlertFinding>();
        foreach (var check in await checks.OfManyAsync(subscriptionId, datasets, cancellation))
        {
            var words = check.Column is null ? check.Name : $"{check.Column} {check.Name}";
            for (var at = 0; at < check.Results.Count; at++)
            {
                var result = check.Results[at];
                var began = at + 1 == check.Results.Count || check.Results[at + 1].State != CheckState.Failed;
                if (result.State != CheckState.Failed || !began || result.At <= since)
                    continue;
                found.Add(
                    new AlertFinding(
                        AlertKinds.CheckFailed,
                        check.Dataset,
                        $"{check.Column}\u001f{check.Name} {result.At.UtcDateTime:O}",
                        result.At,
                        [check.Dataset],
                        check.JobId,
                        [at == 0 && check.Message is { } message ? $"{words}: {message}" : words]
                    )
                );
            }
        }
        return found;
    }

    /// <param name="k">so many spreads from the median of the counts before</param>
    public async Task<List<AlertFinding>> VolumesAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset since,
        double k,
        CancellationToken cancellation
    )
    {
        var found = new List<AlertFinding>();
        foreach (var dataset in datasets)
        {
            var series = await measures.SeriesAsync(subscriptionId, dataset, null, null, cancellation);
            var counts = series.Metrics.GetValueOrDefault("rowCount", []);
            for (var at = LeastCounts; at < counts.Count; at++)
            {
                if (counts[at].At <= since)
                    continue;
                var before = counts.Take(at).TakeLast(30).Select(point => point.Value).ToList();
                var bounds = CheckBounds.Of(before, LeastCounts, k, Math.Abs(CheckBounds.MedianOf(before)) / 100, CheckSides.Both)!;
                if (!bounds.Holds(counts[at].Value))
                    found.Add(Volume(dataset, counts[at], bounds));
            }
        }
        return found;
    }

    public async Task<List<AlertFinding>> StaleAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        DateTimeOffset before,
        CancellationToken cancellation
    ) =>
        [
            .. (await labels.DatasetsAsync(subscriptionId, datasets, cancellation))
                .Values.Where(label => label.LastWrittenAt < before)
                .OrderBy(label => label.LastWrittenAt)
                .ThenBy(label => label.Id)
                .Select(label => new AlertFinding(
                    AlertKinds.Freshness,
                    label.Id,
                    $"{label.LastWrittenAt!.Value.UtcDateTime:O}",
                    label.LastWrittenAt.Value,
                    [label.Id],
                    null,
                    [string.Create(CultureInfo.InvariantCulture, $"last written {label.LastWrittenAt:u}")]
                )),
        ];

    static AlertFinding Volume(Guid dataset, MeasuredPoint point, CheckBounds bounds) =>
        new(
            AlertKinds.Volume,
            dataset,
            $"{point.RunId} {point.At.UtcDateTime:O}",
            point.At,
            [dataset],
            null,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{point.Value:0} rows, expected {bounds.Lower:0.#} to {bounds.Upper:0.#} (median {bounds.Median:0.#}, MAD {bounds.Mad:0.#}, k {bounds.K:0.##}, {bounds.Profiles} runs)"
                ),
            ]
        );
}
