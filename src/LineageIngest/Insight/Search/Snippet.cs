using LineageIngest.Graph.Search;

namespace LineageIngest.Insight.Search;

/// <summary>A piece of a longer text, and the stretches of it that were asked for. Pure.</summary>
public sealed record Snippet(string Text, IReadOnlyList<Highlight> Highlights)
{
    /// <summary>As much as a line of results shows, and how much of it stands before the first match.</summary>
    const int Length = 240;
    const int Lead = 60;

    internal static Snippet Of(string sql, SearchTerms terms)
    {
        if (terms.Judge(SearchKind.Sql, sql, "") is not { Highlights: [var first, ..] highlights })
            return new Snippet(sql.Length > Length ? sql[..Length] : sql, []);
        var start = Math.Max(0, first.Start - Lead);
        var text = sql.Substring(start, Math.Min(Length, sql.Length - start));
        return new Snippet(
            text,
            [.. highlights.Select(h => h with { Start = h.Start - start }).Where(h => h.Start + h.Length <= text.Length)]
        );
    }
}
