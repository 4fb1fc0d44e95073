namespace LineageIngest.Host;

/// <summary>Short lines for the person who watches a command: <c>lineage: schema is up to date</c>. They go to stderr.</summary>
static class Progress
{
    public static void Step(string step) => Console.Error.WriteLine($"lineage: {step}");
}
