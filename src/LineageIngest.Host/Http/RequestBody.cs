using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using LineageIngest.Host.Receiving;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LineageIngest.Host.Http;

/// <summary>Reads a request's body whole: plain, gzip, deflate or br, with and without Content-Length, bounded after decompression.</summary>
static class RequestBody
{
    const int FirstBuffer = 16 * 1024;

    // What a parsed value takes (JsonDocument keeps 12 bytes for each and doubles its table as it grows).
    const int BytesPerValue = 24;

    // How much of a refused body is read on, so that its sender comes to read the answer instead of a closed connection.
    static readonly TimeSpan _drain = TimeSpan.FromSeconds(20);

    /// <summary>The body, within the budget for it, for its copy into the log and for its parsing; or why not.</summary>
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
        var plain = ReferenceEquals(source, request.Body);
        // The server's own limit is for endpoints that read their bodies without this.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } serverLimit)
            serverLimit.MaxRequestBodySize = null;
        try
        {
            if (plain && request.ContentLength > options.MaxBodyBytes)
                return await RefuseAsync(request, Problems.TooLarge(options.MaxBodyBytes), cancellation);
            var (body, problem) = await ReadAllAsync(
                source,
                plain ? request.ContentLength : null,
                options.MaxBodyBytes,
                share,
                cancellation
            );
            // Some clients compress and do not say so; no JSON begins with these two bytes.
            if (problem is null && plain && body.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            {
                MemoryMarshal.TryGetArray(body, out var received);
                using var compressed = new MemoryStream(received.Array!, received.Offset, received.Count, writable: false);
                using var unsaid = new GZipStream(compressed, CompressionMode.Decompress);
                (body, problem) = await ReadAllAsync(unsaid, null, options.MaxBodyBytes, share, cancellation);
            }
            problem ??= Parsable(body, options, share);
            return problem is null ? (body, null) : await RefuseAsync(request, problem, cancellation);
        }
        // The stream of br says by InvalidOperationException that the data is none.
        catch (Exception corrupt) when (corrupt is InvalidDataException || (!plain && corrupt is InvalidOperationException))
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
        // One byte more than expected, so that the end is seen without growing.
        var size = expected is { } told ? told + 1 : FirstBuffer;
        if (!await share.TakeAsync(2 * size, cancellation))
            return (default, Problems.Overloaded);
        var buffer = GC.AllocateUninitializedArray<byte>((int)size);
        var length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > limit)
                return (default, Problems.TooLarge(limit));
            if (length < buffer.Length)
                continue;
            var larger = (int)Math.Min((long)buffer.Length * 2, limit + 1);
            if (!share.TryTake(2L * (larger - buffer.Length)))
                return (default, Problems.Overloaded);
            Array.Resize(ref buffer, larger);
        }
        return (buffer.AsMemory(0, length), null);
    }

    static Problem? Parsable(ReadOnlyMemory<byte> body, ReceivingOptions options, MemoryBudget.Share share)
    {
        var values = JsonSize.ValuesAtMost(body.Span);
        if (values > options.MaxValues && JsonSize.Exceeds(body.Span, options.MaxValues) is { } position)
            return Problems.TooManyValues(options.MaxValues, position);
        return share.TryTake(Math.Min(values, options.MaxValues) * BytesPerValue) ? null : Problems.Overloaded;
    }

    static async Task<(ReadOnlyMemory<byte>, Problem?)> RefuseAsync(HttpRequest request, Problem problem, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_drain);
        var scrap = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            while (await request.Body.ReadAsync(scrap, patience.Token) > 0) { }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // He sends on without end: the answer goes out, and the connection closes behind it.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scrap);
        }
        return (default, problem);
    }
}
