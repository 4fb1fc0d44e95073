using LineageIngest.Graph.Search;

namespace LineageIngest.Insight.Search;

/// <summary>How well a text answers a question; the smaller the better.</summary>
public enum SearchMatch
{
    Exact,
    Prefix,
    Word,
    Contained,
}

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public sealed record Highlight(int Start, int Length);

/// <summary>A typed question, split into terms. Pure.</summary>
sealed class SearchTerms
{
    SearchTerms(string whole, string[] terms) => (Whole, Terms) = (whole, terms);

    /// <summary>The question in lower case.</summary>
    public string Whole { get; }
    public IReadOnlyList<string> Terms { get; }

    public static SearchTerms Of(string question)
    {
        var whole = Grams.Lower(question.Trim());
        return new SearchTerms(whole, whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The pattern for LIKE of texts that contain a term.</summary>
    public static string Containing(string term) =>
        $"%{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>How a text matches and where, or null when it does not (a number can lie).</summary>
    public (SearchMatch Match, List<Highlight> Highlights)? Judge(SearchKind kind, string text, string key)
    {
        if (Terms.Count == 0)
            return (SearchMatch.Contained, []); // no words: a filter alone chose it
        var lower = Grams.Lower(text);
        var terms = For(kind);
        var places = terms.Select(term => Place(lower, term, kind)).ToList();
        if (terms.Count == 0 || places.Exists(place => place.Start < 0))
            return null;
        var whole = lower.LastIndexOf(Whole, StringComparison.Ordinal);
        List<Highlight> highlights =
            whole >= 0 && kind != SearchKind.Sql
                ? [new Highlight(Prefers(lower, whole), Whole.Length)]
                : [.. places.Select(p => new Highlight(p.Start, p.Length)).DistinctBy(h => h.Start).OrderBy(h => h.Start)];
        if (kind == SearchKind.Sql)
            return (places.TrueForAll(p => p.WholeWord) ? SearchMatch.Word : SearchMatch.Contained, highlights);
        var match =
            lower == Whole || key == Whole ? SearchMatch.Exact
            : lower.StartsWith(Whole, StringComparison.Ordinal) || key.StartsWith(Whole, StringComparison.Ordinal) ? SearchMatch.Prefix
            : places.TrueForAll(p => p.AtWord) ? SearchMatch.Word
            : SearchMatch.Contained;
        return (match, highlights);
    }

    /// <summary>What every answer contains; for SQL the question is cut into words first, as its texts were.</summary>
    public IReadOnlyList<string> For(SearchKind kind) =>
        kind == SearchKind.Sql ? SqlWords.Of(Whole).Split(' ', StringSplitOptions.RemoveEmptyEntries) : Terms;

    /// <summary>Of several places the last one at the beginning of a word: in a dotted name that is the part that people mean.</summary>
    int Prefers(string lower, int last)
    {
        for (var at = last; at >= 0; at = at == 0 ? -1 : lower.LastIndexOf(Whole, at + Whole.Length - 2, StringComparison.Ordinal))
        {
            if (Grams.BeginsWord(lower, at))
                return at;
        }

        return last;
    }

    static (int Start, int Length, bool AtWord, bool WholeWord) Place(string lower, string term, SearchKind kind)
    {
        (int, int, bool, bool)? best = null;
        for (
            var at = lower.IndexOf(term, StringComparison.Ordinal);
            at >= 0;
            at = at + 1 < lower.Length ? lower.IndexOf(term, at + 1, StringComparison.Ordinal) : -1
        )
        {
            var begins = kind == SearchKind.Sql ? at == 0 || !SqlWords.IsWordPart(lower[at - 1]) : Grams.BeginsWord(lower, at);
            var end = at + term.Length;
            var ends = end == lower.Length || !SqlWords.IsWordPart(lower[end]);
            if (begins && ends)
                return (at, term.Length, true, true);
            if (best is null || begins)
                best = best is { Item3: true } ? best : (at, term.Length, begins, false);
        }
        return best ?? (-1, 0, false, false);
    }
}
