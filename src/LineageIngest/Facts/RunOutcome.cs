namespace LineageIngest.Facts;

/// <summary>
/// How a run stands, computed from the set of its states and their times, so the order of arrival cannot matter:
/// a late START of an earlier time does not reopen a run, a START after the end does.
/// </summary>
public sealed record RunOutcome(string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool Observed)
{
    public const string Complete = "COMPLETE";
    public const string Fail = "FAIL";
    public const string Abort = "ABORT";
    public const string Start = "START";
    public const string Running = "RUNNING";
    public const string Other = "OTHER";

    /// <summary>Made known before it began (POST …/runs); no word of the specification.</summary>
    public const string New = "NEW";

    static readonly string[] _terminal = [Complete, Abort, Fail]; // of equal times the last one named wins

    public static RunOutcome Of(RunFacts run)
    {
        var start = run.States.GetValueOrDefault(Start);
        var ended = _terminal.Where(s => run.States.TryGetValue(s, out var seen) && (start is null || seen.Last >= start.Last)).ToList();
        var state =
            ended.Count > 0
                ? FailureStands(run, ended)
                    ? Fail
                    : ended.MaxBy(s => (run.States[s].Last, Array.IndexOf(_terminal, s)))!
                : run.States.TryGetValue(Running, out var running) && (start is null || running.Last >= start.Last)
                    ? Running
                    : start is not null
                        ? Start
                        : run.States.ContainsKey(New) && run.States.Count == 1
                            ? New
                            : Other;
        return new RunOutcome(state, start?.First, ended.Count > 0 ? run.States[state].Last : null, IsObserved(run, state));
    }

    /// <summary>
    /// Spark ends a failed SQL execution twice: the job listener says FAIL, then the SQL listener says COMPLETE for the same run
    /// (docs/openlineage-quirks.md). The failure stands.
    /// </summary>
    static bool FailureStands(RunFacts run, List<string> ended) => run.Type?.Value.Integration == "SPARK" && ended.Contains(Fail);

    /// <summary>A successful run observes its lineage, also while it runs once more; a streaming job has no end, so its RUNNING observes.</summary>
    static bool IsObserved(RunFacts run, string state) =>
        state is not (Fail or Abort)
        && (
            run.States.ContainsKey(Complete) || (run.Type?.Value.Processing is "STREAMING" or "SERVICE" && run.States.ContainsKey(Running))
        );
}
