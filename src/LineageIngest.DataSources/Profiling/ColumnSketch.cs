using System.Buffers.Text;
using LineageIngest.DataSources.Catalog;

namespace LineageIngest.DataSources.Profiling;

/// <summary>What is remembered of a column while its values pass by, each looked at once.</summary>
sealed class ColumnSketch(SourceColumn column, string? withheld)
{
    const int TopValues = 10;

    readonly ValueKind _kind = ValueKinds.Of(column.Type);
    readonly FrequentValues _frequent = new(keepsText: withheld is null);
    readonly HyperLogLog _distinct = new();
    readonly NumberSample _numbers = new();
    byte[]? _least;
    byte[]? _greatest;
    double _leastNumber = double.PositiveInfinity;
    double _greatestNumber = double.NegativeInfinity;
    long _nulls;
    long _values;
    long _empty;
    long _letters;
    int _shortest = int.MaxValue;
    int _longest;

    public ValueKind Kind => _kind;

    /// <summary>The newest instant of a column of times, as the database writes it.</summary>
    public string? Greatest => _greatest is null ? null : FrequentValues.Shown(_greatest);

    public string Name => column.Name;

    public void AddNull() => _nulls++;

    /// <returns>the value's hash</returns>
    public ulong Add(ReadOnlySpan<byte> value)
    {
        _values++;
        var hash = CellHash.Of(value);
        _distinct.Add(hash);
        _frequent.Add(hash, value);
        switch (_kind)
        {
            case ValueKind.Number:
                AddNumber(value);
                break;
            case ValueKind.Time:
                // infinity and years before Christ are not in the order of their letters
                if (value.Length > 0 && value[0] is >= (byte)'0' and <= (byte)'9' && !value.EndsWith("BC"u8))
                    AddOrdered(value);
                break;
            case ValueKind.Text:
                AddOrdered(value);
                AddLength(value);
                break;
            case ValueKind.Opaque:
                AddLength(value);
                break;
        }
        return hash;
    }

    public ColumnProfile Profile(long rows)
    {
        var exact = _frequent.Distinct;
        var isNumber = _kind == ValueKind.Number && !_numbers.IsEmpty;
        var hasLengths = _kind is ValueKind.Text or ValueKind.Opaque && _values > 0;
        return new ColumnProfile(
            column.Name,
            column.Type,
            _nulls,
            exact ?? Math.Min(_distinct.Count(), _values),
            exact is null ? ColumnProfile.HyperLogLog : ColumnProfile.Exact,
            rows == 0 ? 0 : Math.Round(100.0 * _nulls / rows, 4),
            withheld is null && _least is not null ? FrequentValues.Shown(_least) : null,
            withheld is null && _greatest is not null ? FrequentValues.Shown(_greatest) : null
        )
        {
            Mean = isNumber ? _numbers.Mean : null,
            StandardDeviation = isNumber ? _numbers.Deviation : null,
            Quantiles = isNumber && withheld is null ? Quantiles() : null,
            QuantileRankError = isNumber && withheld is null ? _numbers.RankError : null,
            TopValues =
                withheld is null && _kind != ValueKind.Opaque
                    ?
                    [
                        .. _frequent
                            .Top(TopValues)
                            .Select(top => new TopValue(top.Value, top.Count, Math.Round((double)top.Count / rows, 6))),
                    ]
                    : null,
            TopValuesMayLack = withheld is null && _kind != ValueKind.Opaque && _frequent.Lost > 0 ? _frequent.Lost : null,
            MinLength = hasLengths ? _shortest : null,
            MaxLength = hasLengths ? _longest : null,
            MeanLength = hasLengths ? Math.Round((double)_letters / _values, 3) : null,
            EmptyCount = hasLengths ? _empty : null,
            ValuesWithheld = withheld,
        };
    }

    SortedDictionary<string, double> Quantiles()
    {
        string[] names = ["0.05", "0.25", "0.5", "0.75", "0.95", "0.99"];
        var values = _numbers.Quantiles(0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
        return new SortedDictionary<string, double>(
            names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second),
            StringComparer.Ordinal
        );
    }

    void AddNumber(ReadOnlySpan<byte> value)
    {
        double number;
        if (Utf8Parser.TryParse(value, out long whole, out var read) && read == value.Length)
            number = whole;
        else if (!Utf8Parser.TryParse(value, out number, out read) || read != value.Length)
            return; // NaN and infinity are written in letters; they are counted as values
        _numbers.Add(number);
        if (number < _leastNumber || _least is null)
            (_leastNumber, _least) = (number, value.ToArray());
        if (number > _greatestNumber || _greatest is null)
            (_greatestNumber, _greatest) = (number, value.ToArray());
    }

    void AddOrdered(ReadOnlySpan<byte> value)
    {
        if (_least is null || value.SequenceCompareTo(_least) < 0)
            _least = value.ToArray();
        if (_greatest is null || value.SequenceCompareTo(_greatest) > 0)
            _greatest = value.ToArray();
    }

    void AddLength(ReadOnlySpan<byte> value)
    {
        var length = 0;
        foreach (var unit in value)
            length += (unit & 0xC0) != 0x80 ? 1 : 0; // UTF-8: what is no continuation begins a letter
        _letters += length;
        _empty += length == 0 ? 1 : 0;
        _shortest = Math.Min(_shortest, length);
        _longest = Math.Max(_longest, length);
    }
}
