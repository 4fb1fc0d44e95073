namespace LineageIngest.Facts;

/// <summary>What the events of a run say about it, merged: registers for what is set once, extremes for what moves.</summary>
public sealed record RunFacts
{
    /// <summary>Event types seen, with their first and last time.</summary>
    public SortedDictionary<string, TimeSpanSeen> States { get; init; } = new(StringComparer.Ordinal);
    public Register<ParentFact>? Parent { get; init; }
    public Register<NominalFact>? Nominal { get; init; }
    public Register<JobTypeFact>? Type { get; init; }
    public DateTimeOffset FirstEventAt { get; init; }
    public DateTimeOffset LastEventAt { get; init; }

    public static RunFacts Merge(RunFacts left, RunFacts right)
    {
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
        };
    }
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
