namespace LineageIngest.Sql.Dialects;

/// <summary>Vertica.</summary>
static class Vertica
{
    public static readonly Dialect Dialect = new("vertica")
    {
        NestedComments = true,
        SelectIntoTable = true,
        Hints = ["SEGMENTED BY", "KSAFE", "COPY_PARTITION_KEY", "PROJECTION"],
    };
}
