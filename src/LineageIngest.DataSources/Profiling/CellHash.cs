using System.Runtime.InteropServices;

namespace LineageIngest.DataSources.Profiling;

/// <summary>64 bits of a value, the same in every process: equal values have equal hashes, and unequal ones practically never do.</summary>
static class CellHash
{
    const ulong First = 0x9E3779B97F4A7C15;
    const ulong Second = 0xE7037ED1A0B428DB;

    public static ulong Of(ReadOnlySpan<byte> value)
    {
        var hash = First ^ (ulong)value.Length;
        while (value.Length >= 8)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(value), Second);
            value = value[8..];
        }
        var rest = 0ul;
        for (var i = 0; i < value.Length; i++)
            rest |= (ulong)value[i] << (8 * i);
        return Mix(Mix(hash ^ rest, First), Second);
    }

    /// <summary>Order counts: (a, b) is another key than (b, a).</summary>
    public static ulong Join(ulong left, ulong right) => Mix(left ^ First, right ^ Second);

    static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low ^ right;
    }
}
