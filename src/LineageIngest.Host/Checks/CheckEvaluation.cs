using System.Globalization;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Insight.Checks;

namespace LineageIngest.Host.Checks;

/// <summary>A rule and profiles → what the check says of the newest one. Pure.</summary>
static class CheckEvaluation
{
    /// <summary>In order of column. A figure that the profile does not have, such as the freshness of a table without times, gives no result.</summary>
    public static IEnumerable<OwnCheckResult> Of(CheckRule rule, TableProfile profile, IReadOnlyList<TableProfile> earlier)
    {
        foreach (var (column, value) in Figures(rule, profile))
        {
            var before = earlier
                .Take(CheckRule.MostProfiles)
                .SelectMany(one => Figures(rule, one).Where(figure => figure.Column == column).Select(figure => figure.Value))
                .ToList();
            var bounds =
                before.Count == 0
                    ? null
                    : CheckBounds.Of(before, rule.MinProfiles, rule.K, rule.LeastSpread(CheckBounds.MedianOf(before)), rule.Sides);
            var state =
                bounds is null ? CheckState.Learning
                : bounds.Holds(value) ? CheckState.Passed
                : CheckState.Failed;
            yield return new OwnCheckResult(
                rule.Name,
                $"{rule.Word} ({rule.Name})",
                column,
                state,
                rule.Severity,
                value,
                bounds,
                Words(rule, value, bounds, before.Count)
            );
        }
    }

    static IEnumerable<(string? Column, double Value)> Figures(CheckRule rule, TableProfile profile) =>
        rule.Kind switch
        {
            CheckKind.Volume => [(null, profile.RowCount)],
            CheckKind.Freshness => profile.Freshness is { } fresh ? [(null, fresh.AgeSeconds)] : [],
            CheckKind.NullRate => Columns(rule, profile).Select(column => ((string?)column.ColumnName, column.NullPercentage / 100)),
            _ => Columns(rule, profile)
                .Select(column => (Column: column, Filled: Filled(profile, column)))
                .Where(one => one.Filled > 0)
                .Select(one => ((string?)one.Column.ColumnName, Math.Min(1, one.Column.DistinctCount / one.Filled))),
        };

    static IEnumerable<ColumnProfile> Columns(CheckRule rule, TableProfile profile) =>
        profile
            .ColumnProfiles.Where(column => rule.Column is null || column.ColumnName == rule.Column)
            .OrderBy(column => column.ColumnName, StringComparer.Ordinal);

    /// <summary>Values of a column that are not null, of the rows that were read.</summary>
    static double Filled(TableProfile profile, ColumnProfile column) => (profile.Sample?.Rows ?? profile.RowCount) - column.NullCount;

    static string Words(CheckRule rule, double value, CheckBounds? bounds, int profiles) =>
        bounds is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{rule.Word} is {value:0.####}; {profiles} of {rule.MinProfiles} earlier profiles that are needed to expect anything"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rule.Word} is {value:0.####}, expected {Range(bounds)} (median {bounds.Median:0.####}, MAD {bounds.Mad:0.####}, k {bounds.K:0.##}, {bounds.Profiles} profiles)"
            );

    static string Range(CheckBounds bounds) =>
        (bounds.Lower, bounds.Upper) switch
        {
            ({ } lower, { } upper) => string.Create(CultureInfo.InvariantCulture, $"{lower:0.####} to {upper:0.####}"),
            ({ } lower, null) => string.Create(CultureInfo.InvariantCulture, $"at least {lower:0.####}"),
            (null, { } upper) => string.Create(CultureInfo.InvariantCulture, $"at most {upper:0.####}"),
            _ => "anything",
        };
}
