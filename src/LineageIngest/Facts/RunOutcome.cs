namespace LineageIngest.Facts;

/// <summary>
/// How a run stands, computed from the set of its states and their times, so the order of arrival cannot matter.
/// </summary>
public sealed record RunOutcome(string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool Observed)
{
    public const string Complete = "COMPLETE";
    public const string Fail = "FAIL";
    public const string Abort = "ABORT";
    public const string Start = "START";
    public const string Running = "RUNNING";
    public const string Other = "OTHER";

    /// <summary>Made known (POST …/runs, or as the parent of another run) and not heard of itself; no word of the specification.</summary>
    public const string New = "NEW";

    static readonly string[] _terminal = [Complete, Abort, Fail]; // of equal times the last one named wins

    public static RunOutcome Of(RunFacts run)
    {
        var start = run.States.GetValueOrDefault(Start);
        var ended = HasEnded(run, start) ? _terminal.Where(run.States.ContainsKey).ToList() : [];
        var state =
            ended.Count > 0
                ? FailureStands(run, ended)
                    ? Fail
                    : ended.MaxBy(s => (run.States[s].Last, Array.IndexOf(_terminal, s)))!
                : run.States.TryGetValue(Running, out var running) && (start is null || running.Last >= start.Last)
                    ? Running
                    : start is not null
                        ? Start
                        : run.IsMentioned || (run.States.ContainsKey(New) && run.States.Count == 1)
                            ? New
                            : Other;
        return new RunOutcome(state, start?.First, ended.Count > 0 ? run.States[state].Last : null, IsObserved(run, state));
    }

    /// <summary>
    /// One event that says so ends a run, whatever the clocks of the machines that sent START and end made of their order. Only a START on each side of
    /// the last end is a run that was started again.
    /// </summary>
    static bool HasEnded(RunFacts run, TimeSpanSeen? start)
    {
        var lastEnd = _terminal.Where(run.States.ContainsKey).Max(s => (DateTimeOffset?)run.States[s].Last);
        return lastEnd is not null && !(start?.First < lastEnd && start?.Last > lastEnd);
    }

    /// <summary>
    /// Spark ends a failed SQL execution twice: the job listener says FAIL, then the SQL listener says COMPLETE for the same run
    /// (docs/openlineage-quirks.md). The failure stands.
    /// </summary>
    static bool FailureStands(RunFacts run, List<string> ended) => run.Type?.Value.Integration == "SPARK" && ended.Contains(Fail);

    /// <summary>
    /// A successful run observes its lineage, also while it runs once more. A stream writes as long as it runs, so its RUNNING observes, however it ends.
    /// </summary>
    static bool IsObserved(RunFacts run, string state) =>
        run.IsStream
            ? run.States.ContainsKey(Running) || run.States.ContainsKey(Complete)
            : state is not (Fail or Abort) && run.States.ContainsKey(Complete);
}
