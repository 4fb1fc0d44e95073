namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// Mean, deviation and quantiles of numbers that pass by. Quantiles come from at most 10,000 of them, each number with the same chance (Vitter's algorithm R):
/// their rank is then right to one point in a hundred, in 95 of 100 cases.
/// </summary>
sealed class NumberSample
{
    const int Size = 10_000;

    readonly List<double> _sample = [];
    ulong _random = 0x2545F4914F6CDD1D; // fixed, so that the same rows give the same profile
    long _count;
    double _mean;
    double _squares;

    /// <summary>Half of the width of the band in which a quantile's rank lies; 0 when it is exact.</summary>
    public double RankError => _count <= Size ? 0 : 0.98 / Math.Sqrt(Size);

    public bool IsEmpty => _count == 0;

    public double Mean => _mean;

    /// <summary>Of the whole, not of a sample of it.</summary>
    public double Deviation => Math.Sqrt(_squares / _count);

    public void Add(double number)
    {
        if (!double.IsFinite(number))
            return;
        _count++;
        var step = number - _mean;
        _mean += step / _count;
        _squares += step * (number - _mean);
        if (_sample.Count < Size)
        {
            _sample.Add(number);
            return;
        }
        var place = Math.BigMul(Next(), (ulong)_count, out _);
        if (place < Size)
            _sample[(int)place] = number;
    }

    /// <summary>The value below which such a share lies, by the nearest rank.</summary>
    public double[] Quantiles(params ReadOnlySpan<double> shares)
    {
        var sorted = _sample.Order().ToArray();
        var found = new double[shares.Length];
        for (var i = 0; i < shares.Length; i++)
            found[i] = sorted[Math.Clamp((int)Math.Ceiling(shares[i] * sorted.Length) - 1, 0, sorted.Length - 1)];
        return found;
    }

    ulong Next()
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return _random;
    }
}
