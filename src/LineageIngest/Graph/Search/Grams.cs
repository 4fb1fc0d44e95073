namespace LineageIngest.Graph.Search;

/// <summary>
/// Texts as sets of numbers that a GIN index over <c>integer[]</c> can intersect: each three characters in a row, and the first one and two characters
/// of each word, so that two typed letters find words too. A collision costs one row looked at in vain. Pure.
/// </summary>
static class Grams
{
    /// <summary>More of a text is not searched: a name this long is none, and SQL repeats its words.</summary>
    public const int LongestText = 8000;

    const int MostOfTerm = 4;
    const uint Offset = 2166136261;
    const uint Prime = 16777619;

    /// <summary>Every number of a stored text, with the one that keeps kinds and subscriptions apart.</summary>
    public static int[] Of(int subscriptionId, SearchKind kind, string text)
    {
        var lower = Lower(text);
        var grams = new HashSet<int> { OfKind(subscriptionId, kind) };
        for (var i = 0; i < lower.Length; i++)
        {
            if (i + 3 <= lower.Length)
                grams.Add(Hash('3', lower.AsSpan(i, 3)));
            if (!BeginsWord(lower, i))
                continue;
            grams.Add(Hash('1', lower.AsSpan(i, 1)));
            if (i + 2 <= lower.Length)
                grams.Add(Hash('2', lower.AsSpan(i, 2)));
        }
        return [.. grams.Order()];
    }

    /// <summary>
    /// Numbers that a text must hold to contain a term (of one or two characters: to have a word that begins with it). Few of them, for each costs a look
    /// into its own list per candidate; those with digits first, for they are rare.
    /// </summary>
    public static IEnumerable<int> OfTerm(string term)
    {
        if (term.Length < 3)
            return [Hash(term.Length == 1 ? '1' : '2', term)];
        var places = Enumerable.Range(0, term.Length - 2);
        return places
            .OrderByDescending(i => term.AsSpan(i, 3).ContainsAnyInRange('0', '9'))
            .ThenBy(i => i % 3)
            .ThenBy(i => i)
            .Take(MostOfTerm)
            .Select(i => Hash('3', term.AsSpan(i, 3)));
    }

    public static int OfKind(int subscriptionId, SearchKind kind) => Hash('k', $"{subscriptionId} {(short)kind}");

    public static string Lower(string text) => (text.Length > LongestText ? text[..LongestText] : text).ToLowerInvariant();

    /// <summary>A letter or digit after something else begins a word; so does the very first character.</summary>
    public static bool BeginsWord(string text, int index) =>
        index == 0 || (char.IsLetterOrDigit(text[index]) && !char.IsLetterOrDigit(text[index - 1]));

    static int Hash(char sort, ReadOnlySpan<char> characters)
    {
        var hash = (Offset ^ sort) * Prime;
        foreach (var c in characters)
            hash = (hash ^ c) * Prime;
        return unchecked((int)hash);
    }
}
