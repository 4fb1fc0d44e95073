using System.Text.Json.Serialization;

namespace LineageIngest.Facts;

/// <summary>What the events of a run say about it, merged: registers for what is set once, extremes for what moves.</summary>
public sealed record RunFacts
{
    const int MostUnreadTimes = 5;

    /// <summary>Event types seen, with their first and last time.</summary>
    public SortedDictionary<string, TimeSpanSeen> States { get; init; } = new(StringComparer.Ordinal);
    public Register<ParentFact>? Parent { get; init; }
    public Register<NominalFact>? Nominal { get; init; }
    public Register<JobTypeFact>? Type { get; init; }

    /// <summary>When the run spoke itself; where only other runs named it as their parent, when they first did.</summary>
    public DateTimeOffset FirstEventAt { get; init; }
    public DateTimeOffset LastEventAt { get; init; }

    /// <summary>Times of its events that could not be read, as sent: those events count at their time of receipt.</summary>
    public SortedSet<string>? UnreadTimes { get; init; }

    [JsonIgnore]
    public bool IsStream => Type?.Value.Processing is "STREAMING" or "SERVICE";

    /// <summary>Until when a stream is known to have written; null for others.</summary>
    [JsonIgnore]
    public DateTimeOffset? StreamAt => IsStream ? States.GetValueOrDefault(RunOutcome.Running)?.Last : null;

    /// <summary>No event of its own is known, it was only named by others.</summary>
    [JsonIgnore]
    public bool IsMentioned => States.Count == 0;

    /// <summary>A run of which others say that they are part of it.</summary>
    public static RunFacts Mentioned(DateTimeOffset at) => new() { FirstEventAt = at, LastEventAt = at };

    public static RunFacts Merge(RunFacts left, RunFacts right)
    {
        if (left.IsMentioned != right.IsMentioned)
            return left.IsMentioned ? right : left;
        if (left.IsMentioned)
            return left.FirstEventAt < right.FirstEventAt ? left : right;
        var states = new SortedDictionary<string, TimeSpanSeen>(left.States, StringComparer.Ordinal);
        foreach (var (state, seen) in right.States)
            states[state] = states.TryGetValue(state, out var known) ? TimeSpanSeen.Merge(known, seen) : seen;
        return new RunFacts
        {
            States = states,
            Parent = Register.Merge(left.Parent, right.Parent),
            Nominal = Register.Merge(left.Nominal, right.Nominal),
            Type = Register.Merge(left.Type, right.Type),
            FirstEventAt = left.FirstEventAt < right.FirstEventAt ? left.FirstEventAt : right.FirstEventAt,
            LastEventAt = left.LastEventAt > right.LastEventAt ? left.LastEventAt : right.LastEventAt,
            UnreadTimes = Unite(left.UnreadTimes, right.UnreadTimes),
        };
    }

    /// <summary>A few tell what is wrong; which of many are kept does not depend on the order of arrival.</summary>
    static SortedSet<string>? Unite(SortedSet<string>? left, SortedSet<string>? right) =>
        left is null ? right
        : right is null ? left
        : new SortedSet<string>(left.Concat(right).Order(StringComparer.Ordinal).Distinct().Take(MostUnreadTimes), StringComparer.Ordinal);
}

/// <summary>First and last time that something was seen.</summary>
public sealed record TimeSpanSeen(DateTimeOffset First, DateTimeOffset Last)
{
    public static TimeSpanSeen Merge(TimeSpanSeen left, TimeSpanSeen right) =>
        new(left.First < right.First ? left.First : right.First, left.Last > right.Last ? left.Last : right.Last);
}

/// <summary>Keys of the run that this run is part of, and of the one at the root.</summary>
public sealed record ParentFact(Guid? RunKey, Guid? RootRunKey);

/// <summary>The nominalTime facet: the time the run was scheduled for.</summary>
public sealed record NominalFact(DateTimeOffset? Start, DateTimeOffset? End);
