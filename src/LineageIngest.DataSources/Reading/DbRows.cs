using System.Data.Common;
using System.Globalization;
using System.Text;
using LineageIngest.DataSources.Profiling;

namespace LineageIngest.DataSources.Reading;

/// <summary>Rows of a reader → a sketch, each value as the text that the sketch wants.</summary>
sealed class DbRows(DbDataReader reader)
{
    const int ReportEvery = 50_000;
    byte[] _buffer = new byte[4096];

    public async Task ReadAsync(TableSketch sketch, Action<long> rowsSoFar, CancellationToken cancellation)
    {
        var columns = reader.FieldCount;
        while (await reader.ReadAsync(cancellation))
        {
            for (var column = 0; column < columns; column++)
            {
                if (reader.IsDBNull(column))
                    sketch.Null(column);
                else
                    sketch.Value(column, Text(reader.GetValue(column)));
            }
            sketch.EndRow();
            if (sketch.Rows % ReportEvery == 0)
            {
                rowsSoFar(sketch.Rows);
                cancellation.ThrowIfCancellationRequested(); // not every driver looks at it
            }
        }
        rowsSoFar(sketch.Rows);
    }

    ReadOnlySpan<byte> Text(object value) =>
        value switch
        {
            string text => Encoded(text),
            byte[] bytes => bytes,
            bool truth => truth ? "true"u8 : "false"u8,
            DateTime at => Formatted(at, at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
            DateTimeOffset at => Formatted(at.ToUniversalTime(), "yyyy-MM-dd HH:mm:ss.FFFFFFF+00"),
            DateOnly day => Formatted(day, "yyyy-MM-dd"),
            IUtf8SpanFormattable number => Formatted(number, null),
            _ => Encoded(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    ReadOnlySpan<byte> Formatted<T>(T value, string? format)
        where T : IUtf8SpanFormattable
    {
        int length;
        while (!value.TryFormat(_buffer, out length, format, CultureInfo.InvariantCulture))
            _buffer = new byte[_buffer.Length * 2];
        return _buffer.AsSpan(0, length);
    }

    ReadOnlySpan<byte> Encoded(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < most)
            _buffer = new byte[most];
        return _buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, _buffer));
    }
}
