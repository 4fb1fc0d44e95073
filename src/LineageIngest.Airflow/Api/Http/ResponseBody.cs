using System.Buffers;
using System.Net;
using System.Text;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>An answer read to its end into borrowed memory: a cut one is noticed while it can still be asked for again. Disposing gives the memory back.</summary>
sealed class ResponseBody : HttpContent
{
    /// <summary>No page of a hundred rows comes near this; whoever sends more is no Airflow.</summary>
    const int Longest = 256 << 20;

    /// <summary>What a server says of the length is believed up to here.</summary>
    const int Believed = 1 << 20;

    byte[] _bytes;
    int _length;

    ResponseBody(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>As UTF-8, whatever the header says: for people.</summary>
    public string Text(int most) => Encoding.UTF8.GetString(Bytes[..Math.Min(_length, most)]);

    /// <exception cref="IOException">Cut, or too long.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        using (content)
        {
            var stream = await content.ReadAsStreamAsync(cancellation);
            var bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((content.Headers.ContentLength ?? 0) + 1, 1 << 14, Believed));
            var length = 0;
            try
            {
                while (await stream.ReadAsync(bytes.AsMemory(length), cancellation) is var read and > 0)
                {
                    length += read;
                    if (length == bytes.Length)
                        bytes = Larger(bytes);
                }
            }
            catch
            {
                ArrayPool<byte>.Shared.Return(bytes);
                throw;
            }

            var body = new ResponseBody(bytes, length);
            body.Headers.ContentType = content.Headers.ContentType;
            return body;
        }
    }

    static byte[] Larger(byte[] bytes)
    {
        if (bytes.Length >= Longest)
            throw new IOException($"the answer is longer than {Longest >> 20} MB");
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_bytes.AsMemory(0, _length)).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _bytes, []) is { Length: > 0 } bytes)
        {
            _length = 0;
            ArrayPool<byte>.Shared.Return(bytes);
        }

        base.Dispose(disposing);
    }
}
