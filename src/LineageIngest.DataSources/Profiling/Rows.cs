namespace LineageIngest.DataSources.Profiling;

/// <summary>How many rows are wanted, and what is told on the way.</summary>
/// <param name="MaxRows">a table that is estimated to have more is sampled</param>
/// <param name="RowsSoFar">is called now and then</param>
public sealed record RowsWanted(long MaxRows, Action<long> RowsSoFar);

/// <summary>What was read. A sample took about this share of the table.</summary>
public sealed record RowsRead(string? SampleMethod, double Share)
{
    public static readonly RowsRead All = new(null, 1);
}
