namespace LineageIngest.Insight.Runs;

/// <summary>How it is known what a task waited for.</summary>
public enum OrderBasis
{
    /// <summary>The run's own events say it (Airflow's provider).</summary>
    Run,

    /// <summary>The declaration of the task says it (the crawler).</summary>
    Declaration,

    /// <summary>Nothing says it: whatever ended last before it began.</summary>
    Time,
}

/// <summary>A part of a run as stored: its job's name is <c>dag.task</c>.</summary>
public sealed record RunPart(
    Guid Key,
    string RunId,
    Guid JobId,
    string Namespace,
    string Name,
    string State,
    DateTimeOffset Start,
    DateTimeOffset End,
    bool Ended
);

/// <summary>The neighbours of a task by name of job; null lists are not known.</summary>
public sealed record DeclaredOrder(OrderBasis Basis, IReadOnlyList<string>? Upstream, IReadOnlyList<string> Downstream);

/// <summary>What the parts of a run waited for. Pure.</summary>
public static class TaskOrder
{
    /// <summary>By part: its basis and the parts it waited for. A task that has no run here (skipped) is passed through to what it would have waited for.</summary>
    public static Dictionary<Guid, (OrderBasis Basis, HashSet<Guid> Upstream)> Of(
        IReadOnlyList<RunPart> parts,
        IReadOnlyDictionary<string, DeclaredOrder> declared
    )
    {
        var byName = parts.ToLookup(p => p.Name, StringComparer.Ordinal);
        var upstream = Upstream(declared);
        return parts.ToDictionary(
            p => p.Key,
            part =>
            {
                var retried = byName[part.Name]
                    .Where(other => other.Key != part.Key && other.State != "COMPLETE" && other.End <= part.Start)
                    .Select(other => other.Key);
                return declared.TryGetValue(part.Name, out var order) && order.Upstream is not null
                    ? (
                        order.Basis,
                        Present(part.Name, upstream, byName).SelectMany(name => byName[name]).Select(p => p.Key).Concat(retried).ToHashSet()
                    )
                    : (OrderBasis.Time, (HashSet<Guid>)[.. LastBefore(part, parts), .. retried]);
            }
        );
    }

    static Dictionary<string, HashSet<string>> Upstream(IReadOnlyDictionary<string, DeclaredOrder> declared)
    {
        var upstream = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        void Add(string task, string above)
        {
            if (!upstream.TryGetValue(task, out var known))
                upstream[task] = known = new(StringComparer.Ordinal);
            known.Add(above);
        }
        foreach (var (task, order) in declared)
        {
            foreach (var above in order.Upstream ?? [])
                Add(task, above);
            foreach (var below in order.Downstream)
                Add(below, task);
        }
        return upstream;
    }

    static HashSet<string> Present(string task, Dictionary<string, HashSet<string>> upstream, ILookup<string, RunPart> byName)
    {
        var (present, seen) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { task });
        var queue = new Queue<string>([task]);
        while (queue.TryDequeue(out var name))
        {
            foreach (var above in upstream.GetValueOrDefault(name, []))
            {
                if (!seen.Add(above))
                    continue;
                if (byName.Contains(above))
                    present.Add(above);
                else
                    queue.Enqueue(above);
            }
        }

        return present;
    }

    static IEnumerable<Guid> LastBefore(RunPart part, IReadOnlyList<RunPart> parts) =>
        parts
            .Where(p => p.Key != part.Key && p.End <= part.Start)
            .OrderByDescending(p => p.End)
            .ThenBy(p => p.Key)
            .Take(1)
            .Select(p => p.Key);
}
