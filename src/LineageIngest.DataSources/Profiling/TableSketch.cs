using LineageIngest.DataSources.Catalog;

namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// What is remembered of a table while its rows pass by once: <c>sketch.Value(0, "7"u8); sketch.Null(1); sketch.EndRow();</c>, in the order of the columns.
/// Values are UTF-8 text as the database writes them.
/// </summary>
public sealed class TableSketch
{
    /// <summary>Keys up to this number are compared one by one (some 100 MB), beyond it they are estimated.</summary>
    const int ExactKeys = 4_000_000;

    readonly ColumnSketch[] _columns;
    readonly bool[] _isKey;
    readonly HyperLogLog _keyEstimate = new();
    HashSet<ulong>? _keys = [];
    ulong _key;

    /// <param name="key">the columns whose values together should be unique; all columns where none are given</param>
    /// <param name="withheld">why a column's values are not to be shown; null where they may be</param>
    public TableSketch(IReadOnlyList<SourceColumn> columns, IReadOnlyCollection<string> key, Func<SourceColumn, string?> withheld)
    {
        _columns = [.. columns.Select(column => new ColumnSketch(column, withheld(column)))];
        _isKey = [.. columns.Select(column => key.Count == 0 || key.Contains(column.Name))];
    }

    public long Rows { get; private set; }

    public void Null(int column)
    {
        _columns[column].AddNull();
        if (_isKey[column])
            _key = CellHash.Join(_key, 0);
    }

    public void Value(int column, ReadOnlySpan<byte> utf8)
    {
        var hash = _columns[column].Add(utf8);
        if (_isKey[column])
            _key = CellHash.Join(_key, hash);
    }

    public void EndRow()
    {
        Rows++;
        _keyEstimate.Add(_key);
        if (_keys is not null)
        {
            _keys.Add(_key);
            if (_keys.Count > ExactKeys)
                _keys = null;
        }
        _key = 0;
    }

    public List<ColumnProfile> Columns() => [.. _columns.Select(column => column.Profile(Rows))];

    public Duplicates Duplicates() =>
        new(
            [.. _columns.Where((_, at) => _isKey[at]).Select(column => column.Name)],
            Rows - (_keys?.Count ?? Math.Min(_keyEstimate.Count(), Rows)),
            _keys is null ? ColumnProfile.HyperLogLog : ColumnProfile.Exact
        );

    /// <summary>The newest instant among the columns of times, that is not in the future; null where there is none.</summary>
    public Freshness? Freshness(DateTimeOffset now)
    {
        var newest = _columns
            .Where(column => column.Kind == ValueKind.Time && column.Greatest is not null)
            .Select(column => (column.Name, At: Instant(column.Greatest!)))
            .Where(found => found.At is { } at && at <= now)
            .OrderByDescending(found => found.At)
            .ToList();
        return newest.Count == 0
            ? null
            : new Freshness(newest[0].Name, newest[0].At!.Value, (long)(now - newest[0].At!.Value).TotalSeconds);
    }

    /// <summary>A time without a zone is taken as UTC.</summary>
    static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(
            text,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
