using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace LineageIngest.Events;

/// <summary>
/// Cuts a file into events, byte for byte: NDJSON, JSON arrays, concatenated or pretty-printed JSON, log lines with an event in them, any of them gzipped.
/// A line that begins an object at its first column ends a broken object before it, so one torn line costs one event.
/// </summary>
public sealed class EventSplitter(Stream source)
{
    const int BufferSize = 1 << 20;
    byte[] _buffer = new byte[BufferSize];
    int _start,
        _end;

    /// <summary>Lines that held no event (text of a log, say).</summary>
    public long LinesWithoutEvent { get; private set; }

    /// <summary>Bytes of the (decompressed) file that were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Opens a file, gzipped or not, by its first bytes.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> SplitAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var scan = new Scan();
        while (await FillAsync(cancellation))
        {
            while (scan.Next(_buffer.AsSpan(_start, _end - _start)) is { } found)
            {
                if (found.Length > 0)
                    yield return _buffer.AsMemory(_start + found.Offset, found.Length).ToArray();
                _start += found.Consumed;
            }
            LinesWithoutEvent = scan.LinesWithoutEvent;
        }
        if (scan.InObject)
            yield return _buffer.AsMemory(_start + scan.ObjectOffset, _end - _start - scan.ObjectOffset).ToArray(); // a torn end: kept, so that it can be seen
    }

    async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        BytesRead += read;
        return read > 0;
    }

    /// <summary>Where an event lies (length 0: none, only consumed).</summary>
    readonly record struct Found(int Offset, int Length, int Consumed);

    /// <summary>Walks over the bytes once, however often the buffer is refilled.</summary>
    sealed class Scan
    {
        int _position,
            _depth;
        bool _inString,
            _escaped,
            _lineHadEvent,
            _lineHadText;

        public long LinesWithoutEvent { get; private set; }
        public bool InObject => _depth > 0;
        public int ObjectOffset { get; private set; }

        /// <summary>
        /// The next event, or null when more bytes are needed. Pretty-printed objects are indented inside: an unindented {" begins the next event of a
        /// file with one event a line.
        /// </summary>
        public Found? Next(ReadOnlySpan<byte> bytes)
        {
            for (; _position < bytes.Length; _position++)
            {
                var c = bytes[_position];
                if (_depth > 0 && c == '{' && bytes[_position - 1] == '\n')
                {
                    if (_position + 1 == bytes.Length)
                        return null;
                    if (bytes[_position + 1] == '"')
                        return Take(_position);
                }
                if (_depth == 0)
                    Outside(c);
                else if (_inString)
                    InString(c);
                else if (Inside(c))
                    return Take(_position + 1);
            }
            return null;
        }

        void Outside(byte c)
        {
            if (c == '{')
            {
                (_depth, ObjectOffset, _lineHadEvent) = (1, _position, true);
            }
            else if (c == '\n')
            {
                if (_lineHadText && !_lineHadEvent)
                    LinesWithoutEvent++;
                (_lineHadText, _lineHadEvent) = (false, false);
            }
            else if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)',' or (byte)'[' or (byte)']' or 0xEF or 0xBB or 0xBF))
            {
                _lineHadText = true;
            }
        }

        void InString(byte c)
        {
            if (_escaped)
                _escaped = false;
            else if (c == '\\')
                _escaped = true;
            else if (c == '"')
                _inString = false;
        }

        /// <summary>True at the brace that closes the event.</summary>
        bool Inside(byte c)
        {
            if (c == '"')
                _inString = true;
            else if (c == '{')
                _depth++;
            else if (c == '}')
                return --_depth == 0;
            return false;
        }

        Found Take(int consumed)
        {
            var found = new Found(ObjectOffset, consumed - ObjectOffset, consumed);
            (_position, _depth, _inString, _escaped) = (0, 0, false, false);
            return found;
        }
    }
}
