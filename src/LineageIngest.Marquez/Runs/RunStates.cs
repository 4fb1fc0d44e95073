using LineageIngest.Facts;

namespace LineageIngest.Marquez.Runs;

/// <summary>Their words for how a run stands.</summary>
public static class RunStates
{
    public static readonly IReadOnlyList<string> Words = ["NEW", "RUNNING", "COMPLETED", "ABORTED", "FAILED"];

    internal static string Word(string state) =>
        state switch
        {
            RunOutcome.Complete => "COMPLETED",
            RunOutcome.Abort => "ABORTED",
            RunOutcome.Fail => "FAILED",
            RunOutcome.New => "NEW",
            _ => "RUNNING",
        };

    /// <summary>Our states behind one of their words.</summary>
    internal static IEnumerable<string> Of(string word) =>
        word switch
        {
            "COMPLETED" => [RunOutcome.Complete],
            "ABORTED" => [RunOutcome.Abort],
            "FAILED" => [RunOutcome.Fail],
            "NEW" => [RunOutcome.New],
            _ => [RunOutcome.Start, RunOutcome.Running, RunOutcome.Other],
        };
}
