using System.Globalization;
using System.Text;
using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Insight.RootCause;

/// <summary>A measure of a dataset as sent.</summary>
public sealed record PastMeasure(Guid DatasetId, Guid JobId, string RunId, string Kind, DateTimeOffset At, string Body);

/// <summary>The measures of one dataset → failed assertions and odd volumes in a stretch of time. Pure.</summary>
public static class MeasureIssues
{
    /// <summary>So many earlier measures make a habit; none at all after some is odd sooner.</summary>
    const int Habit = 4;
    const int HabitOfSome = 2;

    public static List<Issue> Of(Guid dataset, IReadOnlyCollection<PastMeasure> measures, DateTimeOffset from, DateTimeOffset at)
    {
        var ordered = measures.Where(m => m.At <= at).OrderBy(m => m.At).ThenBy(m => m.RunId, StringComparer.Ordinal).ToList();
        return [.. Assertions(dataset, ordered, from), .. Volumes(dataset, ordered, from)];
    }

    static IEnumerable<Issue> Assertions(Guid dataset, List<PastMeasure> measures, DateTimeOffset from)
    {
        var results = measures
            .Where(m => m.Kind == "dataQualityAssertions")
            .SelectMany(m => Results(m).Select(r => (Measure: m, r.Name, r.Success, r.Said)));
        foreach (var assertion in results.GroupBy(r => r.Name, StringComparer.Ordinal))
        {
            var all = assertion.ToList();
            if (all.FindLast(r => !r.Success && r.Measure.At > from) is not { Measure: not null } failed)
                continue;
            var first = all.LastIndexOf(failed);
            while (first > 0 && !all[first - 1].Success && all[first - 1].Measure.At > from)
                first--;
            var recovered = all.Where(r => r.Success && r.Measure.At > failed.Measure.At).Select(r => (DateTimeOffset?)r.Measure.At).Min();
            yield return new Issue(
                IssueKind.Assertion,
                dataset,
                failed.Measure.JobId,
                failed.Measure.RunId,
                all[first].Measure.At,
                $"The check {assertion.Key} failed{failed.Said}",
                recovered
            );
        }
    }

    static IEnumerable<(string Name, bool Success, string Said)> Results(PastMeasure measure)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(measure.Body));
        return
        [
            .. document
                .RootElement.Items("assertions")
                .Where(a => a.Get("success") is { ValueKind: JsonValueKind.True or JsonValueKind.False })
                .Select(a =>
                    (
                        Name(a),
                        a.Get("success")!.Value.ValueKind == JsonValueKind.True,
                        a.Text("actual") is { } actual ? $": {actual} instead of {a.Text("expected") ?? "what was expected"}" : ""
                    )
                ),
        ];
    }

    static string Name(JsonElement assertion) =>
        assertion.Text("name")
        ?? (
            assertion.Text("column") is { } column
                ? $"{assertion.Text("assertion")} of {column}"
                : assertion.Text("assertion") ?? "without a name"
        );

    /// <summary>Of each job's writes the newest, against those before it; the number of rows, where it is told, else the size.</summary>
    static IEnumerable<Issue> Volumes(Guid dataset, List<PastMeasure> measures, DateTimeOffset from)
    {
        foreach (var series in measures.Where(m => m.Kind == "outputStatistics").GroupBy(m => m.JobId))
        {
            var values = series
                .Select(m => (Measure: m, Volume: Volume(m.Body)))
                .Where(v => v.Volume is not null)
                .Select(v => (v.Measure, Volume: v.Volume!.Value))
                .ToList();
            for (var i = values.Count - 1; i > 0 && values[i].Measure.At > from; i--)
            {
                var (measure, volume) = values[i];
                var before = values.Take(i).Where(v => v.Volume.Unit == volume.Unit).Select(v => v.Volume.Value).ToList();
                var odd = Usual.Of(before, Habit) is { } usual
                    ? usual.IsOdd(volume.Value)
                    : volume.Value == 0 && Usual.Of(before, HabitOfSome) is { Median: > 0 };
                if (!odd)
                    continue;
                var recovered = values.Skip(i + 1).Select(v => (DateTimeOffset?)v.Measure.At).FirstOrDefault();
                yield return new Issue(
                    IssueKind.Volume,
                    dataset,
                    measure.JobId,
                    measure.RunId,
                    measure.At,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{volume.Value:0} {volume.Unit} were written, usually {Usual.Of(before, 1)!.Median:0}"
                    ),
                    recovered
                );
                break;
            }
        }
    }

    static (double Value, string Unit)? Volume(string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        JsonElement? facet = document.RootElement;
        return facet.Number("rowCount") is { } rows ? (rows, "rows")
            : facet.Number("size") is { } size ? (size, "bytes")
            : null;
    }
}
