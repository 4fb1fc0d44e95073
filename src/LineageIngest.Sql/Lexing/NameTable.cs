namespace LineageIngest.Sql.Lexing;

/// <summary>Gives equal names one string, folded by the dialect's rule.</summary>
sealed class NameTable(CaseRule rule)
{
    (int Hash, string Written, string Folded)[] _slots = new (int, string, string)[64];
    int _count;

    /// <summary>The folded name of an unquoted word whose hash, without case, is known.</summary>
    public string Intern(ReadOnlySpan<char> text, int hash)
    {
        var mask = _slots.Length - 1;
        var slot = (hash ^ (hash >> 9)) & mask;
        for (; _slots[slot].Folded is not null; slot = (slot + 1) & mask)
        {
            ref readonly var entry = ref _slots[slot];
            if (entry.Hash == hash && text.SequenceEqual(entry.Written))
            {
                return entry.Folded;
            }
        }

        var written = text.ToString();
        var folded = Fold(written);
        _slots[slot] = (hash, written, folded);
        if (++_count * 2 > _slots.Length)
        {
            Grow();
        }

        return folded;
    }

    /// <summary>The name as it stands between quotes.</summary>
    public string InternExact(ReadOnlySpan<char> text)
    {
        if (rule != CaseRule.Preserve)
        {
            return text.ToString();
        }

        return Intern(text, Keywords.Hash(text));
    }

    string Fold(string text) =>
        rule switch
        {
            CaseRule.Lower => text.ToLowerInvariant(),
            CaseRule.Upper => text.ToUpperInvariant(),
            _ => text,
        };

    void Grow()
    {
        var old = _slots;
        _slots = new (int, string, string)[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var entry in old)
        {
            if (entry.Folded is null)
            {
                continue;
            }

            var slot = (entry.Hash ^ (entry.Hash >> 9)) & mask;
            while (_slots[slot].Folded is not null)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = entry;
        }
    }
}
