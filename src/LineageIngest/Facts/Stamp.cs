using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Facts;

/// <summary>
/// Who wins when two events set the same thing: trust of the time, event time, rank of the event type, fingerprint.
/// A total order that knows nothing of arrival, so every merge is a maximum. 26 bytes that compare as bytes (and as hex text).
/// </summary>
[JsonConverter(typeof(StampConverter))]
public readonly record struct Stamp(byte Trust, long Microseconds, byte Rank, Guid Fingerprint) : IComparable<Stamp>
{
    public const int Size = 26;

    /// <summary>The same for somebody who only saw the thing: he wins against nobody who made it.</summary>
    public Stamp OfReader() => this with { Trust = 0 };

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        bytes[0] = Trust;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(1), (ulong)Microseconds ^ 0x8000_0000_0000_0000);
        bytes[9] = Rank;
        Fingerprint.TryWriteBytes(bytes.AsSpan(10), bigEndian: true, out _);
        return bytes;
    }

    public static Stamp FromBytes(ReadOnlySpan<byte> bytes) =>
        new(
            bytes[0],
            (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]) ^ 0x8000_0000_0000_0000),
            bytes[9],
            new Guid(bytes.Slice(10, 16), bigEndian: true)
        );

    public int CompareTo(Stamp other)
    {
        var order = Trust.CompareTo(other.Trust);
        if (order == 0)
            order = Microseconds.CompareTo(other.Microseconds);
        if (order == 0)
            order = Rank.CompareTo(other.Rank);
        return order != 0 ? order : Fingerprint.CompareTo(other.Fingerprint);
    }

    public static bool operator >(Stamp left, Stamp right) => left.CompareTo(right) > 0;

    public static bool operator <(Stamp left, Stamp right) => left.CompareTo(right) < 0;

    public static bool operator >=(Stamp left, Stamp right) => left.CompareTo(right) >= 0;

    public static bool operator <=(Stamp left, Stamp right) => left.CompareTo(right) <= 0;
}

sealed class StampConverter : JsonConverter<Stamp>
{
    public override Stamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Stamp.FromBytes(Convert.FromHexString(reader.GetString()!));

    public override void Write(Utf8JsonWriter writer, Stamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Convert.ToHexString(value.ToBytes()));
}
