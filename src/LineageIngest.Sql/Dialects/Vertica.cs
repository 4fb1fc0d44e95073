namespace LineageIngest.Sql.Dialects;

/// <summary>Vertica.</summary>
static class Vertica
{
    public static readonly Dialect Dialect = new("vertica")
    {
        NestedComments = true,
        SelectIntoTable = true,
        Clauses = ClauseWords.Window | ClauseWords.Limit,
        Hints = ["SEGMENTED BY", "KSAFE", "COPY_PARTITION_KEY", "PROJECTION"],
    };
}
