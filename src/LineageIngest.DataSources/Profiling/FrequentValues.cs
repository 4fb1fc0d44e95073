using System.Runtime.InteropServices;
using System.Text;

namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// Values with how often they came. While they are few, every count is exact; when there are too many, the rare ones are dropped, and what comes back later
/// has lost at most <see cref="Lost"/> (Misra and Gries, https://doi.org/10.1016/0167-6423(82)90012-0).
/// </summary>
sealed class FrequentValues(bool keepsText)
{
    const int Capacity = 8192;
    const int LongestText = 200;

    /// <summary>The text of a value is kept when it came so often; among the first rows at once.</summary>
    const int Often = 3;
    const int FirstRows = 1000;

    readonly Dictionary<ulong, Slot> _slots = [];
    long _seen;

    /// <summary>What a count may lack; 0 while all are exact.</summary>
    public long Lost { get; private set; }

    /// <summary>How many different values there were; null when some were dropped.</summary>
    public int? Distinct => Lost == 0 ? _slots.Count : null;

    public void Add(ulong hash, ReadOnlySpan<byte> value)
    {
        _seen++;
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, hash, out _);
        slot.Count++;
        if (keepsText && slot.Text is null && (_seen <= FirstRows || slot.Count == Often))
            slot.Text = Shown(value);
        if (_slots.Count > Capacity)
            DropRare();
    }

    /// <summary>The most frequent, the most frequent first. A value that came once is no news unless there are hardly others.</summary>
    public List<(string Value, long Count)> Top(int limit) =>
        [
            .. _slots
                .Values.Where(slot => slot.Text is not null && (slot.Count > 1 || _slots.Count <= limit))
                .OrderByDescending(slot => slot.Count)
                .ThenBy(slot => slot.Text, StringComparer.Ordinal)
                .Take(limit)
                .Select(slot => (slot.Text!, slot.Count)),
        ];

    internal static string Shown(ReadOnlySpan<byte> value)
    {
        if (value.Length <= LongestText)
            return Encoding.UTF8.GetString(value);
        var end = LongestText;
        while ((value[end] & 0xC0) == 0x80)
            end--; // not in the middle of a letter
        return Encoding.UTF8.GetString(value[..end]) + "…";
    }

    void DropRare()
    {
        while (_slots.Count > Capacity / 2)
        {
            Lost++;
            foreach (var (hash, slot) in _slots)
            {
                if (slot.Count <= Lost)
                    _slots.Remove(hash);
            }
        }
    }

    struct Slot
    {
        public long Count;
        public string? Text;
    }
}
