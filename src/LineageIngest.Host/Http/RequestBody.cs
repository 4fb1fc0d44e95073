using System.IO.Compression;
using LineageIngest.Host.Receiving;
using Microsoft.Net.Http.Headers;

namespace LineageIngest.Host.Http;

/// <summary>Reads a request's body whole: plain, gzip, deflate or br, with and without Content-Length, bounded after decompression.</summary>
static class RequestBody
{
    const int FirstBuffer = 16 * 1024;

    public static async Task<(ReadOnlyMemory<byte> Body, Problem? Problem)> ReadAsync(
        HttpRequest request,
        ReceivingOptions options,
        MemoryBudget.Share share,
        CancellationToken cancellation
    )
    {
        var encoding = request.Headers[HeaderNames.ContentEncoding].ToString();
        if (Decompress(request.Body, encoding) is not { } source)
            return (default, Problems.UnknownEncoding(encoding));
        try
        {
            return await ReadAllAsync(source, request.ContentLength, options.MaxBodyBytes, share, cancellation);
        }
        catch (InvalidDataException corrupt)
        {
            return (default, Problems.CorruptCompression(encoding, corrupt.Message));
        }
    }

    static Stream? Decompress(Stream body, string encoding) =>
        encoding.Trim().ToLowerInvariant() switch
        {
            "" or "identity" => body,
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => null,
        };

    static async Task<(ReadOnlyMemory<byte>, Problem?)> ReadAllAsync(
        Stream source,
        long? expected,
        long limit,
        MemoryBudget.Share share,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[Math.Clamp(expected ?? FirstBuffer, FirstBuffer, 1 << 20)];
        if (!share.TryTake(buffer.Length))
            return (default, Problems.Overloaded);
        var length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > limit)
                return (default, Problems.TooLarge(limit));
            if (length < buffer.Length)
                continue;
            if (!share.TryTake(buffer.Length))
                return (default, Problems.Overloaded);
            Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, limit + 1));
        }
        return (buffer.AsMemory(0, length), null);
    }
}
