namespace LineageIngest.Insight.Impact;

/// <summary>What somebody means to do.</summary>
public enum PlannedChange
{
    DropTable,
    DropColumn,
    RenameColumn,
    RetypeColumn,
    StopJob,
}

/// <summary>Planned changes as the API writes them: <c>drop-column</c>.</summary>
public static class PlannedChanges
{
    public static readonly IReadOnlyList<string> Words = ["drop-table", "drop-column", "rename-column", "retype-column", "stop-job"];

    public static PlannedChange? Parse(string word) => Words.ToList().IndexOf(word) is var index and >= 0 ? (PlannedChange)index : null;

    public static string Word(this PlannedChange change) => Words[(int)change];

    public static bool IsOfColumn(this PlannedChange change) =>
        change is PlannedChange.DropColumn or PlannedChange.RenameColumn or PlannedChange.RetypeColumn;
}
