using System.Buffers;
using LineageIngest.DataSources.Profiling;

namespace LineageIngest.DataSources.Postgres;

/// <summary>
/// Reads what COPY … TO STDOUT writes in its text format (https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.55.9.2): tabs between the columns,
/// a newline after each row, <c>\N</c> for null, a backslash before what would be one of them.
/// </summary>
sealed class CopyText(Stream source, int columns)
{
    const int FirstSize = 1 << 20;
    const int ReportEvery = 50_000;
    const byte Tab = (byte)'\t';
    const byte Newline = (byte)'\n';
    const byte Backslash = (byte)'\\';

    static readonly SearchValues<byte> _marks = SearchValues.Create("\t\n\\"u8);

    byte[] _buffer = new byte[FirstSize];
    byte[] _plain = new byte[4096];

    public async Task ReadAsync(TableSketch sketch, Action<long> rowsSoFar, CancellationToken cancellation)
    {
        var (filled, reported) = (0, 0L);
        while (true)
        {
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, checked(_buffer.Length * 2)); // one row is larger than the buffer
            var read = await source.ReadAsync(_buffer.AsMemory(filled), cancellation);
            if (read == 0)
                break;
            filled += read;
            var used = Take(_buffer.AsSpan(0, filled), sketch);
            _buffer.AsSpan(used, filled - used).CopyTo(_buffer);
            filled -= used;
            if (sketch.Rows - reported >= ReportEvery)
                rowsSoFar(reported = sketch.Rows);
        }
        if (filled > 0)
            throw new DataSourceException("The database broke off in the middle of a row.");
        rowsSoFar(sketch.Rows);
    }

    /// <summary>The complete rows; returns how many bytes they took.</summary>
    int Take(ReadOnlySpan<byte> text, TableSketch sketch)
    {
        var end = text.LastIndexOf(Newline) + 1;
        var rest = text[..end];
        if (columns == 0)
        {
            foreach (var _ in rest)
                sketch.EndRow(); // a row without columns is its newline
            return end;
        }
        var column = 0;
        while (rest.Length > 0)
        {
            var mark = rest.IndexOfAny(_marks);
            var isEscaped = rest[mark] == Backslash;
            if (isEscaped)
                mark = EndOfCell(rest, mark);
            var cell = rest[..mark];
            if (!isEscaped)
                sketch.Value(column, cell);
            else if (cell.SequenceEqual("\\N"u8))
                sketch.Null(column);
            else
                sketch.Value(column, Plain(cell));
            column++;
            if (rest[mark] == Newline)
            {
                sketch.EndRow();
                column = 0;
            }
            rest = rest[(mark + 1)..];
        }
        return end;
    }

    /// <summary>Tabs and newlines of a value are written as letters, so the next bare one ends the cell.</summary>
    static int EndOfCell(ReadOnlySpan<byte> rest, int from) => from + rest[from..].IndexOfAny(Tab, Newline);

    ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> cell)
    {
        if (_plain.Length < cell.Length)
            _plain = new byte[cell.Length * 2];
        var length = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            _plain[length++] =
                cell[i] != Backslash
                    ? cell[i]
                    : cell[++i] switch
                    {
                        (byte)'b' => (byte)'\b',
                        (byte)'f' => (byte)'\f',
                        (byte)'n' => Newline,
                        (byte)'r' => (byte)'\r',
                        (byte)'t' => Tab,
                        (byte)'v' => (byte)'\v',
                        var itself => itself,
                    };
        }
        return _plain.AsSpan(0, length);
    }
}
