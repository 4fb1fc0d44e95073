namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// What a profile found. Counts of columns and duplicates are of the rows that were read: where sample is set, that is not the whole table, and rowCount
/// is an estimate.
/// </summary>
/// <param name="RowCountMethod">exact, or estimate (the database's own, or the sample's rows by its share)</param>
/// <param name="TableSizeBytes">as the database counts it, with indexes where it does; null where it does not say</param>
/// <param name="RequestedBy">who asked for it, where he has a name; null for the schedule</param>
/// <param name="Run">the run of the job that made it</param>
public sealed record TableProfile(
    Guid ProfileId,
    Guid AssetId,
    long RowCount,
    int ColumnCount,
    IReadOnlyList<ColumnProfile> ColumnProfiles,
    DateTimeOffset ProfiledAt,
    string RowCountMethod,
    long? TableSizeBytes,
    Duplicates Duplicates,
    Freshness? Freshness,
    ProfileSample? Sample,
    long DurationMs,
    string Source,
    string? RequestedBy,
    long Run
);

/// <summary>A column of a profile. Min and max are as the database writes them; nullPercentage is of the rows that were read.</summary>
public sealed record ColumnProfile(
    string ColumnName,
    string DataType,
    long NullCount,
    long DistinctCount,
    string DistinctMethod,
    double NullPercentage,
    string? Min,
    string? Max
)
{
    public const string Exact = "exact";

    /// <summary>Right to 0.8 % (one standard error).</summary>
    public const string HyperLogLog = "hyperloglog";

    public double? Mean { get; init; }
    public double? StandardDeviation { get; init; }

    /// <summary>By share, such as 0.5 for the median.</summary>
    public IReadOnlyDictionary<string, double>? Quantiles { get; init; }

    /// <summary>How far the rank of a quantile may be off, in 95 of 100 cases: 0.01 is one point in a hundred.</summary>
    public double? QuantileRankError { get; init; }

    /// <summary>The most frequent, at most ten; null where they are withheld.</summary>
    public IReadOnlyList<TopValue>? TopValues { get; init; }

    /// <summary>How many occurrences a count of topValues may lack; null when they are exact.</summary>
    public long? TopValuesMayLack { get; init; }

    /// <summary>In letters.</summary>
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public double? MeanLength { get; init; }

    /// <summary>Texts without a letter.</summary>
    public long? EmptyCount { get; init; }

    /// <summary>Why no values are shown; null where they are.</summary>
    public string? ValuesWithheld { get; init; }
}

/// <summary>Share: of the rows that were read.</summary>
public sealed record TopValue(string Value, long Count, double Share);

/// <summary>Rows that repeat the key of another one. Key: the table's key, or all its columns where it has none.</summary>
public sealed record Duplicates(IReadOnlyList<string> Key, long Count, string Method);

/// <summary>The newest time in the table that is not in the future.</summary>
public sealed record Freshness(string Column, DateTimeOffset Newest, long AgeSeconds);

/// <summary>What was read instead of the whole. Error: how far a share among the rows that were read may be from that of the table, in 95 of 100 cases.</summary>
public sealed record ProfileSample(string Method, long Rows, double Share, double Error);
