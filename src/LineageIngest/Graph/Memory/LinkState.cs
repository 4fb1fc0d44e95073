using System.Collections.Concurrent;
using LineageIngest.Graph.Edges;

namespace LineageIngest.Graph.Memory;

/// <summary>What the evidence for a link comes to, as of a moment.</summary>
readonly record struct LinkState(bool Observed, string Verdict, bool Certain, float Confidence, string[] Kinds, long FirstAt, long LastAt)
{
    /// <summary>As of no moment in particular: later than every event, earlier than never.</summary>
    public static readonly long Now = DateTimeOffset.MaxValue.UtcTicks;

    static readonly ConcurrentDictionary<string, string[]> _alone = new();

    /// <summary>False where the filter takes the link out of the answer.</summary>
    public static bool Passes(Link link, LineageFilter filter, long asOf) =>
        link.IsThere(asOf) && Passes(link.Newest, link.Earlier, link.Showings, filter, asOf);

    /// <summary>The same of all edges that a link of a set stands for, where no other does; whether their datasets and the job are there is another matter.</summary>
    public static bool Passes(SetLink link, LineageFilter filter, long asOf) =>
        Passes(link.Newest, link.Earlier, link.Showings, filter, asOf);

    public static bool HoldsAt(Link link, long asOf) => HoldsAt(link.Newest, link.Earlier, asOf);

    static bool Passes(Held newest, Held[] earlier, Showing[] showings, LineageFilter filter, long asOf) =>
        HoldsAt(newest, earlier, asOf)
        && (filter.WithContradicted || Rank(VerdictOf(showings)) < 2)
        && (!filter.ObservedOnly || ObservedBy(showings, asOf));

    public static LinkState Of(Link link, long asOf)
    {
        var (certain, confidence, first, last) = (false, 0f, long.MaxValue, long.MinValue);
        foreach (var showing in link.Showings)
        {
            certain |= showing.Certain;
            confidence = Math.Max(confidence, showing.Confidence);
            if (showing.Version.Runs == 0)
                continue; // a word by hand
            first = Math.Min(first, showing.Version.FirstAt);
            last = Math.Max(last, showing.Version.LastAt);
        }
        return new LinkState(
            ObservedBy(link.Showings, asOf),
            VerdictOf(link.Showings),
            certain,
            confidence,
            KindsOf(link.Showings),
            first,
            last
        );
    }

    /// <summary>Several links that an answer shows as one: those of the members of an alias set.</summary>
    public LinkState With(LinkState other) =>
        new(
            Observed || other.Observed,
            Rank(other.Verdict) < Rank(Verdict) ? other.Verdict : Verdict,
            Certain || other.Certain,
            Math.Max(Confidence, other.Confidence),
            Kinds.SequenceEqual(other.Kinds) ? Kinds : [.. Kinds.Union(other.Kinds).Order(StringComparer.Ordinal)],
            Math.Min(FirstAt, other.FirstAt),
            Math.Max(LastAt, other.LastAt)
        );

    static bool HoldsAt(Held newest, Held[] earlier, long asOf)
    {
        if (newest.At(asOf))
            return true;
        foreach (var held in earlier)
        {
            if (held.At(asOf))
                return true;
        }

        return false;
    }

    static bool ObservedBy(Showing[] showings, long asOf)
    {
        foreach (var showing in showings)
        {
            if (showing.Version.FirstObservedAt <= asOf)
                return true;
        }

        return false;
    }

    /// <summary>Of one kind the newest version decides, among kinds the best verdict, and a person over all of them.</summary>
    static string VerdictOf(Showing[] showings)
    {
        if (showings.Length == 1)
            return showings[0].Verdict;
        var best = Edges.Verdict.Contradicted;
        var at = 0;
        while (at < showings.Length)
        {
            var newest = showings[at];
            for (at++; at < showings.Length && showings[at].Kind == newest.Kind; at++)
            {
                if (Newer(showings[at].Version, newest.Version))
                    newest = showings[at];
            }

            if (newest.Kind == "manual")
                return newest.Verdict;
            if (Rank(newest.Verdict) < Rank(best))
                best = newest.Verdict;
        }
        return best;
    }

    static bool Newer(MapVersion one, MapVersion other) =>
        one.LastAt != other.LastAt ? one.LastAt > other.LastAt : one.Id.CompareTo(other.Id) < 0;

    static int Rank(string verdict) =>
        verdict switch
        {
            Edges.Verdict.Confirmed => 0,
            Edges.Verdict.Unchecked => 1,
            _ => 2,
        };

    static string[] KindsOf(Showing[] showings)
    {
        if (showings.Length == 1)
            return _alone.GetOrAdd(showings[0].Kind, kind => [kind]);
        var kinds = new List<string>(showings.Length);
        foreach (var showing in showings)
        {
            if (kinds.Count == 0 || kinds[^1] != showing.Kind)
                kinds.Add(showing.Kind);
        }

        return [.. kinds];
    }
}
