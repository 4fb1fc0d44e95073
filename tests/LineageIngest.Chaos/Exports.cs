using System.Security.Cryptography;

namespace LineageIngest.Chaos;

/// <summary>Exports of a service, into files.</summary>
static class Exports
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    public static async Task WriteAsync(ServiceProcess service, string format, string path, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = _patience };
        await using var answer = await http.GetStreamAsync(new Uri($"/api/lineage/export?format={format}", UriKind.Relative), cancellation);
        await using var file = File.Create(path);
        await answer.CopyToAsync(file, cancellation);
    }

    public static async Task<bool> EqualAsync(string one, string other, CancellationToken cancellation)
    {
        await using var left = File.OpenRead(one);
        await using var right = File.OpenRead(other);
        var (ours, theirs) = (await SHA256.HashDataAsync(left, cancellation), await SHA256.HashDataAsync(right, cancellation));
        return left.Length == right.Length && ours.AsSpan().SequenceEqual(theirs);
    }
}
