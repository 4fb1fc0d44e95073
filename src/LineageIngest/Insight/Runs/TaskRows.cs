namespace LineageIngest.Insight.Runs;

/// <summary>The tries of one task (or of one of its mapped siblings) in a run, first to last.</summary>
public sealed record TaskTries(IReadOnlyList<RunPart> Parts, TaskInstance Instance)
{
    public RunPart Last => Parts[^1];
}

/// <summary>Parts of a run as people count them: tries of a task belong together, and so do its mapped siblings. Pure.</summary>
public static class TaskRows
{
    /// <summary>In order of the first try's start.</summary>
    public static List<TaskTries> Tries(IReadOnlyList<RunPart> parts, IReadOnlyDictionary<Guid, TaskInstance> instances)
    {
        var tries = new List<List<RunPart>>();
        foreach (var same in parts.GroupBy(part => (part.JobId, Instance(part).MapIndex)))
        {
            List<RunPart>? open = null;
            foreach (var part in same.OrderBy(part => part.Start).ThenBy(part => part.Key))
            {
                if (open is null || !IsNextTry(open[^1], part))
                    tries.Add(open = []);
                open.Add(part);
            }
        }
        return [.. tries.OrderBy(own => own[0].Start).ThenBy(own => own[0].Key).Select(own => new TaskTries(own, Instance(own[^1])))];

        TaskInstance Instance(RunPart part) => instances.GetValueOrDefault(part.Key, TaskInstance.Unknown);

        // Airflow's numbers say it; without them, what began after a failure of the same task is another try of it.
        bool IsNextTry(RunPart before, RunPart part) =>
            (Instance(before).Attempt, Instance(part).Attempt) is (int earlier, int later)
                ? earlier < later
                : before.State != "COMPLETE" && before.End <= part.Start;
    }
}
