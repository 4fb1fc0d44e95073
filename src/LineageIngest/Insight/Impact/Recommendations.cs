using System.Globalization;

namespace LineageIngest.Insight.Impact;

/// <summary>What to do before a change, in words. Pure.</summary>
public static class Recommendations
{
    const int ManyRuns = 24;

    public static List<string> Of(ImpactFacts facts, int score)
    {
        if (facts.Datasets + facts.Jobs == 0)
            return ["Nothing downstream is known to use it. Check whether people query it directly: lineage sees jobs, not hands."];
        var said = new List<string>();
        void Say(bool applies, FormattableString text)
        {
            if (applies)
                said.Add(text.ToString(CultureInfo.InvariantCulture));
        }
        Say(
            facts.BreakingJobs > 0,
            $"Change the {Counted(facts.BreakingJobs, "job")} that {(facts.BreakingJobs == 1 ? "uses" : "use")} it first, in the same release; until then {Fails(facts.Change, facts.BreakingJobs)}."
        );
        Say(
            facts.Change == PlannedChange.RenameColumn,
            $"Keep the old name beside the new one (a view or a second column) until the last reader has moved."
        );
        Say(
            facts.Change == PlannedChange.RetypeColumn,
            $"Compare joins and filters on the column: a type that differs on both sides is an error in some databases and a silent cast in others."
        );
        Say(facts.Change == PlannedChange.DropTable, $"Stop what writes it as well, or the next run makes it again.");
        Say(
            facts.Change == PlannedChange.StopJob,
            $"Everything listed stays as the last run left it; say so to those who read it, or let another job write it."
        );
        Say(
            facts.Owners.Count > 0,
            $"Tell {string.Join(", ", facts.Owners.Take(10))}{(facts.Owners.Count > 10 ? $" and {facts.Owners.Count - 10} more" : "")}."
        );
        Say(
            facts.Unowned > 0,
            $"{Counted(facts.Unowned, "affected dataset or job", "affected datasets and jobs")} {(facts.Unowned == 1 ? "has" : "have")} no owner: find one before, not after."
        );
        Say(
            facts.Dashboards > 0,
            $"{Counted(facts.Dashboards, "dashboard or model shows it", "dashboards or models show it")}; warn their readers."
        );
        Say(
            facts.SensitiveTags.Count > 0,
            $"Tags on the way ({string.Join(", ", facts.SensitiveTags)}) say that this data has rules of its own; ask whoever set them."
        );
        Say(
            facts.Possibly > 0,
            $"{Counted(facts.Possibly, "dataset is", "datasets are")} only possibly affected, since the jobs that write {(facts.Possibly == 1 ? "it" : "them")} tell nothing about columns: look into their code."
        );
        Say(facts.RunsPerDay >= ManyRuns, $"About {facts.RunsPerDay:0} runs a day touch it: choose an hour between them.");
        Say(facts.Truncated, $"This is not all: ask again with a higher limit or depth.");
        Say(score >= 70, $"The risk is high: try it on a copy first and have a way back.");
        return said;
    }

    static string Fails(PlannedChange change, int jobs) =>
        (change == PlannedChange.RetypeColumn, jobs == 1) switch
        {
            (true, true) => "its results may differ",
            (true, false) => "their results may differ",
            (false, true) => "it fails",
            _ => "they fail",
        };

    /// <summary>Example: <c>1 job</c>, <c>2 jobs</c>.</summary>
    internal static string Counted(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
