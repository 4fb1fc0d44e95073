using LineageIngest.DataSources.Catalog;

namespace LineageIngest.DataSources.Profiling;

/// <summary>What is asked of a profile.</summary>
/// <param name="Key">columns that should be unique together; empty takes the table's own key</param>
/// <param name="Tags">of a column with those of its table</param>
public sealed record ProfileWanted(
    Guid AssetId,
    IReadOnlyList<string> Key,
    long MaxRows,
    Func<string, IEnumerable<string>> Tags,
    string Source,
    string? RequestedBy,
    long Run
);

/// <summary>A table → its profile, in one pass over its rows.</summary>
public sealed class Profiler(TimeProvider time)
{
    /// <exception cref="DataSourceException">The source cannot be read, or the key names a column that is not there.</exception>
    public async Task<TableProfile> ProfileAsync(
        IDataSource source,
        SourceTable table,
        ProfileWanted wanted,
        Action<long> rowsSoFar,
        CancellationToken cancellation
    )
    {
        if (wanted.Key.FirstOrDefault(name => table.Columns.All(column => column.Name != name)) is { } unknown)
            throw new DataSourceException($"The table {table.Name} has no column '{unknown}' for its key.");
        var start = time.GetTimestamp();
        var sketch = new TableSketch(
            table.Columns,
            wanted.Key.Count > 0 ? wanted.Key : table.PrimaryKey,
            column => PersonalColumns.Reason(column, wanted.Tags(column.Name))
        );
        var read = await source.ReadRowsAsync(table, new RowsWanted(wanted.MaxRows, rowsSoFar), sketch, cancellation);
        var now = time.GetUtcNow();
        var isSample = read.SampleMethod is not null;
        return new TableProfile(
            Guid.CreateVersion7(now),
            wanted.AssetId,
            isSample ? EstimatedRows(table, sketch.Rows, read.Share) : sketch.Rows,
            table.Columns.Count,
            sketch.Columns(),
            now,
            isSample ? "estimate" : ColumnProfile.Exact,
            table.Bytes,
            sketch.Duplicates(),
            sketch.Freshness(now),
            isSample ? new ProfileSample(read.SampleMethod!, sketch.Rows, read.Share, 0.98 / Math.Sqrt(Math.Max(sketch.Rows, 1))) : null,
            (long)time.GetElapsedTime(start).TotalMilliseconds,
            wanted.Source,
            wanted.RequestedBy,
            wanted.Run
        );
    }

    static long EstimatedRows(SourceTable table, long rows, double share) =>
        table.EstimatedRows is { } estimated ? Math.Max(estimated, rows) : (long)(rows / share);
}
