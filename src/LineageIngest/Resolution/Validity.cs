namespace LineageIngest.Resolution;

/// <summary>An item and one kind of evidence for it, as an execution showed it. Words by hand and captured nodes speak for themselves only: their silence means nothing.</summary>
sealed record SeenItem(Guid ItemId, string Kind, bool SpeaksForAll = true);

/// <summary>One execution of a job: all runs of it within one parent run. It closes what it no longer shows only if it succeeded.</summary>
sealed record Execution(DateTimeOffset At, bool Closes, IReadOnlyList<SeenItem> Items);

/// <summary>A stretch of event time in which an item held.</summary>
sealed record Stretch(Guid ItemId, DateTimeOffset From, DateTimeOffset? To);

/// <summary>Executions → when each item held. Pure.</summary>
static class Validity
{
    public static List<Stretch> Of(IEnumerable<Execution> executionsInTimeOrder)
    {
        var stretches = new List<Stretch>();
        var open = new Dictionary<Guid, (DateTimeOffset From, HashSet<string> Kinds)>();
        foreach (var execution in executionsInTimeOrder)
        {
            foreach (var item in execution.Items)
            {
                if (!open.TryGetValue(item.ItemId, out var held))
                    open[item.ItemId] = held = (execution.At, []);
                held.Kinds.Add(item.Kind);
            }
            if (execution.Closes)
                Close(execution, open, stretches);
        }
        stretches.AddRange(open.Select(o => new Stretch(o.Key, o.Value.From, null)));
        return stretches;
    }

    /// <summary>Silence of one kind of evidence says nothing about another: an item goes only when all its kinds spoke and none named it.</summary>
    static void Close(Execution execution, Dictionary<Guid, (DateTimeOffset From, HashSet<string> Kinds)> open, List<Stretch> stretches)
    {
        var shown = execution.Items.Select(i => i.ItemId).ToHashSet();
        var kinds = execution.Items.Where(i => i.SpeaksForAll).Select(i => i.Kind).ToHashSet();
        foreach (var (item, held) in open.Where(o => !shown.Contains(o.Key) && o.Value.Kinds.IsSubsetOf(kinds)).ToList())
        {
            stretches.Add(new Stretch(item, held.From, execution.At));
            open.Remove(item);
        }
    }
}
