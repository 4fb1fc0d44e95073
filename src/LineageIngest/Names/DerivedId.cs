using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LineageIngest.Names;

/// <summary>
/// Makes an id from an identity instead of handing one out, so that no look-up precedes an upsert and every replay gives the same ids.
/// 16 bytes of SHA-256 in the form of RFC 9562 version 8. Example: <c>DerivedId.Of("dataset", "postgres://h:5432", "db.public.t")</c>.
/// </summary>
public static class DerivedId
{
    /// <summary>The id of an identity; parts are length-prefixed, so ("a","bc") and ("ab","c") differ.</summary>
    public static Guid Of(string noun, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, noun);
        foreach (var part in parts)
            Append(hash, part);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return FromDigest(digest);
    }

    /// <summary>The id of a text or body: equal bytes have equal ids.</summary>
    public static Guid OfContent(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(content, digest);
        return FromDigest(digest);
    }

    public static Guid OfContent(string content) => OfContent(Encoding.UTF8.GetBytes(content));

    static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    static Guid FromDigest(Span<byte> digest)
    {
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
